"""What a document tells about how it writes dates, and whose dollars it counts in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docloop.model.document_type import DocumentType
from docloop.model.reading import Reading
from docloop.values.calendars import order_by_other_calendar
from docloop.values.dates import day_order
from docloop.values.lexicon import Language
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.locale_signs import Weighted, locale_signs
from docloop.values.match import Hints
from docloop.values.number_marks import spaced_thousands
from docloop.values.whereabouts import NOWHERE, Whereabouts

LEAST_SHARE = 0.15
"""Of all that speaks for a currency's countries; a currency with less is not likely."""

LEAD = 2.0
"""How many times as much has to speak for a dollar as for the next."""

SURE = 2.0
"""The lead in evidence from which one order is taken for certain."""


def hints_for(
    reading: Reading,
    document_type: DocumentType,
    where: Whereabouts = NOWHERE,
    languages: Sequence[Language] = (),
) -> Hints:
    """What is known of the document before its values; `where` is the country that it is from, `languages` its own.

    Dates that can only be read one way decide, then the type's own rule, then marks of countries.

    A document without any mark of its country leans to month first: day-first countries print VAT numbers and
    currencies on receipts, while the United States print neither.
    """
    text = reading.text
    capitals = text.upper()
    dollar = _dollar(capitals, where)
    known = Hints(dollar=dollar, spaced=spaced_thousands(text))
    order = day_order(text)
    if order is None:
        order = order_by_other_calendar(text)
    if order is None:
        order = document_type.day_first
    if order is not None:
        return _placed(replace(known, day_first=order), where, languages)
    signs = locale_signs()
    lead = _weight(signs.day_first, capitals) - _weight(signs.month_first, capitals) + _lead_of(where)
    sure = abs(lead) >= SURE and not (lead < 0 and _never_month_first(languages))
    return _placed(replace(known, day_first=lead > 0 if sure else None, leaning=lead > 0), where, languages)


def _never_month_first(languages: Sequence[Language]) -> bool:
    """Whether the paper's own language puts the day first wherever it is spoken, whatever country it names."""
    first = next(iter(languages), None)
    return first is not None and first.code != "en" and "MDY" not in first.date_orders


def _lead_of(where: Whereabouts) -> float:
    """What the country's habits say for the day first; nothing where it is unclear or writes the year first alone."""
    country = shipped_lexicon().countries.get(where.country or "")
    orders = [order for order in country.date_orders if order != "YMD"] if country else []
    if not orders:
        return 0.0
    lead = SURE if len(orders) == 1 else 1.0
    return lead if orders[0] == "DMY" else -lead


def _placed(hints: Hints, where: Whereabouts, languages: Sequence[Language]) -> Hints:
    likely = tuple(code for code, share in where.currencies().items() if share >= LEAST_SHARE)
    spoken = tuple(language.code for language in languages)
    return replace(hints, country=where.country, countries=where.likely, currencies=likely, languages=spoken)


def _dollar(capitals: str, where: Whereabouts) -> str | None:
    """None where no country shows, or several do."""
    signs = locale_signs()
    found = [code for code, marks in signs.dollars.items() if marks.search(capitals)]
    if not found and signs.perhaps_usd.search(capitals):
        return "USD"
    if len(found) > 1:
        # Neighbours on one page, as a supplier and a customer: whose country more speaks for.
        shares = {code: where.currencies().get(code, 0.0) for code in found}
        first, second = sorted(found, key=lambda code: -shares[code])[:2]
        return first if shares[first] >= LEAD * shares[second] and shares[first] >= LEAST_SHARE else None
    if not found and where.country is not None:
        own = shipped_lexicon().countries[where.country].currency
        return own if "$" in shipped_lexicon().currencies[own].signs else "USD"
    return found[0] if found else None


def _weight(signs: Weighted, text: str) -> float:
    return sum(weight for pattern, weight in signs if pattern.search(text))
