"""What somebody might write into a file name, a field, a note or a supplier's name, hoping that a page runs it."""

from __future__ import annotations

MARK = "window.hacked=1"
CORPUS = (
    f"<script>{MARK}</script>",
    f'"><script>{MARK}</script>',
    f"<img src=x onerror={MARK}>",
    f"<svg/onload={MARK}>",
    f"<svg><animate onbegin={MARK} attributeName=x dur=1s>",
    f"<iframe srcdoc='<script>parent.{MARK}</script>'>",
    f"<iframe src=javascript:parent.{MARK}>",
    f"<details open ontoggle={MARK}>",
    f"<input autofocus onfocus={MARK}>",
    f"<style>@import'//x.example/a.css'</style><body onload={MARK}>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={MARK}>",
    f"<noscript><p title='</noscript><img src=x onerror={MARK}>'>",
    f"javascript:{MARK}",
    f"data:text/html,<script>parent.{MARK}</script>",
    f"' onmouseover={MARK} x='",
    f"</textarea></title></style></script><script>{MARK}</script>",
    f"{{{{constructor.constructor('{MARK}')()}}}}",
    f"${{{MARK}}}",
    f"<a href='java&#x09;script:{MARK}'>click</a>",
    "<base href=//x.example/>",
    '<meta http-equiv="refresh" content="0;url=//x.example/">',
    "<form action=//x.example/><button>pay</button></form>",
    "\u202egnp.exe \u200b\ufeff\u0000 \u2028 \U0001f600",
    "&lt;b&gt;&amp;amp;",
    "A" * 400,
)
