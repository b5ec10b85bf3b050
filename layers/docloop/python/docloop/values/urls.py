"""Addresses on the web."""

from __future__ import annotations

import re

from docloop.values.kind import Kind, weighed
from docloop.values.match import Hints, Match

_HOST = r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24}"
_URL = re.compile(
    rf"(?<![\w.@/-])(?:(?P<scheme>https?)://(?P<full>{_HOST})|(?P<www>www\.{_HOST})|(?P<bare>[a-z][a-z0-9-]{{2,62}}"
    rf"(?:\.[a-z0-9-]{{2,62}})*\.(?:[a-z]{{2}}|com|org|net|info|biz|eu|shop|store|online)))"
    rf"(?P<port>:\d{{2,5}})?(?P<path>[/?#][^\s<>\"]*)?(?![\w@])",
    re.IGNORECASE,
)
_BARE = re.compile(r"[a-z0-9.-]+")
_TRAILING = ".,;:!?)]}'\"»"


def find_urls(text: str, _hints: Hints) -> list[Match]:
    """Every address in `text`, with its host in small letters and without the marks of a sentence behind it.

    One with neither https nor www is marked `bare`; such are taken in small letters alone.
    """
    found = []
    for match in _URL.finditer(text):
        if match["bare"] and not _BARE.fullmatch(match["bare"]):
            continue
        path = (match["path"] or "").rstrip(_TRAILING)
        end = match.start("path") + len(path) if match["path"] else match.end()
        scheme = f"{match['scheme'].lower()}://" if match["scheme"] else ""
        host = (match["full"] or match["www"] or match["bare"]).lower()
        value = f"{scheme}{host}{match['port'] or ''}{path if path != '/' else ''}"
        found.append(Match(match.start(), end, value, {"bare": 1.0} if match["bare"] else {}))
    return found


def equal_urls(one: str, other: str) -> bool:
    """Whether two addresses lead to the same place, with or without https and www."""
    return _place(one) == _place(other)


def _place(text: str) -> str:
    host, slash, path = re.sub(r"^https?://", "", text, flags=re.IGNORECASE).partition("/")
    return host.lower().removeprefix("www.") + (slash + path).rstrip("/")


KIND = Kind(
    name="url",
    title="Web address",
    noun="web address",
    example="www.example.com",
    find=find_urls,
    equal=equal_urls,
    precise=True,
    weights=weighed(-0.5, label_left=2.5, bare=-0.5),
)
