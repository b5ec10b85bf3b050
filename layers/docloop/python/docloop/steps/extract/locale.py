"""What a document tells about how it writes dates."""

from __future__ import annotations

import re

from docloop.model.document_type import DocumentType
from docloop.model.reading import Reading
from docloop.steps.parsers import Hints, day_order

_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|"
    "PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY"
)
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
    (rf"\b(?:{_STATES})\.?,?\s{{0,3}}\d{{5}}(?:-\d{{4}})?\b", 2.0),
    (rf",\s?(?:{_STATES})\b", 1.0),
    # 206-441-9785, (206) 441-9785
    (r"(?<![\d+-])(?:1[-. ])?(?:\(\d{3}\)\s{0,2}|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d-])", 1.5),
    (r"\bUSD\b|(?<![A-Z])\$", 1.0),
    (r"\b(SALES TAX|GRATUITY|TIP|CHECK\s?#|CHK\s?#?\s?\d|STATE TAX|ST TAX)", 0.7),
    (r"\d\s?[AP]\.?M\b", 0.5),
)
SURE = 2.0
"""The lead in evidence from which one order is taken for certain."""


def hints_for(reading: Reading, document_type: DocumentType) -> Hints:
    """Dates that can only be read one way decide, then the type's own rule, then marks of countries.

    A document without any mark of its country leans to month first: day-first countries print VAT numbers and
    currencies on receipts, while the United States print neither.
    """
    text = reading.text
    order = day_order(text)
    if order is None:
        order = document_type.day_first
    if order is not None:
        return Hints(day_first=order)
    capitals = text.upper()
    lead = _weight(_DAY_FIRST, capitals) - _weight(_MONTH_FIRST, capitals)
    return Hints(day_first=lead > 0 if abs(lead) >= SURE else None, leaning=lead > 0)


def _weight(marks: tuple[tuple[str, float], ...], text: str) -> float:
    return sum(weight for pattern, weight in marks if re.search(pattern, text))
