"""E-mail addresses."""

from __future__ import annotations

import re

from docloop.values.kind import Kind, weighed
from docloop.values.match import Hints, Match
from docloop.values.normal_forms import unspaced

_EMAIL = re.compile(
    r"(?<![\w.+@-])[\w+-]+(?:\.[\w+-]+)*\s?@\s?(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24}(?![\w@-])"
)


def find_emails(text: str, _hints: Hints) -> list[Match]:
    """Every e-mail address in `text`, in small letters and without the spaces that readers put at the @."""
    return [Match(each.start(), each.end(), _plain(each[0])) for each in _EMAIL.finditer(text)]


def equal_emails(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return unspaced(text).lower()


KIND = Kind(
    name="email",
    title="E-mail address",
    noun="e-mail address",
    example="accounts@example.com",
    find=find_emails,
    equal=equal_emails,
    precise=True,
    weights=weighed(-0.5, label_left=2.5),
)
