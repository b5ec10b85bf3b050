"""Own companies, named by administrators and respected while documents are checked; and what the stack runs with."""

from __future__ import annotations

import pytest
from docloop import VERSION
from docloop.model.actor import Role

from tests.functional.api_stack import Stack, api_stack, fake_api_stack

ACME = {"names": ["Acme Ltd"], "tax_ids": ["GB123456789"], "ibans": ["gb82 west 1234 5698 7654 32"]}


@pytest.fixture
def stack() -> Stack:
    return fake_api_stack()


def test_own_companies_are_stored_by_who_has_read_them_and_recorded(stack: Stack) -> None:
    admin = stack.client(Role.ADMIN, user_id="ada")
    assert admin.call("GET", "/companies").body == {"companies": [], "version": 0, "by": None, "at": None}

    stored = admin.call("PUT", "/companies", {"companies": [ACME], "version": 0}).body
    late = admin.call("PUT", "/companies", {"companies": [], "version": 0})

    assert (stored["version"], stored["by"]) == (1, "ada")
    assert stored["companies"] == [{**ACME, "ibans": ["GB82WEST12345698765432"]}]
    assert admin.call("GET", "/companies").body == stored
    assert (late.status, late.body["code"]) == (409, "version_conflict")
    entries = stack.client(Role.AUDITOR).call("GET", "/audit?verb=companies_changed").body["items"]
    assert [each["actor"] for each in entries] == ["ada"]


@pytest.mark.parametrize("wrong", [
    {"ibans": ["GB82 WEST 1234 5698 7654 33"]}, {"ibans": ["my account"]}, {"names": []}, {"names": [" . "]}
])  # fmt: skip
def test_what_would_protect_nothing_is_refused(stack: Stack, wrong: dict[str, object]) -> None:
    reply = stack.client(Role.ADMIN).call("PUT", "/companies", {"companies": [{**ACME, **wrong}], "version": 0})
    assert (reply.status, reply.body["code"]) == (400, "invalid_request")


def test_a_reviewer_who_takes_our_company_for_the_supplier_is_told(stack: Stack) -> None:
    stack.client(Role.ADMIN).call("PUT", "/companies", {"companies": [ACME], "version": 0})
    _, review = stack.add_document()
    answer = {"field": "VENDOR_NAME", "verdict": "corrected", "value": "ACME LTD"}
    checked = stack.client(Role.REVIEWER).call("POST", f"/reviews/{review}/check", {"draft": {"answers": [answer]}})
    assert "own_company.supplier" in checked.text


def test_what_the_stack_runs_with_is_shown_as_it_was_deployed() -> None:
    with api_stack() as stack:
        shown = stack.client(Role.AUDITOR).call("GET", "/settings").body
    assert shown["version"] == VERSION
    assert shown["retention_days"] == 0
    assert shown["readers"] == ["embedded", "neural", "tesseract"]
    assert (shown["languages"], shown["alarm_mail"], shown["second_factor"]) == (["eng", "deu"], "", "optional")
