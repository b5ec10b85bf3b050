"""What a document tells about how it writes dates."""

from __future__ import annotations

import re

from docloop.model.document_type import DocumentType
from docloop.model.reading import Reading
from docloop.steps.extract.parsers import Hints, day_order

_DAY_FIRST = re.compile(
    r"(?<![A-Za-z])(RM|MYR|EUR|GBP|CHF|AUD|SGD|NZD|INR|SDN|BHD|GMBH|MWST|UST|TVA|GST|ABN|JALAN|SARL)(?![A-Za-z])|[€£]",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b")


def hints_for(reading: Reading, document_type: DocumentType) -> Hints:
    """Dates that can only be read one way decide, then the type's own rule, then currency and country words."""
    text = reading.text
    order = day_order(text)
    if order is None:
        order = document_type.day_first
    if order is None and _DAY_FIRST.search(text):
        order = True
    if order is None and "$" in text and _MONTH_FIRST.search(text):
        order = False
    return Hints(day_first=order)
