"""How often the rules were right, measured; the only source of their confidence.

A row says of one field of one type: from this lead on (share of belief, see `rules.leads`), so many were right of so
many. Only documents of even index went in; what the tables are worth shows on the odd ones. Repeat it with

    python -m tests.benchmark.rules DOCSET… --count 240

A field that is in neither table has no confidence: nobody knows how often the rules are right about it, and a person
looks. So it is with every type that a user adds.
"""

from __future__ import annotations

LEAST_COUNT = 6
"""Fewer cases than this say nothing."""

Table = dict[tuple[str, str], tuple[tuple[float, int, int], ...]]

REAL: Table = {
    ("invoice", "AMOUNT_DUE"): ((0.0, 23, 24),),
    ("invoice", "CURRENCY"): (
        (0.0, 0, 0),
        (0.7, 8, 8),
        (0.8, 16, 16),
    ),
    ("invoice", "IBAN"): (
        (0.0, 2, 3),
        (0.95, 10, 10),
    ),
    ("invoice", "INVOICE_RECEIPT_DATE"): ((0.0, 23, 24),),
    ("invoice", "INVOICE_RECEIPT_ID"): (
        (0.0, 6, 6),
        (0.5, 18, 18),
    ),
    ("invoice", "RECEIVER_NAME"): (
        (0.0, 4, 6),
        (0.8, 15, 15),
    ),
    ("invoice", "SUBTOTAL"): (
        (0.0, 7, 7),
        (0.8, 17, 17),
    ),
    ("invoice", "TAX"): (
        (0.0, 8, 8),
        (0.8, 16, 16),
    ),
    ("invoice", "TOTAL"): (
        (0.0, 6, 7),
        (0.95, 17, 17),
    ),
    ("invoice", "VENDOR_NAME"): (
        (0.0, 1, 3),
        (0.8, 21, 21),
    ),
    ("invoice", "VENDOR_VAT_NUMBER"): (
        (0.0, 2, 2),
        (0.9, 19, 20),
    ),
    ("receipt", "INVOICE_RECEIPT_DATE"): (
        (0.0, 45, 46),
        (0.9, 14, 14),
        (0.95, 59, 59),
    ),
    ("receipt", "TOTAL"): (
        (0.0, 15, 18),
        (0.9, 22, 22),
        (0.95, 79, 79),
    ),
    ("receipt", "VENDOR_ADDRESS"): (
        (0.0, 0, 4),
        (0.5, 12, 18),
        (0.7, 14, 17),
        (0.8, 10, 11),
        (0.9, 13, 14),
        (0.95, 53, 53),
    ),
    ("receipt", "VENDOR_NAME"): (
        (0.0, 3, 7),
        (0.5, 15, 23),
        (0.7, 35, 38),
        (0.95, 49, 50),
    ),
}
"""Scanned Malaysian receipts whose name, address, date and total are known (120), read by the neural reader; German and
French PDF invoices with a text layer (24, several alike)."""

MADE: Table = {
    ("invoice", "DUE_DATE"): (
        (0.0, 0, 0),
        (0.9, 25, 25),
        (0.95, 35, 35),
    ),
    ("invoice", "PO_NUMBER"): (
        (0.0, 48, 48),
        (0.8, 12, 12),
    ),
    ("invoice", "VENDOR_ADDRESS"): (
        (0.0, 5, 5),
        (0.9, 16, 16),
        (0.95, 39, 39),
    ),
    ("invoice", "VENDOR_PHONE"): (
        (0.0, 0, 0),
        (0.5, 60, 60),
    ),
    ("receipt", "CURRENCY"): (
        (0.0, 0, 0),
        (0.5, 9, 9),
        (0.7, 8, 8),
        (0.8, 21, 21),
        (0.9, 22, 22),
    ),
    ("receipt", "GRATUITY"): ((0.0, 4, 4),),
    ("receipt", "INVOICE_RECEIPT_ID"): (
        (0.0, 45, 48),
        (0.8, 9, 9),
    ),
    ("receipt", "SUBTOTAL"): (
        (0.0, 1, 1),
        (0.8, 13, 13),
        (0.9, 8, 8),
        (0.95, 21, 21),
    ),
    ("receipt", "TAX"): (
        (0.0, 3, 3),
        (0.7, 9, 9),
        (0.8, 19, 19),
        (0.9, 14, 14),
        (0.95, 13, 13),
    ),
    ("receipt", "VENDOR_PHONE"): (
        (0.0, 11, 11),
        (0.5, 22, 22),
        (0.8, 9, 9),
        (0.95, 18, 18),
    ),
    ("receipt", "VENDOR_VAT_NUMBER"): (
        (0.0, 0, 0),
        (0.7, 9, 9),
        (0.9, 8, 8),
        (0.95, 8, 8),
    ),
}
"""Fields without known truth on real documents: 60 receipts and 60 invoices of `python -m docloop.lab.samples`, some of
them degraded. Such a document counts half, for it is tidier than life."""


def confidence_of(document_type: str, field: str, lead: float) -> float | None:
    """The measured share of right answers at such a lead (0..1); None where too little was measured.

    (right + 1) / (count + 2): nothing is certain after a hundred cases.
    """
    key = (document_type, field)
    worth = 1.0 if key in REAL else 0.5
    for least, right, count in reversed(REAL.get(key) or MADE.get(key, ())):
        if lead >= least:
            return round((right * worth + 1) / (count * worth + 2), 4) if count >= LEAST_COUNT else None
    return None
