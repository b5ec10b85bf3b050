"""Numbers that tax offices give companies: of the European Union and its neighbours, and of a document's country."""

from __future__ import annotations

import re
from functools import cache

from docloop.values.compare import equal_texts
from docloop.values.kind import CheckDigits, Kind, weighed
from docloop.values.match import Hints, Match, one_value
from docloop.values.normal_forms import word_key
from docloop.values.tax_checks import tax_id_holds
from docloop.values.tax_forms import TaxForm, TaxId, forms_of, tax_ids

FORMS = {
    "AT": r"U\d{8}", "BE": r"[01]\d{9}", "BG": r"\d{9,10}", "CY": r"\d{8}[A-Z]", "CZ": r"\d{8,10}", "DE": r"\d{9}",
    "DK": r"\d{8}", "EE": r"\d{9}", "EL": r"\d{9}", "ES": r"[A-Z0-9]\d{7}[A-Z0-9]", "FI": r"\d{8}",
    "FR": r"[A-Z0-9]{2}\d{9}", "GB": r"(?:\d{12}|\d{9})", "HR": r"\d{11}", "HU": r"\d{8}",
    "IE": r"\d[A-Z0-9]\d{5}[A-Z]{1,2}",
    "IT": r"\d{11}", "LT": r"(?:\d{12}|\d{9})", "LU": r"\d{8}", "LV": r"\d{11}", "MT": r"\d{8}", "NL": r"\d{9}B\d{2}",
    "NO": r"\d{9}(?:MVA)?", "PL": r"\d{10}", "PT": r"\d{9}", "RO": r"\d{2,10}", "SE": r"\d{10}(?:\d{2})?",
    "SI": r"\d{8}", "SK": r"\d{10}", "CHE": r"\d{9}(?:MWST|TVA|IVA)?",
}  # fmt: skip
_START = re.compile(r"(?<![A-Za-z0-9])(CHE|" + "|".join(c for c in FORMS if c != "CHE") + r")[-\s.]?(?=[A-Z0-9])")
_EMPLOYER = re.compile(r"(?<![\w-])\d{2}-\d{7}(?![\w-])")
_CODES = {"CHE": "CH", "EL": "GR"}
_WORDS = frozenset({"NO", "EL", "ES", "IT", "SE", "SI"})
"""Codes that are words in some language."""

_RATE = re.compile(r"\s*:?\s*\d{1,2}(?:[.,]\d{1,2})?\s?%")
_REACH = 36
"""Characters before a number in which its name is looked for."""

_NUMBER_WORD = re.compile(r"(?:no|nr|num|number|nummer|numero|n)$")
_COMPACT = {country: re.compile(rf"{country}{form}(?![A-Z0-9])") for country, form in FORMS.items()}


def find_vat_numbers(text: str, hints: Hints) -> list[Match]:
    """Every tax number in `text`, without spaces and points, in the forms of the European Union and of the countries
    that the document may be from.

    `check_digits` is 1 where they are public and hold, `check_fails` where they do not. `plain_form`: that of an
    employer identification number, which other numbers have, too. `bare_form`: figures alone, in the form of a country.
    `named`: behind the name that the country gives such numbers. `company_number`: of a register, not of a tax office;
    `other_tax_number`: of a tax office, not for value-added tax alone.
    """
    found = [Match(each.start(), each.end(), each[0], {"plain_form": 1.0}) for each in _EMPLOYER.finditer(text)]
    for start in _START.finditer(text):
        found += _prefixed(text, start)
    forms = tuple(form for country in hints.countries for form in forms_of(country))
    if forms:
        taken = [(each.start, each.end) for each in found]
        found += [
            match
            for each in tax_ids(text, forms)
            if all(each.end <= start or end <= each.start for start, end in taken)
            and (match := _of_country(text, each)) is not None
        ]
    return found


def _prefixed(text: str, start: re.Match[str]) -> list[Match]:
    """The number behind the code of its country; of Switzerland's the longest, as "MWST" belongs to it,
    unless a rate follows."""
    country = start[1]
    ends = [
        i
        for i in range(start.end() + 1, min(len(text), start.end() + 20) + 1)
        if i == len(text) or not text[i].isalnum()
    ]
    found: list[Match] = []
    for end in ends:
        value = re.sub(r"[\s.\-]", "", text[start.start() : end])
        if found and _RATE.match(text, end):
            break  # the word is the tax's: "CHE-123.456.789 TVA 7.7%"
        if value.isascii() and _COMPACT[country].fullmatch(value):
            holds = _holds(value)
            evidence = {} if holds is None else {"check_digits": 1.0} if holds else {"check_fails": 1.0}
            if country in _WORDS and not holds and not text[start.end() - 1].isalpha():
                return []  # "NO 123456789" is a number of any kind
            found = [Match(start.start(), end, value, evidence)]
            if country != "CHE":
                break
    return found


def _of_country(text: str, number: TaxId) -> Match | None:
    before = word_key(text[max(0, number.start - _REACH) : number.start])
    named = any(_NUMBER_WORD.sub("", before).endswith((key, _NUMBER_WORD.sub("", key))) for key in _keys(number.form))
    if number.holds is False and not named:
        return None
    evidence = {}
    if number.bare:
        evidence["bare_form"] = 1.0
    if number.holds is not None:
        evidence["check_digits" if number.holds else "check_fails"] = 1.0
    if named:
        evidence["named"] = 1.0
    if number.form.kind != "vat":
        evidence["company_number" if number.form.kind == "registration" else "other_tax_number"] = 1.0
    value = re.sub(r"[\s.]", "", text[number.start : number.end]).upper()
    return Match(number.start, number.end, value, evidence)


@cache
def _keys(form: TaxForm) -> tuple[str, ...]:
    return tuple(word_key(name) for name in form.names)


def written_vat_number(text: str, hints: Hints) -> str | None:
    """Return a number as a person wrote it, compact where the grammar knows it ("001-234567-X")."""
    return one_value(find_vat_numbers, text, hints) or (text if any(c.isdigit() for c in text) else None)


def stated_vat_number(text: str) -> str | None:
    """Return the number that data name, compact where it is one; None for an empty text."""
    return one_value(find_vat_numbers, text, Hints()) or text or None


def _holds(value: str) -> bool | None:
    """Whether the check digits of a number behind the code of its country hold; None where they are not public."""
    code = "CHE" if value.startswith("CHE") else value[:2]
    return tax_id_holds(_CODES.get(code, code), value.removeprefix(code))


def _german_holds(value: str) -> bool | None:
    """What is said of a value to a person: the German check digit alone, which no authority gives exceptions from."""
    return _holds(value) if value.startswith("DE") else None


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
    party=True,
    weights=weighed(
        0.0,
        label_left=2.5,
        check_digits=1.5,
        plain_form=-1.0,
        check_fails=-0.7,
        bare_form=-1.8,
        named=2.0,
        company_number=-2.5,
        other_tax_number=-0.6,
        buyers_block=-2.5,
        sellers_block=0.7,
    ),
    check_digits=CheckDigits(
        check="vat",
        hold=_german_holds,
        holding="The check digit of the VAT number is correct.",
        failing="The check digit of {value} is wrong.",
    ),
)
