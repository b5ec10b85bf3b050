"""Words on business papers by language, habits by country and signs of currencies; `lexicon_data` loads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Words = tuple[str, ...]
Named = Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Language:
    """What papers in one language say. In every list the most usual word stands first.

    `months` by number 1..12. `labels` stand beside the value of a field, `columns` above a column of the item table,
    `parties` above a block of name and address. `kinds` are titles by document type and kind of paper. A word is in one
    list of its section only; in another section it may mean something else.
    """

    code: str
    name: str
    scripts: Words
    countries: Words
    decimal_marks: Words
    group_marks: Words
    date_orders: Words
    months: Mapping[int, Words]
    weekdays: Words
    ordinals: Words
    labels: Named
    columns: Named
    parties: Named
    kinds: Mapping[str, Named]
    phrases: Named


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """Marks of an amount as printed; `group` is empty where thousands are not set apart."""

    decimal: str
    group: str


@dataclass(frozen=True, slots=True)
class TaxId:
    """A number that an authority gave: its `names` on paper and its form, a pattern for the whole number.

    `kind`: vat, tax, registration or other. `check_digits`: whether the number proves itself. `persons`: not companies.
    """

    kind: str
    names: Words
    pattern: str
    check_digits: bool
    persons: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """Habits of a country, the most usual first. `vat_prefix` None: its numbers have none.

    `group_sizes` from the decimal mark on: (3,) thousands, (3, 2) lakh and crore. `suffixes` and `prefixes` are legal
    forms behind and before a name.
    """

    code: str
    name: str
    languages: Words
    currency: str
    vat_prefix: str | None
    date_orders: Words
    number_formats: tuple[NumberFormat, ...]
    group_sizes: tuple[int, ...]
    tax_ids: tuple[TaxId, ...]
    suffixes: Words
    prefixes: Words


@dataclass(frozen=True, slots=True)
class Currency:
    """`decimals` of ISO 4217; `printed_decimals` as papers have them, the most usual first.

    `cash_step`: what cash is rounded to, a decimal string; None: nothing beyond the decimals. `signs` are signs, codes
    and short names; some are shared. `countries` where it is the first currency; none of one that is no longer paid in.
    """

    code: str
    decimals: int
    printed_decimals: tuple[int, ...]
    cash_step: str | None
    signs: Words
    countries: Words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it, by language code, country code and currency code."""

    languages: Mapping[str, Language]
    countries: Mapping[str, Country]
    currencies: Mapping[str, Currency]

    def labels(self, field: str) -> Iterator[tuple[str, str]]:
        """Words beside a field as (language, word), every language's best word before any second."""
        return _in_turn((each.code, each.labels.get(field, ())) for each in self.languages.values())

    def columns(self, name: str) -> Iterator[tuple[str, str]]:
        return _in_turn((each.code, each.columns.get(name, ())) for each in self.languages.values())

    def parties(self, role: str) -> Iterator[tuple[str, str]]:
        return _in_turn((each.code, each.parties.get(role, ())) for each in self.languages.values())

    def phrases(self, name: str) -> Iterator[tuple[str, str]]:
        return _in_turn((each.code, each.phrases.get(name, ())) for each in self.languages.values())

    def titles(self, document_type: str, kind: str) -> Iterator[tuple[str, str]]:
        """Titles of a kind of paper; a type without kinds has none."""
        found = ((each.code, each.kinds.get(document_type, {}).get(kind, ())) for each in self.languages.values())
        return _in_turn(found)


def _in_turn(lists: Iterable[tuple[str, Words]]) -> Iterator[tuple[str, str]]:
    """Every list's first word, then every list's second, and so on."""
    known = list(lists)
    for place in range(max((len(words) for _, words in known), default=0)):
        for code, words in known:
            if place < len(words):
                yield code, words[place]
