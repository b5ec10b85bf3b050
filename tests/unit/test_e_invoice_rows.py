"""Line items of e-invoices whose lines have lines below them: every amount once."""

from __future__ import annotations

import pytest
from docloop.steps.sources.e_invoice import parse_embedded

from tests.e_invoices import cii, ubl

Line = tuple[str, str, str, str]
"""Its number, that of the one above, its status, its amount."""


def lined(*lines: Line, total: str = "1000.00") -> bytes:
    """A Factur-X EXTENDED of these lines."""
    start, end = cii().index(b"<ram:IncludedSupply"), cii().index(b"<ram:ApplicableHeaderTradeAgreement>")
    made = "".join(
        f"<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>{number}</ram:LineID>"
        + (f"<ram:ParentLineID>{above}</ram:ParentLineID>" if above else "")
        + (f"<ram:LineStatusReasonCode>{status}</ram:LineStatusReasonCode>" if status else "")
        + f"</ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>{number}</ram:Name>"
        "</ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeSettlement>"
        f"<ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{amount}</ram:LineTotalAmount>"
        "</ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>"
        "</ram:IncludedSupplyChainTradeLineItem>"
        for number, above, status, amount in lines
    )
    data = cii()[:start] + made.encode() + cii()[end:]
    head = b"<ram:LineTotalAmount>1000.00</ram:LineTotalAmount><ram:TaxBasis"
    assert head in data
    return data.replace(head, head.replace(b"1000.00", total.encode()))


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([("1", "", "", "800"), ("2", "", "", "200")], "1 2"),
        ([("1", "", "GROUP", "1000"), ("2", "1", "DETAIL", "800"), ("3", "1", "DETAIL", "200")], "2 3"),
        # the sum comes last, or what it says is not quite the sum
        ([("2", "1", "DETAIL", "800"), ("3", "1", "DETAIL", "200"), ("1", "", "GROUP", "1000")], "2 3 1"),
        ([("1", "", "GROUP", "1000.50"), ("2", "1", "DETAIL", "800"), ("3", "1", "DETAIL", "200")], "2 3"),
        # without a status
        ([("1", "", "", "1000"), ("2", "1", "", "800"), ("3", "1", "", "200")], "2 3"),
        # sums of sums
        (
            [("1", "", "GROUP", "1000"), ("11", "1", "GROUP", "600"), ("111", "11", "DETAIL", "350"),
             ("112", "11", "DETAIL", "250"), ("12", "1", "DETAIL", "400")],
            "111 112 12",
        ),
        # remarks charge nothing, nor does what is below them
        ([("1", "", "DETAIL", "1000"), ("11", "1", "INFORMATION", "50"), ("111", "11", "DETAIL", "20")], "1"),
        ([("1", "", "", "1000"), ("2", "", "INFORMATION", "1000")], "1"),
        # parts that are named and not charged
        ([("1", "", "DETAIL", "1000"), ("11", "1", "", "300"), ("12", "1", "", "100")], "1"),
        # parts that are charged beside their head
        ([("1", "", "DETAIL", "500"), ("11", "1", "DETAIL", "300"), ("12", "1", "DETAIL", "200.00")], "11 12"),
        ([("1", "", "DETAIL", "700"), ("11", "1", "DETAIL", "200"), ("12", "1", "DETAIL", "100.00")], "1 11 12"),
        # a line that belongs to none, and one to itself
        ([("1", "9", "", "600"), ("2", "2", "", "400")], "1 2"),
    ],
)  # fmt: skip
def test_every_amount_is_listed_once(lines: list[Line], kept: str) -> None:
    invoice = parse_embedded(lined(*lines))
    assert " ".join(row["ITEM"] for row in invoice.line_items) == kept
    left_out = len(lines) - len(invoice.line_items)
    assert any("Lines not listed" in note and str(left_out) in note for note in invoice.notes) is bool(left_out)


def below(amount: str, *inside: str) -> str:
    charge = f"<cbc:LineExtensionAmount>{amount}</cbc:LineExtensionAmount>"
    return f"<cac:SubInvoiceLine>{charge}{''.join(inside)}</cac:SubInvoiceLine>"


@pytest.mark.parametrize(
    ("inside", "amounts"),
    [
        ("", "800.00 200.00"),
        (below("500") + below("300"), "500.00 300.00 200.00"),
        (below("500", below("400"), below("100")) + below("300"), "400.00 100.00 300.00 200.00"),
        (below("10") + below("20"), "800.00 200.00"),
        (below("0"), "800.00 0.00 200.00"),
        (below("800"), "800.00 200.00"),
    ],
)
def test_lines_inside_a_line_of_ubl_take_its_place_where_they_are_its_charge(inside: str, amounts: str) -> None:
    total = b'<cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">1000.00</cbc:LineExtensionAmount>'
    data = ubl().replace(b"<cac:LegalMonetaryTotal>", total)
    data = data.replace(b"<cac:Item><cbc:Name>Beratung", f"{inside}<cac:Item><cbc:Name>Beratung".encode())
    assert " ".join(row["PRICE"] for row in parse_embedded(data).line_items) == amounts


def test_many_lines_below_one_are_read_in_time() -> None:
    lines = [("0", "", "GROUP", "1999"), *((f"a{i}", "0", "DETAIL", "1") for i in range(1, 2000))]
    invoice = parse_embedded(lined(*lines, total="1999"))
    assert len(invoice.line_items) == 1999
    assert not invoice.cut
