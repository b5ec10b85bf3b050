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
    ("invoice", "AMOUNT_DUE"): (
        (0.0, 9, 9),
        (0.9, 10, 10),
    ),
    ("invoice", "CURRENCY"): (
        (0.0, 0, 2),
        (0.7, 8, 8),
        (0.8, 14, 14),
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
    ("invoice", "RECEIVER_NAME"): ((0.0, 18, 21),),
    ("invoice", "SUBTOTAL"): (
        (0.0, 9, 9),
        (0.8, 13, 13),
    ),
    ("invoice", "TAX"): (
        (0.0, 6, 9),
        (0.8, 15, 15),
    ),
    ("invoice", "TOTAL"): (
        (0.0, 1, 2),
        (0.7, 22, 22),
    ),
    ("invoice", "VENDOR_NAME"): (
        (0.0, 1, 3),
        (0.7, 21, 21),
    ),
    ("invoice", "VENDOR_VAT_NUMBER"): (
        (0.0, 2, 2),
        (0.9, 19, 20),
    ),
    ("receipt", "INVOICE_RECEIPT_DATE"): (
        (0.0, 46, 47),
        (0.9, 13, 13),
        (0.95, 59, 59),
    ),
    ("receipt", "TOTAL"): (
        (0.0, 17, 19),
        (0.8, 16, 16),
        (0.9, 22, 22),
        (0.95, 58, 58),
    ),
    ("receipt", "VENDOR_ADDRESS"): (
        (0.0, 0, 4),
        (0.5, 12, 19),
        (0.7, 13, 18),
        (0.8, 21, 24),
        (0.95, 51, 52),
    ),
    ("receipt", "VENDOR_NAME"): (
        (0.0, 5, 10),
        (0.5, 14, 22),
        (0.7, 25, 28),
        (0.9, 58, 59),
    ),
}
"""Scanned Malaysian receipts whose name, address, date and total are known (120), read by the neural reader; German and
French PDF invoices with a text layer (24, several alike)."""

MADE: Table = {
    ("invoice", "DUE_DATE"): (
        (0.0, 0, 0),
        (0.7, 9, 10),
        (0.8, 20, 20),
    ),
    ("invoice", "PO_NUMBER"): ((0.0, 30, 30),),
    ("invoice", "VENDOR_ADDRESS"): (
        (0.0, 2, 9),
        (0.5, 21, 21),
    ),
    ("invoice", "VENDOR_PHONE"): (
        (0.0, 0, 0),
        (0.5, 30, 30),
    ),
    ("receipt", "CURRENCY"): (
        (0.0, 8, 8),
        (0.8, 10, 10),
        (0.9, 12, 12),
    ),
    ("receipt", "GRATUITY"): ((0.0, 3, 3),),
    ("receipt", "INVOICE_RECEIPT_ID"): (
        (0.0, 10, 10),
        (0.5, 18, 18),
    ),
    ("receipt", "SUBTOTAL"): ((0.0, 18, 18),),
    ("receipt", "TAX"): ((0.0, 22, 26),),
    ("receipt", "VENDOR_PHONE"): ((0.0, 29, 30),),
    ("receipt", "VENDOR_VAT_NUMBER"): ((0.0, 13, 13),),
}
"""Fields without known truth on real documents: 30 receipts and 30 invoices of `python -m docloop.samples`, some of
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
