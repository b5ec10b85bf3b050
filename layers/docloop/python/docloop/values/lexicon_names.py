"""Names that the lexicon knows: fields with labels, columns, parties, kinds of paper and phrases.

Fields have the names of Textract's AnalyzeExpense where it has one.
"""

from __future__ import annotations

_LABELS = """
    TOTAL SUBTOTAL TAX AMOUNT_DUE AMOUNT_PAID PREPAYMENT DISCOUNT CASH_DISCOUNT ROUNDING GRATUITY SERVICE_CHARGE
    SHIPPING_HANDLING_CHARGE SURCHARGE WITHHOLDING_TAX INTEREST TAX_RATE CARRIED_FORWARD CASH_TENDERED CHANGE CURRENCY
    INVOICE_RECEIPT_ID INVOICE_RECEIPT_DATE DUE_DATE DELIVERY_DATE SERVICE_PERIOD ORDER_DATE PAYMENT_DATE VALID_UNTIL
    PO_NUMBER ORDER_NUMBER CUSTOMER_NUMBER VENDOR_NUMBER QUOTE_NUMBER DELIVERY_NOTE_NUMBER REFERENCE PROJECT CONTACT
    PAYMENT_TERMS PAYMENT_METHOD PAYMENT_REFERENCE IBAN BIC BANK_NAME BANK_CODE ACCOUNT_NUMBER ACCOUNT_HOLDER
    VENDOR_VAT_NUMBER RECEIVER_VAT_NUMBER TAX_PAYER_ID REGISTRATION_NUMBER VENDOR_PHONE VENDOR_FAX VENDOR_EMAIL
    VENDOR_URL CASHIER TILL TABLE GUESTS SERIAL_NUMBER TRACKING_NUMBER DELIVERY_TERMS COUNTRY_OF_ORIGIN
"""
LABELS = frozenset(_LABELS.split())
"""What stands beside a value. Those that no document type asks for say what a value is not: a change is no total.

INVOICE_RECEIPT_ID is the number of the paper itself, PO_NUMBER the customer's number of the order and ORDER_NUMBER the
supplier's. VENDOR_VAT_NUMBER is a number for value-added tax, TAX_PAYER_ID any other number of a tax office.
"""

COLUMNS = frozenset({"ITEM", "QUANTITY", "UNIT_PRICE", "PRICE", "PRODUCT_CODE", "LINE_NUMBER", "UNIT"})
PARTIES = frozenset({"seller", "buyer", "ship_to", "payee"})
"""Headings of a block of name and address; payee is who is paid."""

_INVOICES = """
    invoice credit_note corrected_invoice proforma prepayment final_invoice self_billed quote order_confirmation
    delivery_note reminder statement
"""
KINDS = {
    "invoice": frozenset(_INVOICES.split()),
    "receipt": frozenset({"receipt", "refund", "card_slip", "quote"}),
}
"""Kinds of paper by document type; the titles of one say what the paper is."""

_PHRASES = """
    date number address page copy paid unpaid cancelled thank_you reverse_charge tax_exempt tax_included tax_excluded
    tax_summary in_words notes terms signature payment_slip bank_details bank_transfer direct_debit card cash cheque
    gift_card cash_on_delivery due_on_receipt balances credited dunning on_offer cover
"""
PHRASES = frozenset(_PHRASES.split())
"""Words that carry no value of their own: `date` and `number` alone, "page", "paid", "thank you" and the like."""
