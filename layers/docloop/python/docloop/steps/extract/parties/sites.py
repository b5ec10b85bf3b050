"""Web and mail addresses of a document, and whether a name is like one."""

from __future__ import annotations

import re
from collections.abc import Collection

from docloop.steps.extract.page.layout import Layout
from docloop.values.normal_forms import word_key

_ENDINGS = (
    "com net org biz info eu de at ch fr it es nl be uk pl cz sk hu ro pt se dk fi ie ca au nz za br tr ee lt lv gr"
)
_SITE = re.compile(
    r"[\w.-]+@([\w.-]+)|(?:www\.|https?://)([\w.-]+)"
    rf"|(?<![\w@.-])((?:[a-z0-9-]{{2,}}\.)*[a-z0-9-]{{4,}}\.(?:co\.)?(?:{_ENDINGS.replace(' ', '|')}))(?![\w@])",
    re.IGNORECASE,
)
"""A mail address, a web address, or one without "www.", which is believed for the endings of many countries only."""

_MAIL = "gmail googlemail hotmail outlook yahoo icloud live mail proton protonmail"
_EVERYBODYS = frozenset(f"{_MAIL} orange wanadoo paypal facebook".split())
"""Names in addresses that anybody may have."""

_LEAST = 4
_LEAST_PART = 5
"""Letters before a hyphen that are a name of their own: "ligna-systems" is of "LIGNA-parts AG"."""

_LEAST_END = 6
"""Letters of an address that close a name: "Éditions Mirada" and "mirada"."""

_LEAST_INNER = 8
"""Letters of an address that are no chance inside a name: "Pengurusan Air Selangor" and "airselangor"."""


def sites_of(layout: Layout) -> frozenset[str]:
    """Names in the web and mail addresses of a document, letters and digits only."""
    found = set()
    for row in layout.rows:
        for match in _SITE.finditer(row.text[:200]):
            for part in (match[1] or match[2] or match[3]).split(".")[:-1]:
                found |= {word_key(part)}
                if "-" in part and len(first := word_key(part.split("-")[0])) >= _LEAST_PART:
                    found |= {first}
    return frozenset(name for name in found if len(name) >= _LEAST and name not in _EVERYBODYS)


def like_site(core: str, sites: Collection[str]) -> bool:
    """Whether a web or mail address is of that name: "Angst Pfister AG" and "angst-pfister.com"."""
    if len(core) < _LEAST:
        return False
    return any(
        core == name
        or (name.startswith(core) and len(core) >= _LEAST_PART)
        or core.startswith(name)
        or (len(name) >= _LEAST_END and core.endswith(name))
        or (len(name) >= _LEAST_INNER and name in core)
        for name in sites
    )
