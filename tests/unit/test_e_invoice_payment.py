"""How an e-invoice says that it is to be paid: to whose account, and until when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docloop.steps.sources.e_invoice import parse_embedded

from tests.e_invoices import OURS, SECOND, THEIRS, paid_cii, paid_ubl, termed, ubl


@pytest.mark.parametrize("make", [paid_cii, paid_ubl])
@pytest.mark.parametrize("code", ["", "59", "49", "58"])
@pytest.mark.parametrize("written", [THEIRS, "AT61 1904 3002 3457 3201", "at611904300234573201"])
def test_the_account_that_is_debited_is_not_the_suppliers(make: Callable[..., bytes], code: str, written: str) -> None:
    invoice = parse_embedded(make(("Payer", written), code=code))
    assert "IBAN" not in invoice.values
    assert invoice.not_theirs == (THEIRS,)
    assert any(THEIRS in note and "not the supplier's" in note for note in invoice.notes)


@pytest.mark.parametrize("make", [paid_cii, paid_ubl])
def test_payee_and_payer_are_told_apart(make: Callable[..., bytes]) -> None:
    for accounts in ([("Payee", OURS), ("Payer", THEIRS)], [("Payer", THEIRS), ("Payee", OURS)]):
        invoice = parse_embedded(make(*accounts, code="59"))
        assert (invoice.values["IBAN"], invoice.not_theirs) == (OURS, (THEIRS,))
        assert not invoice.doubts


@pytest.mark.parametrize("make", [paid_cii, paid_ubl])
def test_an_account_that_may_be_the_customers_is_asked(make: Callable[..., bytes]) -> None:
    # named as both
    invoice = parse_embedded(make(("Payee", THEIRS), ("Payer", THEIRS)))
    assert "IBAN" not in invoice.values
    assert "debited" in invoice.doubts["IBAN"]
    # a direct debit that names only a payee
    for code in ("59", "49"):
        assert "direct debit" in parse_embedded(make(("Payee", OURS), code=code)).doubts["IBAN"]
    for code in ("58", "30", "31", "42", "1"):
        assert not parse_embedded(make(("Payee", OURS), code=code)).doubts


@pytest.mark.parametrize("make", [paid_cii, paid_ubl])
@pytest.mark.parametrize(
    "wrong",
    ["DE02120300000000202052", "DE12 1234 5678 1234 5678 90", "FR7630006000011234567890188", "GB29NWBK60161331926818",
     "SE1212341234123412", "SA0380000000608010167518"],
)  # fmt: skip
def test_an_account_with_wrong_check_digits_is_refused_and_said(make: Callable[..., bytes], wrong: str) -> None:
    invoice = parse_embedded(make(("Payee", wrong)))
    assert "IBAN" not in invoice.values
    assert wrong.replace(" ", "") in invoice.doubts["IBAN"]
    # beside a right one, it is only said
    invoice = parse_embedded(make(("Payee", wrong), ("Payee", OURS)))
    assert invoice.values["IBAN"] == OURS
    assert not invoice.doubts
    assert any(wrong.replace(" ", "") in note for note in invoice.notes)


@pytest.mark.parametrize(
    "right",
    ["SA0380000000608010167519", "AE070331234567890123456", "GB29NWBK60161331926819",
     "IBAN DE02 1203 0000 0000 2020 51", "IBAN: DE02120300000000202051"],
)  # fmt: skip
def test_accounts_of_every_country_are_known(right: str) -> None:
    plain = right.removeprefix("IBAN").strip(": ").replace(" ", "")
    assert parse_embedded(paid_ubl(("Payee", right))).values["IBAN"] == plain


def test_a_number_that_is_no_iban_is_no_account_of_ours() -> None:
    invoice = parse_embedded(paid_ubl(("Payee", "12345678"), ("Payee", "5432 1")))
    assert "IBAN" not in invoice.values
    assert not invoice.doubts


@pytest.mark.parametrize("make", [paid_cii, paid_ubl])
def test_of_several_accounts_the_first_is_taken_and_the_others_are_said(make: Callable[..., bytes]) -> None:
    invoice = parse_embedded(make(("Payee", OURS), ("Payee", SECOND), ("Payee", OURS)))
    assert invoice.values["IBAN"] == OURS
    assert any("2 accounts" in note and SECOND in note for note in invoice.notes)


def test_a_payee_who_is_not_the_supplier_is_said() -> None:
    element = b"<cac:PayeeParty><cac:PartyName><cbc:Name>%s</cbc:Name></cac:PartyName></cac:PayeeParty>"
    for payee, said in ((b"Factoring Bank", True), ("Müller & Söhne GmbH".encode().replace(b"&", b"&amp;"), False)):
        data = ubl().replace(b"<cac:PaymentMeans>", element % payee + b"<cac:PaymentMeans>")
        assert any("Factoring Bank" in note for note in parse_embedded(data).notes) is said


# --- days -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("terms", "due", "asked"),
    [
        ([("2026-03-29", False)], "2026-03-29", False),
        ([("2026-03-29", True)], "2026-03-29", False),
        ([("2026-03-10", True), ("2026-03-29", False)], "2026-03-29", False),
        ([("2026-03-29", False), ("2026-03-10", True)], "2026-03-29", False),
        ([("2026-03-10", True), ("2026-03-15", True), ("2026-03-29", False)], "2026-03-29", False),
        ([("2026-03-29", False), ("2026-03-29", False)], "2026-03-29", False),
        ([("2026-03-10", True), ("2026-03-15", True)], "2026-03-15", True),
        ([("2026-03-10", False), ("2026-03-29", False)], "2026-03-29", True),
        ([("2026-04-10", False), ("2026-05-10", False), ("2026-06-10", False)], "2026-06-10", True),
        ([("2026-03-01", True), ("2026-03-10", False), ("2026-03-29", False)], "2026-03-29", True),
    ],
)
def test_the_day_for_all_of_it_counts_and_instalments_are_asked(
    terms: list[tuple[str, bool]], due: str, *, asked: bool
) -> None:
    invoice = parse_embedded(termed(*terms))
    assert invoice.values["DUE_DATE"] == due
    assert ("DUE_DATE" in invoice.doubts) is asked
    if len(set(terms)) > 1 and not asked:
        assert any("discount" in note for note in invoice.notes)


def test_days_of_several_payments_in_ubl_are_asked() -> None:
    term = "<cac:PaymentTerms><cbc:InstallmentDueDate>2026-0{}-10</cbc:InstallmentDueDate></cac:PaymentTerms>"
    data = ubl("CreditNote").replace(b"<cbc:PaymentDueDate>2026-03-29</cbc:PaymentDueDate>", b"")
    one = data.replace(b"<cac:TaxTotal>", term.format(4).encode() + b"<cac:TaxTotal>", 1)
    two = data.replace(b"<cac:TaxTotal>", (term.format(4) + term.format(5)).encode() + b"<cac:TaxTotal>", 1)
    assert (parse_embedded(one).values["DUE_DATE"], parse_embedded(one).doubts) == ("2026-04-10", {})
    assert parse_embedded(two).values["DUE_DATE"] == "2026-05-10"
    assert "2026-04-10" in parse_embedded(two).doubts["DUE_DATE"]
