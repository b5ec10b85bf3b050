"""Where the syntaxes of e-invoices keep what fields mean: knowledge as data.

CII: UN/CEFACT Cross Industry Invoice, of ZUGFeRD 1 (and its drafts), ZUGFeRD 2, Factur-X and XRechnung. UBL: OASIS
Universal Business Language 2, of Peppol and XRechnung. Which element means what: EN 16931-3-2 (UBL) and -3-3 (CII).

A path is a chain of names without namespaces, for the generations differ in them; a step `A|B` is either. The first
element that says anything counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from docloop.model.xml_papers import INVOICES
from docloop.values.currencies import stated_currency
from docloop.values.dates import stated_date
from docloop.values.field_roles import FieldRole
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


@cache
def steps(path: str) -> tuple[tuple[str, ...], ...]:
    """Return the names that each step of a path may have."""
    return tuple(tuple(step.split("|")) for step in path.split("/"))


@dataclass(frozen=True)
class Syntax:
    """`roots`: what its documents begin with. `party` is of addresses, below the path of the seller.

    Among `fields`, the tax number leads to registrations: `tax_number` and `tax_scheme` are below these. `payee` is who
    gets the money where it is not the seller. `means` are codes of how it is paid, `term` the terms of payment, of
    which those with a `discount` are not the last day. `line_total` is the sum of the lines before `charges` and
    `allowances` of the whole invoice. `per` is how many pieces a unit price is for. `line_id`, `line_above` and
    `line_status` say which line belongs to which; `line_inside`: the lines that stand inside one.
    """

    name: str
    roots: frozenset[str]
    fields: dict[FieldRole, tuple[Stated, Paths]]
    seller_address: str
    streets: Paths
    postcode: str
    city: str
    tax_number: str
    tax_scheme: str
    payee: Paths
    payee_account: Paths
    payer_account: Paths
    means: Paths
    term: str
    due_of_term: Paths
    discount: str
    line_total: Paths
    charges: Paths
    allowances: Paths
    line: str
    columns: dict[FieldRole, tuple[Stated, Paths]]
    per: str
    line_id: str
    line_above: str = ""
    line_status: str = ""
    line_inside: str = ""


_TRADE = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction"
_AGREED = f"{_TRADE}/ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement"
_SETTLED = f"{_TRADE}/ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement"
_SUMS = f"{_SETTLED}/SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation"
_PAID = f"{_SETTLED}/SpecifiedTradeSettlementPaymentMeans"
_TERM = f"{_SETTLED}/SpecifiedTradePaymentTerms"
_HEAD = "ExchangedDocument|HeaderExchangedDocument"
_ROW = "AssociatedDocumentLineDocument"
_ROW_PRICE = "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement/NetPriceProductTradePrice"
_ROW_SUMS = "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation"

CII = Syntax(
    name="cii",
    roots=frozenset({"CrossIndustryInvoice", "CrossIndustryDocument", "Invoice"}),
    fields={
        FieldRole.DOCUMENT_KIND: (stated_paper_kind, (f"{_HEAD}/TypeCode",)),
        FieldRole.NUMBER: (stated_text, (f"{_HEAD}/ID",)),
        FieldRole.ISSUED: (stated_date, (f"{_HEAD}/IssueDateTime/DateTimeString", f"{_HEAD}/IssueDateTime")),
        FieldRole.SUPPLIER: (stated_text, (f"{_AGREED}/SellerTradeParty/Name",)),
        FieldRole.SUPPLIER_TAX_ID: (
            stated_vat_number,
            (f"{_AGREED}/SellerTradeParty/SpecifiedTaxRegistration",),
        ),
        FieldRole.SUPPLIER_PHONE: (
            stated_phone,
            (f"{_AGREED}/SellerTradeParty/DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber",),
        ),
        FieldRole.CUSTOMER: (stated_text, (f"{_AGREED}/BuyerTradeParty/Name",)),
        FieldRole.ORDER: (stated_text, (f"{_AGREED}/BuyerOrderReferencedDocument/IssuerAssignedID|ID",)),
        FieldRole.DUE: (
            stated_date,
            (
                f"{_TERM}/DueDateDateTime/DateTimeString",
                f"{_TERM}/DueDateDateTime",
            ),
        ),
        FieldRole.CURRENCY: (stated_currency, (f"{_SETTLED}/InvoiceCurrencyCode",)),
        FieldRole.NET: (stated_money, (f"{_SUMS}/TaxBasisTotalAmount",)),
        FieldRole.TAX: (stated_money, (f"{_SUMS}/TaxTotalAmount",)),
        FieldRole.GROSS: (stated_money, (f"{_SUMS}/GrandTotalAmount",)),
        FieldRole.DUE_AMOUNT: (stated_money, (f"{_SUMS}/DuePayableAmount",)),
        FieldRole.PAID: (stated_money, (f"{_SUMS}/TotalPrepaidAmount",)),
    },
    seller_address=f"{_AGREED}/SellerTradeParty/PostalTradeAddress",
    streets=("LineOne", "LineTwo", "LineThree"),
    postcode="PostcodeCode",
    city="CityName",
    tax_number="ID",
    tax_scheme="SchemeID",
    payee=(f"{_SETTLED}/PayeeTradeParty/Name",),
    payee_account=(
        f"{_PAID}/PayeePartyCreditorFinancialAccount/IBANID",
        f"{_PAID}/PayeePartyCreditorFinancialAccount/ProprietaryID",
    ),
    payer_account=(f"{_PAID}/PayerPartyDebtorFinancialAccount/IBANID",),
    means=(f"{_PAID}/TypeCode",),
    term=_TERM,
    due_of_term=("DueDateDateTime/DateTimeString", "DueDateDateTime"),
    discount="ApplicableTradePaymentDiscountTerms",
    line_total=(f"{_SUMS}/LineTotalAmount",),
    charges=(f"{_SUMS}/ChargeTotalAmount",),
    allowances=(f"{_SUMS}/AllowanceTotalAmount",),
    line=f"{_TRADE}/IncludedSupplyChainTradeLineItem",
    columns={
        FieldRole.ITEM: (stated_text, ("SpecifiedTradeProduct/Name", "SpecifiedTradeProduct/Description")),
        FieldRole.QUANTITY: (
            stated_quantity,
            ("SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery/BilledQuantity",),
        ),
        FieldRole.UNIT_PRICE: (stated_money, (f"{_ROW_PRICE}/ChargeAmount",)),
        FieldRole.AMOUNT: (
            stated_money,
            (f"SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement/{_ROW_SUMS}/LineTotalAmount",),
        ),
        FieldRole.CODE: (stated_text, ("SpecifiedTradeProduct/SellerAssignedID", "SpecifiedTradeProduct/GlobalID")),
    },
    per=f"{_ROW_PRICE}/BasisQuantity",
    line_id=f"{_ROW}/LineID",
    line_above=f"{_ROW}/ParentLineID",
    line_status=f"{_ROW}/LineStatusReasonCode",
)

_SELLER = "AccountingSupplierParty/Party"
_BUYER = "AccountingCustomerParty/Party"
_TOTALS = "LegalMonetaryTotal|RequestedMonetaryTotal"

UBL = Syntax(
    name="ubl",
    roots=frozenset(root for root, kind in INVOICES.items() if kind),
    fields={
        FieldRole.DOCUMENT_KIND: (stated_paper_kind, ("InvoiceTypeCode|CreditNoteTypeCode",)),
        FieldRole.NUMBER: (stated_text, ("ID",)),
        FieldRole.ISSUED: (stated_date, ("IssueDate",)),
        FieldRole.SUPPLIER: (
            stated_text,
            (f"{_SELLER}/PartyLegalEntity/RegistrationName", f"{_SELLER}/PartyName/Name"),
        ),
        FieldRole.SUPPLIER_TAX_ID: (stated_vat_number, (f"{_SELLER}/PartyTaxScheme",)),
        FieldRole.SUPPLIER_PHONE: (stated_phone, (f"{_SELLER}/Contact/Telephone",)),
        FieldRole.CUSTOMER: (stated_text, (f"{_BUYER}/PartyLegalEntity/RegistrationName", f"{_BUYER}/PartyName/Name")),
        FieldRole.ORDER: (stated_text, ("OrderReference/ID",)),
        FieldRole.DUE: (
            stated_date,
            (
                "DueDate",
                "PaymentMeans/PaymentDueDate",
                "PaymentTerms/PaymentDueDate",
                "PaymentTerms/InstallmentDueDate",
            ),
        ),
        FieldRole.CURRENCY: (stated_currency, ("DocumentCurrencyCode",)),
        FieldRole.NET: (stated_money, (f"{_TOTALS}/TaxExclusiveAmount",)),
        FieldRole.TAX: (stated_money, ("TaxTotal/TaxAmount",)),
        FieldRole.GROSS: (stated_money, (f"{_TOTALS}/TaxInclusiveAmount",)),
        FieldRole.DUE_AMOUNT: (stated_money, (f"{_TOTALS}/PayableAmount",)),
        FieldRole.PAID: (stated_money, (f"{_TOTALS}/PrepaidAmount",)),
    },
    seller_address=f"{_SELLER}/PostalAddress",
    streets=("StreetName", "AdditionalStreetName", "AddressLine/Line"),
    postcode="PostalZone",
    city="CityName",
    tax_number="CompanyID",
    tax_scheme="TaxScheme/ID",
    payee=("PayeeParty/PartyName/Name", "PayeeParty/PartyLegalEntity/RegistrationName"),
    payee_account=("PaymentMeans/PayeeFinancialAccount/ID",),
    payer_account=(
        "PaymentMeans/PaymentMandate/PayerFinancialAccount/ID",
        "PaymentMeans/PayerFinancialAccount/ID",
    ),
    means=("PaymentMeans/PaymentMeansCode",),
    term="PaymentTerms",
    due_of_term=("PaymentDueDate", "InstallmentDueDate"),
    discount="SettlementDiscountPercent",
    line_total=(f"{_TOTALS}/LineExtensionAmount",),
    charges=(f"{_TOTALS}/ChargeTotalAmount",),
    allowances=(f"{_TOTALS}/AllowanceTotalAmount",),
    line="InvoiceLine|CreditNoteLine|DebitNoteLine",
    columns={
        FieldRole.ITEM: (stated_text, ("Item/Name", "Item/Description")),
        FieldRole.QUANTITY: (stated_quantity, ("InvoicedQuantity|CreditedQuantity|DebitedQuantity",)),
        FieldRole.UNIT_PRICE: (stated_money, ("Price/PriceAmount",)),
        FieldRole.AMOUNT: (stated_money, ("LineExtensionAmount",)),
        FieldRole.CODE: (stated_text, ("Item/SellersItemIdentification/ID", "Item/StandardItemIdentification/ID")),
    },
    per="Price/BaseQuantity",
    line_id="ID",
    line_inside="SubInvoiceLine|SubCreditNoteLine|SubDebitNoteLine",
)
