"""Codes of e-invoices for what kind of paper they are: UNTDID 1001, of which EN 16931 allows a part (BT-3).

https://service.unece.org/trade/untdid/d21b/tred/tred1001.htm; the codes from 471 to 503 are those that France added.
"""

from __future__ import annotations

_CODES = {
    "invoice": """
        80 82 84 202 203 204 211 218 219 295 326 331 380 382 383 385 387 388 390 393 394 395 456 527 575 623 633 780
        875 935
    """,
    "credit_note": "81 83 261 262 308 381 396 420 458 502 503 532",
    "corrected_invoice": "384 471 472 473",
    "proforma": "325",
    "prepayment": "386 500",
    "final_invoice": "876 877",
    "self_billed": "389 501",
    "quote": "310",
    "order_confirmation": "231 320",
    "delivery_note": "270 351",
    "statement": "493",
}
_KINDS = {code: kind for kind, codes in _CODES.items() for code in codes.split()}


def stated_paper_kind(text: str) -> str | None:
    """Return the kind of paper that a code stands for, as shipped types call it; None for a code of another kind."""
    return _KINDS.get(text.strip().lstrip("0"))
