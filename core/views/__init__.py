"""Views: what a frame shows, computed from a filter and the choices of a page, without a screen.

`build(id, ask, chosen, options, language)` gives the same view to a page, a slide, a file and a test. `ask(function,
filter, *args, **options)` is how a view gets its frames: cached in the app, `direct(store)` elsewhere.
"""

from core.views.registry import IDS, build
from core.views.request import Ask, Request, direct
from core.views.view import Drawing, Native, Size, View

__all__ = ["IDS", "Ask", "Drawing", "Native", "Request", "Size", "View", "build", "direct"]
