"""What is read from a sentence, one row a phenomenon.

A fact is written `name | level | growth | kind year | qualifier`; later parts that are empty may be left out.
The context of a row is a county report given in 2023 about 2022 unless it says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.models import Context, Region

REPORT = Context("government_work_report", Region(level="county"), 2023, 2022)
READOUT = Context("government_executive_meeting", Region(level="county"), 2023)
NEWS = Context("news_other", Region(level="city"), 2021)
BULLETIN = Context("statistical_bulletin", Region(level="city"), 2020, 2019)
PLAN = Context("plan", Region(level="city"), 2021)


@dataclass(frozen=True)
class Case:
    """A sentence, the facts expected of it, and why the row is here."""

    why: str
    text: str
    facts: tuple[str, ...] = ()
    context: Context = REPORT


CASES = [
    # --- the title of a report names the year it was given, not that of its figures
    Case(
        "the title is no section",
        "2023年东山县政府工作报告\n一、伟大的转变\n粮食总产量达到35万吨。",
        ("粮食总产量 | 35万吨 | | actual 2022",),
    ),
    # --- 经济增长 is the growth of the gross product; a part of the economy has its own name
    Case(
        "the growth of the economy as a whole",
        "二、今年工作\n主要预期目标是:经济增长5%左右,工业经济增长6%。",
        ("经济 | | +5 | target 2023 | 左右", "工业经济 | | +6 | target 2023"),
    ),
    Case(
        "an expected growth in a sentence of its own",
        "二、今年工作\n中央提出今年经济增长预期目标为7%左右,经济增长速度的调控目标定为8%。",
        ("经济 | | +7 | target 2023 | 左右", "经济 | | +8 | target 2023"),
    ),
    Case(
        "a rise that grew smaller is still the rise of the year",
        "一、2022年工作回顾\n居民消费价格涨幅回落到2.6%,地区生产总值增速回落到5%。",
        ("居民消费价格 | | +2.6 | actual 2022", "地区生产总值 | | +5 | actual 2022"),
    ),
    # --- a look back inside the plan, and a single year inside the look back on five
    Case(
        "the year before, looked back on in the plan of the next",
        "二、2023年的工作\n2023年,是新规划的第一年,做好今年的工作十分要紧。过去一年,我们取得了很大成绩。地区生产总值增长10.3%。\n今年的主要预期目标是:地区生产总值增长8%。",
        ("地区生产总值 | | +10.3 | actual 2022", "地区生产总值 | | +8 | target 2023"),
    ),
    Case(
        "the year just past, within a look back on five",
        "一、过去五年工作回顾\n五年来,地区生产总值增长50%。\n刚刚过去的2022年,各项任务圆满完成。地区生产总值增长6.9%。",
        ("地区生产总值 | | base_year 50 | actual 2022", "地区生产总值 | | +6.9 | actual 2022"),
    ),
    Case(
        "the year just past, in a part that begins with what is to be done",
        "二、2023年的主要任务\n2023年要稳中求进,做好各项工作。\n刚刚过去的2022年,是我县取得新进步的一年。\n经济保持增长。全年地区生产总值达到305亿元,比上年增长7.1%。",
        ("地区生产总值 | 305亿元 | +7.1 | actual 2022",),
    ),
    # --- level and growth
    Case(
        "level plus growth",
        "固定资产投资完成168.3亿元,增长12.4%。",
        ("固定资产投资 | 168.3亿元 | +12.4 | actual 2022",),
    ),
    Case(
        "a caveat between level and growth",
        "一般公共预算收入21.6亿元、剔除留抵退税因素后同口径增长8.2%。",
        ("一般公共预算收入 | 21.6亿元 | +8.2 | actual 2022 | 同口径",),
    ),
    Case(
        "按可比价格计算 belongs to neither name",
        "全年实现地区生产总值305.7亿元,按可比价格计算,比上年增长6.1%。",
        ("地区生产总值 | 305.7亿元 | +6.1 | actual 2022",),
    ),
    Case("bare growth", "社会消费品零售总额增长7.7%。", ("社会消费品零售总额 | | +7.7 | actual 2022",)),
    Case(
        "growth before level",
        "规上工业增加值增长11.8%,达73.5亿元。",
        ("规上工业增加值 | 73.5亿元 | +11.8 | actual 2022",),
    ),
    Case(
        "a fall", "工业用电量5.2亿千瓦时,同比下降3.4%。", ("工业用电量 | 5.2亿千瓦时 | -3.4 | actual 2022",)
    ),
    Case(
        "a negative number",
        "财政总收入完成9.1亿元,增长-4.5%。",
        ("财政总收入 | 9.1亿元 | -4.5 | actual 2022",),
    ),
    Case("负增长", "外贸出口负增长2.6%。", ("外贸出口 | | -2.6 | actual 2022",)),
    Case("增速 is growth, not a level", "民间投资增速达9.6%。", ("民间投资 | | +9.6 | actual 2022",)),
    Case(
        "a multiple is growth in hundreds",
        "跨境电商交易额增长1.5倍。",
        ("跨境电商交易额 | | +150 | actual 2022",),
    ),
    Case(
        "a rank does not part level and growth",
        "旅游综合收入38.2亿元,居全市第二,增长15%。",
        ("旅游综合收入 | 38.2亿元 | +15 | actual 2022",),
    ),
    Case(
        "growth after a share belongs to the level",
        "民间投资61.4亿元,占全部投资的58.2%,增长9.9%。",
        ("民间投资 | 61.4亿元 | +9.9 | actual 2022", "民间投资占全部投资比重 | 58.2% | | actual 2022"),
    ),
    Case(
        "a change in absolute terms is its own figure",
        "住户存款余额162.4亿元,比年初增加18.6亿元,增长12.9%。",
        (
            "住户存款余额 | 162.4亿元 | +12.9 | actual 2022",
            "住户存款余额比年初增加 | 18.6亿元 | | actual 2022",
        ),
    ),
    Case("a one-off cut is a value, not growth", "办理时限压缩72%。", ("办理时限 | 72% | | actual 2022",)),
    Case(
        "a lost percent sign is read, with doubt",
        "粮食产量比上年增长3.5;",
        ("粮食产量 | | +3.5 | actual 2022",),
    ),
    # --- average growth, base years, two years
    Case(
        "average growth is never yoy",
        "农村居民收入年均增长8.8%。",
        ("农村居民收入 | | average 8.8 | actual 2022",),
    ),
    Case(
        "growth since a base year",
        "高新技术企业达到86家,比2017年增长215%。",
        ("高新技术企业 | 86家 | base_year 215 | actual 2022",),
    ),
    Case(
        "由A增加到B gives both years",
        "森林覆盖率由2017年的31.2%提高到38.5%。",
        ("森林覆盖率 | 31.2% | | actual 2017", "森林覆盖率 | 38.5% | | actual 2022"),
    ),
    Case(
        "the year before where no year is stated",
        "失业率由4.1%下降到3.6%。",
        ("失业率 | 4.1% | | actual 2021", "失业率 | 3.6% | | actual 2022"),
    ),
    Case(
        "a level that falls to nothing",
        "贫困发生率由2015年的6.4%下降至0。",
        ("贫困发生率 | 6.4% | | actual 2015", "贫困发生率 | 0% | | actual 2022"),
    ),
    Case("从业 is not 从", "规上服务业从业人员1.3万人。", ("规上服务业从业人员 | 1.3万人 | | actual 2022",)),
    # --- lists
    Case(
        "分别 with one list",
        "城镇、农村居民人均可支配收入分别达到3.6万元、1.8万元。",
        (
            "城镇居民人均可支配收入 | 3.6万元 | | actual 2022",
            "农村居民人均可支配收入 | 1.8万元 | | actual 2022",
        ),
    ),
    Case(
        "分别 with two lists",
        "存款、贷款余额分别为321.5亿元、208.6亿元,分别增长11.2%、14.5%。",
        ("存款余额 | 321.5亿元 | +11.2 | actual 2022", "贷款余额 | 208.6亿元 | +14.5 | actual 2022"),
    ),
    Case(
        "split words",
        "新增存、贷款分别为35.2亿元、41.7亿元。",
        ("新增存款 | 35.2亿元 | | actual 2022", "新增贷款 | 41.7亿元 | | actual 2022"),
    ),
    Case(
        "a list without 分别",
        "完成供热、供气管网改造18公里、26公里。",
        ("供热管网改造 | 18公里 | | actual 2022", "供气管网改造 | 26公里 | | actual 2022"),
    ),
    Case(
        "均 gives one value to each name",
        "建议办结率、满意率均达到100%。",
        ("建议办结率 | 100% | | actual 2022", "满意率 | 100% | | actual 2022"),
    ),
    Case(
        "two rates joined by 和 share a value",
        "义务教育入学率和巩固率达99.5%。",
        ("义务教育入学率 | 99.5% | | actual 2022", "巩固率 | 99.5% | | actual 2022"),
    ),
    Case(
        "one total over a joined head stays one",
        "实施道路、管网项目64个。",
        ("道路、管网项目 | 64个 | | actual 2022",),
    ),
    Case(
        "城乡 with two values is 城镇 and 农村",
        "城乡居民人均可支配收入分别增长6.3%和8.1%。",
        ("城镇居民人均可支配收入 | | +6.3 | actual 2022", "农村居民人均可支配收入 | | +8.1 | actual 2022"),
    ),
    Case(
        "three sectors named by ordinals",
        "第一、二、三产业增加值分别增长4.2%、7.5%和6.8%。",
        (
            "第一产业增加值 | | +4.2 | actual 2022",
            "第二产业增加值 | | +7.5 | actual 2022",
            "第三产业增加值 | | +6.8 | actual 2022",
        ),
    ),
    Case(
        "the last two levels share 分别增长",
        "财政总收入17.3亿元,其中地方财政收入9.8亿元,分别增长13.2%和10.4%。",
        ("财政总收入 | 17.3亿元 | +13.2 | actual 2022", "地方财政收入 | 9.8亿元 | +10.4 | actual 2022"),
    ),
    Case(
        "figures before 分别 are its names",
        "6个省级、28个市级重点项目分别完成年度计划的121.5%、133.2%。",
        (
            "省级重点项目 | 6个 | | actual 2022",
            "市级重点项目 | 28个 | | actual 2022",
            "省级重点项目完成年度计划比例 | 121.5% | | actual 2022",
            "市级重点项目完成年度计划比例 | 133.2% | | actual 2022",
        ),
    ),
    Case(
        "the verb is written once",
        "新建农村书屋12处、健身广场9处。",
        ("新建农村书屋 | 12处 | | actual 2022", "新建健身广场 | 9处 | | actual 2022"),
    ),
    Case(
        "a new clause does not take the verb along",
        "新增规上企业11家,商标总数达到640件。",
        ("新增规上企业 | 11家 | | actual 2022", "商标总数 | 640件 | | actual 2022"),
    ),
    Case(
        "分别 over values of different kinds",
        "机场旅客和货邮吞吐量分别达到86.5万人次、3200吨。",
        ("机场旅客吞吐量 | 86.5万人次 | | actual 2022", "货邮吞吐量 | 3200吨 | | actual 2022"),
    ),
    Case(
        "由A整合为B",
        "乡镇站所由2020年的86个整合为52个。",
        ("乡镇站所 | 86个 | | actual 2020", "乡镇站所 | 52个 | | actual 2022"),
    ),
    Case(
        "two measures of the earlier and of the later level",
        "贫困人口由2015年的1.2万户4.1万人减少到86户203人。",
        (
            "贫困人口 | 1.2万户 | | actual 2015",
            "贫困人口人数 | 4.1万人 | | actual 2015",
            "贫困人口 | 86户 | | actual 2022",
            "贫困人口人数 | 203人 | | actual 2022",
        ),
    ),
    Case(
        "three figures, then how far each went",
        "引进项目36个,协议资金81亿元,到位资金42亿元,分别完成目标的112%、108%和120%。",
        (
            "引进项目 | 36个 | | actual 2022",
            "协议资金 | 81亿元 | | actual 2022",
            "项目到位资金 | 42亿元 | | actual 2022",
            "项目完成目标比例 | 112% | | actual 2022",
            "协议资金完成目标比例 | 108% | | actual 2022",
            "项目到位资金完成目标比例 | 120% | | actual 2022",
        ),
    ),
    # --- names carried over, names after the number
    Case(
        "a partial name takes its head from before",
        "播种小麦42.3万亩、总产19.8万吨。",
        ("播种小麦 | 42.3万亩 | | actual 2022", "小麦总产 | 19.8万吨 | | actual 2022"),
    ),
    Case(
        "flow, then stock without a name",
        "新建高标准农田8.4万亩、达到61.5万亩。",
        ("新建高标准农田 | 8.4万亩 | | actual 2022", "高标准农田面积 | 61.5万亩 | | actual 2022"),
    ),
    Case(
        "总投资 of what stood before",
        "新开工亿元以上项目13个、总投资52.6亿元。",
        ("新开工亿元以上项目 | 13个 | | actual 2022", "亿元以上项目总投资 | 52.6亿元 | | actual 2022"),
    ),
    Case("count before name", "9家企业获批省级技术中心。", ("企业获批省级技术中心 | 9家 | | actual 2022",)),
    Case("verb, count, name", "建成14个村级养老驿站。", ("建成村级养老驿站 | 14个 | | actual 2022",)),
    Case("examples before 等 are no name", "举办采茶节等活动21场。", ("举办活动 | 21场 | | actual 2022",)),
    Case(
        "等, then the number, then the name", "完成滨河路等7条道路改造。", ("道路改造 | 7条 | | actual 2022",)
    ),
    Case(
        "two measures of one thing",
        "治理3条河道42.6公里。",
        ("治理河道 | 3条 | | actual 2022", "河道 | 42.6公里 | | actual 2022"),
    ),
    Case(
        "households and people side by side",
        "累计识别监测对象1260户3875人。",
        ("识别监测对象 | 1260户 | | actual 2022 | 累计", "识别监测对象人数 | 3875人 | | actual 2022"),
    ),
    Case(
        "a number of people without a unit",
        "解决4.6万农村人口饮水问题。",
        ("解决农村人口饮水问题 | 4.6万 | | actual 2022",),
    ),
    Case(
        "the subject of a rate of investment",
        "25个市级重点项目完成投资48.2亿元。",
        ("市级重点项目 | 25个 | | actual 2022", "市级重点项目完成投资 | 48.2亿元 | | actual 2022"),
    ),
    # --- shares, ratios, indices, points
    Case(
        "a share of what stood before",
        "教育支出13.4亿元、占一般公共预算支出的21.7%。",
        ("教育支出 | 13.4亿元 | | actual 2022", "教育支出占一般公共预算支出比重 | 21.7% | | actual 2022"),
    ),
    Case("占比 is a name of its own", "税收占比达到76.3%。", ("税收占比 | 76.3% | | actual 2022",)),
    Case(
        "latin letters touch the number",
        "力争研发投入占GDP1.8%以上。",
        ("研发投入占GDP比重 | 1.8% | | target 2023 | 力争|以上",),
    ),
    Case("a ratio of two units", "亩均税收18.6万元/亩。", ("亩均税收 | 18.6万元/亩 | | actual 2022",)),
    Case("an index without a unit", "空气质量综合指数3.87。", ("空气质量综合指数 | 3.87 | | actual 2022",)),
    Case(
        "per thousand",
        "人口自然增长率控制在4.5‰以内。",
        ("人口自然增长率 | 4.5‰ | | actual 2022 | 控制在|以内",),
    ),
    Case("in words per hundred", "工业产值增长百分之八点六。", ("工业产值 | | +8.6 | actual 2022",)),
    Case(
        "the change of a share in points is part of it",
        "常住人口城镇化率58.4%,提高1.3个百分点。",
        ("常住人口城镇化率 | 58.4% | points 1.3 | actual 2022",),
    ),
    Case(
        "a comparison is no figure",
        "民营经济增加值增长7.2%,高于全市1.6个百分点。",
        ("民营经济增加值 | | +7.2 | actual 2022",),
    ),
    # --- numbers
    Case("mixed numeral", "财政收入2亿3500万元。", ("财政收入 | 2.35亿元 | | actual 2022",)),
    Case("chinese numeral", "完成造林六千二百亩,落实十二条措施。", ("造林面积 | 6200亩 | | actual 2022",)),
    Case("commas inside a number", "贷款余额1,204.6亿元。", ("贷款余额 | 1204.6亿元 | | actual 2022",)),
    Case("vague words", "带动农户2.3万余户。", ("带动农户 | 2.3万户 | | actual 2022 | 余",)),
    Case(
        "a range",
        "今年主要预期目标是:地区生产总值增长6%-6.5%。",
        ("地区生产总值 | | +6..6.5 | target 2023",),
    ),
    Case(
        "a range in words",
        "今年主要预期目标是:固定资产投资增长8%至10%左右。",
        ("固定资产投资 | | +8..10 | target 2023 | 左右",),
    ),
    # --- qualifiers
    Case("before", "接待游客突破180万人次。", ("接待游客 | 180万人次 | | actual 2022 | 突破",)),
    Case("behind", "秸秆综合利用率达到95%以上。", ("秸秆综合利用率 | 95% | | actual 2022 | 以上",)),
    Case("both", "全年预计新增就业5100人左右。", ("新增就业 | 5100人 | | actual 2022 | 预计|左右",)),
    Case(
        "a target in two steps",
        "今年主要预期目标是:一般公共预算收入增长9%,力争10.5%。",
        ("一般公共预算收入 | | +9 | target 2023", "一般公共预算收入 | | +10.5 | target 2023 | 力争"),
    ),
    Case(
        "figures of a sentence that opens as preliminary, and of its parts",
        "据初步核算,生产总值52.3亿元,增长5%。其中,第一产业增加值6.1亿元。新建公园7处。",
        (
            "地区生产总值 | 52.3亿元 | +5 | actual 2022 | 初步核算",
            "第一产业增加值 | 6.1亿元 | | actual 2022 | 初步核算",
            "新建公园 | 7处 | | actual 2022",
        ),
    ),
    Case(
        "preliminary in brackets holds for its clause",
        "财政收入(快报数)8.2亿元、增长6%,新增就业1.2万人。",
        ("财政收入 | 8.2亿元 | +6 | actual 2022 | 快报数", "新增就业 | 1.2万人 | | actual 2022"),
    ),
    Case(
        "and from there on",
        "生产总值52亿元(预计数,下同),财政收入8.2亿元。新增就业1.2万人。",
        (
            "地区生产总值 | 52亿元 | | actual 2022 | 预计数",
            "财政收入 | 8.2亿元 | | actual 2022 | 预计数",
            "新增就业 | 1.2万人 | | actual 2022 | 预计数",
        ),
    ),
    Case(
        "what is expected, over a list",
        "预计全年接待游客80万人次左右,旅游收入增长9%。",
        (
            "接待游客 | 80万人次 | | actual 2022 | 预计|左右",
            "旅游收入 | | +9 | actual 2022 | 预计",
        ),
    ),
    Case(
        "what is expected, in the midst of a list, and for all that follows",
        "游客40万人次;旅游收入预计增长9%,住宿收入增长4%。\n预计(下同)财政收入8亿元。新增就业2万人。",
        (
            "游客 | 40万人次 | | actual 2022",
            "旅游收入 | | +9 | actual 2022 | 预计",
            "住宿收入 | | +4 | actual 2022",
            "财政收入 | 8亿元 | | actual 2022 | 预计",
            "新增就业 | 2万人 | | actual 2022 | 预计",
        ),
    ),
    Case(
        "a note on all figures",
        "全市生产总值312亿元。\n注:本公报数据均为初步统计数。",
        ("地区生产总值 | 312亿元 | | actual 2019 | 初步统计数",),
        BULLETIN,
    ),
    Case(
        "a note on some figures",
        "全市生产总值312亿元。\n注:本公报部分数据为初步统计数。",
        ("地区生产总值 | 312亿元 | | actual 2019",),
        BULLETIN,
    ),
    # --- kind and year
    Case(
        "the plan of a report",
        "二、2023年工作安排\n新建幼儿园4所。",
        ("新建幼儿园 | 4所 | | target 2023",),
    ),
    Case(
        "without line breaks",
        "一、2022年工作回顾 新建公园3处。二、2023年工作安排 新建公园5处。",
        ("新建公园 | 3处 | | actual 2022", "新建公园 | 5处 | | target 2023"),
    ),
    Case(
        "five years reviewed, then five years ahead",
        "五年来,累计建成农村公路620公里。今后五年的奋斗目标是:农村公路新增300公里。",
        ("建成农村公路 | 620公里 | | actual 2022 | 累计", "农村公路新增 | 300公里 | | target 2027"),
    ),
    Case(
        "a named year within the plan",
        "二、2023年工作安排\n到2025年,森林覆盖率达到42%。",
        ("森林覆盖率 | 42% | | target 2025",),
    ),
    Case(
        "years written in characters",
        "一、二〇二一年工作回顾\n新修道路9公里。\n二、二〇二二年工作任务\n新修道路12公里。",
        ("新修道路 | 9公里 | | actual 2021", "新修道路 | 12公里 | | target 2022"),
        Context("government_work_report", Region(level="county"), 2022),
    ),
    Case(
        "a speech that reviews one year and plans the next is read like a report",
        "一、2020年计划执行情况\n接待游客62万人次。\n二、2021年主要目标\n接待游客70万人次。",
        ("接待游客 | 62万人次 | | actual 2020", "接待游客 | 70万人次 | | target 2021"),
        Context("unknown", Region(level="county"), 2021),
    ),
    Case(
        "last year, said in a plan",
        "二、2023年工作安排\n去年全县接待游客91万人次。",
        ("接待游客 | 91万人次 | | actual 2022",),
    ),
    Case(
        "a directive in a readout is a target",
        "会议强调,要抓好春播,确保粮食面积稳定在58万亩。",
        ("粮食面积 | 58万亩 | | target 2023 | 确保|稳定在",),
        READOUT,
    ),
    Case(
        "a report heard in a readout is not",
        "会议听取了一季度经济运行情况汇报,规上工业增加值同比增长9.4%。",
        ("规上工业增加值 | | +9.4 | actual 2023",),
        READOUT,
    ),
    Case(
        "news of a report: the year of each heading",
        "2020年:\n财政总收入41.3亿元。\n2021年:\n财政总收入增长8%。",
        ("财政总收入 | 41.3亿元 | | actual 2020", "财政总收入 | | +8 | target 2021"),
        NEWS,
    ),
    Case(
        "a bulletin speaks of its year",
        "全年蔬菜产量36.5万吨,增长2.8%。",
        ("蔬菜产量 | 36.5万吨 | +2.8 | actual 2019",),
        BULLETIN,
    ),
    Case(
        "a plan: the past is past",
        "到2025年,旅游收入达到90亿元。\n2020年,旅游收入42亿元。",
        ("旅游收入 | 90亿元 | | target 2025", "旅游收入 | 42亿元 | | actual 2020"),
        PLAN,
    ),
    Case(
        "size of one named project",
        "开工建设总投资26亿元的锂电池产业园。",
        ("锂电池产业园总投资 | 26亿元 | | reference 2022",),
    ),
    # --- tables, lists of a bulletin
    Case(
        "a table with bars",
        "表1 全市生产总值\n指标 | 绝对数(亿元) | 比上年增长(%) |\n地区生产总值 | 417.5 | 5.1 |\n其中:第一产业 | 27.1 | -2.1 |",
        ("地区生产总值 | 417.5亿元 | +5.1 | actual 2019", "第一产业增加值 | 27.1亿元 | -2.1 | actual 2019"),
        BULLETIN,
    ),
    Case(
        "a table repeats the text",
        "常住人口61.2万人。\n指标 | 年末数(万人) |\n常住人口 | 61.2 |",
        ("常住人口 | 61.2万人 | | actual 2019",),
        BULLETIN,
    ),
    Case(
        "增加值 of what stood before",
        "农林牧渔业总产值59.3亿元,比上年增长2.1%,增加值31.4亿元,增长2.2%。",
        (
            "农林牧渔业总产值 | 59.3亿元 | +2.1 | actual 2022",
            "农林牧渔业增加值 | 31.4亿元 | +2.2 | actual 2022",
        ),
    ),
    Case(
        "a headline repeats the text; the fuller statement is kept",
        "固定资产投资增长11%\n全年固定资产投资82.6亿元,增长11%。固定资产投资增长11%。",
        ("固定资产投资 | 82.6亿元 | +11 | actual 2022",),
    ),
    Case("a ratio to one", "城乡居民收入比为2.43:1。", ("城乡居民收入比 | 2.43 | | actual 2022",)),
    Case(
        "shares that changed, in points",
        "第二、第三产业占地区生产总值的比重分别提高0.6和1.2个百分点。",
        (
            "第二产业占地区生产总值的比重 | 0.6个百分点 | points 0.6 | actual 2022",
            "第三产业占地区生产总值的比重 | 1.2个百分点 | points 1.2 | actual 2022",
        ),
    ),
    # --- what stands between a name and its number, or inside a name
    Case(
        "与 inside a name is no comparison",
        "其中,旅游体育与广电支出增长6.4%。",
        ("旅游体育与广电支出 | | +6.4 | actual 2022",),
    ),
    Case(
        "what was passed is no part of the name",
        "财政收入突破亿元大关,达到1.3亿元,增长9%;外贸出口连上两个台阶,达到3.1亿元。",
        ("财政收入 | 1.3亿元 | +9 | actual 2022", "外贸出口 | 3.1亿元 | | actual 2022"),
    ),
    Case(
        "steps are not counted",
        "存款、贷款余额连跨3个百亿元台阶、双双突破500亿元。",
        (
            "存款余额 | 500亿元 | | actual 2022 | 双双突破",
            "贷款余额 | 500亿元 | | actual 2022 | 双双突破",
        ),
    ),
    Case(
        "大关 ends a number",
        "机场旅客吞吐量突破90万大关。",
        ("机场旅客吞吐量 | 90万 | | actual 2022 | 突破|大关",),
    ),
    Case(
        "a rank between level and growth",
        "地区生产总值达到612亿元、稳居全市前三、增长5.2%。",
        ("地区生产总值 | 612亿元 | +5.2 | actual 2022",),
    ),
    Case(
        "how far ahead of another pace is no figure",
        "农村居民收入增长6.8%、快于经济增速1.4个百分点。",
        ("农村居民收入 | | +6.8 | actual 2022",),
    ),
    Case(
        "growth over a span of years is not on the year before",
        "港口吞吐量4年增长1.2倍。",
        ("港口吞吐量 | | base_year 120 | actual 2022",),
    ),
    Case(
        "below a heading over a year and a plan, growth is on the year before until the plan is looked back on",
        "一、2022年和“十四五”时期工作回顾\n这一年很不平凡。全县地区生产总值增长4.9%。\n五年来，我们聚力攻坚。港口吞吐量增长一成五，税收收入增长31%。",
        ("地区生产总值 | | +4.9 | actual 2022", "税收收入 | | base_year 31 | actual 2022"),
    ),
    Case(
        "a caveat in brackets is no part of the name",
        "农林牧渔业(含农林牧渔服务业)增加值51.3亿元。",
        ("农林牧渔业增加值 | 51.3亿元 | | actual 2022",),
    ),
    Case(
        "a short bracket inside a name stays",
        "改造村(社区)服务站32个。",
        ("改造村(社区)服务站 | 32个 | | actual 2022",),
    ),
    Case(
        "存 before 贷款余额",
        "金融机构存、贷款余额分别增长7.3%、9.1%。",
        ("存款余额 | | +7.3 | actual 2022", "贷款余额 | | +9.1 | actual 2022"),
    ),
    Case(
        "分别 before 比 is no part of the name",
        "城乡居民人均可支配收入分别比2017年增加9650元、6120元。",
        (
            "城镇居民人均可支配收入比2017年增加 | 9650元 | | actual 2022",
            "农村居民人均可支配收入比2017年增加 | 6120元 | | actual 2022",
        ),
    ),
    Case(
        "the name of two numbers stands behind both",
        "完成造林3万亩;1260户4375名搬迁群众喜迁新居。",
        (
            "造林面积 | 3万亩 | | actual 2022",
            "搬迁群众喜迁新居 | 1260户 | | actual 2022",
            "搬迁群众喜迁新居 | 4375名 | | actual 2022",
        ),
    ),
    Case(
        "the size of a number of projects is no reference",
        "实施总投资28亿元的46项水利工程。",
        ("水利工程总投资 | 28亿元 | | actual 2022", "水利工程 | 46项 | | actual 2022"),
    ),
    Case(
        "为 says whom a service is for",
        "为不少于3万名困难老人提供体检;为6万名以上学生开展视力筛查。",
        (
            "困难老人提供体检 | 3万名 | | actual 2022 | 不少于",
            "学生开展视力筛查 | 6万名 | | actual 2022 | 以上",
        ),
    ),
    Case(
        "a ratio to one that changed",
        "城乡居民收入比由2.41:1缩小到2.18:1。",
        ("城乡居民收入比 | 2.41 | | actual 2021", "城乡居民收入比 | 2.18 | | actual 2022"),
    ),
    Case(
        "places counted inside a name",
        "监测6市平均浓度,服务覆盖12个县。",
        ("覆盖县 | 12个 | | actual 2022",),
    ),
    Case(
        "a stock built so far is not new",
        "累计建成高标准农田81.6万亩。",
        ("建成高标准农田 | 81.6万亩 | | actual 2022 | 累计",),
    ),
    Case(
        "a long head joined by 和",
        "城市低保和农村特困供养补助标准分别再提高20元和6元。",
        (
            "城市低保补助标准提高 | 20元 | | actual 2022",
            "农村特困供养补助标准提高 | 6元 | | actual 2022",
        ),
    ),
    # --- the year of a text that is no report
    Case(
        "a plan that reviews the year before",
        "2024年国民经济和社会发展计划\n一、2023年计划执行情况\n粮食总产量21万吨。\n二、2024年主要目标\n粮食总产量22万吨。",
        ("粮食总产量 | 21万吨 | | actual 2023", "粮食总产量 | 22万吨 | | target 2024"),
        Context("plan", Region(level="city"), 2024),
    ),
    Case(
        "news without a date: the year of the period it opens with",
        "记者从2021年前三季度经济运行情况发布会上获悉,全市接待游客380万人次。",
        ("接待游客 | 380万人次 | | actual 2021",),
        Context("news_other", Region(level="city"), None),
    ),
    Case(
        "the year a paragraph opens with holds where the first sentence has no figure",
        "报告指出:2020年,全县上下攻坚克难。粮食总产量18万吨。\n粮食总产量目标19万吨。",
        ("粮食总产量 | 18万吨 | | actual 2020", "粮食总产量目标 | 19万吨 | | actual 2021"),
        NEWS,
    ),
    Case(
        "过去一年 outside a report",
        "过去一年,全市新建公园7处。",
        ("新建公园 | 7处 | | actual 2020",),
        NEWS,
    ),
    # --- tables without bars
    Case(
        "columns parted by gaps, a heading spread out, a year for each column",
        "指  标    2019年(万吨)    2018年(万吨)    增长(%)\n粮  食    25.3    24.1    5.0\n油  料    3.1    3.0    3.3",
        (
            "粮食 | 25.3万吨 | +5 | actual 2019",
            "粮食 | 24.1万吨 | | actual 2018",
            "油料 | 3.1万吨 | +3.3 | actual 2019",
            "油料 | 3万吨 | | actual 2018",
        ),
        BULLETIN,
    ),
    Case(
        "one cell a line, with a column of units",
        "指标\n单位\n绝对数\n增长%\n粮食产量\n万吨\n25.6\n3.1\n肉类产量\n吨\n4120\n-1.2",
        ("粮食产量 | 25.6万吨 | +3.1 | actual 2019", "肉类产量 | 4120吨 | -1.2 | actual 2019"),
        BULLETIN,
    ),
    Case(
        "one cell a line with bars, a name for each column",
        "类别 |\n招生数(人) |\n在校生数(人) |\n普通高中 |\n1204 |\n3655 |\n小学 |\n2210 |\n14036 |",
        (
            "普通高中招生数 | 1204人 | | actual 2019",
            "普通高中在校生数 | 3655人 | | actual 2019",
            "小学招生数 | 2210人 | | actual 2019",
            "小学在校生数 | 14036人 | | actual 2019",
        ),
        BULLETIN,
    ),
    Case(
        "a heading row without a heading for the names, the unit above",
        "单位:亿元\n | 绝对数 | 比上年增长(%) |\n建筑业总产值 | 64.2 | 4.4 |",
        ("建筑业总产值 | 64.2亿元 | +4.4 | actual 2019",),
        BULLETIN,
    ),
    Case(
        "a growth without a level, a column of indices, a table of regions",
        "指标 | 绝对数(亿元) | 增长(%) | 为上年(%) |\n规上工业增加值 | - | 7.7 | 107.7 |\n\n县区 | 产值(亿元) | 增长(%) |\n甲县 | 25 | 3.3 |",
        ("规上工业增加值 | | +7.7 | actual 2019",),
        BULLETIN,
    ),
    Case(
        "a change in absolute terms without what it is measured against",
        "地方收入5.1亿元,增加0.6亿元,增长13.3%。",
        ("地方收入 | 5.1亿元 | +13.3 | actual 2022", "地方收入增加 | 0.6亿元 | | actual 2022"),
    ),
    Case(
        "how much of a plan that is stated beside it",
        "财政支出累计10.8亿元,完成年初预算数25.7亿元的42%,比上年减支0.9亿元,下降7.7%。",
        (
            "财政支出 | 10.8亿元 | -7.7 | actual 2022 | 累计",
            "财政支出完成年初预算比例 | 42% | | actual 2022",
            "财政支出比上年减支 | 0.9亿元 | | actual 2022",
        ),
    ),
    Case(
        "an intent holds for the next sentence that begins with a verb",
        "今年将新增绿地30公顷。完成旧城改造5万平方米。去年接待游客62万人次。",
        (
            "新增绿地 | 30公顷 | | target 2021",
            "旧城改造 | 5万平方米 | | target 2021",
            "接待游客 | 62万人次 | | actual 2020",
        ),
        NEWS,
    ),
    Case(
        "rows parted by single gaps, the unit beside the number",
        "农产品 2019年 比上年增长%\n粮食 32.4万吨 2.3\n其中:小麦 12.1万吨 -0.4",
        ("粮食 | 32.4万吨 | +2.3 | actual 2019", "小麦 | 12.1万吨 | -0.4 | actual 2019"),
        BULLETIN,
    ),
    Case(
        "one cell a line with a heading between rows",
        "指标 |\n年末数(人) |\n比重(%) |\n户籍人口 |\n5210 |\n100 |\n按性别分 |\n男性 |\n2600 |\n49.9 |",
        (
            "户籍人口 | 5210人 | | actual 2019",
            "户籍人口比重 | 100% | | actual 2019",
            "男性 | 2600人 | | actual 2019",
            "男性比重 | 49.9% | | actual 2019",
        ),
        BULLETIN,
    ),
    # --- numbers parted by gaps, capacities inside names, what a sentence takes from the one before
    Case(
        "thousands parted by gaps",
        "第一产业58 426万元,第二产业31 203万元,分别增长5.4%、-2.3%;农民人均纯收入2 310元。",
        (
            "第一产业增加值 | 58426万元 | +5.4 | actual 2022",
            "第二产业增加值 | 31203万元 | -2.3 | actual 2022",
            "农民人均纯收入 | 2310元 | | actual 2022",
        ),
    ),
    Case("a capacity inside a name", "东岭化工30万吨聚丙烯、柳河12吉瓦时电池扩产等项目投产。"),
    Case("a capacity at the start of a name", "项目建设提速,60万千瓦抽水蓄能电站通过评审。"),
    Case(
        "what was bought or treated is a quantity",
        "收购5万吨稻谷、3万吨玉米,处理垃圾2.4万吨。",
        (
            "收购稻谷 | 5万吨 | | actual 2022",
            "玉米 | 3万吨 | | actual 2022",
            "处理垃圾 | 2.4万吨 | | actual 2022",
        ),
    ),
    Case(
        "the year of the prices is not that of the figure",
        "按2020年可比价格(下同)计算,工业产值比上年(下同)增长10%。",
        ("工业产值 | | +10 | actual 2022",),
    ),
    Case(
        "growth after how much of the plan was done",
        "财政总收入3.2亿元,地方收入1.8亿元,分别完成年度计划的103%和110%,分别增长12%和16%。",
        (
            "财政总收入 | 3.2亿元 | +12 | actual 2022",
            "地方收入 | 1.8亿元 | +16 | actual 2022",
            "财政总收入完成年度计划比例 | 103% | | actual 2022",
            "地方收入完成年度计划比例 | 110% | | actual 2022",
        ),
    ),
    Case(
        "growth in a sentence of its own",
        "完成固定资产投资50亿元。同比增长8%。",
        ("固定资产投资 | 50亿元 | +8 | actual 2022",),
    ),
    Case(
        "the same in another currency, and a rate of exchange",
        "人均地区生产总值64200元,增长6%。按年平均汇率(1美元兑6.9元人民币)折合9304美元。",
        (
            "人均地区生产总值 | 64200元 | +6 | actual 2022",
            "人均地区生产总值 | 9304美元 | | actual 2022",
        ),
    ),
    Case(
        "a title that looks back on a year",
        "过去一年,我们的民生答卷\n新建公园6处。",
        ("新建公园 | 6处 | | actual 2020",),
        NEWS,
    ),
    Case(
        "funds of examples",
        "争取专项债券等资金2.6亿元。",
        ("专项债券等资金 | 2.6亿元 | | actual 2022 | 争取",),
    ),
    Case(
        "goals hold to the end of their sentence",
        "全年预期目标是:地区生产总值增长6%左右,规上工业增加值增长8%,固定资产投资增长3%,社会消费品零售总额增长5%,外贸进出口总额增长4%,实际使用外资保持稳定,一般公共预算收入增长3%,城镇新增就业4万人。",
        (
            "地区生产总值 | | +6 | target 2021 | 左右",
            "规上工业增加值 | | +8 | target 2021",
            "固定资产投资 | | +3 | target 2021",
            "社会消费品零售总额 | | +5 | target 2021",
            "进出口总额 | | +4 | target 2021",
            "一般公共预算收入 | | +3 | target 2021",
            "城镇新增就业 | 4万人 | | target 2021",
        ),
        NEWS,
    ),
    Case(
        "a list of goals for the end of a plan",
        "到“十四五”末,绿色城市建设将实现以下目标:\n——绿色食品认证率达到42%。\n——单位能耗降低14%。",
        ("绿色食品认证率 | 42% | | target 2025", "单位能耗 | | base_year -14 | target 2025"),
        NEWS,
    ),
    Case(
        "a five-year plan",
        "东山市“十四五”旅游业发展规划\n接待游客突破900万人次。",
        ("接待游客 | 900万人次 | | target 2025 | 突破",),
        PLAN,
    ),
    Case(
        "growth in a review of five years is not on the year before",
        "五年来,旅游收入增长62%,年均增长10.1%。2022年旅游收入增长8%。",
        ("旅游收入 | | average 10.1 | actual 2022", "旅游收入 | | +8 | actual 2022"),
    ),
    Case(
        "a gap before 年",
        "一、2024 年工作回顾\n新增就业2.1万人。",
        ("新增就业 | 2.1万人 | | actual 2024",),
        Context("unknown", Region(level="city"), 2025),
    ),
    Case(
        "a part of a planned number",
        "新开工项目46个,完成年度目标任务90个的51.1%,同比增长12%。",
        (
            "新开工项目 | 46个 | +12 | actual 2022",
            "项目完成年度目标任务比例 | 51.1% | | actual 2022",
        ),
    ),
    Case("a decimal point parted by gaps", "经济增长6 . 5%左右。", ("经济 | | +6.5 | actual 2022 | 左右",)),
    Case(
        "growth after the same in another unit",
        "粮食种植面积45万亩(3万公顷),增长0.4%。",
        ("粮食种植面积 | 45万亩 | +0.4 | actual 2022", "粮食种植面积 | 3万公顷 | | actual 2022"),
    ),
    Case(
        "what was reached last year, below a heading",
        "去年重大工程成绩单\n完成投资26亿元\n新开工项目30项",
        ("投资 | 26亿元 | | actual 2020", "新开工项目 | 30项 | | actual 2020"),
        NEWS,
    ),
    Case(
        "how much of a planned investment",
        "重点项目完成投资18亿元,完成全年计划投资45亿元的40%。",
        (
            "重点项目完成投资 | 18亿元 | | actual 2022",
            "重点项目完成投资完成全年计划投资比例 | 40% | | actual 2022",
        ),
    ),
    Case("one of a number is no count", "被列为全市12个示范乡镇之一。"),
    Case(
        "the last of a list without a number of its own",
        "12所高校、职业院校和38所中小学结对办学。",
        ("高校 | 12所 | | actual 2022", "中小学结对办学 | 38所 | | actual 2022"),
    ),
    Case("惠及 is a verb", "惠及3.7万学生。", ("惠及学生 | 3.7万 | | actual 2022",)),
    Case("平均为", "城镇调查失业率平均为5.1%。", ("城镇调查失业率 | 5.1% | | actual 2022",)),
    Case(
        "free of charge for whom",
        "免费为3.6万适龄女生接种疫苗。",
        ("适龄女生接种疫苗 | 3.6万 | | actual 2022",),
    ),
    Case(
        "two great trades",
        "钢铁、绿色建材和装配式建筑两大主导产业产值分别增长20%和30%。",
        ("钢铁主导产业产值 | | +20 | actual 2022", "绿色建材和装配式建筑主导产业产值 | | +30 | actual 2022"),
    ),
    Case(
        "a list whose last member is joined",
        "电子信息、建材和装配建筑产值分别增长20%和30%。",
        ("电子信息产值 | | +20 | actual 2022", "建材和装配建筑产值 | | +30 | actual 2022"),
    ),
    Case(
        "普及 joins nothing",
        "农村自来水、卫生户厕普及率分别提升至97.2%、99.8%。",
        ("自来水普及率 | 97.2% | | actual 2022", "卫生户厕普及率 | 99.8% | | actual 2022"),
    ),
    Case("places moved up", "出口位次和进口位次分别前移1个和2个位次,综合排名前移3个位次。"),
    # --- lists of what is promised
    Case(
        "whose trouble is solved",
        "解决河东、河西等乡镇4万人的饮水不安全问题。",
        ("饮水不安全问题 | 4万人 | | actual 2021",),
        NEWS,
    ),
    Case(
        "works to be done, in one paragraph",
        "会议强调,要抓好大事和民生实事。分别是:(1)新建便民市场5处。(2)硬化巷道36公里。\n今年以来,新建公园4处。",
        (
            "新建便民市场 | 5处 | | target 2021",
            "硬化巷道 | 36公里 | | target 2021",
            "新建公园 | 4处 | | actual 2021",
        ),
        NEWS,
    ),
    Case(
        "works to be done, named again",
        "县政府将集中力量办好十件民生实事。\n这十件民生实事分别是:改造农村危旧房2000户;建设农村公路36公里。",
        ("改造农村危旧房 | 2000户 | | target 2021", "农村公路 | 36公里 | | target 2021"),
        NEWS,
    ),
    Case(
        "works that are done",
        "全县办好了十件民生实事。分别是:改造农村危旧房2000户。",
        ("改造农村危旧房 | 2000户 | | actual 2021",),
        NEWS,
    ),
    Case(
        "works to be done, one a line",
        "为群众办好八件实事\n①新建农村书屋20处。\n②硬化道路36公里。\n今年以来,全市工作扎实推进,各项事业稳步发展,群众的获得感和幸福感不断增强,社会大局保持稳定。已建成公园4处。",
        (
            "新建农村书屋 | 20处 | | target 2021",
            "硬化道路 | 36公里 | | target 2021",
            "建成公园 | 4处 | | actual 2021",
        ),
        NEWS,
    ),
    Case(
        "goals below a heading",
        "2022年主要预期目标\n●财政收入增长6%\n●新增就业2万人",
        ("财政收入 | | +6 | target 2022", "新增就业 | 2万人 | | target 2022"),
        NEWS,
    ),
    Case(
        "what projects are planned to cost is no target",
        "签约项目12个,计划投资8.6亿元。",
        ("签约项目 | 12个 | | actual 2021", "项目完成投资 | 8.6亿元 | | actual 2021"),
        NEWS,
    ),
    Case(
        "ahead of last year is not last year",
        "一季度财政收入增长8%,增速高于去年同期2.1个百分点,其中税收1.2亿元。",
        ("财政收入 | | +8 | actual 2021", "税收收入 | 1.2亿元 | | actual 2021"),
        NEWS,
    ),
    Case("ranks with gaps", "综合排名由第 7 位上升到第 5 位,在全市排位由20位升为11位。"),
    Case(
        "a gap before 多",
        "整合专项资金 6200 多万元。",
        ("整合专项资金 | 6200万元 | | actual 2022 | 多",),
    ),
    Case(
        "a number of people of something to be done",
        "解决2.6万人的饮水安全问题。",
        ("解决饮水安全问题 | 2.6万人 | | actual 2022",),
    ),
    # --- two lists of levels, shares of different wholes, asides
    Case(
        "分别由 with two lists",
        "城镇、农村居民人均可支配收入分别由2.1万元、1.1万元增加到3.2万元、1.9万元。",
        (
            "城镇居民人均可支配收入 | 2.1万元 | | actual 2021",
            "农村居民人均可支配收入 | 1.1万元 | | actual 2021",
            "城镇居民人均可支配收入 | 3.2万元 | | actual 2022",
            "农村居民人均可支配收入 | 1.9万元 | | actual 2022",
        ),
    ),
    Case(
        "a level and its share, both before and after",
        "新材料产值及其占工业产值比重,分别由2017年的8.4亿元和5.2%上升为21.6亿元和9.7%。",
        (
            "新材料产值 | 8.4亿元 | | actual 2017",
            "新材料产值占工业产值比重 | 5.2% | | actual 2017",
            "新材料产值 | 21.6亿元 | | actual 2022",
            "新材料产值占工业产值比重 | 9.7% | | actual 2022",
        ),
    ),
    Case(
        "减至 leads to the later level",
        "贫困人口由4120户13085人减至96户241人。",
        (
            "贫困人口 | 4120户 | | actual 2021",
            "贫困人口人数 | 13085人 | | actual 2021",
            "贫困人口 | 96户 | | actual 2022",
            "贫困人口人数 | 241人 | | actual 2022",
        ),
    ),
    Case(
        "two shares of different wholes",
        "财政收入占生产总值的比重、税收占财政收入的比重分别达到12.1%和80.5%。",
        (
            "财政收入占生产总值的比重 | 12.1% | | actual 2022",
            "税收占财政收入的比重 | 80.5% | | actual 2022",
        ),
    ),
    Case(
        "比增",
        "财政收入8.2亿元、税收5.6亿元,分别比增5.1%和6.4%。",
        ("财政收入 | 8.2亿元 | +5.1 | actual 2022", "税收收入 | 5.6亿元 | +6.4 | actual 2022"),
    ),
    Case("不可比 is no comparison", "产值剔除不可比因素增长7.8%。", ("产值 | | +7.8 | actual 2022",)),
    Case(
        "last year in brackets",
        "力争实际利用外资7亿美元,增长40%(去年实际利用外资5亿美元,增长25%)。",
        ("实际利用外资 | 7亿美元 | +40 | target 2021 | 力争", "实际利用外资 | 5亿美元 | +25 | actual 2020"),
        NEWS,
    ),
    Case(
        "其中 takes over kind and year",
        "会议决定新增投资36亿元。其中,铁路项目投资5亿元。",
        ("新增投资 | 36亿元 | | target 2023", "铁路项目投资 | 5亿元 | | target 2023"),
        READOUT,
    ),
    Case(
        "a plan document: a paragraph about the past",
        "他说,2020年,全市经济平稳。财政收入42亿元。",
        ("财政收入 | 42亿元 | | actual 2020",),
        PLAN,
    ),
    # --- years looked back on, and ranges of years
    Case(
        "growth over five years outside their part of the report",
        "五年间旅游收入增长1.2倍,住宿收入同比增长9%。",
        ("旅游收入 | | base_year 120 | actual 2022", "住宿收入 | | +9 | actual 2022"),
    ),
    Case(
        "growth since a congress of the party",
        "党的十八大以来,粮食产量增长18%。",
        ("粮食产量 | | base_year 18 | actual 2022",),
    ),
    Case(
        "a range of years ends with its last",
        "2016年至2019年新修梯田3.2万亩,2017-2018年改造危房620户。",
        ("新修梯田 | 3.2万亩 | | actual 2019", "改造危房 | 620户 | | actual 2018"),
    ),
    Case(
        "the later of two years in a change is no aim",
        "贫困人口从2013年的6.1万人下降到2018年底的1.3万人。",
        ("贫困人口 | 6.1万人 | | actual 2013", "贫困人口 | 1.3万人 | | actual 2018"),
        Context("news_other", Region(level="county"), 2015),
    ),
    Case(
        "a year without 年",
        "税收从2015的6.2亿元增加到9.4亿元。",
        ("税收收入 | 6.2亿元 | | actual 2015", "税收收入 | 9.4亿元 | | actual 2022"),
    ),
    Case(
        "two growths, the earlier and the later",
        "服务业增速由5.1%提高到7.4%。",
        ("服务业 | | +5.1 | actual 2021", "服务业 | | +7.4 | actual 2022"),
    ),
    Case(
        "a part of this year that is over",
        "今年上半年进出口增长7%。",
        ("进出口总额 | | +7 | actual 2023",),
    ),
    Case(
        "several times an earlier level",
        "产值712亿元,为2005年98亿元的7.3倍。",
        ("产值 | 712亿元 | base_year 7.3 | actual 2022", "产值 | 98亿元 | | actual 2005"),
    ),
    # --- aims
    Case(
        "what was aimed at and not reached",
        "我们没有实现固定资产投资增长12%、单位能耗降低3%的目标。",
        ("固定资产投资 | | +12 | target 2022", "单位能耗 | | -3 | target 2022"),
    ),
    Case(
        "aims that were set",
        "年初提出生产总值增长7%左右的目标。",
        ("地区生产总值 | | +7 | target 2022 | 左右",),
    ),
    Case(
        "works to be done, each under its number",
        "今年将扎实办好“八件民生实事”。\n(一)\n改善办学条件,新建幼儿园12所。\n(二)\n新建公园6处。",
        ("新建幼儿园 | 12所 | | target 2021", "新建公园 | 6处 | | target 2021"),
        NEWS,
    ),
    Case(
        "what somebody is charged with",
        "实事进展\n1.改造危旧房屋820户。(责任单位:市住建局)\n进展:已改造危旧房屋510户。",
        ("改造危旧房屋 | 820户 | | target 2021", "改造危旧房屋 | 510户 | | actual 2021"),
        NEWS,
    ),
    Case(
        "a text that lays down measures",
        "为做好今年工作,现提出如下实施意见。\n扩种玉米12万亩。",
        ("扩种玉米 | 12万亩 | | target 2021",),
        NEWS,
    ),
    Case(
        "the year before holds for its paragraph",
        "在过去的一年里,全区经济平稳。财政收入12亿元。",
        ("财政收入 | 12亿元 | | actual 2020",),
        NEWS,
    ),
    # --- names
    Case(
        "what is measured is said once, before the sectors",
        "固定资产投资增长7%。分产业看,第一产业增长3%,第二产业下降2%。",
        (
            "固定资产投资 | | +7 | actual 2022",
            "第一产业投资 | | +3 | actual 2022",
            "第二产业投资 | | -2 | actual 2022",
        ),
    ),
    Case(
        "one-character members",
        "猪、牛、禽肉产量分别增长4%、6%、2%。",
        (
            "猪肉产量 | | +4 | actual 2022",
            "牛肉产量 | | +6 | actual 2022",
            "禽肉产量 | | +2 | actual 2022",
        ),
    ),
    Case(
        "added value is part of the name",
        "林业增加值增长4.5%。",
        ("林业增加值 | | +4.5 | actual 2022",),
    ),
    Case(
        "a number and a length before the name",
        "新建28条62公里通组路。",
        ("新建通组路 | 28条 | | actual 2022", "通组路 | 62公里 | | actual 2022"),
    ),
    Case(
        "the indicator that the clause before opens with",
        "生产总值82亿元;地方财政收入提前40天完成全年任务,达到6.4亿元,增长11%。",
        ("地区生产总值 | 82亿元 | | actual 2022", "地方财政收入 | 6.4亿元 | +11 | actual 2022"),
    ),
    Case(
        "growth after words on how it went",
        "社会消费品零售总额稳步回升,增长5.4%。",
        ("社会消费品零售总额 | | +5.4 | actual 2022",),
    ),
    Case(
        "growth named behind its number",
        "林业增加值实现5%以上的增长。",
        ("林业增加值 | | +5 | actual 2022 | 以上",),
    ),
    Case(
        "what was passed on the way to a level is not stated twice",
        "人均生产总值首次突破5000美元大关,达到5214美元。",
        ("人均地区生产总值 | 5214美元 | | actual 2022",),
    ),
    Case(
        "a better concentration is a lower one",
        "PM2.5平均浓度改善8.5%。",
        ("PM2.5平均浓度 | | -8.5 | actual 2022",),
    ),
    Case(
        "a part of a planned number, this year's",
        "已开工620户,占今年1240户任务数的50%。",
        ("开工 | 620户 | | actual 2022", "开工完成任务数比例 | 50% | | actual 2022"),
    ),
    Case(
        "ages are no figures, people with an age are",
        "引进50名以上教师,为0-6岁儿童体检3.2万人次。",
        ("引进教师 | 50名 | | actual 2022 | 以上", "0-6岁儿童体检 | 3.2万人次 | | actual 2022"),
    ),
    Case(
        "a headline that repeats the text",
        "东山旅游收入达62亿元 居全省前列\n截至2020年底,旅游收入已达62亿元。",
        ("旅游收入 | 62亿元 | | actual 2020",),
        NEWS,
    ),
    Case(
        "the report as a newspaper prints it",
        "2021年政府工作报告(摘要)\n森林覆盖率达到42%。\n今年,将拆除旧房6万平方米。改造管网32公里。",
        (
            "森林覆盖率 | 42% | | actual 2020",
            "拆除旧房 | 6万平方米 | | target 2021",
            "改造管网 | 32公里 | | target 2021",
        ),
        NEWS,
    ),
    Case(
        "a title that says what a year is to bring",
        "2021年旅游发展计划报告\n改造酒店12家。",
        ("改造酒店 | 12家 | | target 2021",),
        NEWS,
    ),
    Case(
        "a dot in the middle for a decimal point",
        "投资额62·4亿元,增长5·5%。",
        ("投资额 | 62.4亿元 | +5.5 | actual 2022",),
    ),
    Case(
        "the first heading names the year that went well, with a round zero",
        "政府工作报告(摘要)\n一、二○○一年经济保持较快增长\n财政收入6亿元。",
        ("财政收入 | 6亿元 | | actual 2001",),
        Context("government_work_report", Region(level="county"), 2001, 2000),
    ),
    Case("下达 is one word", "已下达补助6200万元。", ("下达补助 | 6200万元 | | actual 2022",)),
    Case(
        "a caveat of its own between the name and the growth",
        "农民人均纯收入,扣除价格因素,比上年实际增长4.3%。",
        ("农民人均纯收入 | | +4.3 | actual 2022",),
    ),
    Case(
        "goals named behind 即",
        "会上提出了2021年的主要目标,即生产总值增长7%左右,进出口增长4%以上,财政收入增长6%,接待游客60万人次,新增就业2万人。",
        (
            "地区生产总值 | | +7 | target 2021 | 左右",
            "进出口总额 | | +4 | target 2021 | 以上",
            "财政收入 | | +6 | target 2021",
            "接待游客 | 60万人次 | | target 2021",
            "新增就业 | 2万人 | | target 2021",
        ),
        NEWS,
    ),
    Case(
        "the year before, by its number",
        "2022年税收6.2亿元,比2021年增长5%。",
        ("税收收入 | 6.2亿元 | +5 | actual 2022",),
    ),
    Case(
        "passed, then reached",
        "游客人数首次突破60万人次,达到62.4万人次,增长9%。",
        ("游客人数 | 62.4万人次 | +9 | actual 2022",),
    ),
    Case(
        "more than was expected",
        "又有1.2万人实现就业,比预期目标高12%,失业率控制在3.4%。",
        ("就业 | 1.2万人 | | actual 2022", "失业率 | 3.4% | | actual 2022 | 控制在"),
    ),
    Case(
        "a change over years that the sentence names",
        "1995年到1999年,医院床位由2100张增加到2640张。",
        ("医院床位 | 2100张 | | actual 1995", "医院床位 | 2640张 | | actual 1999"),
    ),
    Case(
        "a year compared with an earlier one",
        "1999年同1994年相比,旅游收入由3.1亿元增加到5.6亿元,增长80.6%。",
        ("旅游收入 | 3.1亿元 | | actual 1994", "旅游收入 | 5.6亿元 | base_year 80.6 | actual 1999"),
    ),
    Case(
        "a base year in characters",
        "一九八四年粮食比一九八三年增长百分之四,比一九七九年增长百分之三十二。",
        ("粮食 | | +4 | actual 1984",),
    ),
    Case(
        "within five years",
        "五年内旅游收入增长62%。",
        ("旅游收入 | | base_year 62 | actual 2022",),
    ),
    Case(
        "imports and exports share a head",
        "进口、出口通关时间分别压减62%和81%。",
        ("进口通关时间 | 62% | | actual 2022", "出口通关时间 | 81% | | actual 2022"),
    ),
    Case(
        "基本 is part of a name before some words",
        "基本建设投资16亿元,基本建成管网32公里。",
        ("基本建设投资 | 16亿元 | | actual 2022", "建成管网 | 32公里 | | actual 2022"),
    ),
    Case(
        "what a report says of the years of a plan that lie ahead",
        "“十四五”时期是发展的关键时期。\n森林覆盖率提高到42%。\n二、2022年重点工作\n新建公园6处。",
        ("森林覆盖率 | 42% | | target 2025", "新建公园 | 6处 | | target 2022"),
        Context("government_work_report", Region(level="county"), 2022),
    ),
    Case(
        "a report given at the end of the year that it reviews",
        "2022年12月20日在东山县人民代表大会上\n2022年旅游收入12亿元。",
        ("旅游收入 | 12亿元 | | actual 2022",),
        Context("government_work_report", Region(level="county"), 2022, 2021),
    ),
    Case(
        "the year that a sentence without figures opens with",
        "县长作报告。在回顾工作时,县长说:2020年,全县迎难而上。旅游收入12亿元。",
        ("旅游收入 | 12亿元 | | actual 2020",),
        NEWS,
    ),
    Case(
        "two steps of average growth",
        "主要目标是:旅游收入年均增长8%、力争年均增长10%。",
        (
            "旅游收入 | | average 8 | target 2023",
            "旅游收入 | | average 10 | target 2023 | 力争",
        ),
        READOUT,
    ),
    Case(
        "how long a rate held is no part of its name",
        "失业率连续三个季度保持在4%以内。",
        ("失业率 | 4% | | actual 2022 | 保持在|以内",),
    ),
    Case(
        "by the end of this year",
        "今年年底前,行政村通达率达到80%以上。到今年底,建成区面积扩大到62平方公里。",
        ("行政村通达率 | 80% | | target 2021 | 以上", "建成区面积 | 62平方公里 | | target 2021"),
        NEWS,
    ),
    Case(
        "an intent holds for the next lines that begin with a verb",
        "我市将改造道路32条。\n建成公园7处。\n以服务暖城\n持续推进供热管网改造26公里。\n去年接待游客62万人次。",
        (
            "改造道路 | 32条 | | target 2021",
            "建成公园 | 7处 | | target 2021",
            "供热管网改造 | 26公里 | | target 2021",
            "接待游客 | 62万人次 | | actual 2020",
        ),
        NEWS,
    ),
    Case("保持", "出庭应诉率保持100%。", ("出庭应诉率 | 100% | | actual 2022",)),
    Case(
        "what is planned this year",
        "今年全县计划补植林木36万亩,其中松林20万亩。",
        ("补植林木 | 36万亩 | | target 2021", "松林 | 20万亩 | | target 2021"),
        NEWS,
    ),
    Case(
        "how long or how often in a row",
        "空气优良天数连续6年稳定在320天以上,考核连续4次获优。",
        ("空气质量优良天数 | 320天 | | actual 2022 | 稳定在|以上",),
    ),
    Case("the volume of a yearbook", "见统计年鉴(2017卷)农业部分。"),
    Case("how deep or wide something is", "整治6米水深航道,修建7米宽道路。"),
    Case("projects begun together", "共有26个项目集中开工。", ("项目集中开工 | 26个 | | actual 2022",)),
    Case("one of many", "产业增速在全省27个基地中居第七位。"),
    Case(
        "the earlier level between a base and its growth",
        "钢产量达到65万吨,比1952年的27万吨增长141%。",
        ("钢产量 | 65万吨 | base_year 141 | actual 2022",),
    ),
    Case(
        "a settled account as the base",
        "2022年税收收入36亿元,比2021年决算数增长9%。",
        ("税收收入 | 36亿元 | +9 | actual 2022",),
    ),
    Case(
        "the best year before is the year before",
        "奶牛存栏2.6万头,比历史上最好的2021年增长8%。",
        ("奶牛存栏 | 2.6万头 | +8 | actual 2022",),
    ),
    Case("上一年", "工业总产值比上一年增长8%。", ("工业总产值 | | +8 | actual 2022",)),
    Case(
        "a stretch of years ends where it ends",
        "从1979年到1982年,社会总产值增长33%。",
        ("社会总产值 | | base_year 33 | actual 1982",),
    ),
    Case(
        "an old plan by its number",
        "第六个五年计划规定,1985年发电量达到360亿千瓦时。“七五”计划草案规定,五年内煤炭产量增长38%。",
        (
            "发电量 | 360亿千瓦时 | | target 1985",
            "煤炭产量 | | base_year 38 | target 1990",
        ),
        Context("government_work_report", Region(), 1984, 1983),
    ),
    Case(
        "by the end of the century",
        "到本世纪末,粮食产量达到50亿公斤。",
        ("粮食产量 | 50亿公斤 | | target 2000",),
        Context("government_work_report", Region(), 1988, 1987),
    ),
    Case(
        "a level or a set of targets is no thing of that size",
        "把油菜产量稳定在5万吨的水平上。计划实现水稻产量30万吨的指标。",
        (
            "油菜产量 | 5万吨 | | actual 2022 | 稳定在",
            "水稻产量 | 30万吨 | | target 2023",
        ),
    ),
    Case(
        "a name that opens a part of the sentence before its year",
        "农民人均纯收入,2020年为1.8万元;城镇居民生活费收入,2020年为3.1万元。",
        (
            "农民人均纯收入 | 1.8万元 | | actual 2020",
            "城镇居民生活费收入 | 3.1万元 | | actual 2020",
        ),
    ),
    Case("what the sentence is about", "轻工业,总产值增长8%。", ("轻工业总产值 | | +8 | actual 2022",)),
    Case(
        "points whose unit is written in full at the end",
        "三次产业协同发展,对经济增长的贡献率分别为6%、41%、53%,分别拉动增长0.7个、5.1个、6.5个百分点。",
        (
            "第一产业对经济增长的贡献率 | 6% | | actual 2022",
            "第二产业对经济增长的贡献率 | 41% | | actual 2022",
            "第三产业对经济增长的贡献率 | 53% | | actual 2022",
        ),
    ),
    Case("places gained", "空气质量比去年同期提升3位。"),
    Case(
        "two levels at once, earlier and later",
        "城乡居民人均可支配收入从2018年的4万元和1.5万元分别提高到5万元和2万元。",
        (
            "城镇居民人均可支配收入 | 4万元 | | actual 2018",
            "农村居民人均可支配收入 | 1.5万元 | | actual 2018",
            "城镇居民人均可支配收入 | 5万元 | | actual 2022",
            "农村居民人均可支配收入 | 2万元 | | actual 2022",
        ),
    ),
    Case(
        "promised works told one by one",
        "今年全市将集中力量办好10件实事。\n一是改造街巷25条。\n二是建设养老驿站6个。",
        (
            "办好实事 | 10件 | | target 2021",
            "改造街巷 | 25条 | | target 2021",
            "建设养老驿站 | 6个 | | target 2021",
        ),
        NEWS,
    ),
    Case(
        "what was planned for a year that is over",
        "2019年计划开展项目建设100个,实际完成91个。",
        (
            "开展项目建设 | 100个 | | target 2019",
            "项目建设 | 91个 | | actual 2019",
        ),
        NEWS,
    ),
    Case(
        "the outline of a plan that is submitted",
        "二、2022年工作回顾\n我们编制了“十五五”规划纲要(草案),提出生产总值年均增长5%左右。\n全年造林8万亩。",
        (
            "地区生产总值 | | average 5 | target 2030 | 左右",
            "造林面积 | 8万亩 | | actual 2022",
        ),
    ),
    Case(
        "what a share is a share of stands before the comma",
        "以农产品为原料的产品,目前占工业总产值的50%。",
        ("以农产品为原料的产品占工业总产值比重 | 50% | | actual 2022",),
    ),
    Case(
        "digits in groups parted by spaces",
        "全区建成山平塘23 731口。",
        ("建成山平塘 | 23731口 | | actual 2022",),
    ),
    Case(
        "an intent holds through a long list",
        "今冬明春计划完成土石方132万方,修复水毁工程25处,除险加固病险水库10座,疏浚河道55公里,清淤渠道58公里,"
        "新建泵站12座,改造机井360眼;新增节水灌溉面积2.1万亩,改善灌溉面积2.6万亩;治理水土流失面积13平方公里。",
        (
            "土石方 | 132万方 | | target 2021",
            "修复水毁工程 | 25处 | | target 2021",
            "除险加固病险水库 | 10座 | | target 2021",
            "疏浚河道 | 55公里 | | target 2021",
            "清淤渠道 | 58公里 | | target 2021",
            "新建泵站 | 12座 | | target 2021",
            "改造机井 | 360眼 | | target 2021",
            "新增节水灌溉面积 | 2.1万亩 | | target 2021",
            "改善灌溉面积 | 2.6万亩 | | target 2021",
            "治理水土流失面积 | 13平方公里 | | target 2021",
        ),
        NEWS,
    ),
    Case(
        "the parts of what is intended",
        "今冬计划完成水利投资30亿元。在总投资30亿元中,中央投资7亿元。在综合效益方面,改善灌溉面积17万亩。",
        (
            "水利投资 | 30亿元 | | target 2021",
            "中央投资 | 7亿元 | | target 2021",
            "改善灌溉面积 | 17万亩 | | target 2021",
        ),
        NEWS,
    ),
    Case(
        "what a project will bring",
        "去年新建泵站6座。项目建成后,可改善灌溉面积3万亩。",
        ("新建泵站 | 6座 | | actual 2020", "改善灌溉面积 | 3万亩 | | target 2021"),
        NEWS,
    ),
    Case(
        "one growth for each of two levels",
        "城镇居民人均可支配收入2.5万元,农民人均纯收入1.2万元,分别增长14%。",
        (
            "城镇居民人均可支配收入 | 2.5万元 | +14 | actual 2022",
            "农民人均纯收入 | 1.2万元 | +14 | actual 2022",
        ),
    ),
    Case(
        "by how much a plan was exceeded",
        "固定资产投资完成17亿元,超额完成年度任务2亿元,增长21%。",
        ("固定资产投资 | 17亿元 | +21 | actual 2022", "固定资产投资超额完成年度任务 | 2亿元 | | actual 2022"),
    ),
    Case(
        "a note in brackets between two years",
        "1955年(有资料年份)到2021年,全州生产总值从1亿元增长到303亿元。",
        ("地区生产总值 | 1亿元 | | actual 1955", "地区生产总值 | 303亿元 | | actual 2021"),
    ),
    Case("高标准农田 is a name", "高标准农田2.5万亩。", ("高标准农田面积 | 2.5万亩 | | actual 2022",)),
    Case(
        "the plan that ends this year",
        "“十三五”期间,全市创建示范村12个。",
        ("创建示范村 | 12个 | | actual 2020",),
        Context("news_other", Region(level="city"), 2020),
    ),
    Case(
        "the goals of this year, after what they are goals of",
        "今年全县经济工作的奋斗目标“525”,即:生产总值达到56亿元,财政收入达到5亿元。",
        ("地区生产总值 | 56亿元 | | target 2021", "财政收入 | 5亿元 | | target 2021"),
        NEWS,
    ),
    Case(
        "all of last year",
        "去年新建农村公路39公里。全年完成投资20亿元。",
        ("农村公路 | 39公里 | | actual 2020", "投资 | 20亿元 | | actual 2020"),
        NEWS,
    ),
    Case(
        "a limit that was kept",
        "城镇登记失业率为3.9%,低于4.2%的控制目标。",
        ("城镇登记失业率 | 3.9% | | actual 2022",),
    ),
    Case(
        "promised works that were laid down",
        "今年全市定下三项实事项目,分别为:新增就业岗位5万个,扶持创业1万人。",
        ("新增就业岗位 | 5万个 | | target 2021", "扶持创业 | 1万人 | | target 2021"),
        NEWS,
    ),
    Case(
        "共 is no deed where something is intended",
        "年底前将新开办幼儿园共16所。",
        ("新开办幼儿园 | 16所 | | target 2021",),
        NEWS,
    ),
    Case(
        "so much for each hundred square kilometres",
        "路网密度达到5公里/百平方公里。",
        ("路网密度 | 5公里/百平方公里 | | actual 2022",),
    ),
    Case(
        "a growth behind two levels is since the first",
        "粮食商品量由1949年的7万吨下降到1982年的6万吨,减少19%。",
        ("粮食商品量 | 7万吨 | | actual 1949", "粮食商品量 | 6万吨 | base_year -19 | actual 1982"),
    ),
    Case(
        "each of two since a year",
        "粮食单产163公斤、总产4.4万吨,比1960年均增长1倍。",
        (
            "粮食单产 | 163公斤 | base_year 100 | actual 2022",
            "粮食总产量 | 4.4万吨 | base_year 100 | actual 2022",
        ),
    ),
    Case(
        "a year that is only compared with",
        "旅游收入较疫情前的2019年同期相比仍下降11%。",
        ("旅游收入 | | base_year -11 | actual 2022",),
    ),
    Case("与去年同比", "接待游客12万人次,与去年同比增加35%。", ("接待游客 | 12万人次 | +35 | actual 2022",)),
    Case(
        "hundreds of millions in words with 多 inside",
        "粮食总产量达到三亿八千多万斤。",
        ("粮食总产量 | 3.8亿斤 | | actual 2022 | 多",),
    ),
    Case("上升为 leads to a level", "工业所占的比重上升为56%。", ("工业所占的比重 | 56% | | actual 2022",)),
    Case(
        "a standard that was passed",
        "平均亩产413斤,超过了纲要规定的400斤的指标。",
        ("平均亩产 | 413斤 | | actual 2022",),
    ),
    Case("what an area governs", "全市辖2区10县3市。"),
    Case(
        "how a budget is laid out",
        "一、2021年财政预算安排情况\n(一)财力\n全县可安排财力12亿元。\n(1)教育支出3亿元。",
        ("可安排财力 | 12亿元 | | target 2021", "教育支出 | 3亿元 | | target 2021"),
        NEWS,
    ),
    Case(
        "the year of a text that names it once",
        "截至2015年8月底,完成税收收入3亿元。\n截至8月底,完成基金支出1亿元。",
        ("税收收入 | 3亿元 | | actual 2015", "基金支出 | 1亿元 | | actual 2015"),
        Context("unknown", Region(), None),
    ),
    Case(
        "a growth on a level that is told, then the level reached",
        "2022年的工业总产值比2021年的205亿元增长40%,达到287亿元。",
        ("工业总产值 | 287亿元 | +40 | actual 2022",),
    ),
    Case(
        "two steps at once",
        "经济总量连续迈上4万亿、5万亿两个台阶。",
        ("经济总量 | 5万亿 | | actual 2022 | 连续迈上",),
    ),
    Case(
        "a range of growth in words",
        "农民人均纯收入平均每年增长百分之四至百分之五。",
        ("农民人均纯收入 | | average 4 | actual 2022",),
    ),
    Case(
        "the length of what was built",
        "建成轨道交通线路7条、通车里程40公里。",
        ("建成轨道交通线路 | 7条 | | actual 2022", "轨道交通线路通车里程 | 40公里 | | actual 2022"),
    ),
    Case(
        "a total of years to come",
        "五年合计财政支出60亿元,其中2027年13亿元。",
        ("财政支出 | 60亿元 | | target 2027", "财政支出 | 13亿元 | | target 2027"),
    ),
    Case(
        "many times over since the year named before",
        "拖拉机比1957年增长4倍,用电量增长22倍。",
        ("拖拉机 | | base_year 400 | actual 2022", "用电量 | | base_year 2200 | actual 2022"),
    ),
    Case(
        "what a paragraph opens with intending",
        "市工信局将进一步落实工作部署,完成各项任务。全年实施重点项目40个。培育规模企业20家。",
        ("重点项目 | 40个 | | target 2021", "培育规模企业 | 20家 | | target 2021"),
        NEWS,
    ),
    Case(
        "a size of hospitals is no count of beds",
        "100张以下床位医院216家,三级医院12家。",
        ("100张以下床位医院 | 216家 | | actual 2022", "三级医院 | 12家 | | actual 2022"),
    ),
    Case(
        "news of a bulletin tells of its year",
        "市绿委办发布的《2020年国土绿化公报》显示,绿化取得新成绩。\n重点工程完成造林27万亩。",
        ("重点工程完成造林 | 27万亩 | | actual 2020",),
        NEWS,
    ),
    Case("what is said of a part of a year", "前4个月增长12%。", (), NEWS),
    Case(
        "an intent carried on",
        "到2025年,高铁里程达到300公里。加快城市轨道交通建设,新增运营里程30公里。",
        ("高铁里程 | 300公里 | | target 2025", "新增运营里程 | 30公里 | | target 2025"),
        NEWS,
    ),
    Case(
        "what is foreseen for the year named in the sentence before",
        "我省明年将增加玉米、水稻播种面积。预计玉米面积75万亩,增加4万亩;水稻面积41万亩。",
        (
            "玉米面积 | 75万亩 | | target 2022 | 预计",
            "玉米面积增加 | 4万亩 | | target 2022 | 预计",
            "水稻面积 | 41万亩 | | target 2022 | 预计",
        ),
        NEWS,
    ),
    # --- plans told outside of reports
    Case(
        "works settled on for the year, and nothing said of how far they are",
        "会议明确,今年全市共安排重点项目320个,民生项目60个。",
        ("安排重点项目 | 320个 | | target 2021", "民生项目 | 60个 | | target 2021"),
        NEWS,
    ),
    Case(
        "works settled on, and how far they are",
        "今年我市确定改造老旧小区156个。截至目前,已开工42个。",
        ("老旧小区改造 | 156个 | | actual 2021", "开工 | 42个 | | actual 2021"),
        NEWS,
    ),
    Case(
        "a list of promised works under a date",
        "2021年3月2日\n东山县2021年民生实事项目清单\n1.新建水厂3座。\n2.改造危桥12座。",
        ("新建水厂 | 3座 | | target 2021", "改造危桥 | 12座 | | target 2021"),
        NEWS,
    ),
    Case(
        "the title names the promised works",
        "2021年东山市为民办实事项目\n一、新建50家社区食堂。",
        ("新建社区食堂 | 50家 | | target 2021",),
        NEWS,
    ),
    Case(
        "works that the sentence before promised",
        "市政府今年将继续为民办实事。\n涉农实事占了多半,主要有:新建农村公路120公里;改造危桥21座。",
        ("农村公路 | 120公里 | | target 2021", "改造危桥 | 21座 | | target 2021"),
        NEWS,
    ),
    Case(
        "this year's work, part by part",
        "今年的工作主要从以下九个方面入手。农业条件:新修农田70万亩,发展节水灌溉10万亩。",
        ("新修农田 | 70万亩 | | target 2021", "发展节水灌溉 | 10万亩 | | target 2021"),
        NEWS,
    ),
    Case(
        "a budget as laid out",
        "全市一般公共预算收入安排52.6亿元,增长7%;支出安排210亿元。",
        ("一般公共预算收入 | 52.6亿元 | +7 | target 2021", "支出 | 210亿元 | | target 2021"),
        NEWS,
    ),
    Case(
        "a plan under way, and what is done of it so far",
        '"十四五"期间新建高速公路300公里。"十四五"期间,已建成泵站12座。',
        ("新建高速公路 | 300公里 | | target 2025", "建成泵站 | 12座 | | actual 2021"),
        NEWS,
    ),
    Case(
        "the goals of a year that is over",
        "2020年就业计划目标为:城镇新增就业60万人,失业人员再就业13万人。",
        ("城镇新增就业 | 60万人 | | target 2020", "失业人员再就业 | 13万人 | | target 2020"),
        NEWS,
    ),
    Case(
        "half a year that is to bring something",
        "下一步,要确保上半年地区生产总值突破200亿元,新增规上企业20家。",
        ("地区生产总值 | 200亿元 | | target 2021 | 确保|突破", "新增规上企业 | 20家 | | target 2021"),
        NEWS,
    ),
    Case(
        "要 is no part of a name",
        "一季度规上工业增加值要增长8%以上。",
        ("规上工业增加值 | | +8 | target 2021 | 以上",),
        NEWS,
    ),
    Case(
        "who plans is no part of a name",
        "市卫健局计划为2.3万名适龄妇女免费开展两癌筛查。",
        ("适龄妇女免费开展两癌筛查 | 2.3万名 | | target 2021",),
        NEWS,
    ),
    Case(
        "a sum planned for the year says nothing of what stands behind it",
        "全县列为市重点项目3个,年度计划投资5.2亿元;已有20个项目开工。",
        (
            "列为市重点项目 | 3个 | | actual 2021",
            "年度计划投资 | 5.2亿元 | | target 2021",
            "项目开工 | 20个 | | actual 2021",
        ),
        NEWS,
    ),
    # --- years
    Case(
        "a year that its first sentence names, told in the next",
        "2020年是项目建设之年。全县新建厂房20万平方米。",
        ("新建厂房 | 20万平方米 | | actual 2020",),
        NEWS,
    ),
    Case(
        "five years looked back on in the first year of the next plan",
        "五年来,全县经济稳步发展。累计新建学校12所。",
        ("新建学校 | 12所 | | actual 2020 | 累计",),
        NEWS,
    ),
    Case(
        "a title that looks back",
        "回眸2008\n新建学校12所,改造危桥21座。",
        ("新建学校 | 12所 | | actual 2008", "改造危桥 | 21座 | | actual 2008"),
        Context("unknown", Region(level="city")),
    ),
    # --- names and numbers
    Case(
        "nouns that begin like small words",
        "新建3个体育公园、5个现代农业园、3所中学,组建10支队伍,招聘200名优秀教师,引进5家电商企业、8家上市企业,帮助2万人再就业。",
        (
            "新建体育公园 | 3个 | | actual 2022",
            "现代农业园 | 5个 | | actual 2022",
            "中学 | 3所 | | actual 2022",
            "组建队伍 | 10支 | | actual 2022",
            "招聘优秀教师 | 200名 | | actual 2022",
            "引进电商企业 | 5家 | | actual 2022",
            "上市企业 | 8家 | | actual 2022",
            "帮助再就业 | 2万人 | | actual 2022",
        ),
    ),
    Case(
        "the count of the projects grew, not their sum",
        "新签约项目225个,总投资584亿元,项目数增长9.2%。",
        ("新签约项目 | 225个 | +9.2 | actual 2022", "项目总投资 | 584亿元 | | actual 2022"),
    ),
    Case(
        "a cut whose verb stands first",
        "减少房地产库存26%,减少行政支出8%。",
        ("房地产库存 | | -26 | actual 2022", "行政支出 | | -8 | actual 2022"),
    ),
    Case(
        "what the clause before is about",
        "汽车产值增长1.5%;电子制造业保持较好增势,增速为23.7%。房地产投资、工业投资提速,增速分别为22.9%和8.6%。",
        (
            "汽车产值 | | +1.5 | actual 2022",
            "电子制造业 | | +23.7 | actual 2022",
            "房地产投资 | | +22.9 | actual 2022",
            "工业投资 | | +8.6 | actual 2022",
        ),
    ),
    Case(
        "growth in brackets, and a pace compared with",
        "民间投资快速增长(37.8%)。建设投资增长4.6%,增速比1-7月(11.0%)回落6.4个百分点。",
        ("民间投资 | | +37.8 | actual 2022", "建设投资 | | +4.6 | actual 2022"),
    ),
    Case(
        "the same base for all that follows",
        "生产总值340亿元,比2012年(下同)增长47.7%;固定资产投资353亿元,增长125%。",
        (
            "地区生产总值 | 340亿元 | base_year 47.7 | actual 2022",
            "固定资产投资 | 353亿元 | base_year 125 | actual 2022",
        ),
    ),
    Case(
        "budgeted, changed, and carried out",
        "财政支出预算调整为45.1亿元。实际完成36.9亿元。",
        ("财政支出预算调整 | 45.1亿元 | | actual 2022", "财政支出 | 36.9亿元 | | actual 2022"),
    ),
    Case(
        "once it is built",
        "项目建成后可年产电池5万套,全部达产后预计新增税收22亿元。",
        ("年产电池 | 5万套 | | target 2021", "新增税收 | 22亿元 | | target 2021 | 预计"),
        NEWS,
    ),
    Case(
        "the sum of what was signed",
        "此次签约的26个项目总投资286亿元。",
        ("签约项目 | 26个 | | actual 2022", "项目总投资 | 286亿元 | | actual 2022"),
    ),
    Case(
        "ranks in a list, a structure in percent, places sent to, a place by kilometre",
        "总量和增速分别居全省第21位和43位。三次产业结构为30.5%:18.5%:51%。向20个省区市转运伤员。完成青山河31公里处滑坡治理。",
    ),
    Case("a comma for a point", "引进项目投资26,63亿元。", ("引进项目投资 | 26.63亿元 | | actual 2022",)),
    Case(
        "the goal is no part of the name",
        "二、今年工作\n城镇登记失业率预期目标为5%以内。",
        ("城镇登记失业率 | 5% | | target 2023 | 以内",),
    ),
    # --- what a text looks back on
    Case(
        "the first lines say which year is told of",
        "1月13日,市人大会议开幕,报告展示了2020年的发展成绩。\n引进首店110家。\n会议要求,要新建学校12所。",
        ("引进首店 | 110家 | | actual 2020", "新建学校 | 12所 | | target 2021"),
        NEWS,
    ),
    Case(
        "a list of what was done is no list of goals",
        "1至5月各主体指标完成情况如下:\n工业产值完成5.8亿元,增长17%。预计上半年完成6.6亿元,增长15%。",
        ("工业产值 | 5.8亿元 | +17 | actual 2021", "工业产值 | 6.6亿元 | +15 | actual 2021 | 预计"),
        NEWS,
    ),
    Case(
        "land asked of the hills is no intent",
        "向荒山要用地,平整土地1700亩。",
        ("平整土地 | 1700亩 | | actual 2021",),
        NEWS,
    ),
    Case(
        "growth to a year, and the level there",
        '"十二五"期间,本市生产总值年均增长10%左右,到2015年达到1.5万亿元。',
        ("地区生产总值 | 1.5万亿元 | average 10 | target 2015 | 左右",),
        Context("news_other", Region(level="city"), 2011),
    ),
    Case(
        "one value for two names, then and now",
        "医疗保险、养老保险补助标准均由120元提高到200元。",
        (
            "医疗保险补助标准 | 120元 | | actual 2021",
            "养老保险补助标准 | 120元 | | actual 2021",
            "医疗保险补助标准 | 200元 | | actual 2022",
            "养老保险补助标准 | 200元 | | actual 2022",
        ),
    ),
    Case(
        "what was won and stored",
        "争取到24.2亿元的超长期国债。储备2900万元的过冬物资。",
        ("超长期国债 | 24.2亿元 | | actual 2022 | 争取", "储备过冬物资 | 2900万元 | | actual 2022"),
    ),
    Case(
        "who left poverty",
        "实现20个贫困村退出、11000人脱贫。",
        ("贫困村 | 20个 | | actual 2022", "脱贫人口 | 11000人 | | actual 2022"),
    ),
    Case(
        "beyond a plan, indicators by number, at least one, among places",
        "人均收入达到8620元,比计划目标7160元超过1460元。3项指标增速全市领先,每个镇都有1座以上泵站,增速在粤东4市列第1位。",
        ("人均收入 | 8620元 | | actual 2022",),
    ),
    Case(
        "increases told one by one",
        "城乡居民人均住房面积分别达到28平方米和32平方米,五年分别增加14平方米和4平方米。",
        (
            "城镇居民人均住房面积 | 28平方米 | | actual 2022",
            "农村居民人均住房面积 | 32平方米 | | actual 2022",
            "城镇居民人均住房面积增加 | 14平方米 | | actual 2022",
            "农村居民人均住房面积增加 | 4平方米 | | actual 2022",
        ),
    ),
    Case(
        "digits that blanks part",
        "培养研究生1 7 .5 万人,固定资产投资24. 3 亿元。",
        ("培养研究生 | 17.5万人 | | actual 2022", "固定资产投资 | 24.3亿元 | | actual 2022"),
    ),
    Case(
        "下同 in brackets",
        "生产总值100亿元,五年(2018-2022年,下同)年均增长7%。",
        ("地区生产总值 | 100亿元 | average 7 | actual 2022",),
    ),
    # --- names as bulletins write them
    Case(
        "an abbreviation or the number of a note behind a name",
        "全年地区生产总值(GDP)[2]完成529亿元,比上年增长13.1%,人均4.2万元。",
        ("地区生产总值 | 529亿元 | +13.1 | actual 2022", "人均地区生产总值 | 4.2万元 | | actual 2022"),
    ),
    Case(
        "a heading that runs into its paragraph",
        "人口年末常住人口94.9万人。国民经济全年实现地区生产总值439亿元。",
        ("常住人口 | 94.9万人 | | actual 2022", "地区生产总值 | 439亿元 | | actual 2022"),
    ),
    Case(
        "what a part contributes",
        "其中,第一产业增加值37.7亿元,增长3.2%,对GDP增长的贡献率为0.7%。",
        (
            "第一产业增加值 | 37.7亿元 | +3.2 | actual 2022",
            "第一产业对GDP增长的贡献率 | 0.7% | | actual 2022",
        ),
    ),
    Case(
        "a year that was blotted out",
        "固定资产投资XX年完成2010亿元。",
        ("固定资产投资 | 2010亿元 | | actual 2022",),
    ),
    Case(
        "a change in points said to be net",
        "贫困发生率由23.61%下降到14.31%,净下降9.3个百分点。",
        ("贫困发生率 | 23.61% | | actual 2021", "贫困发生率 | 14.31% | points -9.3 | actual 2022"),
    ),
    Case(
        "a pension that grows by the head",
        "企业退休人员基本养老金连续五年增加,人均提高10%。",
        ("企业退休人员基本养老金 | | +10 | actual 2022",),
    ),
    Case(
        "kinds of places in brackets",
        "全省10个县(市、区)实现河长制全覆盖,22个乡镇(街道、场)通公交。",
        ("县(市、区) | 10个 | | actual 2022", "乡镇(街道、场)通公交 | 22个 | | actual 2022"),
    ),
    # --- news of a government work report
    Case(
        "what the report says of the year past, and of this year",
        "省长作2021年省政府工作报告。\n报告称去年民生事业持续发展。新建校舍81万平方米。免费为5万名患者实施手术。\n今年,全省将办好实事。新建幼儿园12所,改建3所。",
        (
            "新建校舍 | 81万平方米 | | actual 2020",
            "患者实施手术 | 5万名 | | actual 2020",
            "新建幼儿园 | 12所 | | target 2021",
            "改建幼儿园 | 3所 | | target 2021",
        ),
        NEWS,
    ),
    Case(
        "the headline says it too",
        "今年将改造小区100个以上\n市长作政府工作报告。今年,要推进城市更新。推动改造小区100个以上,打造示范区。",
        ("改造小区 | 100个 | | target 2021 | 以上",),
        NEWS,
    ),
    Case(
        "a text titled with the year before",
        "2020年全市粮食产量达25万吨\n会议传来消息,全市农业稳中向好。青稞良种覆盖率达到92%。",
        ("粮食产量 | 25万吨 | | actual 2020", "青稞良种覆盖率 | 92% | | actual 2020"),
        NEWS,
    ),
    Case(
        "a plan drawn up in December",
        "农业局2022年工作计划\n新建厂房10个,培育品牌5个。",
        ("新建厂房 | 10个 | | target 2022", "培育品牌 | 5个 | | target 2022"),
        PLAN,
    ),
    Case(
        "strives for one, and so for the other",
        "招引重大项目25个,力争到位资金45亿元。",
        (
            "招引重大项目 | 25个 | | target 2021",
            "重大项目到位资金 | 45亿元 | | target 2021 | 力争",
        ),
        NEWS,
    ),
    Case(
        "what is to be made sure of is no figure",
        "3600名警力上路,确保交通顺畅。",
        ("警力上路 | 3600名 | | actual 2021",),
        NEWS,
    ),
    # --- names and numbers again
    Case(
        "a number of its list, and a count",
        "2.50个小区新增充电设施。",
        ("小区新增充电设施 | 50个 | | actual 2022",),
    ),
    Case(
        "a value for each of the examples",
        "商务服务、多式联运等服务业营业收入分别增长14.6%、10.6%。",
        ("商务服务营业收入 | | +14.6 | actual 2022", "多式联运营业收入 | | +10.6 | actual 2022"),
    ),
    Case(
        "a comma inside a number",
        "非税收入完成1,457万元,较上年1,578万元下降7.67%,占财政收入的20.5%。",
        ("非税收入 | 1457万元 | -7.67 | actual 2022", "非税收入占财政收入比重 | 20.5% | | actual 2022"),
    ),
    Case(
        "households and people of one name, two measures of one name",
        "为低保对象45085户、58866人发放保障金2593万元。开工安置项目195个、9.7万套。",
        (
            "城乡低保对象 | 45085户 | | actual 2022",
            "低保对象人数 | 58866人 | | actual 2022",
            "发放保障金 | 2593万元 | | actual 2022",
            "开工安置项目 | 195个 | | actual 2022",
            "开工安置项目 | 9.7万套 | | actual 2022",
        ),
    ),
    Case(
        "for each person",
        "医保补助标准提高到人均320元,低保标准提高到每人每月480元。财政总收入8.3亿元,人均4489元。",
        (
            "医保补助标准 | 320元 | | actual 2022",
            "低保标准 | 480元 | | actual 2022",
            "财政总收入 | 8.3亿元 | | actual 2022",
            "人均财政总收入 | 4489元 | | actual 2022",
        ),
    ),
    Case(
        "sizes of a kind of farm, several things of one size, a name with a number in brackets",
        "新建存栏100头以上的养牛场3个,总投资3300万元的十条道路,新建11个医疗急救(120)分站。",
        (
            "新建存栏100头以上的养牛场 | 3个 | | actual 2022",
            "十条道路总投资 | 3300万元 | | actual 2022",
            "新建医疗急救(120)分站 | 11个 | | actual 2022",
        ),
    ),
    # --- lists under a heading, paces, asides
    Case(
        "the year's promised works, numbered, under their heading",
        "今年的实事已确定\n2021年3月2日\n实事关系千家万户,要件件办好。\n2021年东山区政府实事项目\n01 新增充电小区10个。\n02 新建助餐点35个,新建照料中心3家。",
        (
            "新增充电小区 | 10个 | | target 2021",
            "新建助餐点 | 35个 | | target 2021",
            "新建照料中心 | 3家 | | target 2021",
        ),
        NEWS,
    ),
    Case(
        "who grew fastest",
        "六大产业增长9%。矿产加工业和电子信息增幅最大,分别为22.5%和21.6%。",
        (
            "六大产业 | | +9 | actual 2022",
            "矿产加工业 | | +22.5 | actual 2022",
            "电子信息 | | +21.6 | actual 2022",
        ),
    ),
    Case(
        "compared with two in brackets",
        "工业增加值增长9.1%,比全省(7.4%)和全国(6.3%)分别高1.7、2.8个百分点。",
        ("工业增加值 | | +9.1 | actual 2022",),
    ),
    Case(
        "how many firms there are, in the name of what they earn",
        "10个传统行业企业利润增长23.2%。",
        ("传统行业企业利润 | | +23.2 | actual 2022",),
    ),
    Case(
        "beyond what was aimed at",
        "城镇新增就业43万人,超出预期目标,毕业生就业率达到81.6%。",
        ("城镇新增就业 | 43万人 | | actual 2022", "毕业生就业率 | 81.6% | | actual 2022"),
    ),
    Case(
        "a bulletin that came out in the year after",
        "3月22日,统计局发布2020年国民经济和社会发展统计公报。\n去年旅游人数增长41%\n年末客房数55万间。",
        ("旅游人数 | | +41 | actual 2020", "客房数 | 55万间 | | actual 2020"),
        Context("news_other", Region(level="city"), 2020),
    ),
    Case(
        "a budget and a plan for the year, in a report",
        "二、2023年财政预算草案\n(二)支出预算\n市本级支出安排98亿元。教育支出12亿元。",
        ("市本级支出 | 98亿元 | | target 2023", "教育支出 | 12亿元 | | target 2023"),
    ),
    Case(
        "stages of the projects, what was added, who gains by the household",
        "安排重点项目260个,年度投资520亿元,新开工120个、竣工80个。通车里程突破9000公里,新增1860公里。带动860户农户户均增收1.2万元。",
        (
            "安排重点项目 | 260个 | | actual 2022",
            "重点项目年度投资 | 520亿元 | | actual 2022",
            "重点项目新开工 | 120个 | | actual 2022",
            "重点项目竣工 | 80个 | | actual 2022",
            "公路通车里程 | 9000公里 | | actual 2022 | 突破",
            "新增通车里程 | 1860公里 | | actual 2022",
            "带动农户 | 860户 | | actual 2022",
            "农户户均增收 | 1.2万元 | | actual 2022",
        ),
    ),
    # --- five years told by their first
    Case(
        "five years since a year named",
        "五年来,县域经济实现跨越。生产总值由103亿元增长到162亿元,是2015年的1.56倍。",
        ("地区生产总值 | 103亿元 | | actual 2015", "地区生产总值 | 162亿元 | base_year 1.56 | actual 2020"),
        Context("news_other", Region(level="county"), 2021),
    ),
    Case(
        "a plan that is over",
        '我县"十一五"期间完成造林6万亩。',
        ("造林面积 | 6万亩 | | actual 2010",),
        Context("news_other", Region(level="county"), 2011),
    ),
    Case(
        "a plan that is over, in a text without a date",
        '"十二五"期间,全区扶贫工作有效推进。全区硬化道路25公里。',
        ("硬化道路 | 25公里 | | actual 2015",),
        Context("news_other", Region(level="county")),
    ),
    Case(
        "laid out in a key year",
        "今年是新城建设的关键之年,市区安排重点工程212项,其中计划完成投资139亿元。",
        ("市区安排重点工程 | 212项 | | target 2021", "市区安排重点工程完成投资 | 139亿元 | | target 2021"),
        NEWS,
    ),
    Case(
        "beasts sold and beasts kept",
        "生猪出栏42万头,增长6%;年末存栏26万头,下降1%。",
        ("生猪出栏 | 42万头 | +6 | actual 2022", "生猪存栏 | 26万头 | -1 | actual 2022"),
    ),
    Case(
        "a share called by its own name, an abbreviation in small letters",
        "城镇常住人口483万人,占常住人口比重(常住人口城镇化率)为66.34%,人均gdp达到13539元。",
        (
            "城镇常住人口 | 483万人 | | actual 2022",
            "常住人口城镇化率 | 66.34% | | actual 2022",
            "人均GDP | 13539元 | | actual 2022",
        ),
    ),
    Case(
        "a range with its unit at both ends",
        "每户补助3万元-5万元。",
        ("每户补助 | 3..5万元 | | actual 2022",),
    ),
    Case(
        "the pace of the whole country in brackets",
        "地区生产总值增长5.5%,分别高于全国(5.4%)、全省(5.2%)0.1和0.3个百分点。",
        ("地区生产总值 | | +5.5 | actual 2022",),
    ),
    Case(
        "parts in brackets, and what is for others",
        "小学281所(含97个教学点)。西藏安排60亿元用于产业发展。贫困发生率为9%,高出全国1倍。",
        (
            "小学 | 281所 | | actual 2022",
            "教学点 | 97个 | | actual 2022",
            "产业发展 | 60亿元 | | actual 2022",
            "贫困发生率 | 9% | | actual 2022",
        ),
    ),
    Case(
        "who has achieved it",
        "西藏53.7万人实现稳定脱贫,7.5万来自山区的劳动力实现就业。",
        ("稳定脱贫 | 53.7万人 | | actual 2022", "来自山区的劳动力 | 7.5万 | | actual 2022"),
    ),
    Case(
        "so many and more of the people",
        "二、今年工作\n全省今年将整合资金117亿元,实现15万以上贫困人口脱贫,收入增速持续保持在16%以上,建设300万以上人口城市。",
        (
            "整合资金 | 117亿元 | | target 2023",
            "贫困人口脱贫 | 15万 | | target 2023 | 以上",
            "收入 | | +16 | target 2023 | 以上",
        ),
    ),
    # --- reports of progress
    Case(
        "a goal with its sum, and what went beyond it",
        "低保月人均补差180元,完成148元目标任务的122%。救助水平达到260元,高出目标任务29元。",
        (
            "低保月人均补差 | 180元 | | actual 2022",
            "低保月人均补差完成目标任务比例 | 122% | | actual 2022",
            "救助水平 | 260元 | | actual 2022",
        ),
    ),
    Case(
        "behind a semicolon it is of the whole",
        "开工项目295个,其中工业项目58个,农业项目18个;到位资金48亿元。新建项目91个,本月到位资金4.6亿元。",
        (
            "开工项目 | 295个 | | actual 2022",
            "工业项目 | 58个 | | actual 2022",
            "农业项目 | 18个 | | actual 2022",
            "开工项目到位资金 | 48亿元 | | actual 2022",
            "新建项目 | 91个 | | actual 2022",
            "新建项目到位资金 | 4.6亿元 | | actual 2022",
        ),
    ),
    Case(
        "a project of the year before last is done this year",
        "今年完成2019年度省级项目建设12个。",
        ("省级项目建设 | 12个 | | actual 2021",),
        NEWS,
    ),
    Case(
        "将 that takes up what is acted on",
        "我市将农村低保对象12.9万人全部纳入保障。",
        ("农村低保对象 | 12.9万人 | | actual 2021",),
        NEWS,
    ),
    Case(
        "what money was raised for, and a step climbed",
        "筹措1.1亿元实施助农惠民工程,地区生产总值迈上5万亿台阶,推出35个对接项目。",
        (
            "筹措助农惠民工程 | 1.1亿元 | | actual 2022",
            "地区生产总值 | 5万亿 | | actual 2022 | 迈上",
            "推出对接项目 | 35个 | | actual 2022",
        ),
    ),
    Case(
        "how paces changed is no figure",
        "投资、消费增速分别较一季度提高9.6和2.7个百分点。",
    ),
    Case(
        "the best since is a rank, and growth is on the year before",
        "地区生产总值增长6.3%,创建市以来最好成绩;工业增加值增长14.6%,为五年来新高;出口增长8%。",
        (
            "地区生产总值 | | +6.3 | actual 2022",
            "工业增加值 | | +14.6 | actual 2022",
            "出口总额 | | +8 | actual 2022",
        ),
    ),
    Case(
        "an average over a number of years",
        "生产总值增加到121亿元,五年年均增长5.2%。旅游收入三年平均增长8%。",
        ("地区生产总值 | 121亿元 | average 5.2 | actual 2022", "旅游收入 | | average 8 | actual 2022"),
    ),
    Case(
        "the step itself is no part of the next name",
        "地区生产总值迈上5万亿台阶、五年增量超1.36万亿元。",
        ("地区生产总值 | 5万亿 | | actual 2022 | 迈上", "增量 | 1.36万亿元 | | actual 2022 | 超"),
    ),
    Case(
        "a financial plan, told part by part",
        "2021年,全市财政计划收入1716亿元,比上年增长15%。\n其中,市级财政收入982亿元,增长16%;区县财政收入733亿元,比上年增长13%。",
        (
            "财政计划收入 | 1716亿元 | +15 | target 2021",
            "市级财政收入 | 982亿元 | +16 | target 2021",
            "区县财政收入 | 733亿元 | +13 | target 2021",
        ),
        NEWS,
    ),
    Case(
        "the level of the year before is no year, other prices are no figure, 了 is no part of a name",
        "农业总产值5.5亿元(90年不变价为5.1亿元),拖拉机426台,保持上年水平,排灌机械6088台。安排了道路项目9个。",
        (
            "农业总产值 | 5.5亿元 | | actual 2022",
            "拖拉机 | 426台 | | actual 2022",
            "排灌机械 | 6088台 | | actual 2022",
            "安排道路项目 | 9个 | | actual 2022",
        ),
    ),
    Case(
        "news of how the promised works fare",
        "7月28日,市交通局晒出成绩单。\n2021年民生实事进展顺利。\n新增通客车村3461个。",
        ("新增通客车村 | 3461个 | | actual 2021",),
        NEWS,
    ),
    Case(
        "the year that news tells of, sentence after sentence, until it comes back to the present",
        "据了解,2020年,市级预算收入完成47亿元,比上年增长9%。用于教育的支出39亿元。今年发放补贴2亿元。",
        (
            "市级预算收入 | 47亿元 | +9 | actual 2020",
            "用于教育的支出 | 39亿元 | | actual 2020",
            "发放补贴 | 2亿元 | | actual 2021",
        ),
        NEWS,
    ),
    Case(
        "a year named in passing is not told of",
        "工程于2020年开工。建成厂房30栋。",
        ("建成厂房 | 30栋 | | actual 2021",),
        NEWS,
    ),
    # --- no figures
    Case("dates and times", "3月12日9:30,2022年第4次会议在2号会议室召开。"),
    Case("ordinals and ranks", "综合排名第3,位居前10名,获第二届茶文化节金奖。"),
    Case("names with digits", "推进5G应用,做强“8+1”产业链,拨打12345热线,入选中国500强。"),
    Case("slogans", "开展“三查三改”行动,落实“20条”措施。"),
    Case("lengths of time", "经过3年建设,审批时限缩短到2个工作日。"),
    Case("small counts in words", "推动两家医院、三个街道共建。"),
    Case("masked figures are not read", "地区生产总值xx.51亿元。"),
    Case(
        "thresholds are part of a name", "引进过20亿元项目3个。", ("引进过20亿元项目 | 3个 | | actual 2022",)
    ),
    Case("300人以上村庄 is a kind of village", "完成200人以上村庄通信全覆盖。"),
    Case("documents and meetings by number", "印发〔2022〕15号文件,召开第21次常务会议。"),
    Case("a phone number", "咨询电话0530-6212345。"),
    Case("fines in a rule", "处二百元以上五百元以下罚款。", (), Context("regulation", Region(), 2019)),
]
