"""Short forms of the names of divisions: 兰陵 for 兰陵县, 延边 and 延边州 for 延边朝鲜族自治州."""

from __future__ import annotations

_PEOPLES = [
    "蒙古族",
    "蒙古",
    "回族",
    "藏族",
    "维吾尔",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克族",
    "哈萨克",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯",
    "塔吉克",
    "怒族",
    "普米族",
    "鄂温克族",
    "保安族",
    "裕固族",
    "独龙族",
    "各族",
    "回",
]
_SUFFIXES = [
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "行政区",
    "地区",
    "省",
    "市",
    "县",
    "区",
    "旗",
    "盟",
]
_AFTER_AUTONOMY = {"自治州": "州", "自治县": "县", "自治旗": "旗"}
_TWO_PART = {  # names whose own word ends before a suffix of two characters
    "浦东新区": "浦东",
    "滨海新区": "滨海",
    "沈北新区": "沈北",
    "两江新区": "两江",
    "六枝特区": "六枝",
    "神农架林区": "神农架",
    "井陉矿区": "井陉",
    "峰峰矿区": "峰峰",
    "鹰手营子矿区": "鹰手营子",
    "白云鄂博矿区": "白云鄂博",
}
_WINGS = ("左旗", "右旗", "前旗", "后旗", "中旗", "联合旗")


def short_forms(name: str) -> tuple[str, ...]:
    """The short forms in use for a full name, plainest first; none where nothing or one character would be left.

    Banners told apart by their wing (科尔沁左翼中旗) have no short form by rule; theirs are in aliases.csv.
    """
    if name in _TWO_PART:
        return (_TWO_PART[name],)
    suffix = next((s for s in _SUFFIXES if name.endswith(s)), "")
    stem = name[: len(name) - len(suffix)]
    if not suffix or len(stem) < 2 or name.endswith(_WINGS):
        return ()
    if not suffix.startswith("自治"):
        return (stem,)
    plain = _without_peoples(stem)
    return (plain, plain + _AFTER_AUTONOMY[suffix]) if suffix in _AFTER_AUTONOMY else (plain,)


def _without_peoples(stem: str) -> str:
    """The stem without the peoples at its end, as long as two characters are left (东乡族 gives 东乡)."""
    while True:
        people = next((p for p in _PEOPLES if stem.endswith(p) and len(stem) - len(p) >= 2), None)
        if people is None:
            return stem.removesuffix("族")
        stem = stem.removesuffix(people)
