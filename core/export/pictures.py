"""Charts as PNG and SVG with title, filter and source in the picture, drawn by a browser that is on the machine.

The browser runs without a window, without the net and without access to files but the one page it is given, and is
stopped when it takes too long. Where there is none, `NoBrowser` says so; the offline page saves pictures by itself.
"""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.charts import theme as look
from core.export import words
from core.export.deck import Slide
from core.export.plotly_script import plotly_js
from core.safe_text import chart_text, file_name, script_json

if TYPE_CHECKING:
    import plotly.graph_objects as go

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
# Where browsers are on Windows and macOS, which do not put them on the path.
USUAL_PLACES = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
WIDTH, HEAD, FOOT = 1000, 84, 44
LEAST = 120  # pixels of a chart: one bar alone has no room left beside a title of two lines
LETTERS_A_LINE = 62
PATIENCE = 60
AT_ONCE = 6  # charts for one start of the browser
_FLAGS = (
    "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--virtual-time-budget=45000",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom",
)  # fmt: skip
_DRAW = """
const charts = JSON.parse(document.getElementById("charts").textContent);
// Without a Chinese font every character is the same empty box.
const drawn = (letter) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 40;
  const pen = canvas.getContext("2d");
  pen.font = "30px sans-serif";
  pen.fillText(letter, 4, 32);
  return canvas.toDataURL();
};
(async () => {
  const found = [drawn("\\u56fd") !== drawn("\\u571f")];
  for (const figure of charts) {
    const place = document.createElement("div");
    document.body.appendChild(place);
    await Plotly.newPlot(place, figure.data, figure.layout);
    const size = { width: figure.layout.width, height: figure.layout.height };
    found.push([await Plotly.toImage(place, { format: "png", scale: 2, ...size }),
                await Plotly.toImage(place, { format: "svg", ...size })]);
    place.remove();
  }
  const out = document.createElement("pre");
  out.id = "pictures";
  out.textContent = btoa(unescape(encodeURIComponent(JSON.stringify(found))));
  document.body.replaceChildren(out);
})();
"""
_FOUND = re.compile(r'<pre id="pictures">([A-Za-z0-9+/=]{1,500000000})</pre>')


class NoBrowser(Exception):
    """No browser on this machine, or it did not draw."""


class NoFont(NoBrowser):
    """The browser has no font with Chinese characters."""


def browser() -> str | None:
    """The first browser that is there."""
    return next((path for path in map(shutil.which, (*BROWSERS, *USUAL_PLACES)) if path), None)


def framed(slide: Slide) -> go.Figure:
    """The chart with its title and subtitle above and its note and source below."""
    view = slide.view
    assert view is not None and view.draw is not None
    figure = view.draw("light", "picture")
    ink = look.LIGHT
    margin = figure.layout.margin.t or figure.layout.template.layout.margin.t or 12
    lines = [line for text in words.foot(slide) for line in _lines(text, 64)]
    below = FOOT + 17 * len(lines)
    title = "<br>".join(_lines(slide.title, 46)[:2])
    figure.update_layout(
        width=WIDTH,
        height=max(figure.layout.height, LEAST) + HEAD + below,
        margin={"t": margin + HEAD, "b": 8 + below, "l": 24},
        title={
            "text": title, "subtitle": {"text": _lines(view.subtitle, LETTERS_A_LINE)[0], "font": {"size": 14, "color": ink.muted}},
            "x": 0.02, "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 18, "b": 30},
            "automargin": True,  # labels above the plot stay below the title
            "font": {"size": 20, "weight": 600, "color": ink.text},
        },
    )  # fmt: skip
    figure.add_annotation(
        text="<br>".join(lines), x=0, y=0, xref="paper", yref="paper", xanchor="left", yanchor="top", yshift=-34, align="left",
        showarrow=False, font={"size": 12, "color": ink.muted},
    )  # fmt: skip
    return figure


def pictures(slides: Sequence[Slide], first: int = 1) -> list[tuple[str, bytes, bytes]]:
    """(file stem, PNG, SVG) of each slide that has a chart, the slides counted from `first`. Raises NoBrowser when none can
    be drawn here."""
    drawn = [(number, slide) for number, slide in enumerate(slides, first) if slide.view and slide.view.draw]
    if not drawn:
        return []
    found = _photographed([framed(slide) for _, slide in drawn])
    stems = [file_name(f"{number:02d}_{slide.title}") for number, slide in drawn]
    return [(stem, _png(png), _svg(svg)) for stem, (png, svg) in zip(stems, found, strict=True)]


def zip_bytes(slides: Sequence[Slide], stopped: Callable[[], bool] = lambda: False) -> bytes:
    """All pictures in one archive; ends early, with those that are drawn, once `stopped` says so."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for start in range(0, len(slides), AT_ONCE):
            if stopped():
                break
            for stem, png, svg in pictures(slides[start : start + AT_ONCE], start + 1):
                archive.writestr(f"{stem}.png", png)
                archive.writestr(f"{stem}.svg", svg)
    return out.getvalue()


def _photographed(figures: Sequence[go.Figure]) -> list[tuple[str, str]]:
    program = browser()
    if program is None:
        raise NoBrowser("no browser")
    charts = script_json([json.loads(figure.to_json()) for figure in figures])
    page = f"""<!DOCTYPE html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:">
<body><script type="application/json" id="charts">{charts}</script>
<script>{plotly_js()}</script><script>{_DRAW}</script></body>"""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "charts.html"
        path.write_text(page, encoding="utf-8")
        match = None
        # The browser's own sandbox does not work for root and in many containers; the page it is given is ours alone.
        for more in ((), ("--no-sandbox",)):
            command = [program, *_FLAGS, *more, f"--user-data-dir={folder}/profile", path.as_uri()]
            try:
                done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
            except (OSError, subprocess.TimeoutExpired) as error:
                raise NoBrowser("the browser did not answer") from error
            match = _FOUND.search(done.stdout.decode("utf-8", "replace"))
            if match is not None:
                break
    if match is None:
        raise NoBrowser("the browser drew nothing")
    chinese, *found = json.loads(base64.b64decode(match.group(1)))
    if not chinese:
        raise NoFont("no font with Chinese characters")
    return [(str(png), str(svg)) for png, svg in found]


def _png(address: str) -> bytes:
    return base64.b64decode(address.partition(",")[2])


def _svg(address: str) -> bytes:
    from urllib.parse import unquote

    return unquote(address.partition(",")[2]).encode()


def _lines(text: str, letters: int) -> list[str]:
    """Text in lines that fit: a Chinese character is as wide as two others."""
    lines, line, wide = [], "", 0
    for char in text:
        width = 2 if ord(char) > 0x2E7F else 1
        if wide + width > letters * 2:
            lines.append(line)
            line, wide = "", 0
        line, wide = line + char, wide + width
    return [chart_text(part) for part in [*lines, line]]
