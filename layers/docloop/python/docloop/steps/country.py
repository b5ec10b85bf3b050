"""Which country a document is from, by all that countries print differently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from docloop.model.reading import Reading
from docloop.values.country_signs import country_signs
from docloop.values.ibans import iban_holds
from docloop.values.lexicon import Language
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.line_words import any_word
from docloop.values.normal_forms import label_key, tokens_of, unspaced
from docloop.values.tax_forms import forms_of, tax_ids
from docloop.values.whereabouts import Whereabouts

MOST_LINES = 300
"""Lines looked at: the first pages tell the country."""

MOST_SHARED = 5
"""Countries that share a legal form; one of more tells nothing."""

_LONGEST = 4
"""Words in the longest name looked for."""

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|"
    "PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)
_POSTCODES = (
    (re.compile(rf"\b(?:{_STATES})\.?,?\s{{1,3}}\d{{5}}(?:-\d{{4}})?\b"), "US", 2.5),
    (re.compile(r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d\b"), "CA", 2.5),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[ABD-HJLNP-UW-Z]{2}\b"), "GB", 1.5),
    (re.compile(r"\b\d{2}-\d{3}\s+[A-ZŁŚŻ]\w"), "PL", 1.0),
    (re.compile(r"\b\d{4}-\d{3}\s+[A-Z]\w"), "PT", 1.0),
    (re.compile(r"\b\d{4}\s?[A-Z]{2}\s+[A-Z]\w{2}"), "NL", 0.7),
    (re.compile(r"\bCEP\b\W{0,3}\d{2}\.?\d{3}-\d{3}\b", re.IGNORECASE), "BR", 2.0),
    (re.compile(r"〒\s?\d{3}"), "JP", 2.0),
    (re.compile(r"\b(?:NSW|VIC|QLD|TAS|ACT)\W{1,2}\d{4}\b"), "AU", 2.5),
    (re.compile(r"\(\d{3}\)\s?\d{3}[-. ]\d{4}(?!\d)|\b1-\d{3}-\d{3}-\d{4}\b"), "US", 0.7),
    (re.compile(r"\(\d{3}\)\s?\d{3}[-. ]\d{4}(?!\d)|\b1-\d{3}-\d{3}-\d{4}\b"), "CA", 0.4),
)
_CODED = re.compile(
    r"\b(AT|A|CH|FL|DE|D|FR|F|IT|I|L|LU|BE|B|NL|DK|NO|SE|S|FI|FIN|CZ|SK|PL|HU|H|ES|PT|LT|LV|EE|SI|HR|RO)"
    r"[-–]\s?\d{3}[\s\d]\d{1,2}\s+[^\W\d_]"
)
_CODES = {
    "A": "AT",
    "FL": "LI",
    "D": "DE",
    "F": "FR",
    "I": "IT",
    "L": "LU",
    "B": "BE",
    "S": "SE",
    "FIN": "FI",
    "H": "HU",
}
_PHONE = re.compile(r"(?:\+|(?<![\d.,/-])00(?=\s?[1-9]))\s?(\d[\d\s().\-/]{6,18}\d)")
_CALL = re.compile(rf"\b{any_word('call')}", re.IGNORECASE)
_WEB = re.compile(r"(?:@|www\.|://)[\w\-]+(?:\.[\w\-]+)*\.([a-z]{2})\b(?!\.\w)", re.IGNORECASE)
_PREFIXED = re.compile(
    r"\b(?:CHE[-\s]?|ATU\s?|(?:BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)[\s-]?)"
    r"(?=[\dA-Z]{0,3}[\s.]?\d)"
)
_LETTER_SIGN = re.compile(r"(?<![^\W_])([A-Z])\d[\d,]*\.\d{2}(?!\d)")
"""One letter as the sign of a currency: written together with an amount that has cents, as in "R1249.50"."""

_FRANCS = re.compile(r"(?<![^\W_])(?<![-–/] )(?<![-–/])Fr\.?\s\d[\d'’]*\.\d{2}\W*$")
"""Francs at the end of a line; behind "Fr" for Friday the hours go on."""

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]){11,30}")
_ANYWHERE = "co io me tv ai ly fm cc la am gg ws ag eu nu im is to st so in"
"""Domains that people of every country take."""

_ID_HOLDS, _ID_NAMED, _ID_DOUBTED = 4.0, 2.5, 0.5
_PHONE_WEIGHT, _CODED_WEIGHT, _NAME_WEIGHT, _WEB_WEIGHT, _IBAN_WEIGHT = 2.0, 2.0, 1.5, 1.5, 1.5
_FORM_WEIGHT, _LANGUAGE_WEIGHT, _SIGN_WEIGHT = 1.5, 1.2, 1.0
"""Hand-set: the surer a sign names one country, and the fewer strangers print it, the more it weighs."""

_INTERNATIONAL = frozenset({"EUR", "USD", "GBP", "CHF"})
"""Currencies that people of other countries invoice in."""


def whereabouts(reading: Reading, languages: Sequence[Language] = ()) -> Whereabouts:
    """What the first pages tell of the country; `languages` are the document's, the likeliest first."""
    seen: set[tuple[str, str]] = set()
    weights: dict[str, float] = defaultdict(float)
    known = shipped_lexicon().countries
    for text in _lines(reading):
        for country, sign, weight in _signs(text):
            if country in known and (country, sign) not in seen:
                seen.add((country, sign))
                weights[country] += weight
    spoken = [code for code in _spoken(languages) if code in known]
    whole = sum(1 / (1 + rank) for rank in range(len(spoken)))
    for rank, code in enumerate(spoken):
        weights[code] += _LANGUAGE_WEIGHT / (1 + rank) / whole
    return Whereabouts(dict(weights))


def _spoken(languages: Sequence[Language]) -> tuple[str, ...]:
    """The countries of the likeliest language; English is spoken everywhere."""
    return languages[0].countries if languages and languages[0].code != "en" else ()


def _lines(reading: Reading) -> Iterator[str]:
    left = MOST_LINES
    for page in reading.pages:
        for line in page.lines[:left]:
            yield line.text
        left -= len(page.lines)
        if left <= 0:
            return


def _signs(text: str) -> Iterator[tuple[str, str, float]]:
    """Country, sign and weight; one sign of a country counts once in a document."""
    yield from _of_words(text)
    if any(c.isdigit() for c in text):
        yield from _of_places(text)
        yield from _of_numbers(text)
    for match in _WEB.finditer(text) if "@" in text or "." in text else ():
        domain = match[1].casefold()
        if domain not in _ANYWHERE.split():
            yield ("GB" if domain == "uk" else domain.upper()), "web", _WEB_WEIGHT


def _of_places(text: str) -> Iterator[tuple[str, str, float]]:
    """International telephone numbers and postcodes."""
    for match in _PHONE.finditer(text):
        if match[0][0] == "0" and not _CALL.search(text):
            continue
        if country := country_signs().called(re.sub(r"\D", "", match[1])):
            yield country, "telephone", _PHONE_WEIGHT
    for match in _CODED.finditer(text):
        yield _CODES.get(match[1], match[1]), "coded postcode", _CODED_WEIGHT
    for pattern, country, weight in _POSTCODES:
        if pattern.search(text):
            yield country, f"postcode {weight}", weight


def _of_numbers(text: str) -> Iterator[tuple[str, str, float]]:
    """Currencies beside an amount, bank accounts, tax numbers behind the code of their country."""
    for match in _codes().finditer(text):
        sign = match[1] or match[2]
        [country] = _owners()[sign]
        yield country, f"sign {sign}", _SIGN_WEIGHT
    for match in _LETTER_SIGN.finditer(text):
        owners = _owners().get(match[1])
        if owners is not None and len(owners) == 1:
            yield next(iter(owners)), f"sign {match[1]}", _SIGN_WEIGHT
    if _FRANCS.search(text):
        yield "CH", "francs", _SIGN_WEIGHT
    for match in _IBAN.finditer(text):
        if iban_holds(unspaced(match[0])):
            yield match[0][:2], "iban", _IBAN_WEIGHT
    for match in _PREFIXED.finditer(text):
        prefix = match[0].strip(" -")
        country = {"CHE": "CH", "ATU": "AT", "EL": "GR"}.get(prefix, prefix)
        number = next(tax_ids(text[match.start() : match.start() + 30], forms_of(country)), None)
        if number is not None and number.start == 0 and number.holds:
            yield country, number.value, _ID_HOLDS


def _of_words(text: str) -> Iterator[tuple[str, str, float]]:
    """Names of countries and towns, legal forms, names of tax numbers with a number behind, signs of currencies."""
    index = _index()
    tokens = tokens_of(text)
    for i in range(len(tokens)):
        joined = ""
        for j in range(i, min(len(tokens), i + _LONGEST)):
            joined += tokens[j][0]
            for what, country, weight in index.get(joined, ()):
                if what != "id":
                    yield country, f"{what} {joined}", weight
                    continue
                for found in tax_ids(text[tokens[j][2] : tokens[j][2] + 40], forms_of(country)):
                    if found.start < 14:
                        worth = _ID_HOLDS if found.holds else _ID_NAMED if found.holds is None else _ID_DOUBTED
                        yield country, found.value, worth / weight
                    break
    for character in set(text) & _odd_signs().keys():
        yield _odd_signs()[character], f"sign {character}", _SIGN_WEIGHT


@cache
def _index() -> Mapping[str, tuple[tuple[str, str, float], ...]]:
    """What each expression, folded and written together, says: kind of sign, country, weight (of ids: how shared)."""
    found: dict[str, set[tuple[str, str, float]]] = defaultdict(set)
    signs, lexicon = country_signs(), shipped_lexicon()
    for country, names in signs.names.items():
        for name in names:
            found[label_key(name)].add(("name", country, _NAME_WEIGHT))
    for country, words in signs.words.items():
        for word in words:
            found[label_key(word)].add(("word", country, 1.0))
    ids: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, set[str]] = defaultdict(set)
    for each in lexicon.countries.values():
        for tax_id in each.tax_ids:
            for name in tax_id.names:
                ids[label_key(name)].add(each.code)
        for form in each.suffixes:
            forms[label_key(form)].add(each.code)
    for key, countries in ids.items():
        found[key] |= {("id", country, 1.0 if len(countries) < 3 else 2.0) for country in countries}
    for key, countries in forms.items():
        if len(key) > 2 and len(countries) <= MOST_SHARED:
            found[key] |= {("form", country, _FORM_WEIGHT / len(countries)) for country in countries}
    return {key: tuple(sorted(each)) for key, each in found.items() if len(key) > 1}


@cache
def _odd_signs() -> Mapping[str, str]:
    """Signs of one character that are no letters and belong to one country."""
    return {s: next(iter(o)) for s, o in _owners().items() if len(s) == 1 and len(o) == 1 and not s.isalpha()}


@cache
def _codes() -> re.Pattern[str]:
    """Codes and names of currencies of one country, as they are written, beside a number."""
    codes = "|".join(
        re.escape(sign)
        for sign, owners in sorted(_owners().items(), key=lambda each: -len(each[0]))
        if len(owners) == 1 and len(sign) > 1
    )
    return re.compile(rf"(?<![^\W\d_])({codes})\s?[:.]?\s?\d|\d\s?({codes})(?![^\W\d_])")


@cache
def _owners() -> Mapping[str, set[str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for currency in shipped_lexicon().currencies.values():
        if currency.code not in _INTERNATIONAL:
            for sign in currency.signs:
                owners[sign] |= set(currency.countries)
    return owners
