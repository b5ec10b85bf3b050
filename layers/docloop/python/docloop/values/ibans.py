"""International bank account numbers."""

from __future__ import annotations

import re
from functools import cache

from stdnum import iban

from docloop.values.compare import equal_texts
from docloop.values.kind import CheckDigits, Kind, weighed
from docloop.values.match import Hints, Match
from docloop.values.normal_forms import unspaced
from docloop.values.shipped_data import shipped_yaml

FILE = "iban_lengths.yaml"
_IBAN = re.compile(r"(?<![A-Za-z0-9])([A-Z]{2}\s?\d{2}(?:\s?[A-Z0-9]){11,30})", re.ASCII)


@cache
def iban_lengths() -> dict[str, int]:
    """Return how many characters an account number of each country has."""
    lengths: dict[str, int] = shipped_yaml(FILE)
    return lengths


def iban_holds(value: str) -> bool:
    """Whether an IBAN without spaces has its country's form and the check digits of ISO 13616 (mod 97)."""
    return value.isascii() and value.isalnum() and iban.is_valid(value, check_country=False)


def find_ibans(text: str, _hints: Hints) -> list[Match]:
    """Every IBAN in `text` without spaces; `check_digits` is 1 when they hold."""
    found = []
    for match in _IBAN.finditer(text):
        country = match[1][:2]
        length = iban_lengths().get(country)
        if length is None:
            continue
        end, count = match.start(), 0
        while end < match.end() and count < length:
            count += not text[end].isspace()
            end += 1
        if count < length:
            continue
        value = unspaced(text[match.start() : end])
        found.append(Match(match.start(), end, value, {"check_digits": 1.0} if iban_holds(value) else {}))
    return found


def stated_iban(text: str) -> str | None:
    """Return the IBAN that data name, of any country, without spaces; None when it is none or its check digits are
    wrong.
    """
    value = unspaced(text).upper().removeprefix("IBAN").lstrip(":")
    return value if iban_holds(value) else None


_BESIDE = "IBAN"
KIND = Kind(
    name="iban",
    title="IBAN",
    noun="IBAN",
    example="DE89 3704 0044 0532 0130 00",
    find=find_ibans,
    word_lists=frozenset(_BESIDE.split()),
    equal=equal_texts,
    precise=True,
    weights=weighed(0.5, label_left=1.5, check_digits=3.0),
    check_digits=CheckDigits(
        check="iban",
        hold=iban_holds,
        holding="The check digits of the IBAN are correct.",
        failing="The check digits of {value} are wrong.",
    ),
)
