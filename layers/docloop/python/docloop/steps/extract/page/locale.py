"""What a document tells about how it writes dates, and whose dollars it counts in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docloop.model.document_type import DocumentType
from docloop.model.reading import Reading
from docloop.steps.whereabouts import NOWHERE, Whereabouts
from docloop.values.calendars import order_by_other_calendar
from docloop.values.dates import day_order
from docloop.values.lexicon import Language
from docloop.values.lexicon_data import shipped_lexicon
from docloop.values.match import Hints
from docloop.values.number_marks import spaced_thousands

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|"
    "PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)
_STATE_AND_ZIP = rf"\b(?:{_STATES})\.?,?\s{{0,3}}\d{{5}}(?:-\d{{4}})?\b"
_STATE = rf",\s?(?:{_STATES})\b"
_DAY_FIRST = (
    # Money, companies and taxes of countries that put the day first.
    (r"\b(RM|MYR|EUR|EURO|GBP|CHF|AUD|SGD|NZD|INR|AED|DHS|ZAR|IDR|RP|THB|SDN|BHD|GMBH|SARL|LDA)\b", 2.0),
    (r"[€£₹]", 2.0),
    (r"\b(MWST|UST|TVA|IVA|BTW|NIF|NIPC|CIF|SIRET|GST|CGST|SGST|GSTIN|ABN|TRN|JALAN|VAT)\b", 2.0),
    (r"\b(DATUM|UHR|STRA(?:ß|SS)E|RECHNUNG|SUMME|BELEG|BON|TISCH|DANKE|STEUER|TARIKH|MERCI|FACTURE|FACTURA|FECHA|"
     r"GRACIAS|MESA|CAMARERO|TOTAAL|TICKET DE CAISSE|RUE|CALLE|RUA|VIA|SCONTRINO|GRAZIE|OBRIGADO)\b", 1.5),
    (r"\b(NSW|VIC|QLD|AUSTRALIA|LONDON|ENGLAND|UK|U\.K|INDIA|DUBAI|ABU DHABI|SINGAPORE|MALAYSIA|IRELAND)\b", 2.0),
    (r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b", 1.5),
)  # fmt: skip
_MONTH_FIRST = (
    # "Seattle, WA 98121", and the state alone behind a comma.
    (_STATE_AND_ZIP, 2.0),
    (_STATE, 1.0),
    # 206-441-9785, (206) 441-9785
    (r"(?<![\d+-])(?:1[-. ])?(?:\(\d{3}\)\s{0,2}|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d-])", 1.5),
    (r"\bUSD\b|(?<![A-Z])\$", 1.0),
    (r"\b(SALES TAX|GRATUITY|TIP|CHECK\s?#|CHK\s?#?\s?\d|STATE TAX|ST TAX)", 0.7),
    (r"\d\s?[AP]\.?M\b", 0.5),
)
_DOLLARS = (
    ("MYR", r"\b(SDN|BHD|MALAYSIA|JALAN|JLN|RM|MYR|JOHOR|SELANGOR|KUALA LUMPUR)\b"),
    ("SGD", r"\b(SINGAPORE|SGD|PTE\.? LTD)\b"),
    ("AUD", r"\b(ABN|AUSTRALIA|NSW|QLD|AUD)\b"),
    ("NZD", r"\b(NEW ZEALAND|AUCKLAND|NZD|NZBN)\b"),
    ("HKD", r"\b(HONG KONG|HKD)\b|HK\$"),
    (
        "CAD",
        r"\b(CANADA|ONTARIO|QU[EÉ]BEC|ALBERTA|CAD|HST)\b|\b(?:ON|QC|BC|AB|MB|SK|NS|NB)\b,?\s?[A-Z]\d[A-Z]\s?\d[A-Z]\d",
    ),
    ("USD", rf"{_STATE_AND_ZIP}|{_STATE}|\b(USD|USA|SALES TAX)\b"),
)
"""Currencies that are written with a bare dollar sign, and what is printed in their countries."""

_PERHAPS_USD = r"(?<![\d+-])(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d-])|\b(GRATUITY|TIP|CHECK\s?#|CHK\s?#)"
"""Telephone numbers and words of the United States, which neighbours share."""

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
    lead = _weight(_DAY_FIRST, capitals) - _weight(_MONTH_FIRST, capitals) + _lead_of(where)
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
    found = [code for code, marks in _DOLLARS if re.search(marks, capitals)]
    if not found and re.search(_PERHAPS_USD, capitals):
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


def _weight(marks: tuple[tuple[str, float], ...], text: str) -> float:
    return sum(weight for pattern, weight in marks if re.search(pattern, text))
