"""What payment codes ask for: EPC and Swiss QR-bill, in the forms that their standards allow; anything else is none."""

from __future__ import annotations

import pytest
from docloop.steps.sources.payment import Payment
from docloop.steps.sources.payment_codes import parse_payment
from docloop.values.ibans import iban_holds
from docloop.values.payment_references import creditor_reference_holds, is_qr_iban, qr_reference_holds
from hypothesis import given
from hypothesis import strategies as st

from tests.payment_codes import EPC, SWISS, epc, swiss

QR_REFERENCE = "210000000003139471430009017"
ACCOUNT = "CH5800791123000889012"
"""A Swiss account that is none for QR references."""


def parsed(text: str) -> Payment:
    found = parse_payment(text)
    assert found is not None
    return found


def test_an_epc_code() -> None:
    assert parsed(EPC) == Payment(
        iban="DE02120300000000202051",
        creditor="Müller & Söhne GmbH",
        amount="1090.00",
        currency="EUR",
        message="Rechnung R-2026/17",
    )


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_line_end(ends: str) -> None:
    assert parsed(EPC.replace("\n", ends)) == parsed(EPC)


def test_lines_at_the_end_may_be_missing() -> None:
    short = parsed("\n".join(EPC.split("\n")[:7]))
    assert (short.amount, short.currency, short.message) == (None, None, None)


@pytest.mark.parametrize(
    ("changes", "member", "value"),
    [
        ({"version": "001"}, "amount", "1090.00"),
        ({"bic": ""}, "iban", "DE02120300000000202051"),
        ({"version": "001", "bic": ""}, "iban", "DE02120300000000202051"),
        ({"kind": "INST"}, "amount", "1090.00"),
        ({"amount": "EUR12.3"}, "amount", "12.30"),
        ({"amount": "EUR0.01"}, "amount", "0.01"),
        ({"amount": "EUR999999999.99"}, "amount", "999999999.99"),
        ({"amount": "EUR12,30"}, "amount", "12.30"),
        ({"amount": ""}, "currency", None),
        ({"iban": "BE68 5390 0754 7034"}, "iban", "BE68539007547034"),
        ({"reference": "RF18539007547034", "message": ""}, "reference", "RF18539007547034"),
        ({"reference": "RF18 5390 0754 7034", "message": ""}, "reference", "RF18539007547034"),
        ({"message": "+++010/8068/17183+++"}, "message", "+++010/8068/17183+++"),
    ],
)
def test_forms_of_an_epc_code(changes: dict[str, str], member: str, value: str | None) -> None:
    assert getattr(parsed(epc(**changes)), member) == value


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "003"},
        {"kind": "SDD"},
        {"name": ""},
        {"name": "x" * 71},
        {"iban": "DE02120300000000202052"},
        {"iban": "DE02120300000000202051 or DE02500105175407324931"},
        {"iban": ""},
        {"amount": "1090.00"},
        {"amount": "USD12.30"},
        {"amount": "EUR0.00"},
        {"amount": "EUR1.234"},
        {"amount": "EUR-5.00"},
        {"amount": "EUR9999999999.99"},
        {"reference": "RF19539007547034"},
        {"message": "x" * 141},
    ],
)
def test_an_epc_code_that_a_bank_refuses(changes: dict[str, str]) -> None:
    assert parse_payment(epc(**changes)) is None


def test_a_swiss_code() -> None:
    assert parsed(SWISS) == Payment(
        iban="CH4431999123000889012",
        creditor="Robert Schneider AG",
        amount="1949.75",
        currency="CHF",
        reference=QR_REFERENCE,
        message="Order of 15 June 2020",
        address=("Rue du Lac 1268", "2501 Biel"),
        billing="//S1/10/10201409",
    )


@pytest.mark.parametrize(
    ("changes", "member", "value"),
    [
        ({"kind": "K", "house": "2501 Biel", "postcode": "", "town": ""}, "address", ("Rue du Lac", "2501 Biel")),
        ({"street": "", "house": ""}, "address", ("2501 Biel",)),
        ({"amount": ""}, "amount", None),
        ({"amount": "0.00"}, "amount", None),
        ({"currency": "EUR"}, "currency", "EUR"),
        ({"iban": ACCOUNT, "reference_kind": "NON", "reference": ""}, "reference", None),
        (
            {"iban": ACCOUNT, "reference_kind": "SCOR", "reference": "RF18539007547034"},
            "reference",
            "RF18539007547034",
        ),
    ],
)
def test_forms_of_a_swiss_code(changes: dict[str, str], member: str, value: object) -> None:
    assert getattr(parsed(swiss(**changes)), member) == value


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "0100"},
        {"iban": "CH4431999123000889013"},
        {"iban": "DE02120300000000202051"},
        {"kind": "X"},
        {"currency": "USD"},
        {"amount": "1949.7"},
        {"amount": "1'949.75"},
        {"reference": "210000000003139471430009018"},
        {"reference": ""},
        {"reference_kind": "NON", "reference": ""},
        {"iban": ACCOUNT},
        {"iban": ACCOUNT, "reference_kind": "SCOR", "reference": "RF19539007547034"},
        {"iban": ACCOUNT, "reference_kind": "NON"},
        {"end": ""},
        {"message": "x" * 141},
    ],
)
def test_a_swiss_code_that_a_bank_refuses(changes: dict[str, str]) -> None:
    assert parse_payment(swiss(**changes)) is None


@pytest.mark.parametrize(
    "text", ["", "https://example.com/BCD", "BCD", "SPC\n0200", "WIFI:S:net;;", "978-3-16-148410-0"]
)
def test_other_codes_ask_for_nothing(text: str) -> None:
    assert parse_payment(text) is None


@pytest.mark.parametrize(
    ("reference", "creditor", "swiss_one"),
    [
        ("RF18539007547034", True, False),
        ("RF17539007547034", False, False),
        ("RF1", False, False),
        (QR_REFERENCE, False, True),
        (QR_REFERENCE[:-1] + "8", False, False),
        ("0" * 27, False, False),
        ("٢" * 27, False, False),
        ("", False, False),
    ],
)
def test_check_digits_of_references(reference: str, creditor: bool, swiss_one: bool) -> None:
    assert creditor_reference_holds(reference) is creditor
    assert qr_reference_holds(reference) is swiss_one


def test_accounts_for_qr_references() -> None:
    assert is_qr_iban("CH4431999123000889012")
    assert not is_qr_iban(ACCOUNT)
    assert not is_qr_iban("DE02300000000000202051")


@given(st.text(max_size=400))
def test_no_text_breaks_the_parsers(text: str) -> None:
    parse_payment(text)
    creditor_reference_holds(text)
    qr_reference_holds(text)


@given(st.sampled_from([EPC, SWISS]), st.lists(st.tuples(st.integers(0, 40), st.text(max_size=80)), max_size=4))
def test_what_is_taken_of_a_damaged_code_is_valid(code: str, changes: list[tuple[int, str]]) -> None:
    # Given a code of which some lines say anything
    lines = code.replace("\r\n", "\n").split("\n")
    for place, text in changes:
        lines[place % len(lines)] = text
    found = parse_payment("\n".join(lines))
    # Then whatever is still taken from it has check digits that hold
    if found is not None:
        assert iban_holds(found.iban)
        assert found.amount is None or float(found.amount) > 0
        if found.reference is not None and found.reference.startswith("RF"):
            assert creditor_reference_holds(found.reference)
        if is_qr_iban(found.iban):
            assert found.reference is not None
            assert qr_reference_holds(found.reference)


@given(st.integers(0, 26), st.integers(1, 9))
def test_every_wrong_digit_of_a_qr_reference_shows(place: int, more: int) -> None:
    digit = str((int(QR_REFERENCE[place]) + more) % 10)
    assert not qr_reference_holds(QR_REFERENCE[:place] + digit + QR_REFERENCE[place + 1 :])
