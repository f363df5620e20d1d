"""Which region a document belongs to. A row is a phenomenon: text, expected "province/city/county level", why."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.geography.gazetteer import load_gazetteer
from core.lexicon import load_lines
from core.models import Cleaned, Recognised, Region, Removal, Source
from core.parsing.regions import mentions, recognise_region
from core.parsing.text import fold

HALF_TO_FULL = str.maketrans(",:;?!()", "，：；？！（）")
FULL_TO_HALF = str.maketrans("，：；？！（）", ",:;?!()")


def recognise(
    text: str,
    title: str | None = None,
    metadata: dict[str, str] | None = None,
    hints: dict[str, str] | None = None,
) -> Recognised[Region]:
    source = Source("document.txt", text, "0", hints=hints or {})
    return recognise_region(
        source, Cleaned(text, range(len(text)), metadata=metadata or {}), fold(text), title
    )


def told(found: Recognised[Region]) -> str:
    region = found.value
    names = [name or "-" for name in (region.province, region.city, region.county)]
    return f"{'/'.join(names)} {region.level}"


# One for each province-level division, in the order of their codes; the kinds of document take turns.
PROVINCES = [
    ("通州区政府第31次常务会议召开\n昨日，区委副书记、区长赵明主持召开区政府常务会议。通州区各镇街负责人列席。北京市有关部门到会指导。", "北京市/-/通州区 county"),
    ("政府工作报告\n——在天津市第十七届人民代表大会第二次会议上\n天津市市长 王某\n各位代表：现在，我代表市人民政府报告工作。", "天津市/-/- province"),
    ("正定县人民政府关于印发防汛预案的通知\n各乡镇人民政府：现将预案印发给你们，请认真落实。", "河北省/石家庄市/正定县 county"),
    ("平遥县召开文物保护工作会议\n3月2日，我县召开文物保护工作会议，县委书记主持。", "山西省/晋中市/平遥县 county"),
    ("科右前旗旗委常委会召开会议\n旗委书记主持会议，研究我旗防火工作。", "内蒙古自治区/兴安盟/科尔沁右翼前旗 county"),
    ("海城市第十届人民代表大会第二次会议上，市长作政府工作报告。", "辽宁省/鞍山市/海城市 county"),
    ("延边州委全面深化改革委员会会议召开\n州委书记主持会议，各县（市）负责人参加。", "吉林省/延边朝鲜族自治州/- city"),
    ("中共双鸭山市委召开常委会会议，市委书记主持。集贤县、友谊县、宝清县作了汇报。", "黑龙江省/双鸭山市/- city"),
    ("崇明区委理论学习中心组开展学习\n区委书记主持，全区各部门参加。", "上海市/-/崇明区 county"),
    ("兴化市政府召开第九次常务会议\n市长主持。会议指出，要讲好兴化故事。各乡镇（街道）列席。", "江苏省/泰州市/兴化市 county"),
    ("兰溪市委常委会召开扩大会议，市委书记主持。金华市委有关负责人到会。", "浙江省/金华市/兰溪市 county"),
    ("霍邱县2019年国民经济和社会发展统计公报\n霍邱县统计局\n初步核算，全年生产总值增长7%。", "安徽省/六安市/霍邱县 county"),
    ("上杭县委常委会召开会议\n县委书记主持会议，研究我县老区振兴工作。", "福建省/龙岩市/上杭县 county"),
    ("于都县十八届人大三次会议开幕\n大会听取了县长作的政府工作报告。于都县人民代表大会常务委员会主任主持。", "江西省/赣州市/于都县 county"),
    ("全市镇域经济会议召开\n枣庄新闻网讯 8月6日，全市会议召开，市委书记出席。滕州市、山亭区、薛城区作了发言。", "山东省/枣庄市/- city"),
    ("济源市政府常务会议召开\n市长主持，研究我市钢铁转型工作。", "河南省/-/济源市 county"),
    ("仙桃市人民政府工作报告\n——在仙桃市第十届人民代表大会第一次会议上", "湖北省/-/仙桃市 county"),
    ("湘西州政府召开第12次常务会议\n州长主持会议。吉首市、凤凰县、花垣县列席。", "湖南省/湘西土家族苗族自治州/- city"),
    ("东莞市政府常务会议审议通过三防方案\n市长主持。各镇街、园区列席。", "广东省/东莞市/- city"),
    ("自治区党委常委会召开会议\n广西壮族自治区党委书记主持。会议强调，全区上下要抓好春耕。", "广西壮族自治区/-/- province"),
    ("儋州市委常委会会议召开，市委书记主持，研究我市海防林工作。", "海南省/儋州市/- city"),
    ("重庆市綦江区第三届人民代表大会第四次会议上，区长作工作报告。", "重庆市/-/綦江区 county"),
    ("剑阁县政府召开全体会议\n县长主持。要奋力谱写剑阁发展新篇章。", "四川省/广元市/剑阁县 county"),
    ("黔东南州人民政府关于印发林业规划的通知\n各县、市人民政府：现印发给你们。", "贵州省/黔东南苗族侗族自治州/- city"),
    ("楚雄州委召开常委会会议，州委书记主持。姚安县、大姚县汇报。", "云南省/楚雄彝族自治州/- city"),
    ("日喀则市桑珠孜区委召开会议，区委书记主持，全区各乡参加。", "西藏自治区/日喀则市/桑珠孜区 county"),
    ("户县人民政府2013年工作报告\n在户县第十七届人民代表大会上，县长作报告。2013年全县生产总值增长12%。", "陕西省/西安市/鄠邑区 county"),
    ("临夏州委农村工作会议召开\n州委书记出席，全州八县市参加。", "甘肃省/临夏回族自治州/- city"),
    ("门源县委召开常委会\n县委书记主持，会议研究全县生态保护工作。", "青海省/海北藏族自治州/门源回族自治县 county"),
    ("红寺堡区召开移民致富提升工作会\n区委书记主持，我区各乡镇参加。", "宁夏回族自治区/吴忠市/红寺堡区 county"),
    ("石河子市政府召开常务会议，市长主持，各镇街道列席。", "新疆维吾尔自治区/-/石河子市 county"),
]  # fmt: skip

SETTLED = [
    ("东莞市廉租住房保障办法\n根据《廉租住房保障办法》和有关规定，结合我市实际，制定本办法。\n（建设部部长令第162号另有规定的从其规定）本市各镇街应当抓好落实，我市住房保障由全市统筹，东莞市住房和城乡建设局负责解释。", "广东省/东莞市/- city", "a city's rules that carry out those of a ministry"),
    ("7日，县委常委、副县长一行到盐镇乡走访慰问。县领导叮嘱盐镇乡干部要多关心群众，全县要过好年。", "河南省/洛阳市/宜阳县 county", "one town again and again, and no other place"),
    ("4日，海南省委常委、海口市委书记张某主持召开书记专题会。海口市四套班子主要领导发言。海口市高度重视，要结合海口实际抓好落实，全市要落实省委部署。", "海南省/海口市/- city", "a seat in the committee above"),
    ("21日，市人大常委会召开党组会议，传达省委通知精神。市人大常委会党组书记主持会议，市委要求抓好落实。要增强自觉性主动性，提升服务延安高质量发展的能力。", "陕西省/延安市/- city", "serving its own development"),
    ("29日，市政府六届八次全体会议在白城宾馆召开。市长出席会议并讲话。全市要确保经济平稳运行，我市各县（市、区）要抓好落实。", "吉林省/白城市/- city", "its own meeting place bears the name"),
    ("6日下午，省十四届人大四次会议邵阳市代表团举行第八次全体会议，审议决议草案。代表团团长参加。会议审议了关于湖南省人民政府工作报告的决议草案、关于湖南省2025年预算执行情况的决议草案。", "湖南省/邵阳市/- city", "a delegation meets at the congress above"),
    ("31日下午，嘉善县统筹防疫和发展工作会议召开，贯彻省委、市委部署。县委书记、县长等出席。全县要抓好落实。", "浙江省/嘉兴市/嘉善县 county", "a meeting that bears the county's name"),
    ("县委书记率队到古峰镇、棠口镇和岭下乡走访慰问，检查安全生产。全县要过好年。", "福建省/宁德市/屏南县 county", "towns that lie together in one county only"),
    ("市委书记深入槎水镇、塔畈乡、官庄镇督导，全市各乡镇要抓好落实，市政府办参加。", "安徽省/安庆市/潜山市 county", "towns of a city of county rank"),
    ("三道通镇召开党员大会，镇党委书记主持会议。三道通镇各村负责人参加，我镇要抓好秋收。", "黑龙江省/牡丹江市/林口县 township", "a township whose name is the only one"),
    ("宝山区政府召开会议，区长主持。会议听取月浦镇关于动迁的汇报，全区各街道要抓好落实。", "上海市/-/宝山区 county", "a town tells which of several districts of one name"),
    ("江西多个县区召开了领导干部会议。15日上午，定南县委召开会议，县委书记主持，全县要抓好落实。同日，宁都县委召开会议。", "江西省/-/- province", "several counties of a province"),
    ("延边州召开领导干部会议\n据报道，24日，延边州召开领导干部会议，宣布吉林省委的决定。省委书记出席会议并讲话。省委组织部负责人参加。", "吉林省/延边朝鲜族自治州/- city", "the prefecture meets, those above speak"),
    ("县委书记率队到项目一线调研，先后察看屏南时代材料公司、屏南华宁商场、屏南互通口收费站和宁武高速施工点，全县要过好年。", "福建省/宁德市/屏南县 county", "one short name again and again, others once"),
    ("县委书记赵明主持召开县委常委会议。会议审议了《关于审定户县土地整理工作方案的请示》和县妇联的请示。全县要抓好落实。", "陕西省/西安市/鄠邑区 county", "a county of two characters within a sentence, in the title of a paper taken up"),
    ("白城市党政代表团赴嘉兴考察交流\n21日，市委书记带领白城市党政代表团到浙江省嘉兴市考察。嘉兴市委书记会见代表团一行，对白城党政代表团的到来表示热烈欢迎。", "吉林省/白城市/- city", "whose delegation sets out tells it"),
    ("本报讯 22日，山西省长治市市委书记马某，市长席某率长治市党政考察团来潍考察。市委书记陪同。考察团先后考察了潍坊软件园，仔细了解我市园区建设。考察团认为，近年来潍坊市认真贯彻部署，值得长治市学习借鉴。", "山东省/潍坊市/- city", "guests who come to a city by its one character"),
    ("全市总河长工作会议召开\n27日，全市总河长工作会议召开，市长出席。要做好防汛备汛工作，守护好鞍山河湖安澜。", "辽宁省/鞍山市/- city", "rivers and lakes of a city are no river of its name"),
    ("会泽设分会场参加全省防火会议\n全省防火会议在昆明召开，会泽县设分会场。副省长作安排，全省要抓好落实。楚雄州作交流发言。县林草局在会泽分会场参会。", "云南省/曲靖市/会泽县 county", "a branch venue of a meeting of the province"),
    ("20日，全省森林防火电视电话会议在贵阳召开，省长出席并讲话。省政府秘书长参加，全省各级要抓好落实。", "贵州省/-/- province", "a meeting of the whole province held in its capital"),
    ("合肥市编办完善开发区体制\n根据省人民政府办公厅《关于促进全省开发区转型升级的意见》，市编办对4个市属开发区全面调研，结合合肥市实际提出建议，全市开发区统一管理。", "安徽省/合肥市/- city", "a paper of those above does not make it theirs"),
    ("县长赵明主持召开县政府常务会议。会议听取旬邑经济开发区关于旬邑县某某物流有限公司土地收储情况的汇报。各乡镇要主动作为，全县要抓落实。", "陕西省/咸阳市/旬邑县 county", "the meeting hears its own development zone"),
    ("副市长带领市直部门和华龙区、开发区、市城乡一体化示范区有关负责人现场观摩开州办棚户区改造。华龙区、开发区要抓好落实，全市上下要努力，我市要建好。", "河南省/濮阳市/- city", "a district listed with the zones of a city without a name"),
    ("自治区十四届人大四次会议锡盟代表团召开全团会议\n按照大会安排，出席自治区十四届人大四次会议的锡盟代表团召开全团会议，推选团长。", "内蒙古自治区/锡林郭勒盟/- city", "the delegation of a league to the congress above"),
    ("县长赵明主持召开县政府常务会议。会议研究乐清水库事宜、研究云霄县扶贫项目实施方案。各乡镇要主动作为，全县要抓落实。", "福建省/漳州市/云霄县 county", "the county named once, in the title of a paper taken up"),
    ("中国共产党沁县第十三次代表大会隆重召开，县委书记作报告，全县上下要努力。", "山西省/长治市/沁县 county", "two characters before the number of the congress"),
    ("区政府召开第12次常务会议\n来源：通州日报\n会议传达了全省安全生产会议精神，区长主持，全区要抓好落实。", "江苏省/南通市/通州区 county", "of two of one name the one that lies in a province"),
    ("在武汉市领导干部大会上，省委宣布，赵明任武汉市委书记。省委组织部部长宣读了省委决定，省委书记讲话。市长赵明发言，市委将带领全市加快发展，武汉市要争先。", "湖北省/武汉市/- city", "the province's committee appoints"),
    ("九届州委常委会会议召开，州委书记主持。会议传达省领导对迪庆工作的要求，全州要抓好落实。", "云南省/迪庆藏族自治州/- city", "what was asked of the place, named once by its short form"),
    ("北京经济技术开发区管委会主任办公会议事规则\n为了规范办公会，制定本规则。办公会由管委会领导组成。", "北京市/-/- township", "the committee of a zone, its name one word of the dictionary"),
    ("自治区党委副书记赵明到永宁县调研，强调要学习总书记考察宁夏重要讲话精神，落实自治区党委部署。", "宁夏回族自治区/-/- province", "the one autonomous region named"),
    ("市委书记赵明主持会议，落实省、黄冈市相关会议精神，全市要对照武穴支柱产业培养人才，筑梦武穴。", "湖北省/黄冈市/武穴市 county", "the city above hands down, the one below is spoken of"),
    ("自治区防汛指挥部召开会议，自治区党委副书记赵明主持，全区各地要做好防范，广西各级要守土尽责。", "广西壮族自治区/-/- province", "the region named once by its short form"),
    ("市长赵明主持座谈会并讲话，市政府各部门参加。全市要共同培植枝繁叶茂的常州幸福树。", "江苏省/常州市/- city", "the only place named, once by its short form"),
    ("副县长赵明随后前往镇安县天麻标准化示范园，了解征地进展。县政府办、县林业局参加，全县要抓好落实。", "陕西省/商洛市/镇安县 county", "on the way to a site at home"),
    ("今日上虞\n本报讯 2月19日，市政府邀请代表座谈2005年的工作，市委常委赵明到会。上虞日报社所有，全市关注上虞。", "浙江省/绍兴市/上虞区 county", "a district that was a city in the year of the text"),
    ("省委专题会议学习温家宝总理讲话\n本报杭州8月27日讯 省委召开专题会议学习国务院总理温家宝在浙江考察的讲话。省委书记主持，浙江要抓好落实，全省要加快发展，浙江经济要回升。", "浙江省/-/- province", "a province that studies a speech of the premier"),
    # stated bodies
    ("金华市委书记来兰溪调研\n5月3日，金华市委书记来兰溪调研。兰溪市委书记陪同。我市各乡镇要讲好兰溪故事。兰溪市委办公室。", "浙江省/金华市/兰溪市 county", "a visitor from the city above"),
    ("宣城市委常委、宁国市委书记主持大会。宁国市第十五届人民代表大会第一次会议开幕，市长作报告。", "安徽省/宣城市/宁国市 county", "an office held in the city above"),
    ("全市现场会在鹿邑县召开\n周口日报讯 全市现场会昨日在鹿邑县召开，市委常委出席。各县市区参加。", "河南省/周口市/- city", "the venue is not the body"),
    ("县委书记主持召开县委常委会会议，研究公墓建设。兰陵县纪委列席。会议还听取了兰溪公共绿地公园进展。讲好兰陵故事。", "山东省/临沂市/兰陵县 county", "a name inside another name"),
    ("大埔县召开座谈会\n县委副书记传达了习近平总书记在北京冬奥会表彰大会和在中国人民大学考察时的讲话精神，通报了上海疫情。我县要抓好落实。", "广东省/梅州市/大埔县 county", "events held elsewhere"),
    ("全市重点项目会议召开\n市委书记出席并讲话。会上，滕州市委书记、山亭区委书记、薛城区委书记作交流发言。各区（市）要抓落实。", "山东省/枣庄市/- city", "its counties are listed though it is not named"),
    ("虹口区广中路街道召开党建联席会议\n虹口区广中路街道党工委书记主持，街道各居民区参加，全街道党员受教育。", "上海市/-/虹口区 township", "a street office lies in its district"),
    ("2016年滨海新区小学入学工作方案\n根据《天津市入学办法》，天津市教育委员会统一部署。天津市各区按片入学，滨海新区落实。", "天津市/-/滨海新区 county", "the title names the district, the text the city whose rules apply"),
    ("鹤岗市文明行为条例\n（鹤岗市第十六届人民代表大会常务委员会第五次会议通过 黑龙江省第十三届人民代表大会常务委员会第九次会议批准）", "黑龙江省/鹤岗市/- city", "the congress above approves"),
    ("全市农业会议讲话\n全市农业工作会议今天召开，贯彻浙江省委、省政府部署。对全国、全省和我们温州都很重要，温州之所以有今天，全市上下功不可没。", "浙江省/温州市/- city", "the province's party committee gives the orders"),
    # only a short form
    ("县委召开会议\n县委书记强调，要推动寿宁高质量发展，讲好寿宁故事，为全县发展聚力。", "福建省/宁德市/寿宁县 county", "the short form where the document speaks of itself"),
    ("区委常委会召开会议\n区委书记主持，各镇街要打响环翠品牌，推动全区发展。", "山东省/威海市/环翠区 county", "one telling short form is enough when nothing else is named"),
    ("县委书记周东明主持会议\n会议通过《岳西县招商办法》《岳西县考核办法》，推动全县招商工作。", "安徽省/安庆市/岳西县 county", "a person whose given name is a county"),
    ("区政府召开会议\n区长强调，要抓好扬尘治理，西安市有关部门到会，为长安经济社会发展作贡献，推动全区发展。", "陕西省/西安市/长安区 county", "an ordinary word in a telling place, its city named"),
    ("县委书记主持会议，推进遂平经济社会高质量发展，全县上下要努力。", "河南省/驻马店市/遂平县 county", "推进 is not 进"),
    # ambiguous names settled by what is around them
    ("鼓楼区政府召开会议，区长主持。南京市有关部门到会。全区各街道参加。", "江苏省/南京市/鼓楼区 county", "the city is named elsewhere"),
    ("福建省福州市鼓楼区人民政府关于印发方案的通知", "福建省/福州市/鼓楼区 county", "the chain is written out"),
    ("市中区委召开会议，区委书记主持。枣庄高新区负责人应邀列席。山亭区、薛城区介绍经验，全区干部参加。", "山东省/枣庄市/市中区 county", "its neighbours are named"),
    ("阳泉市城区人民政府2010年政府工作报告", "山西省/阳泉市/城区 county", "a word-like name after its city"),
    ("吉林市委召开常委会会议，市委书记主持。吉林省委有关部门到会。全市干部参加。", "吉林省/吉林市/- city", "a city named like its province"),
    ("海南州人民政府关于草原防火的通知\n青海省有关部门：全州各县要抓好落实。", "青海省/海南藏族自治州/- city", "a prefecture whose short form is a province's"),
    # former names
    ("苍山县第十六届人民代表大会第二次会议隆重开幕\n2013年1月8日，县长作政府工作报告。", "山东省/临沂市/兰陵县 county", "renamed in 2014"),
    ("襄樊市政府工作报告\n2008年，全市人民在市委领导下奋斗。我代表襄樊市人民政府报告工作。", "湖北省/襄阳市/- city", "renamed in 2010"),
    ("襄樊市2008年政府工作报告\n2008年，襄樊市人民政府带领全市人民，2008年生产总值增长12%。到2020年，2008年的蓝图将成为现实。", "湖北省/襄阳市/- city", "a plan's far year does not date the text"),
    ("巢湖市政府工作报告\n2008年，全市人民在市委领导下，辖区庐江县、无为县、含山县、和县都有发展。巢湖市人民政府市长作报告。", "安徽省/巢湖市/- city", "a city divided in 2011, not the county of that name"),
    ("闸北区人民政府2012年工作报告\n2012年，全区经济平稳增长。", "上海市/-/闸北区 county", "merged in 2015: it stays itself"),
    ("临沂地区行署1993年工作总结\n1993年，全区工农业生产稳定发展。临沂地区行政公署要求各县抓落实。", "山东省/临沂市/- city", "a prefecture that became a city"),
    # below the county
    ("平邑县地方镇人民政府工作报告\n各位代表：我镇在县委领导下发展。全镇人民团结奋斗。镇长作报告。", "山东省/临沂市/平邑县 township", "a township lies in its county"),
    ("枣庄高新区管委会召开主任办公会议\n枣庄高新区党工委书记主持会议，部署项目建设。", "山东省/枣庄市/- township", "a development zone lies in its host"),
    # what is passed on, and who reports
    ("12月2日，县长周岩主持召开县政府常务会议。\n会议传达了中国共产党四川省第十一届委员会第十次全体会议精神，听取兰溪市对口帮扶情况。会议审议《通江县林业规划》《通江县旅游奖励办法》《通江县消防规划》，通江县将抓好落实。", "四川省/巴中市/通江县 county", "a plenum passed on is not the document's own"),
    ("【香港商报网讯】记者 常亮 报道：8月20日，龙华区委常委会召开扩大会议，学习支持深圳发展的意见，区委书记周岩主持，全区干部要为深圳发展努力。", "广东省/深圳市/龙华区 county", "a paper of Hong Kong reports on the mainland"),
    ("12月25日，市委常委会召开会议，市委书记周岩主持。要促进鄂州对外开放，建设武汉新城鄂州片区，推动政策在鄂州落地。", "湖北省/鄂州市/- city", "a new town named after the neighbour"),
    ("6月2日，区长周岩主持召开区政府常务会议，传达学习省第十三次党代会和省委全会、省委常委会会议精神。在我省新征程上，要推动广东、深圳精神在龙华落地生根，推动龙华高质量发展。", "广东省/深圳市/龙华区 county", "the office that chairs tells the level"),
    # names of earlier kinds, letterheads, yearbooks
    ("海安十二届县委常委会第57次会议\n12月26日，县委书记周岩主持会议，研究全县工作。", "江苏省/南通市/海安市 county", "a county that became a city, called by its short form"),
    ("平湖市乡村建设专项行动组文件\n平美组发〔2018〕8号\n关于召开现场会的通知\n各镇街道：现将有关事项通知如下。", "浙江省/嘉兴市/平湖市 county", "the letterhead"),
    ("永登县志\n二、常务委员会会议\n县人大常委会每两月召开一次会议。", "甘肃省/兰州市/永登县 county", "the annals of a county"),
    ("8月1日，我县召开联席会。县委书记周岩强调，扭转泸县经济社会发展局面，全县上下要合力攻坚。", "四川省/泸州市/泸县 county", "two characters, the first of them rare"),
    ("代表们分组审议政府工作报告\n2月16日，出席县人大会议的代表分组审议。要为青阳高质量发展出力，建设灵秀青阳。\n主办单位：青阳县人大常委会", "安徽省/池州市/青阳县 county", "who runs the site"),
    ("县政府第5次常务会议\n县长主持。会议听取重建巨野一中宿舍楼汇报、巨野牡丹画展汇报，邀请巨野居民代表列席，全县要抓好落实。", "山东省/菏泽市/巨野县 county", "one short form again and again"),
    ("宁夏回族自治区主席周岩主持召开座谈会，征求各民主党派对报告的意见，全区上下要共同努力。", "宁夏回族自治区/-/- province", "the chair of an autonomous region"),
    ("召开异地商会座谈会\n来自异地的商会代表参加，促使西宁非公有制经济更好发展，市长对西宁市的规划作了介绍，我市将继续支持。", "青海省/西宁市/- city", "推动, 促使 and the like before the short form"),
    ("22日下午，市委书记周岩主持召开市委常委（扩大）会议，传达省十二届人大二次会议、宁德市三届人大四次会议，省政协二次会议、宁德市政协三次会议精神。全市上下要推动福鼎更好更快发展，推动福鼎振兴。", "福建省/宁德市/福鼎市 county", "congresses above that are told of at a meeting below"),
    ("县委改革领导小组召开会议\n会上传达了省委改革委员会会议精神，学习了全省机构改革动员大会上的讲话精神。县委书记要求，方案要符合林口实际，推动林口发展，加快林口改革。", "黑龙江省/牡丹江市/林口县 county", "全省 in what is passed on"),
    ("会议召开\n来源：上海普陀\n8月7日，区人大常委会召开扩大会议，区长作报告，全区代表参加。", "上海市/-/普陀区 county", "a credit that is nothing but the names"),
    ("第十六届人民政府常务会议召开\n25日，市长周岩主持召开常务会议，听取中央、省、镇江市交办问题整改汇报，研究句容整改方案，听取句容市安全生产汇报，加快我市建设。", "江苏省/镇江市/句容市 county", "a county-level city below the one that gives orders"),
    ("迎春团拜会举行\n1月10日，靖州县平茶镇文化中心暖意融融，平茶镇各界人士团拜会举行。镇长致辞，我镇干部参加。", "湖南省/怀化市/靖州苗族侗族自治县 township", "a town named again and again behind its county"),
    ("会议召开\n3月28日，省教育厅副厅长深入我县调研。县长表示，希望深化在子洲精准扶贫的成果，推动政策在子洲落地，全县要努力。", "陕西省/榆林市/子洲县 county", "what takes root there"),
    ("周岩在全市经济形势分析会议上强调\n东北网绥化4月28日讯 4月26日，市委副书记、市长周岩主持召开会议，部署我市春耕生产，全市上下要努力。", "黑龙江省/绥化市/- city", "where it was reported from"),
    ("注意！保定易县进行洪崖山集中治理\n易县洪崖山综合治理工作指挥部\n关于集中治理的通告\n为加强森林防火工作，按照市委要求，现将有关事项通告如下。", "河北省/保定市/易县 county", "a name of two characters behind that of its city"),
    # two-character names
    ("滑县人民政府办公室关于秸秆禁烧的通知\n各乡镇人民政府：全县要落实责任。", "河南省/安阳市/滑县 county", "a full name of two characters"),
    ("中共代县县委召开会议，代县县委书记主持，副书记、代县长发言。", "山西省/忻州市/代县 county", "代县 is a county, 代县长 an acting magistrate"),
    # the line that says whose site it is
    ("县政府党组学习会召开\n明溪县政府网 2024-03-11\n3月10日，县长主持学习会，县政府党组成员参加。", "福建省/三明市/明溪县 county", "the site under the title"),
    ("云龙镇召开防汛工作推进会\n信息来源：攸县云龙镇 日期：2023-05-26\n5月25日，镇长主持会议，全镇干部参加，传达全省防汛会议精神。", "湖南省/株洲市/攸县 township", "a township and its county in the source line"),
    # texts that describe a place
    ("灌云县是全省重点贫困县之一，全县总人口100万人，辖有20个乡镇。2009年财政收入增长20%，居全省第三位。", "江苏省/连云港市/灌云县 county", "the subject of a description"),
    ("2016年，周口市完成地区生产总值2200亿元，比上年增长8%。其中，第一产业增加值440亿元。", "河南省/周口市/- city", "the subject of figures, without a level word"),
    ("扬州是中国历史文化名城。扬州自然风光秀美，市内有名胜古迹120处。全年接待游客5000万人次。", "江苏省/扬州市/- city", "the short form as the subject"),
    ("（二）生态良好。甘南州是我国重要的水源涵养地，境内森林覆盖率24%。全州8个县市，全州生态指数排在全省第一位，增速全省第二。", "甘肃省/甘南藏族自治州/- city", "what the province says of it is not its own level"),
    ("石台县位于安徽省南部，东邻黄山区，南接祁门县，西靠东至县，北连贵池区，总面积1400平方千米。", "安徽省/池州市/石台县 county", "the neighbours of what is described"),
    ("青阳县\n安徽省池州市下辖县\n青阳县，是安徽省池州市下辖县，位于安徽省南部，辖9个镇、2个乡。青阳县是全国文明县城。", "安徽省/池州市/青阳县 county", "the city it lies in"),
    ("1月5日，县长主持召开县委常委会会议。会议强调，鲁山县是丝绸之乡，更要把责任扛起来。会议还研究了其他事项。", "河南省/平顶山市/鲁山县 county", "the only full name, in a sentence of its own"),
    ("县委书记到沂水县人民医院检查发热门诊，随后到县城超市检查物资供应，要求全县卫生系统值守。县委书记深入沂水县诸葛镇看望群众。", "山东省/临沂市/沂水县 county", "hospitals and townships of the document's own county"),
    ("各位代表：现在，我代表市人民政府报告工作。全市人民在中共池州市委的坚强领导下奋斗，增幅居全省前列，总量居全省第一。", "安徽省/池州市/- city", "led by the committee of its own city"),
    # the division above those named
    ("3月8日，副市长、市公安局长先后深入余干县、广信区检查禁毒工作。市公安局有关负责人陪同。全市公安机关要提高认识。", "江西省/上饶市/- city", "a city known by two of its counties"),
    ("本报讯 市污水处理项目建成启动。市委副书记、市长，副市长共同启动。据悉，项目位于滨城区西外环，由市政府批准建设。", "山东省/滨州市/- city", "a city known by one of its districts"),
    ("在外乡友座谈会在碧江区举行。市委副书记、副市长参加。代表来自北京、福建的商会。市委副书记说，希望各位做铜仁的宣传员。", "贵州省/铜仁市/- city", "a district as the venue, and the city's short form"),
    ("省委书记先后到延安市、榆林市调研，省直有关部门负责人参加。省委书记强调，要抓好能源保供。", "陕西省/-/- province", "a province known by its cities"),
    ("全区安全工作视频会议在银川召开，安排部署宁夏安全工作。自治区副主席主持会议。", "宁夏回族自治区/-/- province", "an autonomous region speaks of itself as 全区"),
    ("省十三届人大常委会举行第十次会议\n省十三届人大常委会第十次会议在成都举行，副主任主持。会议审议《四川省湿地条例》《自贡市物业条例》。", "四川省/-/- province", "a people's congress by its number"),
    ("市委十二届八次全会召开\n9月5日，市委十二届八次全会召开，学习省委十届九次全会、宣城市委六届十次全会精神。副市长作《宁国市贯彻规划实施方案》的说明。全市上下要落实省委、宣城市委部署。", "安徽省/宣城市/宁国市 county", "the city above hands orders down beside the province"),
    ("新乡市十三届人大三次会议听取了市长代表市人民政府所作的报告，决定批准这个报告。", "河南省/新乡市/- city", "a session of a people's congress, briefly put"),
    ("新春将至，武陟县四大班子领导到各乡镇慰问。该县县委书记到敬老院看望老人。", "河南省/焦作市/武陟县 county", "the leaders of a county"),
    ("第十六届人民政府第32次常务会议召开\n25日，市长主持会议，听取中央、省、芜湖市交办问题整改情况，研究《无为市安全生产方案》，贯彻芜湖市人民政府专题会议精神，部署我市防汛工作。", "安徽省/芜湖市/无为市 county", "what the city above hands down"),
    # guests
    ("泰安市考察团到菏泽考察\n9月8日，泰安市副市长率考察团，来我市学习招商做法。我市投资局汇报全市招商情况。", "山东省/菏泽市/- city", "guests come to us"),
    ("淮安市代表团来盐城市考察，盐城市市长陪同。淮安市代表团表示，盐城的做法值得学习。市长希望两市加强联系。", "江苏省/盐城市/- city", "guests praise their hosts"),
]  # fmt: skip

OPEN = [
    ("29日，市政府在苏州国际会议中心举行招商推介会，市长出席会议并讲话。全市要抓好落实，我市各部门参加。", "-/-/- unknown", "region_unknown", "a hall in the city where investors are courted"),
    ("县委书记调研小城镇建设，到太平镇和城关镇走访。全县要抓好落实，县直部门参加。", "-/-/- county", "region_unknown", "towns called as many others are"),
    ("省委书记到古峰镇、棠口镇、岭下乡调研，省委、省政府要求全省抓好落实。", "-/-/- province", "region_unknown", "towns the province visits"),
    ("鼓楼区政府召开会议，区长主持，全区各街道参加。", "-/-/- county", "ambiguous_region", "four districts bear the name"),
    ("县委召开会议，县委书记主持。会议通报了帮扶情况：巨野捐赠物资，巨野选派教师，单县接收物资，单县组织培训，巨野还将继续，全县要感恩。", "-/-/- county", "region_unknown", "two short forms again and again"),
    ("县政府召开第三次常务会议，县长主持。会议研究了防汛工作。", "-/-/- county", "region_unknown", "no name at all"),
    ("县政府召开常务会议，县长主持。会议听取永兴煤业申请关闭退出事宜、县殡仪馆建设项目进展情况。", "-/-/- county", "region_unknown", "a company bears a county's name"),
    ("市委书记张某主持会议。会议强调，要抓好安全生产。", "-/-/- unknown", "region_unknown", "市 may be of any rank"),
    ("县委书记强调，要推动和平发展、平安建设，振兴乡村，解放思想，加强合作，节约资源，做到长治久安。我县上下要同心。", "-/-/- county", "region_unknown", "words that are also names"),
    ("德州新闻网讯 5月6日，县政府第三次常务会议召开，县长主持。县直有关单位参加，全县要抓好落实。", "山东省/德州市/- county", "region_unnamed", "only the paper's city is known"),
    ("县委书记强调，兰陵县的做法值得学习，我县要认真借鉴。", "-/-/- county", "region_unknown", "another county held up as an example"),
    ("我县党政代表团赴兰陵县考察学习\n昨日，县委书记率团赴兰陵县考察学习。兰陵县委书记陪同。我县要借鉴经验。", "-/-/- county", "region_unknown", "the county that is visited"),
    ("甲河镇举行培训会，组织干部参观学习了乙桥镇、监利县新沟镇的经验，请市委党校老师授课。全市要用好经验，我市各镇要学习。", "-/-/- unknown", "region_unknown", "a town elsewhere that is visited, and no 新 of our own"),
    ("市委书记讲话。会上，滕州市委书记作表态发言。各区（市）要抓好落实，全市上下要努力。", "-/-/- unknown", "region_unknown", "one who takes part does not speak for the meeting"),
    ("东川市委召开会议，市委书记主持。2019年全市干部要努力。", "-/-/- unknown", "region_unknown", "a city that ceased in 1998 is not meant in 2019"),
    ("县委书记强调，临泽县是全国先进县，经验值得借鉴，我县要对标看齐。", "-/-/- county", "region_unknown", "a description of another as an example"),
    ("县长主持会议。会议通报了对口帮扶情况：沂南县是我县的结对县，全县要加强协作。", "-/-/- county", "region_unknown", "a partner is described"),
    ("我市召开安全会议，副市长讲话，要求吸取安阳“11·21”火灾事故教训，全市要压实责任。", "-/-/- unknown", "region_unknown", "an accident elsewhere"),
    ("市委书记主持会议，要求学习苍山大蒜、兰陵美酒的品牌经验，全市农业部门要抓好落实。", "-/-/- unknown", "region_unknown", "products of elsewhere"),
    ("城市竞争力\n襄阳市位于湖北省西北部。\n江门市位于广东省中南部。\n株洲市位于湖南省东部。", "-/-/- unknown", "ambiguous_region", "a list of places, each described"),
    ("县委书记主持会议，听取中都皇故城和皇陵石刻保护规划修编情况，全县要做好保护。", "-/-/- county", "region_unknown", "an old city is no county"),
    ("七师与乌苏市举行座谈会\n27日，七师政委率党政代表团赴乌苏市走访，乌苏市委书记等参加。双方要融合发展。", "-/-/- unknown", "region_unknown", "the city a delegation calls on"),
    ("14日，市委常委、政法委书记徐闻仲主持召开河长制工作会议，督查河长制落实情况，全市要抓好落实。", "-/-/- unknown", "region_unknown", "a person whose name begins like a county"),
    ("市长率队赴滨城区考察学习，我市要借鉴经验。市政府有关部门参加。", "-/-/- unknown", "region_unknown", "a district that is visited says nothing of the city"),
    ("县政府召开会议，县长主持。新任副县长王某，沂水县诸葛镇人，作表态发言。全县干部参加。", "-/-/- county", "region_unknown", "a hometown"),
    ("县长会见沂水县天成食品有限公司客人，介绍我县投资环境。全县要优化服务。", "-/-/- county", "region_unknown", "the county of a company"),
    ("西湖区与青川县东西部协作联席会议召开，区长、青川县县长讲话。区长对青川县一行的到来表示欢迎。西湖区委书记说，全区要支持青川。", "-/-/- county", "ambiguous_region", "partners, and the host's name is shared"),
    ("全国农机工作会议在洛阳市召开。各省、自治区、直辖市代表参加，洛阳市市长致辞。会议要求各地抓好落实。", "-/-/- unknown", "region_unknown", "a national meeting, the host city's mayor welcomes it"),
    ("市政府召开常务会议，市长主持。会议通报西城区一起火灾的教训，全市要举一反三。", "-/-/- unknown", "region_unknown", "a fire in a district of another city"),
    ("市委书记会见天津市河西区客人一行。我市将与河西区加强合作。市政府秘书长参加。", "-/-/- unknown", "region_unknown", "guests from a district of another city"),
    ("省委书记主持会议，传达在陕西省榆林市考察时的讲话精神。省政府要求全省抓好落实。", "-/-/- province", "region_unknown", "a speech given in another province"),
    ("省长率团赴江苏省苏州市、无锡市考察。省政府秘书长参加。我省要学习先进。", "-/-/- province", "region_unknown", "cities of another province that are visited"),
    ("市委常委会召开，市委书记主持。学习在安新县白洋淀考察时的指示，全市要抓好生态。", "-/-/- unknown", "region_unknown", "where a leader's visit was, in a speech that is studied"),
    ("市长主持会议，会上播放警示片《绍兴市上虞区某案》，全市要警醒，市政府部门参加。", "-/-/- unknown", "region_unknown", "a case elsewhere, shown as a warning"),
    ("县长主持会议。贵州某酒业公司拟在我县投资，仁怀市的总部派员参加。全县要服务。", "-/-/- county", "region_unknown", "where a company sits"),
    ("市长主持会议。2023年，苏州市完成地区生产总值2万亿元，无锡市完成1万亿元。我市要看齐，全市要加压。", "-/-/- unknown", "region_unknown", "cities to catch up with"),
    ("安吉县是绿色发展的发源地。市委书记率队到安吉县参观，市政府各部门参加，全市要抓好生态。", "-/-/- unknown", "region_unknown", "a county that is described and visited"),
    ("市长主持会议，护航杭州亚运会，市政府各部门参加，全市要抓好落实。", "-/-/- unknown", "region_unknown", "a city known for an event"),
    ("市长主持会议，学习大庆精神，市政府各部门参加，全市要抓好落实。", "-/-/- unknown", "region_unknown", "a spirit named after a city"),
    ("县长主持会议，新任副县长赵明，沂水县人，作了自我介绍，全县干部参加。", "-/-/- county", "region_unknown", "where a person comes from"),
    ("县长主持会议，研究和县委有关的事项，全县要抓好落实。", "-/-/- county", "region_unknown", "characters of two words"),
    ("东莞市是我市的重要伙伴。市委副书记主持会议，全市要深化合作。", "-/-/- unknown", "region_unknown", "a partner of the same kind"),
    ("市长会见滨州市市长，双方就港口交换意见。我市要抓好落实，全市要行动。", "-/-/- unknown", "region_unknown", "the mayor of another city is received"),
    ("镇党委书记主持会议，我镇要抓好秸秆禁烧，全镇干部要包村。", "-/-/- township", "region_unknown", "a township without a name"),
]  # fmt: skip

COUNTRY = [
    ("个人信息保护规定\n（2013年6月28日中华人民共和国工业和信息化部第2次部务会议通过，自2013年9月1日起施行）\n第一条 为了保护合法权益，制定本规定。", "个人信息保护规定"),
    ("资质管理规定\n（2000年3月23日修订，2000年3月29日建设部部长令第77号发布）\n第一条 为了加强管理，制定本规定。", "资质管理规定"),
    ("租赁住房管理办法\n《租赁住房管理办法》已经第84次部常务会议审议通过，现予发布。", "租赁住房管理办法"),
    ("医院综合改革试点的指导意见\n国办发〔2015〕38号\n各省、自治区、直辖市人民政府：现提出意见。", "医院综合改革试点的指导意见"),
    ("各位代表：去年是取得很大成绩的一年，经济工作有了新的进展。", "1985年中华人民共和国国务院政府工作报告"),
    ("国务院关于印发节能减排方案的通知\n各省、自治区、直辖市人民政府：现将方案印发给你们。", "国务院关于印发节能减排方案的通知"),
    ("政府工作报告\n——在第十四届全国人民代表大会第二次会议上\n国务院总理\n各位代表：现在，我代表国务院，向大会报告政府工作。浙江、广东、江苏等地率先发展。", "政府工作报告"),
    ("中华人民共和国2019年国民经济和社会发展统计公报\n国家统计局\n全年国内生产总值增长6%。", "中华人民共和国2019年国民经济和社会发展统计公报"),
    ("教育部关于规范招生的意见\n各省教育厅：为规范招生，现提出意见。", "教育部关于规范招生的意见"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PROVINCES)
def test_every_province_is_recognised(text: str, expected: str) -> None:
    assert told(recognise(text, text.split("\n", 1)[0])) == expected


@pytest.mark.parametrize(("text", "expected", "why"), SETTLED)
def test_the_region_the_text_settles(text: str, expected: str, why: str) -> None:
    title = text.split("\n", 1)[0] if "\n" in text else None
    assert told(recognise(text, title)) == expected, why


@pytest.mark.parametrize("marks", [HALF_TO_FULL, FULL_TO_HALF])
@pytest.mark.parametrize(("text", "expected", "why"), SETTLED)
def test_punctuation_of_either_width_gives_the_same(
    text: str, expected: str, why: str, marks: dict[int, int]
) -> None:
    text = text.translate(marks)
    title = text.split("\n", 1)[0] if "\n" in text else None
    assert told(recognise(text, title)) == expected, why


@pytest.mark.parametrize(("text", "expected", "code", "why"), OPEN)
def test_what_stays_open_is_said_and_not_guessed(text: str, expected: str, code: str, why: str) -> None:
    found = recognise(text)
    assert told(found) == expected, why
    assert [issue.code for issue in found.issues] == [code]
    assert found.value.code is None


@pytest.mark.parametrize(("text", "title"), COUNTRY)
def test_documents_of_the_whole_country(text: str, title: str) -> None:
    found = recognise(text, title)
    assert found.value == Region(level="country")


def test_an_ambiguous_name_keeps_its_candidates() -> None:
    (issue,) = recognise("鼓楼区政府召开会议，区长主持，全区各街道参加。").issues
    for city in ("南京市", "徐州市", "福州市", "开封市"):
        assert city in issue.message


def test_the_span_is_the_name_in_the_text() -> None:
    text = "上杭县委常委会召开会议，县委书记主持。"
    found = recognise(text)
    assert found.span is not None
    assert text[slice(*found.span)] == "上杭县"
    assert found.inference is None


def test_a_renamed_division_says_so() -> None:
    found = recognise("苍山县第十六届人民代表大会第二次会议开幕，2013年1月县长作政府工作报告。")
    assert found.value.county == "兰陵县"
    assert found.inference is not None
    assert "苍山县" in found.inference.basis and "2014" in found.inference.basis


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"publisher": "集贤微言"}, "黑龙江省/双鸭山市/集贤县 county"),
        ({"publisher": "商水县融媒体中心"}, "河南省/周口市/商水县 county"),
        ({"source": "闽侯乡音报"}, "福建省/福州市/闽侯县 county"),
        ({"title": "今日房县网"}, "湖北省/十堰市/房县 county"),
    ],
)
def test_the_publisher_tells_which_county(metadata: dict[str, str], expected: str) -> None:
    assert told(recognise("县委书记主持会议，部署我县脱贫攻坚工作。", metadata=metadata)) == expected


def test_a_county_that_listens_in_speaks_for_itself() -> None:
    text = (
        "我县组织收听收看全省防汛工作会议\n建湖日报 2020-04-21\n4月16日，全省防汛工作会议召开。我县设立分会场，县领导出席。"
        "我省5月进入汛期，我省将突出安全第一，全省上下要做好准备。"
    )
    assert told(recognise(text, "我县组织收听收看全省防汛工作会议")) == "江苏省/盐城市/建湖县 county"


def test_the_greeting_of_a_site_names_its_place() -> None:
    text = "迁西欢迎您!\n县政府召开安全生产会议\n12月13日，县长主持会议，部署我县冬季安全生产工作。"
    assert told(recognise(text)) == "河北省/唐山市/迁西县 county"


def test_a_speech_on_the_national_congress_does_not_make_a_meeting_national() -> None:
    text = "石家庄市人大常委会召开主任会议\n9月19日，石家庄市人大常委会召开主任会议，市人大常委会主任主持会议。\n会议传达学习了在庆祝全国人民代表大会成立70周年大会上的讲话精神。"
    assert told(recognise(text)) == "河北省/石家庄市/- city"


def test_a_prefecture_s_meeting_told_by_the_site_of_one_of_its_counties() -> None:
    text = "全州经济形势分析会议召开，州委副书记、州长出席，部署我州二季度工作。"
    assert told(recognise(text, metadata={"source": "香格里拉网"})) == "云南省/迪庆藏族自治州/- city"
    assert told(recognise(text.replace("州", "市"), metadata={"source": "香格里拉网"})) != (
        "云南省/迪庆藏族自治州/- city"
    )


def test_a_paper_whose_name_is_one_word_of_the_dictionary_names_its_place() -> None:
    text = "市政府召开第二次全体会议，市委书记、市长出席，部署我市重点工作。"
    assert told(recognise(text, metadata={"source": "天津日报"})) == "天津市/-/- province"


def test_the_issuer_in_a_government_s_catalogue_is_stated() -> None:
    fields = {"index_number": "0600/2016-13", "publisher": "二七区特色商业区"}
    text = "特色商业区健全例会制度\n一是由管委会主任召集，两个月召开一次。"
    assert told(recognise(text, "特色商业区健全例会制度", fields)) == "河南省/郑州市/二七区 county"


def test_what_came_beside_the_file_counts() -> None:
    found = recognise("全省经济稳步回升，省政府要求抓好落实。", hints={"region": "甘肃省"})
    assert told(found) == "甘肃省/-/- province"


def test_the_number_of_a_province_s_document_names_the_province() -> None:
    assert told(recognise("粤府〔2012〕143号\n关于审批办法的通知\n现印发给你们。")) == "广东省/-/- province"


def test_a_letterhead_set_in_spaced_characters_is_read() -> None:
    assert told(recognise("兰 陵 县 人 民 政 府 文 件\n关于防汛工作的通知\n各乡镇：全县要做好防汛。")) == (
        "山东省/临沂市/兰陵县 county"
    )


def test_links_to_the_sites_of_others_do_not_tell_whose_page_it_is() -> None:
    links = "莒南县政府网 费县政府网 平邑县政府网 沂水县政府网"
    text = "县委书记主持会议，研究我县防汛工作。"
    source = Source("page.txt", text + links, "0")
    cleaned = Cleaned(text, range(len(text)), (Removal("navigation", len(text), len(text + links)),))
    assert recognise_region(source, cleaned, fold(text), None).value == Region(level="county")


def test_every_ordinary_word_is_the_short_form_of_a_division() -> None:
    gazetteer = load_gazetteer()
    words = load_lines("region_ordinary_words")
    assert [w for w in words if not gazetteer.by_short(w) and not gazetteer.by_former(w)] == []
    assert len(words) == len(set(words))


@pytest.mark.parametrize("word", load_lines("region_ordinary_words"))
def test_an_ordinary_word_alone_names_no_region(word: str) -> None:
    found = recognise(f"县委书记主持会议，强调要推动{word}工作，我县上下要抓好{word}、发展{word}。")
    assert found.value.code is None


@pytest.mark.parametrize("phrase", load_lines("region_not_names"))
def test_phrases_that_hold_names_are_no_mentions(phrase: str) -> None:
    assert [m.form for m in mentions(f"会议强调，{phrase}。") if not m.ordinary] == []


def test_names_found_and_names_that_only_look_so() -> None:
    text = fold("沿海城市发扬中医传统，兰陵县的干部在成县北京路边的兰溪大学调研，大理石和长治久安不算。")
    assert [mention.form for mention in mentions(text)] == ["兰陵县", "成县"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="县市区省委我全政府鼓楼和平阳城召开会议,。\n 2013年第届《》北京苍山新", max_size=200))
def test_any_text_gives_a_region_or_an_issue(text: str) -> None:
    found = recognise(text, text[:10])
    assert found.issues or found.value.level != "unknown"
    if found.span is not None:
        assert 0 <= found.span[0] < found.span[1] <= len(text)


def test_a_long_text_takes_no_longer_than_it_should() -> None:
    text = "兰陵县委书记主持会议,研究我县工作,临沂市、枣庄市、滕州市参加。" * 32_000
    recognise(text[:100])
    started = time.process_time()
    assert told(recognise(text)) == "山东省/临沂市/兰陵县 county"
    assert time.process_time() - started < 1.0  # about 0.1 s on an idle machine


def test_the_foot_and_the_column_of_the_site_name_its_county() -> None:
    body = "5月12日，我县召开推进会。县委书记周岩主持会议，全县各乡镇负责人参加。"
    for around in ("首页 >> 清丰要闻\n", "中共清丰县委宣传部/清丰县融媒体中心 豫ICP备1号\n"):
        source = Source("page.txt", around + body, "0")
        removed = (Removal("navigation", 0, len(around)),)
        cleaned = Cleaned(body, range(len(around), len(around) + len(body)), removed=removed)
        assert told(recognise_region(source, cleaned, fold(body), None)) == "河南省/濮阳市/清丰县 county"
