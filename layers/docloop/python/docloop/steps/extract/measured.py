"""How often the rules were right, measured; the only source of their confidence.

A row says of one field of one type: from this lead on (share of belief, see `rules.leads`), so many were right of
so many. Receipts: scanned Malaysian receipts with known name, address, date and total, read by the neural reader. Invoices:
German and French PDF invoices with a text layer. Only documents of even index went in; what the table is worth shows on
the odd ones. Repeat it with

    python -m tests.benchmark.rules DOCSET… --fit

A field that is not in the table has no confidence: nobody knows how often the rules are right about it, and a person
looks. So it is with every type that a user adds.
"""

from __future__ import annotations

LEAST_COUNT = 8
"""Fewer cases than this say nothing."""

TABLE: dict[tuple[str, str], tuple[tuple[float, int, int], ...]] = {
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
    ("invoice", "RECEIVER_NAME"): (
        (0.0, 9, 11),
        (0.9, 10, 10),
    ),
    ("invoice", "SUBTOTAL"): (
        (0.0, 9, 9),
        (0.8, 13, 13),
    ),
    ("invoice", "TAX"): ((0.0, 20, 24),),
    ("invoice", "TOTAL"): (
        (0.0, 1, 2),
        (0.7, 22, 22),
    ),
    ("invoice", "VENDOR_NAME"): (
        (0.0, 11, 13),
        (0.9, 11, 11),
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
        (0.0, 7, 13),
        (0.5, 14, 26),
        (0.7, 24, 27),
        (0.8, 48, 51),
    ),
    ("receipt", "VENDOR_NAME"): (
        (0.0, 47, 61),
        (0.9, 55, 58),
    ),
}


def confidence_of(document_type: str, field: str, lead: float) -> float | None:
    """The measured share of right answers at such a lead (0..1); None where too little was measured.

    (right + 1) / (count + 2): nothing is certain after a hundred cases.
    """
    for least, right, count in reversed(TABLE.get((document_type, field), ())):
        if lead >= least:
            return round((right + 1) / (count + 2), 4) if count >= LEAST_COUNT else None
    return None
