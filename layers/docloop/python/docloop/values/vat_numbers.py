"""VAT numbers of the European Union, Switzerland, Norway and the United Kingdom, and tax numbers of the USA."""

from __future__ import annotations

import re

from docloop.values.check_digits import german_vat_holds
from docloop.values.compare import equal_texts
from docloop.values.kind import CheckDigits, Kind, weighed
from docloop.values.match import Hints, Match, one_value

FORMS = {
    "AT": r"U\d{8}", "BE": r"[01]\d{9}", "BG": r"\d{9,10}", "CY": r"\d{8}[A-Z]", "CZ": r"\d{8,10}", "DE": r"\d{9}",
    "DK": r"\d{8}", "EE": r"\d{9}", "EL": r"\d{9}", "ES": r"[A-Z0-9]\d{7}[A-Z0-9]", "FI": r"\d{8}",
    "FR": r"[A-Z0-9]{2}\d{9}", "GB": r"(?:\d{12}|\d{9})", "HR": r"\d{11}", "HU": r"\d{8}",
    "IE": r"\d[A-Z0-9]\d{5}[A-Z]{1,2}",
    "IT": r"\d{11}", "LT": r"(?:\d{12}|\d{9})", "LU": r"\d{8}", "LV": r"\d{11}", "MT": r"\d{8}", "NL": r"\d{9}B\d{2}",
    "NO": r"\d{9}(?:MVA)?", "PL": r"\d{10}", "PT": r"\d{9}", "RO": r"\d{2,10}", "SE": r"\d{12}", "SI": r"\d{8}",
    "SK": r"\d{10}", "CHE": r"\d{9}(?:MWST|TVA|IVA)?",
}  # fmt: skip
_START = re.compile(r"(?<![A-Za-z0-9])(CHE|" + "|".join(c for c in FORMS if c != "CHE") + r")[-\s.]?(?=[A-Z0-9])")
_EMPLOYER = re.compile(r"(?<![\w-])\d{2}-\d{7}(?![\w-])")
_COMPACT = {country: re.compile(rf"{country}{form}(?![A-Z0-9])") for country, form in FORMS.items()}


def find_vat_numbers(text: str, _hints: Hints) -> list[Match]:
    """Every VAT number in `text`, without spaces and points; `check_digits` is 1 where they are public and hold.

    `plain_form`: that of an employer identification number, which other numbers have, too.
    """
    found = [Match(each.start(), each.end(), each[0], {"plain_form": 1.0}) for each in _EMPLOYER.finditer(text)]
    for start in _START.finditer(text):
        country = start[1]
        ends = [
            i
            for i in range(start.end() + 1, min(len(text), start.end() + 20) + 1)
            if i == len(text) or not text[i].isalnum()
        ]
        for end in ends:
            value = re.sub(r"[\s.\-]", "", text[start.start() : end])
            if value.isascii() and _COMPACT[country].fullmatch(value):
                evidence = {"check_digits": 1.0} if country == "DE" and german_vat_holds(value[2:]) else {}
                found.append(Match(start.start(), end, value, evidence))
                break
    return found


def written_vat_number(text: str, hints: Hints) -> str | None:
    """Return a number as a person wrote it, compact where the grammar knows it ("001-234567-X")."""
    return one_value(find_vat_numbers, text, hints) or (text if any(c.isdigit() for c in text) else None)


def stated_vat_number(text: str) -> str | None:
    """Return the number that data name, compact where it is one; None for an empty text."""
    return one_value(find_vat_numbers, text, Hints()) or text or None


def _holds(value: str) -> bool | None:
    """Germany's check digit is the one that is public."""
    return german_vat_holds(value[2:]) if value.startswith("DE") else None


_BESIDE = "VENDOR_VAT_NUMBER RECEIVER_VAT_NUMBER"
KIND = Kind(
    name="vat_number",
    title="VAT number",
    noun="VAT number",
    example="DE 136 695 976",
    find=find_vat_numbers,
    written=written_vat_number,
    word_lists=frozenset(_BESIDE.split()),
    equal=equal_texts,
    precise=True,
    weights=weighed(0.0, label_left=2.5, check_digits=1.5, plain_form=-1.0),
    check_digits=CheckDigits(
        check="vat",
        hold=_holds,
        holding="The check digit of the VAT number holds.",
        failing="The check digit of {value} does not hold.",
    ),
)
