"""What papers of business in XML begin with: those that are invoices, and those that are none.

UBL 2.1 (OASIS), CII and its sisters (UN/CEFACT SCRDM, of which Order-X is one), ZUGFeRD 1.
"""

from __future__ import annotations

INVOICES: dict[str, str | None] = {
    "Invoice": "invoice",
    "CreditNote": "credit_note",
    "DebitNote": "invoice",
    "FreightInvoice": "invoice",
    "SelfBilledInvoice": "self_billed",
    "SelfBilledCreditNote": "credit_note",
    "Reminder": "reminder",
    "CrossIndustryInvoice": None,
    "CrossIndustryDocument": None,
}
"""By root element, the kind of paper that it stands for without a code; None: only the code tells."""

OTHERS = {
    "ApplicationResponse": "an answer to a document",
    "Catalogue": "a catalogue",
    "CrossIndustryCatalogue": "a catalogue",
    "CrossIndustryDespatchAdvice": "a despatch advice",
    "CrossIndustryOrder": "an order",
    "CrossIndustryOrderChange": "a change of an order",
    "CrossIndustryOrderResponse": "an answer to an order",
    "CrossIndustryQuotation": "a quotation",
    "CrossIndustryRemittanceAdvice": "a remittance advice",
    "DespatchAdvice": "a despatch advice",
    "InvoiceResponse": "an answer to an invoice",
    "Order": "an order",
    "OrderCancellation": "a cancellation of an order",
    "OrderChange": "a change of an order",
    "OrderResponse": "an answer to an order",
    "OrderResponseSimple": "an answer to an order",
    "Quotation": "a quotation",
    "ReceiptAdvice": "a receipt advice",
    "RemittanceAdvice": "a remittance advice",
    "RequestForQuotation": "a request for a quotation",
    "SCRDMCCBDACIDAMessageStructure": "a despatch advice (Deliver-X)",
    "SCRDMCCBDACIOCMessageStructure": "a change of an order (Order-X)",
    "SCRDMCCBDACIOMessageStructure": "an order (Order-X)",
    "SCRDMCCBDACIORMessageStructure": "an answer to an order (Order-X)",
    "Statement": "a statement of account",
}
"""By root element, what people call it."""
