"""Names joined in a list: 城镇、农村居民人均可支配收入, 新增存、贷款, 第一、二、三产业增加值.

`distribute` gives one full name for each value, or None when the parts do not fit the number of values.
"""

from __future__ import annotations

import re

_JOINT = re.compile(r"、|以及|和(?!谐|田|平)|与(?!会)|(?<!普)及(?!时|其他|格)")
_COMPLETE = re.compile(
    r"(?:额|量|率|值|收入|支出|投资|余额|人数|户数|面积|利润|利税|税收|里程|总数|价格|指数|比重|比例|产值|存款|贷款|资金|数量|消费品零售|满意度|增速|强度|密度|用电量|出口|进口|外资|GDP|总产|企业|项目|个数)$"
)
# Where the head that a list shares can begin in its last part.
_HEAD = re.compile(
    r"普及率|居民|养老保险|医疗保险|工伤保险|失业保险|参保|水体|水质|优良|增加值|产值|(?:主导|支柱|特色|优势|重点)?产业|设施|贷款|款|收入|人均|余额|项目|企业|工程|户|人数|覆盖率|完成率|总额|产量|面积"
    r"|示范|级|率|公路|高速|管网|医院|学校|机构|支出|投资|业|村|镇|社|站|中心|指标|增速|人口|人员|常住|销售|总|工业|年|岗位|排放|浓度|天数|比例|床位|学位|里程"
)
# What is measured, written once after a list of trades: 高技术制造业、装备制造业增加值.
FIGURE = re.compile(
    r"(?:增加值|总?产值|营业收入|主营业务收入|利润总?额?|利税|投资|税收|用电量|销售收入|销售额|从业人员|总收入|出口额?|进口额?|进出口额?|产量|销量|销售量|零售额|总产量|贷款余额|存款余额|余额|面积|发电量|吞吐量|周转量|客运量|货运量|案件|出栏量?|存栏量?|增速|(?:财政)?补助标准|保障标准)$"
)
_FIGURE_ALONE = re.compile(
    r"(?:收入|花费|总额|产值|增加值|内资|外资|资金|[^户]率|利润|利税|余额|人数|死亡|起数)$|^(?:实际|全部|累计)"
)
_LONG_HEAD = re.compile(r"居民|保险|水体|水质")
_OWN_SHARE = re.compile(r"其(占.+)")
_SET = re.compile(r"[两三四五六七八九十]大(?!类|米|棚|豆|病|学|于)")  # 钢铁、化工两大产业产值
_ORDINAL = re.compile(r"^(?:第)?([一二三])(?:次)?(?:产业?)?$")
_ORDINAL_LAST = re.compile(r"^(?:第)?([一二三])(?:次)?(产业?)(.*)$")
_PAIRS = (
    ("城乡", ("城镇", "农村")),
    ("存贷款", ("存款", "贷款")),
    ("进出口", ("进口", "出口")),
    ("三次产业", ("第一产业", "第二产业", "第三产业")),
    ("三大产业", ("第一产业", "第二产业", "第三产业")),
    ("二三产业", ("第二产业", "第三产业")),
    ("工农业", ("工业", "农业")),
)


def parts(noun: str) -> list[str]:
    """The members of a joined name as written."""
    return [part for part in _JOINT.split(noun) if part]


def distribute(verb: str, noun: str, count: int, shared_out: bool = True) -> list[str] | None:
    """`count` full names from a joined one, each with the verb; None when they cannot be made.

    `shared_out` says that 分别 stands there: only then is 进出口 two names.
    """
    members = parts(noun)
    if len(members) < count and (shared_out or "进出口" not in noun):
        members = _open_pairs(members, count)
    if len(members) != count:
        members = re.split("、", noun)
        if len(members) != count:
            return None
    return with_verb(verb, restore(members))


def with_verb(verb: str, names: list[str]) -> list[str]:
    """Puts the verb before each name; a later name that is a figure by itself goes without it."""
    return [
        verb + name if place == 0 or not _FIGURE_ALONE.search(name) else name
        for place, name in enumerate(names)
    ]


def _open_pairs(members: list[str], count: int) -> list[str]:
    """城乡居民收入 with two values is 城镇居民收入 and 农村居民收入."""
    opened: list[str] = []
    for member in members:
        pair = next((p for p in _PAIRS if p[0] in member), None)
        if pair and len(members) + len(pair[1]) - 1 <= count:
            opened += [member.replace(pair[0], word, 1) for word in pair[1]]
        else:
            opened.append(member)
    return opened if len(opened) == count else members


def restore(members: list[str]) -> list[str]:
    """Gives every member the head that is written once, at the last: 存 and 贷款 are 存款 and 贷款."""
    if last_of := _OWN_SHARE.match(members[-1]):  # 高技术产值及其占工业产值比重
        return [*members[:-1], members[-2] + last_of[1]]
    last = members[-1]
    if (count := _SET.search(last, 1)) and len(members) > 1:
        head = last[count.end() :]
        return [member + head for member in (*members[:-1], last[: count.start()])]
    shared = (parts(last) or [last])[-1]  # 电子信息、建材和建筑产业产值 with two values
    return [_complete(member, shared) for member in members[:-1]] + [_last(last)]


def _last(last: str) -> str:
    ordinal = _ORDINAL_LAST.match(last)
    return f"第{ordinal[1]}产业{ordinal[3] or '增加值'}" if ordinal else last


def _complete(member: str, last: str) -> str:
    member, last = member.strip('" '), last.strip('" ')
    ordinal, whole = _ORDINAL.match(member), _ORDINAL_LAST.match(last)
    if ordinal and whole:
        return f"第{ordinal[1]}产业{whole[3] or '增加值'}"
    if member.endswith("存") and last.startswith("贷款"):
        return member + last[1:]
    figure = FIGURE.search(last)
    if member in ("进口", "出口") and last[:2] in ("进口", "出口") and len(last) > 3:
        return member + last[2:]
    if len(member) == 1 and last[1:2] in "肉蛋奶":  # 猪、牛、禽肉产量
        return member + last[1:]
    if member.endswith(("存款", "贷款")) and last.endswith("余额"):
        return member + "余额"
    if _COMPLETE.search(member):
        return member
    if figure and (
        member.endswith("业") or (0 < figure.start() <= len(member) + 3 and not _LONG_HEAD.search(last))
    ):
        return member + figure[0]
    for size in range(min(6, len(member)), 1, -1):
        at = last.find(member[-size:])
        if at >= 0:
            return member + last[at + size :]
    if len(last) <= len(member):
        return member
    cuts = [found.start() for found in _HEAD.finditer(last) if found.start() > 0]
    near = [cut for cut in cuts if abs(cut - len(member)) <= 2]
    cut = min(near, key=lambda place: (abs(place - len(member)), -place)) if near else len(member)
    return member + last[cut:]
