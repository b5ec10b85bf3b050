"""From enrolment to sign-in where everybody needs a second factor, and where nobody may have one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.functional.sign_in_stack import FIRST_PASSWORD, OWN, SignInStack, sign_in_stack


@pytest.fixture
def required() -> Iterator[SignInStack]:
    with sign_in_stack("required") as stack:
        yield stack


def test_where_a_factor_is_required_a_new_user_chooses_a_password_sets_it_up_and_is_in(required: SignInStack) -> None:
    name = required.invite()
    first = required.challenge_of(name, FIRST_PASSWORD)
    second = required.post("/session/answer", {"handle": first["handle"], "new_password": OWN}).body["challenge"]

    secret = second["enrolment"]["secret"]
    wrong = required.post("/session/answer", {"handle": second["handle"], "code": "000000"})
    done = required.post("/session/answer", {"handle": second["handle"], "code": required.code(secret)})

    assert (first["kind"], second["kind"]) == ("new_password", "set_up")
    assert second["enrolment"]["uri"].startswith("otpauth://totp/docloop:")
    assert wrong.body["code"] == "wrong_code"
    assert "access_token" in done.body
    # And from then on the app's code is asked for
    again = required.challenge_of(name)
    assert again["kind"] == "code"
    answered = required.post("/session/answer", {"handle": again["handle"], "code": required.code(secret)})
    assert "access_token" in answered.body


def test_where_a_factor_is_required_nobody_gets_in_without_and_nobody_removes_it(required: SignInStack) -> None:
    name = required.person()
    challenge = required.challenge_of(name)
    secret = challenge["enrolment"]["secret"]
    done = required.post("/session/answer", {"handle": challenge["handle"], "code": required.code(secret)})

    proof = {"password": OWN, "code": required.code(secret)}
    kept = required.post("/session/second-factor/remove", proof, claims=required.claims(name))

    assert (challenge["kind"], done.status) == ("set_up", 200)
    assert (kept.status, kept.body["state"]) == (409, "required")
    account = required.account(name)
    assert account == {"username": name, "second_factor": True, "policy": "required"}


def test_where_factors_are_off_none_is_set_up() -> None:
    with sign_in_stack("off") as stack:
        name = stack.person()
        reply = stack.post("/session/second-factor", {"password": OWN}, claims=stack.claims(name))
        assert (reply.status, reply.body["state"]) == (409, "off")
        assert stack.account(name)["policy"] == "off"
