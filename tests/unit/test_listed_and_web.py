"""Listed values, e-mail addresses and addresses on the web."""

from __future__ import annotations

import pytest
from docloop.model.document_type import FieldSpec
from docloop.values.choices import find_choices, written_choice
from docloop.values.emails import equal_emails, find_emails
from docloop.values.kinds import kind_of
from docloop.values.match import Hints
from docloop.values.urls import equal_urls, find_urls
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

TERMS = {"net30": ("30 days net", "netto 30 Tage", "30 Tage"), "cash": ("cash on delivery", "bar"), "net": ()}
HINTS = FieldSpec(name="PAYMENT_TERMS", kind=kind_of("choice"), choices=TERMS).hints()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Terms: 30 days net.", ["net30"]),
        ("zahlbar netto 30  tage, rein", ["net30"]),
        ("30-DAYS-NET or cash on delivery", ["net30", "cash"]),
        ("net30", ["net30"]),
        ("net", ["net"]),
        ("barrel, internet, 130 Tage", []),
        ("", []),
    ],
)
def test_listed_values_in_a_text(text: str, values: list[str]) -> None:
    assert [each.value for each in find_choices(text, HINTS)] == values


@pytest.mark.parametrize(("text", "value"), [("Netto 30 Tage", "net30"), ("NET-30", "net30"), ("30", None), ("", None)])
def test_a_person_names_a_listed_value(text: str, value: str | None) -> None:
    assert written_choice(text, HINTS) == value


def test_what_is_listed_is_said_when_a_person_writes_something_else() -> None:
    assert kind_of("choice").refusal("often", HINTS) == "is none of net30, cash, net"


def test_nothing_is_found_where_nothing_is_listed() -> None:
    assert find_choices("net30", Hints()) == []


@pytest.mark.parametrize(("kind", "choices"), [("choice", {}), ("money", TERMS)])
def test_a_field_lists_values_where_its_kind_does(kind: str, choices: dict[str, tuple[str, ...]]) -> None:
    with pytest.raises(ValidationError, match="choices"):
        FieldSpec(name="VALUE", kind=kind_of(kind), choices=choices)


@given(
    words=st.dictionaries(st.text(min_size=1, max_size=9), st.lists(st.text(max_size=9)), max_size=4), text=st.text()
)
def test_no_words_break_a_list(words: dict[str, list[str]], text: str) -> None:
    hints = Hints(choices=tuple((value, tuple(said)) for value, said in words.items()))
    for each in find_choices(text, hints):
        assert each.value in words
        assert each.start < each.end
    assert written_choice(text, hints) in {None, *words}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Mail: Accounts.Payable+x@Example-Shop.co.uk.", ["accounts.payable+x@example-shop.co.uk"]),
        ("info @ example.de", ["info@example.de"]),
        ("a@b, @home, me@localhost", []),
        ("one@example.com;two@example.com", ["one@example.com", "two@example.com"]),
    ],
)
def test_mail_addresses_in_a_text(text: str, values: list[str]) -> None:
    assert [each.value for each in find_emails(text, Hints())] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("see https://Example.com/Terms?x=1.", ["https://example.com/Terms?x=1"]),
        ("www.Example.com/", ["www.example.com"]),
        ("(http://a.example.org:8080/b)", ["http://a.example.org:8080/b"]),
        ("shop-online.de", ["shop-online.de"]),
        ("info@example.com", []),
        ("Nr.Sa, e.g. 12.50", []),
    ],
)
def test_web_addresses_in_a_text(text: str, values: list[str]) -> None:
    assert [each.value for each in find_urls(text, Hints())] == values


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("https://www.example.com/", "example.com", True),
        ("www.example.com/a", "example.com/A", False),
        ("example.com", "example.org", False),
    ],
)
def test_web_addresses_are_compared_by_where_they_lead(one: str, other: str, equal: bool) -> None:
    assert equal_urls(one, other) is equal


@given(st.from_regex(r"[a-z0-9]{1,8}(\.[a-z0-9]{1,8})?@[a-z0-9]{1,9}\.(com|de|co\.uk)", fullmatch=True))
def test_any_plain_mail_address_is_one_value(address: str) -> None:
    assert kind_of("email").as_written(address.upper()) == address
    assert equal_emails(address.title(), address)


@given(st.from_regex(r"https://[a-z0-9]{1,9}\.(com|de)(/[a-z0-9]{1,9}){0,2}", fullmatch=True))
def test_any_plain_web_address_is_one_value(address: str) -> None:
    assert kind_of("url").as_written(address) == address
