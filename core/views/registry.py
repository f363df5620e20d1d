"""Every view by its id: `page.frame`, as decks and links name it."""

from __future__ import annotations

from collections.abc import Callable

from core.models import Filter
from core.views import (
    agenda,
    atlas,
    bases,
    company,
    documents,
    formulations,
    hands,
    holdings,
    in_common,
    indicators,
    keywords,
    meetings,
    new_words,
    outlook,
    overview,
    pace,
    profile,
    rates,
    regions,
    revised,
    spread,
    statements,
    targets,
    typical,
    versus,
    words_apart,
    yearly,
)
from core.views.request import Ask, Options, Request
from core.views.view import View

_BUILDERS: dict[str, Callable[[Request], View | None]] = {
    "overview.headline": typical.headline,
    "overview.domains": overview.domains,
    "indicators.growth": outlook.growth,
    "indicators.levels": outlook.levels,
    "indicators.outlook": outlook.table,
    "indicators.series": indicators.over_years,
    "indicators.series_table": indicators.series_table,
    "indicators.claims": bases.claims,
    "indicators.apart": bases.apart,
    "indicators.distribution": spread.spread,
    "indicators.profile": profile.by_domain,
    "indicators.catalogue": bases.catalogue,
    "targets.outcomes": targets.outcomes,
    "targets.outcome_table": targets.outcome_table,
    "targets.over_years": yearly.over_years,
    "targets.revisions": revised.revisions,
    "targets.cascade": revised.cascade,
    "targets.season": statements.season,
    "targets.silent": statements.silent,
    "targets.told": statements.told,
    "meetings.time": meetings.in_time,
    "meetings.months": meetings.by_month,
    "meetings.list": meetings.listed,
    "meetings.frequency": pace.frequency,
    "meetings.regions": pace.by_region,
    "meetings.intervals": pace.intervals,
    "meetings.chairs": pace.chairs,
    "meetings.topics": agenda.over_time,
    "meetings.stays": agenda.stays,
    "meetings.themes": agenda.themes,
    "meetings.agenda": agenda.items,
    "regions.topics": regions.stress,
    "regions.ranking": regions.ranking,
    "regions.map": atlas.regions_on_map,
    "regions.topic_map": atlas.topic_on_map,
    "regions.versus": versus.head_to_head,
    "regions.versus_topics": versus.topics,
    "regions.peers": profile.peers,
    "regions.scatter": spread.scatter,
    "regions.multiples": indicators.multiples,
    "regions.stress": profile.stress,
    "regions.headline": regions.headline,
    "regions.held": regions.held,
    "keywords.rates": rates.rates,
    "keywords.cloud": keywords.cloud,
    "keywords.distinctive": words_apart.distinctive,
    "keywords.turnover": new_words.turned_over,
    "keywords.company": company.together,
    "keywords.formulations": formulations.listed,
    "keywords.followed": formulations.over_years,
    "keywords.spread": formulations.spread,
    "keywords.common": in_common.with_superior,
    "keywords.kwic": keywords.in_context,
    "keywords.own": keywords.own,
    "documents.found": documents.found,
    "documents.shared": documents.shared,
    "documents.pairs": documents.pairs,
    "corpus.coverage": holdings.squares,
    "corpus.kinds": holdings.kinds,
    "corpus.fields": holdings.fields,
}
IDS = tuple(_BUILDERS)


def build(identifier: str, ask: Ask, chosen: Filter, options: Options, language: str = "zh") -> View | None:
    """The view of that id under a filter; None when the documents hold nothing to show. Raises KeyError for an unknown id."""
    request = Request(ask, chosen, options, language)
    return hands.marked(_BUILDERS[identifier](request), request)
