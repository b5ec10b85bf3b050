"""Codes of e-invoices for what kind of paper they are: UNTDID 1001, of which EN 16931 allows a part (BT-3).

https://service.unece.org/trade/untdid/d21b/tred/tred1001.htm; the codes from 471 to 503 are those that France added.
"""

from __future__ import annotations

_CODES = {
    "invoice": """
        71 80 82 84 102 130 202 203 204 211 218 219 295 326 331 380 382 383 385 387 388 390 393 394 395 456 457 553 575
        623 633 780 817 870 875 935
    """,
    "credit_note": "81 83 261 262 296 308 381 396 420 458 502 503 532",
    "corrected_invoice": "384 471 472 473",
    "proforma": "325",
    "prepayment": "386 500",
    "final_invoice": "876 877",
    "self_billed": "389 501 527",
    "quote": "310",
    "order_confirmation": "231 320",
    "delivery_note": "270 351",
    "statement": "493",
}
_KINDS = {code: kind for kind, codes in _CODES.items() for code in codes.split()}

_NOT_PLAIN = {
    "71": "a request for payment",
    "102": "a tax notification",
    "130": "an invoicing data sheet",
    "457": "a reversal of a debit",
    "553": "a forwarder's invoice discrepancy report",
    "751": "invoice information for accounting purposes, while the invoice is another paper",
    "817": "a claim notification",
    "870": "a consular invoice",
    "935": "a customs invoice",
}
"""Codes that EN 16931 allows for invoices though nobody calls such a paper an invoice that is to be paid."""

ELSEWHERE = frozenset({"751"})
"""Codes of data that only repeat an invoice: the paper that they come with is the invoice, and says what it is."""

_NO_INVOICE = {
    "50": "a list of prices",
    "105": "a purchase order",
    "220": "an order",
    "221": "a blanket order",
    "226": "a call off order",
    "230": "a purchase order change request",
    "231": "an order response",
    "270": "a delivery note",
    "310": "an offer",
    "320": "an acknowledgement of an order",
    "351": "a despatch advice",
    "481": "a remittance advice",
    "493": "a statement of account",
    "632": "a receipt of goods",
}


def _key(text: str) -> str:
    return text.strip().lstrip("0")


def stated_paper_kind(text: str) -> str | None:
    """Return the kind of paper that a code stands for, as shipped types call it; None for a code of another kind."""
    return _KINDS.get(_key(text))


def doubt_of_code(text: str) -> str | None:
    """Return in a sentence why a person should say what paper a code stands for; None for an invoice or credit note."""
    code = _key(text)
    if called := _NOT_PLAIN.get(code):
        return f"The type code {code} says that this is {called}."
    if called := _NO_INVOICE.get(code):
        return f"The type code {code} says that this is {called}, not an invoice."
    return None if code in _KINDS else f"The type code {code[:20]} is not that of any known invoice."
