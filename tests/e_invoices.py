"""E-invoices for tests: the same invoice in the XML of each standard, and inside a PDF."""

from __future__ import annotations

import base64
import io

import pypdfium2

SAYS = {
    "INVOICE_RECEIPT_ID": "R-2026/17",
    "INVOICE_RECEIPT_DATE": "2026-02-27",
    "DUE_DATE": "2026-03-29",
    "VENDOR_NAME": "Müller & Söhne GmbH",
    "VENDOR_ADDRESS": "Hauptstraße 5, Hof 2, 80333 München",
    "VENDOR_PHONE": "+49891234567",
    "VENDOR_VAT_NUMBER": "DE136695976",
    "RECEIVER_NAME": "Kunden AG",
    "PO_NUMBER": "B-4711",
    "CURRENCY": "EUR",
    "SUBTOTAL": "1000.00",
    "TAX": "190.00",
    "TOTAL": "1190.00",
    "AMOUNT_DUE": "1090.00",
    "IBAN": "DE02120300000000202051",
}
"""What all of them say, in our words."""

ROWS = (
    {"ITEM": "Beratung", "QUANTITY": "8", "UNIT_PRICE": "100.00", "PRICE": "800.00", "PRODUCT_CODE": "A-1"},
    {"ITEM": "Schrauben", "QUANTITY": "1000", "UNIT_PRICE": "0.20", "PRICE": "200.00"},
)
"""The screws are sold at 20.00 the hundred."""

_NEW = {
    "root": "CrossIndustryInvoice",
    "head": "ExchangedDocument",
    "trade": "SupplyChainTradeTransaction",
    "agreement": "ApplicableHeaderTradeAgreement",
    "settlement": "ApplicableHeaderTradeSettlement",
    "sums": "SpecifiedTradeSettlementHeaderMonetarySummation",
    "row_agreement": "SpecifiedLineTradeAgreement",
    "row_delivery": "SpecifiedLineTradeDelivery",
    "row_settlement": "SpecifiedLineTradeSettlement",
    "row_sums": "SpecifiedTradeSettlementLineMonetarySummation",
}
_OLD = {
    "root": "CrossIndustryDocument",
    "head": "HeaderExchangedDocument",
    "trade": "SpecifiedSupplyChainTradeTransaction",
    "agreement": "ApplicableSupplyChainTradeAgreement",
    "settlement": "ApplicableSupplyChainTradeSettlement",
    "sums": "SpecifiedTradeSettlementMonetarySummation",
    "row_agreement": "SpecifiedSupplyChainTradeAgreement",
    "row_delivery": "SpecifiedSupplyChainTradeDelivery",
    "row_settlement": "SpecifiedSupplyChainTradeSettlement",
    "row_sums": "SpecifiedTradeSettlementMonetarySummation",
}

OURS, SECOND, THEIRS = SAYS["IBAN"], "DE89370400440532013000", "AT611904300234573201"
_PAYEE_CII = b"""<ram:PayeePartyCreditorFinancialAccount>
            <ram:IBANID>DE02 1203 0000 0000 2020 51</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>"""
_PAYEE_UBL = b"""<cac:PayeeFinancialAccount><cbc:ID>DE02120300000000202051</cbc:ID>
      </cac:PayeeFinancialAccount>"""


def cii(*, old: bool = False, total: str = "1190.00", iban: str = "DE02 1203 0000 0000 2020 51") -> bytes:
    """A Cross Industry Invoice as of Factur-X, or of ZUGFeRD 1."""
    name = _OLD if old else _NEW

    def row(item: str, quantity: str, price: str, per: str, amount: str, code: str) -> str:
        return f"""<ram:IncludedSupplyChainTradeLineItem>
          <ram:SpecifiedTradeProduct>{code}<ram:Name>{item}</ram:Name></ram:SpecifiedTradeProduct>
          <ram:{name["row_agreement"]}><ram:NetPriceProductTradePrice><ram:ChargeAmount>{price}</ram:ChargeAmount>
            <ram:BasisQuantity unitCode="C62">{per}</ram:BasisQuantity></ram:NetPriceProductTradePrice>
          </ram:{name["row_agreement"]}>
          <ram:{name["row_delivery"]}><ram:BilledQuantity unitCode="C62">{quantity}</ram:BilledQuantity>
          </ram:{name["row_delivery"]}>
          <ram:{name["row_settlement"]}><ram:{name["row_sums"]}><ram:LineTotalAmount>{amount}</ram:LineTotalAmount>
          </ram:{name["row_sums"]}></ram:{name["row_settlement"]}>
        </ram:IncludedSupplyChainTradeLineItem>"""

    return f"""<?xml version="1.0" encoding="UTF-8"?>
    <!-- a comment first -->
    <rsm:{name["root"]} xmlns:rsm="urn:{name["root"]}" xmlns:ram="urn:ram" xmlns:udt="urn:udt">
      <rsm:{name["head"]}><ram:ID>R-2026/17</ram:ID>
        <ram:IssueDateTime><udt:DateTimeString format="102">20260227</udt:DateTimeString></ram:IssueDateTime>
      </rsm:{name["head"]}>
      <rsm:{name["trade"]}>
        {row("Beratung", "8", "100.0000", "1", "800.00", "<ram:SellerAssignedID>A-1</ram:SellerAssignedID>")}
        {row("Schrauben", "1000", "20.00", "100", "200.00", "")}
        <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><ram:Name>Only a text</ram:Name>
        </ram:SpecifiedTradeProduct></ram:IncludedSupplyChainTradeLineItem>
        <ram:{name["agreement"]}>
          <ram:SellerTradeParty><ram:Name>Müller &amp; Söhne
            GmbH</ram:Name>
            <ram:DefinedTradeContact><ram:TelephoneUniversalCommunication>
              <ram:CompleteNumber>+49 89 1234567</ram:CompleteNumber></ram:TelephoneUniversalCommunication>
            </ram:DefinedTradeContact>
            <ram:PostalTradeAddress><ram:PostcodeCode>80333</ram:PostcodeCode><ram:LineOne>Hauptstraße 5</ram:LineOne>
              <ram:LineTwo>Hof 2</ram:LineTwo><ram:CityName>München</ram:CityName></ram:PostalTradeAddress>
            <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">201/113/40209</ram:ID></ram:SpecifiedTaxRegistration>
            <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE 136695976</ram:ID></ram:SpecifiedTaxRegistration>
          </ram:SellerTradeParty>
          <ram:BuyerTradeParty><ram:Name>Kunden AG</ram:Name></ram:BuyerTradeParty>
          <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>B-4711</ram:IssuerAssignedID>
          </ram:BuyerOrderReferencedDocument>
        </ram:{name["agreement"]}>
        <ram:{name["settlement"]}>
          <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
          <ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount>
            <ram:IBANID>{iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
          </ram:SpecifiedTradeSettlementPaymentMeans>
          <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">20260329
            </udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
          <ram:{name["sums"]}>
            <ram:LineTotalAmount>1000.00</ram:LineTotalAmount><ram:TaxBasisTotalAmount>1000</ram:TaxBasisTotalAmount>
            <ram:TaxTotalAmount currencyID="CHF">200.00</ram:TaxTotalAmount>
            <ram:TaxTotalAmount currencyID="EUR">190.0</ram:TaxTotalAmount>
            <ram:GrandTotalAmount>{total}</ram:GrandTotalAmount><ram:DuePayableAmount>1090.00</ram:DuePayableAmount>
          </ram:{name["sums"]}>
        </ram:{name["settlement"]}>
      </rsm:{name["trade"]}>
    </rsm:{name["root"]}>""".encode()


def ubl(kind: str = "Invoice") -> bytes:
    """A UBL Invoice, or a CreditNote."""
    row, quantity = ("InvoiceLine", "InvoicedQuantity") if kind == "Invoice" else ("CreditNoteLine", "CreditedQuantity")
    due = "<cbc:DueDate>2026-03-29</cbc:DueDate>" if kind == "Invoice" else ""
    due_later = "" if kind == "Invoice" else "<cbc:PaymentDueDate>2026-03-29</cbc:PaymentDueDate>"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
    <ubl:{kind} xmlns:ubl="urn:oasis:{kind}-2" xmlns:cac="urn:cac" xmlns:cbc="urn:cbc">
      <cbc:ID>R-2026/17</cbc:ID><cbc:IssueDate>2026-02-27</cbc:IssueDate>{due}
      <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
      <cac:OrderReference><cbc:ID>B-4711</cbc:ID></cac:OrderReference>
      <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Müllers Laden</cbc:Name></cac:PartyName>
        <cac:PostalAddress><cbc:StreetName>Hauptstraße 5</cbc:StreetName>
          <cbc:AdditionalStreetName>Hof 2</cbc:AdditionalStreetName><cbc:CityName>München</cbc:CityName>
          <cbc:PostalZone>80333</cbc:PostalZone></cac:PostalAddress>
        <cac:PartyTaxScheme><cbc:CompanyID>201/113/40209</cbc:CompanyID><cac:TaxScheme><cbc:ID>FC</cbc:ID>
          </cac:TaxScheme></cac:PartyTaxScheme>
        <cac:PartyTaxScheme><cbc:CompanyID>DE136695976</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID>
          </cac:TaxScheme></cac:PartyTaxScheme>
        <cac:PartyLegalEntity><cbc:RegistrationName>Müller &amp; Söhne GmbH</cbc:RegistrationName>
        </cac:PartyLegalEntity><cac:Contact><cbc:Telephone>+49 89 1234567</cbc:Telephone></cac:Contact>
      </cac:Party></cac:AccountingSupplierParty>
      <cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Kunden AG</cbc:Name></cac:PartyName>
      </cac:Party></cac:AccountingCustomerParty>
      <cac:PaymentMeans>{due_later}<cac:PayeeFinancialAccount><cbc:ID>DE02120300000000202051</cbc:ID>
      </cac:PayeeFinancialAccount></cac:PaymentMeans>
      <cac:TaxTotal><cbc:TaxAmount currencyID="CHF">200.00</cbc:TaxAmount></cac:TaxTotal>
      <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">190.00</cbc:TaxAmount></cac:TaxTotal>
      <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">1000.00</cbc:TaxExclusiveAmount>
        <cbc:TaxInclusiveAmount currencyID="EUR">1190.00</cbc:TaxInclusiveAmount>
        <cbc:PayableAmount currencyID="EUR">1090.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
      <cac:{row}><cbc:{quantity} unitCode="HUR">8</cbc:{quantity}><cbc:LineExtensionAmount>800.00
        </cbc:LineExtensionAmount><cac:Item><cbc:Name>Beratung</cbc:Name><cac:SellersItemIdentification>
        <cbc:ID>A-1</cbc:ID></cac:SellersItemIdentification></cac:Item>
        <cac:Price><cbc:PriceAmount>100.00</cbc:PriceAmount></cac:Price></cac:{row}>
      <cac:{row}><cbc:{quantity} unitCode="C62">1000</cbc:{quantity}><cbc:LineExtensionAmount>200.00
        </cbc:LineExtensionAmount><cac:Item><cbc:Name>Schrauben</cbc:Name></cac:Item>
        <cac:Price><cbc:PriceAmount>20.00</cbc:PriceAmount><cbc:BaseQuantity>100</cbc:BaseQuantity></cac:Price>
      </cac:{row}>
    </ubl:{kind}>""".encode()


def attach(pdf: bytes, **files: bytes) -> bytes:
    """The PDF with files inside; the names get their `_` as `-` and `.xml`."""
    document = pypdfium2.PdfDocument(pdf)
    for name, data in files.items():
        document.new_attachment(f"{name.replace('_', '-')}.xml").set_data(data)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def with_files(*sizes: int, named: str = "cbc:EmbeddedDocumentBinaryObject") -> bytes:
    files = b"".join(
        b'<cac:AdditionalDocumentReference><cac:Attachment><%s filename="part%d.pdf" mimeCode="application/pdf">'
        % (named.encode(), i)
        + base64.encodebytes(b"%PDF" * (size // 4))
        + b"</%s></cac:Attachment></cac:AdditionalDocumentReference>" % named.encode()
        for i, size in enumerate(sizes)
    )
    return ubl().replace(b"<cac:AccountingSupplierParty>", files + b"<cac:AccountingSupplierParty>", 1)


def coded(code: str) -> bytes:
    return cii().replace(
        b"<ram:IssueDateTime>", b"<ram:TypeCode>%s</ram:TypeCode><ram:IssueDateTime>" % code.encode(), 1
    )


def paid_cii(*accounts: tuple[str, str], code: str = "") -> bytes:
    """Each account with its element: `Payee` or `Payer`."""
    names = {"Payee": "PayeePartyCreditorFinancialAccount", "Payer": "PayerPartyDebtorFinancialAccount"}
    means = f"<ram:TypeCode>{code}</ram:TypeCode>" if code else ""
    inside = "".join(f"<ram:{names[of]}><ram:IBANID>{iban}</ram:IBANID></ram:{names[of]}>" for of, iban in accounts)
    data = cii()
    assert _PAYEE_CII in data
    return data.replace(_PAYEE_CII, (means + inside).encode())


def paid_ubl(*accounts: tuple[str, str], code: str = "") -> bytes:
    means = f"<cbc:PaymentMeansCode>{code}</cbc:PaymentMeansCode>" if code else ""
    forms = {
        "Payee": "<cac:PayeeFinancialAccount><cbc:ID>{}</cbc:ID></cac:PayeeFinancialAccount>",
        "Payer": "<cac:PaymentMandate><cac:PayerFinancialAccount><cbc:ID>{}</cbc:ID></cac:PayerFinancialAccount>"
        "</cac:PaymentMandate>",
    }
    data = ubl()
    assert _PAYEE_UBL in data
    return data.replace(_PAYEE_UBL, (means + "".join(forms[of].format(iban) for of, iban in accounts)).encode())


def termed(*terms: tuple[str, bool]) -> bytes:
    """Terms of payment, each a day and whether it is for a discount."""
    data = cii()
    start = data.index(b"<ram:SpecifiedTradePaymentTerms>")
    end = data.index(b"</ram:SpecifiedTradePaymentTerms>") + len(b"</ram:SpecifiedTradePaymentTerms>")
    made = "".join(
        "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format='102'>"
        f"{day.replace('-', '')}</udt:DateTimeString></ram:DueDateDateTime>"
        + ("<ram:ApplicableTradePaymentDiscountTerms><ram:CalculationPercent>2</ram:CalculationPercent>"
           "</ram:ApplicableTradePaymentDiscountTerms>" if discount else "")
        + "</ram:SpecifiedTradePaymentTerms>"
        for day, discount in terms
    )  # fmt: skip
    return data[:start] + made.encode() + data[end:]
