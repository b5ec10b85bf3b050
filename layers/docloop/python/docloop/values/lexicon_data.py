"""The lexicon from data; strict about names and shapes.

The data is written by hand in `data/words`, `data/countries` and `data/currencies.yaml` and packed into one JSON file,
which is what is loaded: `python -m docloop.lab.pack_words`. Words that stand in two lists are found when it is packed
(`check_words`), so that loading takes some milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from docloop.values.lexicon import (
    Country,
    Currency,
    Language,
    Lexicon,
    Named,
    NumberFormat,
    TaxId,
    Words,
)
from docloop.values.lexicon_names import COLUMNS, KINDS, LABELS, PARTIES, PHRASES
from docloop.values.normal_forms import word_key
from docloop.values.shipped_data import shipped_json

PACKED = "words.json"
ORDERS = frozenset({"DMY", "MDY", "YMD"})
ID_KINDS = frozenset({"vat", "tax", "registration", "other"})
_LANGUAGE_KEYS = """
    language name scripts countries decimal_marks group_marks date_orders months weekdays ordinals
    labels columns parties kinds phrases
"""
_COUNTRY_KEYS = """
    country name languages currency vat_prefix date_orders number_formats group_sizes tax_ids legal_forms
"""
LANGUAGE_KEYS, COUNTRY_KEYS = frozenset(_LANGUAGE_KEYS.split()), frozenset(_COUNTRY_KEYS.split())
E = TypeVar("E", Language, Country)


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon that comes with docloop, loaded with the first call."""
    return lexicon_from(shipped_json(PACKED))


def lexicon_from(data: Mapping[str, object]) -> Lexicon:
    """The lexicon of mappings as they stand in the data files. Raises ValueError that names what is wrong and where."""
    _only(data, {"languages", "countries", "currencies"}, "lexicon")
    return Lexicon(
        languages=_each(data, "languages", language_from),
        countries=_each(data, "countries", country_from),
        currencies=_currencies(data),
    )


def language_from(data: Mapping[str, object]) -> Language:
    """One language. Raises ValueError."""
    code = _text(data, "language", "a language")
    where = f"language {code}"
    keys = (
        "language name scripts countries decimal_marks group_marks date_orders months weekdays ordinals labels columns"
    )
    _only(data, {*keys.split(), "parties", "kinds", "phrases"}, where)
    months = {int(number): _words(names, where) for number, names in _mapping(data, "months", where).items()}
    if sorted(months) != list(range(1, 13)):
        raise ValueError(f"{where}: months are numbered 1 to 12.")
    kinds = _mapping(data, "kinds", where)
    _only(kinds, KINDS.keys(), f"{where}, kinds")
    return Language(
        code=code,
        name=_text(data, "name", where),
        scripts=_words(data["scripts"], where),
        countries=_words(data["countries"], where),
        decimal_marks=_words(data["decimal_marks"], where),
        group_marks=_words(data["group_marks"], where),
        date_orders=_orders(data["date_orders"], where),
        months=MappingProxyType(months),
        weekdays=_words(data["weekdays"], where),
        ordinals=_words(data["ordinals"], where),
        labels=_named(data, "labels", LABELS, where),
        columns=_named(data, "columns", COLUMNS, where),
        parties=_named(data, "parties", PARTIES, where),
        kinds=MappingProxyType({each: _named(kinds, each, KINDS[each], where) for each in kinds}),
        phrases=_named(data, "phrases", PHRASES, where),
    )


def country_from(data: Mapping[str, object]) -> Country:
    """One country. Raises ValueError."""
    code = _text(data, "country", "a country")
    where = f"country {code}"
    _only(data, COUNTRY_KEYS, where)
    forms = _mapping(data, "legal_forms", where)
    _only(forms, {"suffix", "prefix"}, f"{where}, legal forms")
    prefix = data.get("vat_prefix")
    return Country(
        code=code,
        name=_text(data, "name", where),
        languages=_words(data["languages"], where),
        currency=_text(data, "currency", where),
        vat_prefix=None if prefix is None else str(prefix),
        date_orders=_orders(data["date_orders"], where),
        number_formats=tuple(
            NumberFormat(_text(each, "decimal", where), str(each["group"]))
            for each in _mappings(data, "number_formats", where)
        ),
        group_sizes=_numbers(data["group_sizes"], where),
        tax_ids=tuple(_tax_id(each, where) for each in _mappings(data, "tax_ids", where)),
        suffixes=_words(forms.get("suffix", []), where),
        prefixes=_words(forms.get("prefix", []), where),
    )


def _tax_id(data: Mapping[str, object], where: str) -> TaxId:
    _only(data, {"kind", "names", "pattern", "check_digits", "persons"}, f"{where}, tax ids")
    kind, pattern = _text(data, "kind", where), _text(data, "pattern", where)
    if kind not in ID_KINDS:
        raise ValueError(f"{where}: {kind!r} is no kind of number; known are {', '.join(sorted(ID_KINDS))}.")
    return TaxId(kind, _words(data["names"], where), pattern, data["check_digits"] is True, data.get("persons") is True)


def _currencies(data: Mapping[str, object]) -> Mapping[str, Currency]:
    found = {}
    for code, each in _mapping(data, "currencies", "lexicon").items():
        where = f"currency {code}"
        if not isinstance(each, Mapping):
            raise ValueError(f"{where}: a mapping is expected.")
        _only(each, {"decimals", "printed_decimals", "cash_step", "signs", "countries"}, where)
        step = each.get("cash_step")
        found[code] = Currency(
            code=code,
            decimals=_numbers([each["decimals"]], where)[0],
            printed_decimals=_numbers(each["printed_decimals"], where),
            cash_step=None if step is None else str(step),
            signs=_words(each["signs"], where),
            countries=_words(each["countries"], where),
        )
    return MappingProxyType(found)


def check_words(lexicon: Lexicon) -> None:
    """Raises ValueError when a word stands twice in a section, whatever its case and accents."""
    for language in lexicon.languages.values():
        sections = {"labels": language.labels, "columns": language.columns, "parties": language.parties}
        sections |= {f"kinds of {name}": kinds for name, kinds in language.kinds.items()}
        sections["months"] = {str(number): names for number, names in language.months.items()}
        for section, lists in sections.items():
            _check_apart(lists, f"language {language.code}, {section}")
        for name, words in language.phrases.items():
            _check_apart({name: words}, f"language {language.code}, phrases")
    for country in lexicon.countries.values():
        for form in country.tax_ids:
            _check_apart({form.pattern: form.names}, f"country {country.code}, tax ids")
        for forms in (country.suffixes, country.prefixes):
            _check_apart({"legal forms": forms}, f"country {country.code}")


def _check_apart(lists: Named, where: str) -> None:
    owner: dict[str, str] = {}
    for name, words in lists.items():
        for word in words:
            key = word_key(word)
            if not key:
                raise ValueError(f"{where}, {name}: {word!r} has no letter or digit.")
            if key in owner:
                raise ValueError(f"{where}: {word!r} of {name} stands under {owner[key]} already.")
            owner[key] = name


def _each(data: Mapping[str, object], name: str, read: Callable[[Mapping[str, object]], E]) -> Mapping[str, E]:
    entries = [read(each) for each in _mappings(data, name, "lexicon")]
    found = {each.code: each for each in entries}
    if len(found) < len(entries):
        raise ValueError(f"lexicon, {name}: a code stands there twice.")
    return MappingProxyType(found)


def _named(data: Mapping[str, object], name: str, known: Collection[str], where: str) -> Named:
    lists = _mapping(data, name, where)
    where = f"{where}, {name}"
    _only(lists, known, where)
    return MappingProxyType({each: _words(words, where) for each, words in lists.items()})


def _words(value: object, where: str) -> Words:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(f"{where}: a list of texts is expected, not {value!r}.")
    return tuple(value)


def _orders(value: object, where: str) -> Words:
    orders = _words(value, where)
    if not orders or not ORDERS.issuperset(orders):
        raise ValueError(f"{where}: date orders are {', '.join(sorted(ORDERS))}.")
    return orders


def _numbers(value: object, where: str) -> tuple[int, ...]:
    if not isinstance(value, list) or not value or not all(type(each) is int for each in value):
        raise ValueError(f"{where}: a list of whole numbers is expected, not {value!r}.")
    return tuple(value)


def _text(data: Mapping[str, object], name: str, where: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{where}: {name} is missing or no text.")
    return value


def _mapping(data: Mapping[str, object], name: str, where: str) -> Mapping[str, object]:
    value = data.get(name)
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: {name} is missing or no mapping.")
    return value


def _mappings(data: Mapping[str, object], name: str, where: str) -> list[Mapping[str, object]]:
    value = data.get(name)
    if not isinstance(value, list) or not all(isinstance(each, Mapping) for each in value):
        raise ValueError(f"{where}: {name} is missing or no list of mappings.")
    return value


def _only(data: Mapping[str, object], known: Collection[str], where: str) -> None:
    if unknown := [str(name) for name in data if name not in known]:
        raise ValueError(f"{where}: {', '.join(unknown)} is not known there.")
