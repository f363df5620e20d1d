"""A deck as one page that opens from a memory stick: charts, tables and a filter, nothing fetched from anywhere.

Everything a document says reaches the page as JSON that cannot end its script element, and the script writes it as
text only. A policy in the head of the page forbids every request and every script but the page's own.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core import catalogue
from core.charts import theme as look
from core.export import words
from core.export.deck import Deck, Slide
from core.export.pictures import framed
from core.export.plotly_script import plotly_js
from core.safe_text import chart_option, file_name, html, script_json

_SCRIPT = Path(__file__).with_name("page.js")
_STYLE = """
body { font-family: %(font)s; color: #111A26; background: #fff; margin: 0 auto; max-width: 1080px; padding: 16px 24px 48px; line-height: 1.6; }
h1 { font-size: 28px; margin: 8px 0; } h2 { font-size: 20px; margin: 0; }
section { border: 1px solid #DCE2EA; border-radius: 6px; padding: 16px 20px; margin: 16px 0; break-inside: avoid; }
.muted { color: #5F6B7A; margin: 2px 0; font-size: 14px; } .takeaway { font-weight: 600; margin: 8px 0 4px; }
.filter { color: #2B64C3; margin: 2px 0; font-size: 14px; } .rows { overflow-x: auto; }
table { border-collapse: collapse; font-size: 14px; margin: 8px 0; } th, td { text-align: left; padding: 4px 14px 4px 0; border-bottom: 1px solid #E6EAF0; vertical-align: top; }
nav { position: sticky; top: 0; background: #fff; padding: 8px 0; border-bottom: 1px solid #DCE2EA; z-index: 1; }
select, button { font: inherit; font-size: 14px; padding: 3px 8px; margin-right: 8px; } summary { cursor: pointer; color: #2B64C3; font-size: 14px; }
@media print { nav, .save { display: none; } }
"""


def html_bytes(deck: Deck, slides: Sequence[Slide]) -> bytes:
    """The file."""
    language = slides[0].request.language if slides else "zh"
    data = {
        "words": _words(language),
        "look": {"colours": list(look.CATEGORICAL)},
        "slides": [_slide(slide) for slide in slides],
    }
    scripts = (plotly_js(), _SCRIPT.read_text(encoding="utf-8"))
    title = deck.title or catalogue.text("present.deck", language)
    made = catalogue.text("present.made", language, n=len(slides))
    policy = (
        f"default-src 'none'; script-src {' '.join(_hash(script) for script in scripts)}; "
        "style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="{"zh-CN" if language == "zh" else "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>{html(title)}</title>
<style>{_STYLE % {"font": look.FONT}}</style>
</head>
<body>
<h1>{html(title)}</h1>
<nav>
<label>{html(catalogue.text("column.region", language))} <select id="place"></select></label>
<label>{html(catalogue.text("column.year", language))} <select id="year"></select></label>
</nav>
<main></main>
<p class="muted">{html(made)}</p>
<script type="application/json" id="deck">{script_json(data)}</script>
<script>{scripts[0]}</script>
<script>{scripts[1]}</script>
</body>
</html>
""".encode()


def _slide(slide: Slide) -> dict[str, Any]:
    """What the page's script needs of a slide."""
    view = slide.view
    whole: dict[str, Any] = {"title": slide.title, "missing": words.foot(slide)[0] if view is None else ""}
    if view is None:
        return whole | {"rows": [], "place": None, "year": None}
    used = list(dict.fromkeys([*view.columns, *_more(slide)]))
    rows = [dict(zip(used, row, strict=True)) for row in words.plain_rows(view.table[used])]
    figure = json.loads(view.draw("light", "picture").to_json()) if view.draw else None
    return whole | {
        "subtitle": view.subtitle,
        "takeaway": words.takeaway(slide),
        "foot": words.foot(slide),
        "evidence": words.evidence(slide),
        "rows": rows,
        "columns": dict(view.columns),
        "shown": list(view.columns),
        "place": view.place,
        "year": view.year,
        "native": view.native
        and {
            name: getattr(view.native, name) for name in ("kind", "categories", "values", "series", "called")
        },
        "figure": figure,
        "picture": json.loads(framed(slide).to_json()) if view.draw else None,
        "file": file_name(slide.title),
    }


def _more(slide: Slide) -> list[str]:
    """Columns that are not shown but needed to filter and draw."""
    view = slide.view
    assert view is not None
    native = view.native
    drawn = [native.categories, *native.values, *([native.series] if native.series else [])] if native else []
    return [name for name in [view.place, view.year, *drawn] if name]


def _words(language: str) -> dict[str, str]:
    """The words that the page's script puts together itself."""
    names = {
        "table": "present.table", "evidence": "present.evidence", "filtered": "present.filtered",
        "nothing": "present.nothing_left", "any_place": "present.any_region", "any_year": "present.any_year",
        "place": "column.region", "year": "column.year",
    }  # fmt: skip
    found = {name: catalogue.text(key, language) for name, key in names.items()}
    found["unfiltered"] = catalogue.text("present.unfiltered", language, name="{name}")
    found["save"] = catalogue.text("present.save_as", language, kind="{kind}")
    return dict(chart_option(found))


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
