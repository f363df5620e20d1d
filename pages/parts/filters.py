"""The filters all pages share: region cascade, years, document types; in the sidebar, in the URL, as chips.

The URL decides. Each run sets the widgets from it; a change in any of them writes all of them back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from core.analysis import filters as rules
from core.models import Filter
from core.safe_text import markdown
from pages.parts import access, url
from pages.parts.language import label, language, t

if TYPE_CHECKING:
    from core.analysis.overview import Available

LEVELS = ("province", "city", "county")
PARTS = {"regions": ("region",), "years": ("from", "to"), "doc_types": ("type",)}


def chosen() -> Filter:
    """The filter that the URL asks for."""
    return rules.from_query({name: url.values(name) for name in ("region", "from", "to", "type")})


def put(wanted: Filter) -> None:
    """Makes it the filter of every page."""
    query = rules.to_query(wanted)
    url.put(
        **{name if name != "from" else "from_": query.get(name) for name in ("region", "from", "to", "type")},
        pick=None,
    )


class Names:
    """Names of region codes: those of the corpus, else those of the gazetteer."""

    def __init__(self, known: dict[str, str]) -> None:
        self._known = known

    def name(self, code: str) -> str | None:
        """The full official name, None where there is none."""
        if code in self._known:
            return self._known[code]
        division = access.gazetteer().division(code)
        return division.name if division else None


def available() -> Available:
    """What there is to choose from in the whole corpus."""
    from core.analysis import overview

    return access.ask(overview.available, Filter())


def names() -> Names:
    """Names of region codes."""
    regions = available().regions
    return Names(dict(zip(regions["region_code"], regions["region"], strict=True)))


def in_words(wanted: Filter) -> str:
    """The filter for a subtitle."""
    return rules.words(wanted, names(), language())


def sidebar(wanted: Filter) -> None:
    """The widgets, set from the filter."""
    there = available()
    with st.sidebar.container(key="filters"):
        _regions(there, wanted)
        _years([int(year) for year in there.years["year"]], wanted)
        _types(list(there.doc_types["doc_type"]), wanted)


def compact(wanted: Filter) -> None:
    """Regions and years behind one button, for a screen that shows nothing else."""
    there = available()
    with st.popover(t("filter.compact"), icon=":material/filter_alt:", type="tertiary"):
        _regions(there, wanted)
        _years([int(year) for year in there.years["year"]], wanted)


def chips(wanted: Filter) -> None:
    """What is filtered, a button a part that takes it out, and one that clears all."""
    if wanted == Filter():
        return
    known = names()
    if len(wanted.regions) <= rules.MOST_NAMED:
        parts = [
            (Filter(regions=(code,)), _without(wanted, "regions", code), known.name(code) or code)
            for code in wanted.regions
        ]
    else:
        places = Filter(regions=wanted.regions)
        parts = [(places, replace(wanted, regions=()), rules.words(places, known, language()))]
    if wanted.year_from is not None or wanted.year_to is not None:
        years = Filter(year_from=wanted.year_from, year_to=wanted.year_to)
        parts.append((years, _without(wanted, "years"), rules.words(years, known, language())))
    parts += [
        (Filter(doc_types=(kind,)), _without(wanted, "doc_types", kind), label("doc_type", kind))
        for kind in wanted.doc_types
    ]
    with st.container(horizontal=True, gap="small", key="chips", vertical_alignment="center"):
        for number, (_, rest, name) in enumerate(parts):
            st.button(
                markdown(name),
                key=f"chip_{number}",
                icon=":material/close:",
                help=t("filter.drop"),
                on_click=put,
                args=(rest,),
            )
        if len(parts) > 1:
            st.button(t("filter.clear"), key="chip_all", type="tertiary", on_click=put, args=(Filter(),))


def explain_empty(wanted: Filter, relation: str) -> None:
    """Says which part of the filter leaves nothing of `relation`, with a button that drops it."""
    found = rules.blocking(access.store(), wanted, relation)
    thing = t(f"relation.{relation}")
    if found is None:
        st.info(t("empty.none", thing=thing), icon=":material/info:")
        return
    part = t("filter.all") if found.part == "all" else in_words(_only(wanted, found.part))
    words = t("empty.blocked", thing=thing, part=part, n=found.rows)
    st.info(markdown(words), icon=":material/filter_alt_off:")
    st.button(t("empty.drop", part=part), key=f"drop_{relation}", on_click=put, args=(found.rest,))


def _only(wanted: Filter, part: str) -> Filter:
    if part == "regions":
        return Filter(regions=wanted.regions)
    return (
        Filter(year_from=wanted.year_from, year_to=wanted.year_to)
        if part == "years"
        else Filter(doc_types=wanted.doc_types)
    )


def _without(wanted: Filter, part: str, value: str = "") -> Filter:
    return Filter(
        regions=tuple(code for code in wanted.regions if part != "regions" or code != value),
        year_from=None if part == "years" else wanted.year_from,
        year_to=None if part == "years" else wanted.year_to,
        doc_types=tuple(kind for kind in wanted.doc_types if part != "doc_types" or kind != value),
    )


def _write() -> None:
    """Every widget's callback: the filter that all of them together say."""
    state = st.session_state
    low, high = state.get("filter_years", (None, None))
    bounds = state.get("filter_bounds", (None, None))
    put(
        Filter(
            regions=leaves(*(state.get(f"filter_{level}", []) for level in LEVELS)),
            year_from=None if low == bounds[0] else low,
            year_to=None if high == bounds[1] else high,
            doc_types=tuple(state.get("filter_types", [])),
        )
    )


def leaves(provinces: Sequence[str], cities: Sequence[str], counties: Sequence[str]) -> tuple[str, ...]:
    """The chosen regions without those that only lead to a more precise one; what hangs under nothing chosen goes."""
    cities = [code for code in cities if code[:2] + "0000" in provinces]
    counties = [code for code in counties if code[:2] + "0000" in provinces]
    kept = [*counties]
    kept += [code for code in cities if not any(county[:4] == code[:4] for county in counties)]
    kept += [code for code in provinces if not any(lower[:2] == code[:2] for lower in (*cities, *counties))]
    return tuple(sorted(kept))


def _regions(there: Available, wanted: Filter) -> None:
    rows = there.regions
    of_level = {level: list(rows.loc[rows["level"] == level, "region_code"]) for level in LEVELS}
    chosen_of = {
        "province": sorted({code[:2] + "0000" for code in wanted.regions}),
        "city": sorted({code[:4] + "00" for code in wanted.regions if not code.endswith("0000")}),
        "county": sorted({code for code in wanted.regions if not code.endswith("00")}),
    }
    provinces = set(chosen_of["province"])
    cities = {code for code in chosen_of["city"] if code in of_level["city"]}
    narrowed = {code[:2] + "0000" for code in cities}
    options = {
        # The country stands before its provinces.
        "province": list(rows.loc[rows["level"] == "country", "region_code"]) + of_level["province"],
        "city": [code for code in of_level["city"] if code[:2] + "0000" in provinces],
        "county": [
            code
            for code in of_level["county"]
            if code[:4] + "00" in cities
            or (code[:2] + "0000" in provinces and code[:2] + "0000" not in narrowed)
        ],
    }
    known = names()
    for level in LEVELS:
        key = f"filter_{level}"
        st.session_state[key] = [code for code in chosen_of[level] if code in options[level]]
        st.multiselect(
            t(f"filter.{level}"),
            options[level],
            key=key,
            format_func=lambda code: known.name(code) or code,
            placeholder=t(f"filter.{_hint(level, options[level], provinces)}_{level}"),
            disabled=not options[level],
            on_change=_write,
            filter_mode="contains",
            select_all=False,
        )


def _hint(level: str, options: list[str], provinces: set[str]) -> str:
    """What an empty box says: everything, nothing there, or what to choose first."""
    if options or level == "province":
        return "any"
    return "no" if provinces else "first"


def _years(years: list[int], wanted: Filter) -> None:
    if len(years) < 2:
        return
    low, high = years[0], years[-1]
    first, last = (min(max(year, low), high) for year in (wanted.year_from or low, wanted.year_to or high))
    st.session_state["filter_bounds"] = (low, high)
    st.session_state["filter_years"] = (min(first, last), max(first, last))
    st.slider(t("filter.years"), low, high, key="filter_years", on_change=_write, format="%d")


def _types(kinds: list[str], wanted: Filter) -> None:
    st.session_state["filter_types"] = [kind for kind in wanted.doc_types if kind in kinds]
    st.multiselect(
        t("filter.types"),
        kinds,
        key="filter_types",
        format_func=lambda kind: label("doc_type", kind),
        placeholder=t("filter.any_type"),
        on_change=_write,
        filter_mode="contains",
        select_all=False,
    )
