"""Which of docloop's word lists stand beside which fields."""

from __future__ import annotations

from docloop.model.document_type import FieldKind, FieldSpec

_DATES = "DELIVERY_DATE ORDER_DATE PAYMENT_DATE VALID_UNTIL SERVICE_PERIOD DUE_DATE INVOICE_RECEIPT_DATE"
_AMOUNTS = """
    TOTAL SUBTOTAL TAX AMOUNT_DUE AMOUNT_PAID PREPAYMENT DISCOUNT CASH_DISCOUNT ROUNDING GRATUITY SERVICE_CHARGE
    SHIPPING_HANDLING_CHARGE SURCHARGE WITHHOLDING_TAX INTEREST TAX_RATE CARRIED_FORWARD CASH_TENDERED CHANGE
"""
_NUMBERS = """
    INVOICE_RECEIPT_ID PO_NUMBER ORDER_NUMBER CUSTOMER_NUMBER VENDOR_NUMBER QUOTE_NUMBER DELIVERY_NOTE_NUMBER REFERENCE
    PROJECT PAYMENT_REFERENCE BANK_CODE ACCOUNT_NUMBER TAX_PAYER_ID REGISTRATION_NUMBER CASHIER TILL TABLE
    SERIAL_NUMBER TRACKING_NUMBER BIC
"""
_TAX_IDS = "VENDOR_VAT_NUMBER RECEIVER_VAT_NUMBER"
_PHONES = "VENDOR_PHONE VENDOR_FAX"
_NAMES = "seller buyer ship_to payee CONTACT ACCOUNT_HOLDER BANK_NAME"
_BY_KIND = {
    FieldKind.DATE: _DATES,
    FieldKind.MONEY: _AMOUNTS,
    FieldKind.IDENTIFIER: _NUMBERS,
    FieldKind.VAT_NUMBER: _TAX_IDS,
    FieldKind.PHONE: _PHONES,
    FieldKind.NAME: _NAMES,
    FieldKind.IBAN: "IBAN",
}
KIND_OF_LIST: dict[str, FieldKind] = {name: kind for kind, names in _BY_KIND.items() for name in names.split()}
"""What stands beside the words of a list; a list that is not named here has no value that could be mistaken."""


def lists_of(spec: FieldSpec) -> tuple[str, ...]:
    """Return the word lists whose words are labels of the field."""
    return (spec.name,) if spec.words is None else spec.words
