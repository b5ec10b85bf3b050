"""Where the syntaxes of e-invoices keep our fields: knowledge as data.

CII: UN/CEFACT Cross Industry Invoice, of ZUGFeRD 1 (and its drafts), ZUGFeRD 2, Factur-X and XRechnung. UBL: OASIS
Universal Business Language 2, of Peppol and XRechnung. Which element means what: EN 16931-3-2 (UBL) and -3-3 (CII).

A path goes down by local names, for the generations differ in namespaces; `A|B` is either. `@name=value` chooses among
elements by an attribute, `[child=text]` by what a child says; the first element that says anything counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from docloop.model.document_type import FieldKind

K = FieldKind
Paths = tuple[str, ...]
"""The first that leads to a value counts."""


@dataclass(frozen=True)
class Syntax:
    """`roots`: what its documents begin with. `party` is of addresses, below the path of the seller.

    `amounts` are those in the invoice's currency: some are there in a second one too. `per` is how many pieces a unit
    price is for.
    """

    name: str
    roots: frozenset[str]
    fields: dict[str, tuple[FieldKind, Paths]]
    seller_address: str
    streets: Paths
    postcode: str
    city: str
    line: str
    columns: dict[str, tuple[FieldKind, Paths]]
    per: str


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
        "INVOICE_RECEIPT_ID": (K.IDENTIFIER, (f"{_HEAD}/ID",)),
        "INVOICE_RECEIPT_DATE": (K.DATE, (f"{_HEAD}/IssueDateTime/DateTimeString", f"{_HEAD}/IssueDateTime")),
        "VENDOR_NAME": (K.NAME, (f"{_AGREED}/SellerTradeParty/Name",)),
        "VENDOR_VAT_NUMBER": (
            K.VAT_NUMBER,
            (f"{_AGREED}/SellerTradeParty/SpecifiedTaxRegistration/ID@schemeID=VA",),
        ),
        "VENDOR_PHONE": (
            K.PHONE,
            (f"{_AGREED}/SellerTradeParty/DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber",),
        ),
        "RECEIVER_NAME": (K.NAME, (f"{_AGREED}/BuyerTradeParty/Name",)),
        "PO_NUMBER": (K.IDENTIFIER, (f"{_AGREED}/BuyerOrderReferencedDocument/IssuerAssignedID|ID",)),
        "DUE_DATE": (
            K.DATE,
            (
                f"{_SETTLED}/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString",
                f"{_SETTLED}/SpecifiedTradePaymentTerms/DueDateDateTime",
            ),
        ),
        "CURRENCY": (K.CURRENCY, (f"{_SETTLED}/InvoiceCurrencyCode",)),
        "SUBTOTAL": (K.MONEY, (f"{_SUMS}/TaxBasisTotalAmount",)),
        "TAX": (K.MONEY, (f"{_SUMS}/TaxTotalAmount",)),
        "TOTAL": (K.MONEY, (f"{_SUMS}/GrandTotalAmount",)),
        "AMOUNT_DUE": (K.MONEY, (f"{_SUMS}/DuePayableAmount",)),
        "IBAN": (
            K.IBAN,
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
        "ITEM": (K.TEXT, ("SpecifiedTradeProduct/Name", "SpecifiedTradeProduct/Description")),
        "QUANTITY": (K.NUMBER, ("SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery/BilledQuantity",)),
        "UNIT_PRICE": (K.MONEY, (f"{_ROW_PRICE}/ChargeAmount",)),
        "PRICE": (
            K.MONEY,
            (f"SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement/{_ROW_SUMS}/LineTotalAmount",),
        ),
        "PRODUCT_CODE": (K.IDENTIFIER, ("SpecifiedTradeProduct/SellerAssignedID", "SpecifiedTradeProduct/GlobalID")),
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
        "INVOICE_RECEIPT_ID": (K.IDENTIFIER, ("ID",)),
        "INVOICE_RECEIPT_DATE": (K.DATE, ("IssueDate",)),
        "VENDOR_NAME": (K.NAME, (f"{_SELLER}/PartyLegalEntity/RegistrationName", f"{_SELLER}/PartyName/Name")),
        "VENDOR_VAT_NUMBER": (K.VAT_NUMBER, (f"{_SELLER}/PartyTaxScheme[TaxScheme/ID=VAT]/CompanyID",)),
        "VENDOR_PHONE": (K.PHONE, (f"{_SELLER}/Contact/Telephone",)),
        "RECEIVER_NAME": (K.NAME, (f"{_BUYER}/PartyLegalEntity/RegistrationName", f"{_BUYER}/PartyName/Name")),
        "PO_NUMBER": (K.IDENTIFIER, ("OrderReference/ID",)),
        "DUE_DATE": (K.DATE, ("DueDate", "PaymentMeans/PaymentDueDate")),
        "CURRENCY": (K.CURRENCY, ("DocumentCurrencyCode",)),
        "SUBTOTAL": (K.MONEY, (f"{_TOTALS}/TaxExclusiveAmount",)),
        "TAX": (K.MONEY, ("TaxTotal/TaxAmount",)),
        "TOTAL": (K.MONEY, (f"{_TOTALS}/TaxInclusiveAmount",)),
        "AMOUNT_DUE": (K.MONEY, (f"{_TOTALS}/PayableAmount",)),
        "IBAN": (
            K.IBAN,
            ("PaymentMeans/PayeeFinancialAccount/ID", "PaymentMeans/PaymentMandate/PayerFinancialAccount/ID"),
        ),
    },
    seller_address=f"{_SELLER}/PostalAddress",
    streets=("StreetName", "AdditionalStreetName", "AddressLine/Line"),
    postcode="PostalZone",
    city="CityName",
    line="InvoiceLine|CreditNoteLine",
    columns={
        "ITEM": (K.TEXT, ("Item/Name", "Item/Description")),
        "QUANTITY": (K.NUMBER, ("InvoicedQuantity|CreditedQuantity",)),
        "UNIT_PRICE": (K.MONEY, ("Price/PriceAmount",)),
        "PRICE": (K.MONEY, ("LineExtensionAmount",)),
        "PRODUCT_CODE": (K.IDENTIFIER, ("Item/SellersItemIdentification/ID", "Item/StandardItemIdentification/ID")),
    },
    per="Price/BaseQuantity",
)
