"""The state of reading one sentence: what has been read so far, and what the next number can build on."""

from __future__ import annotations

import re

from core.models import Issue
from core.parsing.indicators.amounts import Amount
from core.parsing.indicators.canonical import indicator_at_start
from core.parsing.indicators.coordination import FIGURE, distribute, parts, restore, with_verb
from core.parsing.indicators.draft import Draft
from core.parsing.indicators.names import Name, has_word, read_left
from core.parsing.indicators.tails import CAVEAT, Tail, read_tail
from core.parsing.indicators.words import verbs

_BREAK = re.compile(r"[;:|]|,(?!(?<=[0-9],)[0-9]{3}(?![0-9]))|--")  # no break in 1,578
# A name that says nothing alone: the name of the figure before belongs in front of it.
_PARTIAL = re.compile(
    r"^(?:存栏|出栏|人均|户均|日均|月均|年均|增量|总数|总量|总产|总产量|总投资|计划总投资|完成投资|年度投资|年产值|产值|税收|满意率|满意度|办结率|占比|比重|面积|总面积|建筑面积|占地面积|总建筑面积|资金|金额|长度|总长|总里程"
    r"|人数|总人数|户数|完成项目|存量|库存|规模|增速|数量|余额|销售额|销售收入|营业收入|交易额|成交额|合同额|投资额|协议投资|实现产值|实现税收|利润|单产|亩产|产量|年产量|注册资本|市值|总市值|市场占有率"
    r"|覆盖率|完成率|开工率|合格率|上线率|流转率|解决率|按时办结率|就业率|入住率|签约率|投产率|转化率|履约率|达标率|到位资金|受益群众|惠及群众|惠及|涉及资金|投资|增加值|从业人员|占地|用地|用工|就业|协议总投资|合同资金|计划投资|概算总投资|总概算|新?开工|竣工|完工|投产|建成|投用|入库|通车里程|运营里程|设计产能|年产能|日处理能力)$"
)
_TOTAL = re.compile(
    r"(?:播种面积|种植面积|总产值|总面积|开工|竣工|完工|投产|建成|投用|新增|总数|总产|单产|亩产|总量|总投资|完成投资|占比|面积|长度)$"
)
# 轻工业,总产值增长8%; 在手工业方面,总产值...: what a sentence is about.
_TOPIC = re.compile(r"[\s\"]{0,4}(?:在|其中,?)?([^\W\d_]{1,6}业)(?:生产)?(?:方面)?[,:]")
_OF_TOPIC = re.compile(r"年?总?(?:产值|产量|增加值)")
_STAGES = frozenset({"开工", "竣工", "完工", "投产", "建成", "投用", "入库", "新开工"})
_BEASTS = ("存栏", "出栏")
_BUILDS = ("新建", "续建", "改建", "扩建", "新开工", "开工", "投产")  # 新建项目, not 引进项目, is a kind
_EACH = ("人均", "户均", "日均", "月均", "年均")
_MEASURED = re.compile(
    r"(?:额|率|值|收入|支出|税收|利润|利税|资金|余额|指数)$"
)  # a figure, no thing that could have parts
_RANKED = re.compile(r"[居列占超第]|位|排名|[高低快慢好优]于")
# 电子产品制造业保持较好增势,增速为24%: what the clause before is about.
_KEPT_UP = re.compile(
    r"(?P<noun>[\u4e00-\u9fff、]{2,18}?(?:业|投资|产值|增加值|额|量|收入|支出|出口|进口|贷款|存款|消费|价格|指数|税收|产业|重|率|度|人口|养老金|标准|水平|工资))"
    r"(?:虽然|继续|持续|仍然?|也|稳步|总体|快速|较快|平稳|全面|强势|摆脱|大幅|逐步|加快|明显|止跌|略有|有所|小幅|连续[0-9一二三四五六七八九十]{1,2}[年次]){0,3}"
    r"(?:保持|呈现|呈|实现|维持|延续|增势|提速|回升|加快|回落|放缓|攀升|向好|回暖|运行|增长|发展|下滑|下降|降低|提高|增加|上升|低迷|摆脱|恢复)[^,;:。]{0,14}"
)
_PACED = re.compile(
    r"(?P<noun>[^,;:。\d]{2,20}?)\s?的?(?:增幅|增速|涨幅)(?:最|较|居|均|明显|位|领)[^,;:。]{0,8}$"
)
_RATES = re.compile(r"率$")
_OUTPUT = re.compile(r"(?<=产业)增加值$")
PER_HEAD = frozenset({"人均", "户均", "亩均"})


class State:
    """`text[start:end]` is the sentence; `at` is how far it is read; `group` are the figures of the last list."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.at = start
        self.drafts: list[Draft] = []
        self.before: Draft | None = None  # the last figure of the sentence before
        self.told: list[Draft] = []  # all its figures
        self.group: list[Draft] = []
        self.fresh = True  # a comma stands before the next figure: it begins a new list
        self.verb = ""  # the verb that the names of the list share
        self.base = ""  # the year that growths are measured against, where the text says 下同
        self.issues: list[Issue] = []

    def low(self, high: int) -> int:
        """Where the words that belong to a number at `high` begin: after the last mark."""
        low = self.at
        for mark in _BREAK.finditer(self.text, self.at, high):
            low = mark.end()
        return low

    def left(self, low: int, tail: Tail) -> Name:
        """The name before a number."""
        return read_left(self.text, low, tail.end)

    def earlier(self, low: int) -> Name:
        """The phrase before the last comma: 地区生产总值,预计增长4%."""
        start, high = self._clause_before(self.at, low)
        return read_left(self.text, start, read_tail(self.text, start, high, False).end)

    def _clause_before(self, first: int, low: int) -> tuple[int, int]:
        """Where the clause before the last comma begins and ends; 扣除价格因素 between two commas is none."""
        marks = [first, *(mark.end() for mark in _BREAK.finditer(self.text, first, low - 1)), low]
        while len(marks) > 2 and CAVEAT.fullmatch(self.text, marks[-2], low - 1):
            low = marks[-2]
            marks.pop()
        return marks[-2], low - 1

    def subject(self, low: int) -> Name | None:
        """The known indicator that the clause before the last comma opens with: 财政收入再创新高,达到8亿元."""
        start, high = self._clause_before(self.drafts[-1].end if self.drafts else self.start, low)
        found = read_left(self.text, start, high)
        size = indicator_at_start(self.text[found.start : high])
        listed = self.text.find("、", found.start, high) > 0
        if paced := _PACED.match(self.text, start, high):
            return Name("", paced["noun"].strip(' "'), start, paced.end("noun"), found.scope)
        kept = _KEPT_UP.match(self.text, found.start, high)
        if (not size or listed) and kept:
            size = kept.end("noun") - found.start
        if not size or _RANKED.search(self.text, found.start + size, high):
            return None
        noun = self.text[found.start : found.start + size]
        if self.drafts and (noun in self.drafts[-1].name or self.drafts[-1].name in noun):
            return None
        return Name("", noun, found.start, found.start + size, found.scope)

    def add(self, draft: Draft, keep_group: bool = False) -> None:
        """Adds a figure, to the list under way or as the first of a new one."""
        if not has_word(draft.name):
            self.unnamed([draft.amount] if draft.amount else [])
            return
        self.drafts.append(draft)
        if not keep_group:
            self.group = [draft] if self.fresh else [*self.group, draft]
            self.verb = draft.verb if self.fresh else draft.verb or self.verb
            self.fresh = False

    def last(self, count: int) -> list[Draft]:
        """The figures that a list of `count` values without names can belong to; empty when there are too few."""
        if len(self.group) == count:
            return list(self.group)
        return self.drafts[-count:] if len(self.drafts) >= count else []

    def unnamed(self, run: list[Amount]) -> None:
        """Notes quantities that found no name."""
        for amount in run:
            self.issues.append(
                Issue(
                    "indicators", "unnamed_amount", "这个数量没有找到所指的名称。", amount.start, amount.end
                )
            )

    def raw(self, name: Name) -> str:
        """The name as written."""
        return self.text[name.start : name.end].replace("\n", "").strip()

    def names(self, name: Name, run: list[Amount], tail: Tail) -> list[tuple[str, Amount]]:
        """Each value of a list with its full name; empty when they cannot be matched."""
        if name.verb and name.text in ("通车里程", "运营里程"):
            name.verb, name.noun = "", name.text
        noun = name.noun if name.verb else self._full(name.noun, run[0].family)
        verb = name.verb or (self._shared_verb(name) if noun == name.noun else "")
        if len(run) == 1:
            return self._one_value(verb, noun + self._same_thing(noun, run[0]), run[0], tail)
        if len(run) == 3 and noun.startswith("对") and "三次产业" in self.text[self.start : name.start]:
            noun = "三次产业" + noun
        whole = distribute(verb, noun, len(run), tail.spread is not None) or self._examples(name, run)
        if whole:
            return list(zip(whole, run, strict=True))
        group = self.last(len(run))
        if group and tail.spread:
            return [
                (f"{draft.noun or draft.name}{noun}", amount)
                for draft, amount in zip(group, run, strict=True)
            ]
        if tail.spread:
            return []
        apart = len({amount.unit for amount in run}) == len(run) == 2  # 安置项目195个、9.7万套
        return [(verb + noun, amount) for amount in (run if apart else run[:1])]

    def _examples(self, name: Name, run: list[Amount]) -> list[str] | None:
        """商务服务、多式联运等服务业营业收入分别增长15%、11%: a value for each of the examples."""
        members, _, head = self.raw(name).rpartition("等")
        named = members.split("、")
        measure = FIGURE.search(head) if members and len(named) == len(run) else None
        return [member.strip(' "') + measure[0] for member in named] if measure else None

    def _one_value(self, verb: str, noun: str, amount: Amount, tail: Tail) -> list[tuple[str, Amount]]:
        """One value is shared by its names where 均 says so, and by rates (入学率和巩固率达100%)."""
        members = parts(noun)
        rates = amount.family == "percent" and all(_RATES.search(member) for member in members)
        if len(members) > 1 and (tail.spread or rates):
            return [(member, amount) for member in with_verb(verb, restore(members))]
        return [(verb + noun, amount)]

    def _same_thing(self, noun: str, amount: Amount) -> str:
        """新建幼儿园2所、改建3所: what is rebuilt is what was built."""
        last = self.drafts[-1] if self.drafts else None
        if not last or not last.amount or last.amount.unit != amount.unit:
            return ""
        if noun in ("新增", "净增") and last.verb != noun:  # 通车里程突破9000公里,新增1860公里
            return last.noun
        if not last.verb:
            return ""
        return last.noun if noun in verbs().kinds and not _PARTIAL.match(noun) else ""

    def _shared_verb(self, name: Name) -> str:
        """整治垃圾点1.06万个、弱电线路56公里: the verb is written once."""
        chained = self.drafts and self.text[self.at : name.start].strip(' "') in ("、", "和", "及", "以及")
        return self.verb if chained else ""

    def _whole(self) -> Draft | None:
        """开工项目295个,其中工业项目58个;到位资金48亿元: behind a semicolon it is of the whole, not of a part."""
        behind = self.text[self.drafts[-1].end : self.drafts[-1].end + 2]
        parts_at = self.text.rfind("其中", self.drafts[0].end, self.drafts[-1].start)
        over = ";" in behind or (")" in behind and self.text[parts_at - 1] == "(")
        if not over or parts_at < 0 or ";" in self.text[parts_at : self.drafts[-1].end]:
            return None
        return next((draft for draft in reversed(self.drafts) if draft.end <= parts_at), None)

    def _full(self, noun: str, family: str) -> str:
        """A partial name with the head it lacks, from the last figure measured in something else."""
        if not self.drafts:
            topic = _TOPIC.match(self.text, self.start, self.end) if _OF_TOPIC.fullmatch(noun) else None
            return (topic[1] if topic else "") + noun
        if (
            noun.startswith("对") and noun.endswith("贡献率") and not self.drafts[-1].noun.startswith("占")
        ):  # 第一产业37亿元,…,对GDP增长的贡献率为0.7%
            return _OUTPUT.sub("", self.drafts[-1].noun) + noun
        if not (_PARTIAL.match(noun) or noun in PER_HEAD):
            return noun
        if noun in _STAGES:  # 重点项目260个,计划投资520亿元,开工120个
            others = (
                d
                for d in reversed(self.drafts)
                if d.amount and d.amount.family == family and d.noun[-2:] not in _STAGES
            )
        else:
            others = (d for d in reversed(self.drafts) if d.amount is None or d.amount.family != family)
        source = next(others, None if noun in _STAGES else self.drafts[-1])
        if source is None:
            return noun
        if noun not in _STAGES:
            source = self._whole() or source
        head = source.name if source.verb in _BUILDS and len(source.noun) == 2 else source.noun or source.name
        if noun in _BEASTS and head.endswith(_BEASTS):  # 生猪出栏42万头,年末存栏26万头
            return head[:-2] + noun
        if noun in _EACH and not head.startswith(noun):
            return noun + head
        if head.endswith(noun) or len(head) > 20:
            return noun
        head = _TOTAL.sub("", head) or head
        if noun in PER_HEAD:  # 生产总值56亿元,人均4万元
            return noun + head
        if _MEASURED.search(head):
            return noun
        return head + ("完成投资" if noun == "投资" else noun)
