"""Looking a draft over before it is submitted: the machine's own parsers and checks, and nothing is kept."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from docloop.model.actor import Role

from tests.functional.api_stack import Stack, api_stack


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


def said(field: str, value: str, verdict: str = "corrected") -> dict[str, str]:
    return {"field": field, "verdict": verdict, "value": value}


def look_over(stack: Stack, *answers: dict[str, str], **draft: Any) -> dict[str, Any]:
    _, review = stack.add_document()
    client = stack.client(Role.AUDITOR)
    body = {"draft": {"answers": answers, **draft}}

    reply = client.call("POST", f"/reviews/{review}/check", body)

    assert reply.status == 200, reply.text
    checked: dict[str, Any] = reply.body
    return checked


def test_each_answer_comes_back_normalised_or_with_what_is_wrong(stack: Stack) -> None:
    checked = look_over(
        stack,
        said("TOTAL", "1.234,50 €"),
        said("INVOICE_RECEIPT_DATE", "yesterday"),
        said("NO_SUCH_FIELD", "1"),
    )

    assert checked["fields"] == [
        {"field": "TOTAL", "value": "1234.50", "values": [], "problem": None},
        {
            "field": "INVOICE_RECEIPT_DATE",
            "value": None,
            "values": [],
            "problem": "INVOICE_RECEIPT_DATE is not a valid date. Write it like 31.12.2026.",
        },
        {
            "field": "NO_SUCH_FIELD",
            "value": None,
            "values": [],
            "problem": "An answer names a field that this document type does not have.",
        },
    ]


@pytest.mark.parametrize(("total", "code"), [("11.90", "sum.holds"), ("12.00", "sum.differs")])
def test_the_checks_see_what_was_answered(stack: Stack, total: str, code: str) -> None:
    checked = look_over(stack, said("SUBTOTAL", "10.00"), said("TAX", "1.90"), said("TOTAL", total))

    assert code in {finding["code"] for finding in checked["findings"]}


def test_a_field_with_a_wrong_answer_is_unknown_to_the_checks(stack: Stack) -> None:
    """The machine read 9.00, which is not what the person is about to say."""
    right = look_over(stack, said("SUBTOTAL", "10.00"), said("TAX", "1.90"))
    wrong = look_over(stack, said("SUBTOTAL", "10.00"), said("TAX", "1.90"), said("TOTAL", "eleven"))

    assert "sum.differs" in {finding["code"] for finding in right["findings"]}
    assert "sum.differs" not in {finding["code"] for finding in wrong["findings"]}


def test_questions_without_an_answer_are_named(stack: Stack) -> None:
    assert look_over(stack)["unanswered"] == ["TOTAL"]
    assert look_over(stack, said("TOTAL", "9.00"))["unanswered"] == []


def test_cells_of_line_items_are_checked_one_by_one(stack: Stack) -> None:
    checked = look_over(
        stack, line_items=[{"fields": {"ITEM": " Tea ", "PRICE": "2,50"}}, {"fields": {"PRICE": "two"}}]
    )

    assert checked["line_items"] == [
        [
            {"field": "ITEM", "value": "Tea", "values": [], "problem": None},
            {"field": "PRICE", "value": "2.50", "values": [], "problem": None},
        ],
        [
            {
                "field": "PRICE",
                "value": None,
                "values": [],
                "problem": "PRICE is not a valid amount. Write it like 1234.56.",
            }
        ],
    ]


def test_what_is_said_is_what_submitting_makes_of_it(stack: Stack) -> None:
    _, review = stack.add_document()
    client = stack.client(Role.REVIEWER)
    draft = {"answers": [said("TOTAL", "8,00"), said("INVOICE_RECEIPT_DATE", "3 Nov 2026")]}

    checked = client.call("POST", f"/reviews/{review}/check", {"draft": draft}).body
    before = client.call("GET", f"/reviews/{review}").body
    fence = client.call("POST", f"/reviews/{review}/claim").body["review"]["claim"]["fence"]
    done = client.call("POST", f"/reviews/{review}/submit", {"fence": fence, "draft": draft}).body

    assert (before["review"]["state"], before["draft"]) == ("open", None)
    said_after = {each["field"]: each["after"] for each in done["corrections"]}
    assert {field["field"]: field["value"] for field in checked["fields"]} == said_after


def test_a_label_is_checked_likewise_and_not_made(stack: Stack) -> None:
    document, _ = stack.add_document()
    client = stack.client(Role.ANNOTATOR)
    draft = {"answers": [said("TOTAL", "8,00")]}

    checked = client.call("POST", f"/documents/{document.id}/check", {"draft": draft}).body

    assert checked["fields"] == [{"field": "TOTAL", "value": "8.00", "values": [], "problem": None}]
    assert checked["unanswered"] == []
    assert stack.desk.labels.get(document.id) is None


def test_a_type_that_does_not_exist_is_refused(stack: Stack) -> None:
    _, review = stack.add_document()

    reply = stack.client(Role.SENIOR).call("POST", f"/reviews/{review}/check", {"draft": {"document_type": "poem"}})

    assert (reply.status, reply.body["field"]) == (400, "document_type")


def test_the_api_needs_no_library_that_its_layers_lack() -> None:
    code = "import sys; sys.modules.update(dict.fromkeys(['numpy', 'PIL', 'sklearn']))\n"
    code += "import functions.review_api.app, docloop.bootstrap.api"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)  # noqa: S603  our own words

    assert done.returncode == 0, done.stderr
