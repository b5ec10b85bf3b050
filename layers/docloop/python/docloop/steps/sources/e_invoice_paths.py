"""Where the syntaxes of e-invoices keep our fields: knowledge as data.

CII: UN/CEFACT Cross Industry Invoice, of ZUGFeRD 1 (and its drafts), ZUGFeRD 2, Factur-X and XRechnung. UBL: OASIS
Universal Business Language 2, of Peppol and XRechnung. Which element means what: EN 16931-3-2 (UBL) and -3-3 (CII).

A path goes down by local names, for the generations differ in namespaces; `A|B` is either. `@name=value` chooses among
elements by an attribute, `[child=text]` by what a child says; the first element that says anything counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docloop.model.paper import KIND_FIELD
from docloop.values.currencies import stated_currency
from docloop.values.dates import stated_date
from docloop.values.ibans import stated_iban
from docloop.values.money import stated_money
from docloop.values.numbers import stated_quantity
from docloop.values.paper_codes import stated_paper_kind
from docloop.values.phones import stated_phone
from docloop.values.texts import stated_text
from docloop.values.vat_numbers import stated_vat_number

Stated = Callable[[str], str | None]
"""Brings what an element says into the form of our values; None where it is no such value."""

Paths = tuple[str, ...]
"""The first that leads to a value counts."""


@dataclass(frozen=True)
class Syntax:
    """`roots`: what its documents begin with. `party` is of addresses, below the path of the seller.

    `amounts` are those in the invoice's currency: some are there in a second one too. `per` is how many pieces a unit
    price is for. `last`: fields of which the last value counts where there are several, as of the terms of payment: the
    days before are for a discount. `kinds`: the kind of paper that a root stands for where there is no code.
    """

    name: str
    roots: frozenset[str]
    fields: dict[str, tuple[Stated, Paths]]
    seller_address: str
    streets: Paths
    postcode: str
    city: str
    line: str
    columns: dict[str, tuple[Stated, Paths]]
    per: str
    last: frozenset[str] = frozenset({"DUE_DATE"})
    kinds: tuple[tuple[str, str], ...] = ()


_TRADE = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction"
_AGREED = f"{_TRADE}/ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement"
_SETTLED = f"{_TRADE}/ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement"
_SUMS = f"{_SETTLED}/SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation"
_PAID = f"{_SETTLED}/SpecifiedTradeSettlementPaymentMeans"
_HEAD = "ExchangedDocument|HeaderExchangedDocument"
_ROW_PRICE = "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement/NetPriceProductTradePrice"
_ROW_SUMS = "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation"

CII = Syntax(
    name="cii",
    roots=frozenset({"CrossIndustryInvoice", "CrossIndustryDocument", "Invoice"}),
    fields={
        KIND_FIELD: (stated_paper_kind, (f"{_HEAD}/TypeCode",)),
        "INVOICE_RECEIPT_ID": (stated_text, (f"{_HEAD}/ID",)),
        "INVOICE_RECEIPT_DATE": (stated_date, (f"{_HEAD}/IssueDateTime/DateTimeString", f"{_HEAD}/IssueDateTime")),
        "VENDOR_NAME": (stated_text, (f"{_AGREED}/SellerTradeParty/Name",)),
        "VENDOR_VAT_NUMBER": (
            stated_vat_number,
            (f"{_AGREED}/SellerTradeParty/SpecifiedTaxRegistration/ID@schemeID=VA",),
        ),
        "VENDOR_PHONE": (
            stated_phone,
            (f"{_AGREED}/SellerTradeParty/DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber",),
        ),
        "RECEIVER_NAME": (stated_text, (f"{_AGREED}/BuyerTradeParty/Name",)),
        "PO_NUMBER": (stated_text, (f"{_AGREED}/BuyerOrderReferencedDocument/IssuerAssignedID|ID",)),
        "DUE_DATE": (
            stated_date,
            (
                f"{_SETTLED}/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString",
                f"{_SETTLED}/SpecifiedTradePaymentTerms/DueDateDateTime",
            ),
        ),
        "CURRENCY": (stated_currency, (f"{_SETTLED}/InvoiceCurrencyCode",)),
        "SUBTOTAL": (stated_money, (f"{_SUMS}/TaxBasisTotalAmount",)),
        "TAX": (stated_money, (f"{_SUMS}/TaxTotalAmount",)),
        "TOTAL": (stated_money, (f"{_SUMS}/GrandTotalAmount",)),
        "AMOUNT_DUE": (stated_money, (f"{_SUMS}/DuePayableAmount",)),
        "IBAN": (
            stated_iban,
            # A direct debit names the account that the money is drawn from, and usually no other.
            (f"{_PAID}/PayeePartyCreditorFinancialAccount/IBANID", f"{_PAID}/PayerPartyDebtorFinancialAccount/IBANID"),
        ),
    },
    seller_address=f"{_AGREED}/SellerTradeParty/PostalTradeAddress",
    streets=("LineOne", "LineTwo", "LineThree"),
    postcode="PostcodeCode",
    city="CityName",
    line=f"{_TRADE}/IncludedSupplyChainTradeLineItem",
    columns={
        "ITEM": (stated_text, ("SpecifiedTradeProduct/Name", "SpecifiedTradeProduct/Description")),
        "QUANTITY": (stated_quantity, ("SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery/BilledQuantity",)),
        "UNIT_PRICE": (stated_money, (f"{_ROW_PRICE}/ChargeAmount",)),
        "PRICE": (
            stated_money,
            (f"SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement/{_ROW_SUMS}/LineTotalAmount",),
        ),
        "PRODUCT_CODE": (stated_text, ("SpecifiedTradeProduct/SellerAssignedID", "SpecifiedTradeProduct/GlobalID")),
    },
    per=f"{_ROW_PRICE}/BasisQuantity",
)

_SELLER = "AccountingSupplierParty/Party"
_BUYER = "AccountingCustomerParty/Party"
_TOTALS = "LegalMonetaryTotal"

UBL = Syntax(
    name="ubl",
    roots=frozenset({"Invoice", "CreditNote"}),
    fields={
        KIND_FIELD: (stated_paper_kind, ("InvoiceTypeCode|CreditNoteTypeCode",)),
        "INVOICE_RECEIPT_ID": (stated_text, ("ID",)),
        "INVOICE_RECEIPT_DATE": (stated_date, ("IssueDate",)),
        "VENDOR_NAME": (stated_text, (f"{_SELLER}/PartyLegalEntity/RegistrationName", f"{_SELLER}/PartyName/Name")),
        "VENDOR_VAT_NUMBER": (stated_vat_number, (f"{_SELLER}/PartyTaxScheme[TaxScheme/ID=VAT]/CompanyID",)),
        "VENDOR_PHONE": (stated_phone, (f"{_SELLER}/Contact/Telephone",)),
        "RECEIVER_NAME": (stated_text, (f"{_BUYER}/PartyLegalEntity/RegistrationName", f"{_BUYER}/PartyName/Name")),
        "PO_NUMBER": (stated_text, ("OrderReference/ID",)),
        "DUE_DATE": (stated_date, ("DueDate", "PaymentMeans/PaymentDueDate")),
        "CURRENCY": (stated_currency, ("DocumentCurrencyCode",)),
        "SUBTOTAL": (stated_money, (f"{_TOTALS}/TaxExclusiveAmount",)),
        "TAX": (stated_money, ("TaxTotal/TaxAmount",)),
        "TOTAL": (stated_money, (f"{_TOTALS}/TaxInclusiveAmount",)),
        "AMOUNT_DUE": (stated_money, (f"{_TOTALS}/PayableAmount",)),
        "IBAN": (
            stated_iban,
            ("PaymentMeans/PayeeFinancialAccount/ID", "PaymentMeans/PaymentMandate/PayerFinancialAccount/ID"),
        ),
    },
    seller_address=f"{_SELLER}/PostalAddress",
    streets=("StreetName", "AdditionalStreetName", "AddressLine/Line"),
    postcode="PostalZone",
    city="CityName",
    line="InvoiceLine|CreditNoteLine",
    columns={
        "ITEM": (stated_text, ("Item/Name", "Item/Description")),
        "QUANTITY": (stated_quantity, ("InvoicedQuantity|CreditedQuantity",)),
        "UNIT_PRICE": (stated_money, ("Price/PriceAmount",)),
        "PRICE": (stated_money, ("LineExtensionAmount",)),
        "PRODUCT_CODE": (stated_text, ("Item/SellersItemIdentification/ID", "Item/StandardItemIdentification/ID")),
    },
    per="Price/BaseQuantity",
    kinds=(("Invoice", "invoice"), ("CreditNote", "credit_note")),
)
