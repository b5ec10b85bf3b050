"""A type whose fields have a person's own names: what they mean is their role, and everything goes by that.

Described, dropped, read, checked and queued through the API and the extract function, on moto.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from docloop.model.actor import Role
from docloop.settings import ReviewApiSettings

from functions.review_api.app import build_api
from functions.review_api.handler import logger
from tests.fake_people import fake_sign_in
from tests.fakes import FakeClock
from tests.functional.crash import desk_of
from tests.functional.http import Client, claims_of
from tests.functional.stage import Stage, raise_stage

TYPE = """
name: bau
title: Handwerkerrechnung
keywords: [handwerkerrechnung]
day_first: true
checks: [sums, items, tax, dates, duplicates]
fields:
  - {name: LIEFERANT, kind: name, role: supplier, title: Lieferant, labels: [meisterbetrieb]}
  - {name: BELEGNUMMER, kind: identifier, role: number, title: Belegnummer}
  - {name: RECHNUNGSDATUM, kind: date, role: issued, title: Rechnungsdatum}
  - {name: ZAHLBAR_BIS, kind: date, role: due, title: Zahlbar bis}
  - {name: NETTO, kind: money, role: net, title: Warenwert}
  - {name: STEUER, kind: money, role: tax, title: Steueranteil}
  - {name: RECHNUNGSBETRAG, kind: money, role: gross, title: Rechnungsbetrag}
line_items:
  - {name: LEISTUNG, kind: text, role: item, title: Leistung}
  - {name: MENGE, kind: number, role: quantity, title: Menge}
  - {name: EINZELPREIS, kind: money, role: unit_price, title: Einzelpreis}
  - {name: BETRAG, kind: money, role: amount, title: Betrag}
"""
BILL = """Holzbau Ilsebach GmbH
Am Sägewerk 4
38871 Ilsenburg

HANDWERKERRECHNUNG
Belegnummer: HB-{number}
Rechnungsdatum: {issued}
Zahlbar bis: {due}

Leistung        Menge   Einzelpreis   Betrag
Dachlatten verlegt        2   150,00   300,00
Fenster eingesetzt        1   200,00   200,00

Warenwert   500,00
Steueranteil   95,00
Rechnungsbetrag   {gross}
"""


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


@pytest.fixture
def person(stage: Stage) -> Client:
    settings: ReviewApiSettings = stage.settings("review_api", ReviewApiSettings)
    api = build_api(desk_of(stage), fake_sign_in(FakeClock()), settings, logger)
    return Client(api, {**claims_of(Role.SENIOR, Role.ADMIN), "aud": settings.client_id})


def described(person: Client, text: str = TYPE, first: str | None = None, **replaced: str) -> Any:
    """What the API answers to the type with other roles, and with another field before the others."""
    for old, new in replaced.items():
        text = text.replace(f"role: {old}", f"role: {new}")
    if first is not None:
        text = text.replace("fields:\n", f"fields:\n  - {first}\n", 1)
    return person.call("POST", "/document-types", {"yaml": text, "version": 0})


def dropped(stage: Stage, person: Client, name: str, **said: str) -> Any:
    """What the API answers about a bill that was dropped as this type and processed."""
    today = stage.clock.now().date()
    usual = {"number": "4711", "issued": f"{today:%d.%m.%Y}", "due": f"{today + timedelta(days=14):%d.%m.%Y}"}
    stage.upload(f"inbox/bau/{name}.txt", BILL.format(**{**usual, "gross": "595,00", **said}).encode())
    stage.settle()
    made = next(each for each in stage.documents() if each.source.key.endswith(f"/{name}.txt"))
    return person.call("GET", f"/documents/{made.id}").body


def values_of(shown: Any) -> dict[str, str | None]:
    return {each["name"]: each["value"] for each in shown["prediction"]["fields"]}


def findings_of(shown: Any) -> dict[str, tuple[str, ...]]:
    return {each["code"]: tuple(each["fields"]) for each in shown["prediction"]["findings"]}


def test_fields_and_rows_of_ones_own_names_are_read_and_checked(stage: Stage, person: Client) -> None:
    assert described(person).status == 200

    shown = dropped(stage, person, "one")

    assert {name: value for name, value in values_of(shown).items() if not name.endswith(("DATUM", "BIS"))} == {
        "LIEFERANT": "Holzbau Ilsebach GmbH",
        "BELEGNUMMER": "HB-4711",
        "NETTO": "500.00",
        "STEUER": "95.00",
        "RECHNUNGSBETRAG": "595.00",
    }
    rows = [{each["name"]: each["value"] for each in row["fields"]} for row in shown["prediction"]["line_items"]]
    assert rows == [
        {"LEISTUNG": "Dachlatten verlegt", "MENGE": "2", "EINZELPREIS": "150.00", "BETRAG": "300.00"},
        {"LEISTUNG": "Fenster eingesetzt", "MENGE": "1", "EINZELPREIS": "200.00", "BETRAG": "200.00"},
    ]
    assert findings_of(shown) == {
        "sum.holds": ("NETTO", "STEUER", "RECHNUNGSBETRAG"),
        "items.hold": ("NETTO",),
    }


def test_amounts_speak_for_each_other_by_role(stage: Stage, person: Client) -> None:
    described(person)

    shown = dropped(stage, person, "one")

    evidence = {each["name"]: each["evidence"] for each in shown["prediction"]["fields"]}
    for name in ("NETTO", "STEUER", "RECHNUNGSBETRAG"):
        assert {"adds_up", "part_of_sum"} <= evidence[name].keys()
    assert "largest" in evidence["RECHNUNGSBETRAG"]
    assert "sum_of_items" in evidence["NETTO"]


def test_the_queue_knows_amount_and_supplier(stage: Stage, person: Client) -> None:
    described(person)
    dropped(stage, person, "one", gross="600,00")

    [review] = person.call("GET", "/reviews?state=open").body["items"]

    assert (review["amount"], review["supplier"]) == ("600.00", "Holzbau Ilsebach GmbH")


def test_a_sum_that_is_off_and_dates_that_cannot_be_are_found(stage: Stage, person: Client) -> None:
    described(person)
    today = stage.clock.now().date()

    shown = dropped(stage, person, "one", gross="600,00", due=f"{today - timedelta(days=3):%d.%m.%Y}")

    found = findings_of(shown)
    assert found["sum.differs"] == ("STEUER", "RECHNUNGSBETRAG")  # the items add up to what NETTO says
    assert found["due.before_issue"] == ("RECHNUNGSDATUM", "ZAHLBAR_BIS")


def test_the_same_bill_again_is_found_and_forgotten_when_the_first_is_erased(stage: Stage, person: Client) -> None:
    described(person)
    first = dropped(stage, person, "one")
    again = dropped(stage, person, "two", due="")
    other = dropped(stage, person, "three", number="4712")

    assert "duplicate" in findings_of(again)
    assert "duplicate" not in {**findings_of(first), **findings_of(other)}

    for each in (first, again):
        person.call("DELETE", f"/documents/{each['document']['id']}")
    assert "duplicate" not in findings_of(dropped(stage, person, "four", due="1.2.2030"))


def test_a_draft_is_checked_by_role(stage: Stage, person: Client) -> None:
    described(person)
    dropped(stage, person, "one", gross="600,00")
    [review] = person.call("GET", "/reviews?state=open").body["items"]
    answer = {"field": "RECHNUNGSBETRAG", "verdict": "corrected", "value": "595,00"}

    checked = person.call("POST", f"/reviews/{review['id']}/check", {"draft": {"answers": [answer]}}).body

    assert "sum.holds" in {each["code"] for each in checked["findings"]}


def test_the_api_says_which_role_each_field_has_and_who_sends(person: Client) -> None:
    made = described(person).body

    assert {each["name"]: each["role"] for each in made["fields"]}["RECHNUNGSBETRAG"] == "gross"
    assert {each["name"]: each["role"] for each in made["line_items"]}["BETRAG"] == "amount"
    assert made["supplier_field"] == "LIEFERANT"
    shipped = {each["name"]: each for each in person.call("GET", "/document-types").body["items"]}
    roles = {each["name"]: each["role"] for each in shipped["invoice"]["fields"]}
    assert (roles["TOTAL"], roles["SUBTOTAL"], roles["VENDOR_NAME"]) == ("gross", "net", "supplier")
    assert shipped["receipt"]["supplier_field"] == "VENDOR_NAME"


def test_without_roles_nothing_is_checked(stage: Stage, person: Client) -> None:
    assert described(person, re.sub(r"role: \w+, ", "", TYPE)).status == 200

    shown = dropped(stage, person, "one")

    assert findings_of(shown) == {}
    assert shown["prediction"]["line_items"] == []


@pytest.mark.parametrize(
    ("replaced", "field", "said"),
    [
        ({"net": "gross"}, "RECHNUNGSBETRAG", "NETTO and RECHNUNGSBETRAG both have the role gross"),
        ({"due": "gross"}, "ZAHLBAR_BIS", "for one value of kind money"),
        ({"quantity": "tax"}, "MENGE", "which is one of fields"),
        ({"tax": "amount"}, "STEUER", "which is one of columns"),
        ({"tax": "dessert"}, "fields.5.role", "should be 'none', 'gross'"),
    ],
)
def test_a_role_that_cannot_be_is_refused(person: Client, replaced: dict[str, str], field: str, said: str) -> None:
    refused = described(person, **replaced)

    assert (refused.status, refused.body["code"], refused.body["field"]) == (400, "invalid_request", field)
    assert said in refused.body["detail"]


def test_a_standard_name_gives_its_role_unless_it_is_said_to_have_none(person: Client) -> None:
    refused = described(person, first="{name: TOTAL, kind: money}")
    kept = described(person, first="{name: TOTAL, kind: money, role: none}")

    assert (refused.status, refused.body["field"]) == (400, "RECHNUNGSBETRAG")
    assert "role: none" in refused.body["remedy"]
    assert kept.status == 200
    assert kept.body["fields"][0]["role"] == "none"
