"""From enrolment to sign-in, with a new and a forgotten password, at the local user pool."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.functional.sign_in_stack import FIRST_PASSWORD, OWN, SignInStack, sign_in_stack

OTHER = "Another-password-2"


@pytest.fixture(scope="module")
def optional() -> Iterator[SignInStack]:
    with sign_in_stack("optional") as stack:
        yield stack


def test_who_sets_up_a_second_factor_signs_in_with_password_and_code(optional: SignInStack) -> None:
    name = optional.person()
    secret = optional.set_up(name)

    challenge = optional.challenge_of(name)
    answer = {"handle": challenge["handle"], "code": optional.code(secret)}
    done = optional.post("/session/answer", answer)

    assert challenge["kind"] == "code"
    assert (done.status, done.body["token_type"]) == (200, "Bearer")
    assert optional.refresh(done).status == 200
    # And the same answer a second time is worth nothing
    assert optional.post("/session/answer", answer).body["code"] == "sign_in_expired"


def test_a_secret_counts_only_once_a_code_of_it_was_verified(optional: SignInStack) -> None:
    name = optional.person()
    claims = optional.claims(name)
    optional.post("/session/second-factor", {"password": OWN}, claims=claims)

    wrong = optional.post("/session/second-factor/verify", {"password": OWN, "code": "000000"}, claims=claims)

    assert (wrong.status, wrong.body["code"], wrong.body["field"]) == (400, "wrong_code", "code")
    assert "access_token" in optional.post("/session", {"username": name, "password": OWN}).body


def test_setting_up_shows_a_secret_and_an_address_for_authenticator_apps(optional: SignInStack) -> None:
    name = optional.person()

    begun = optional.post("/session/second-factor", {"password": OWN}, claims=optional.claims(name))

    secret = begun.body["secret"]
    assert begun.body["uri"] == f"otpauth://totp/docloop:{name}%40example.com?secret={secret}&issuer=docloop"
    assert begun.headers["cache-control"] == "private, no-store"


def test_a_wrong_code_may_be_corrected_and_one_code_signs_in_once(optional: SignInStack) -> None:
    name = optional.person()
    secret = optional.set_up(name)
    handle = optional.challenge_of(name)["handle"]

    wrong = optional.post("/session/answer", {"handle": handle, "code": "000000"})
    code = optional.code(secret)
    right = optional.post("/session/answer", {"handle": handle, "code": code})
    again = optional.post("/session/answer", {"handle": optional.challenge_of(name)["handle"], "code": code})

    assert (wrong.status, wrong.body["code"]) == (400, "wrong_code")
    assert right.status == 200
    assert (again.status, again.body["code"]) == (400, "wrong_code")


def test_codes_of_the_step_before_and_after_are_taken_and_no_others(optional: SignInStack) -> None:
    name = optional.person()
    secret = optional.set_up(name)
    optional.clock.move(minutes=5)
    handle = optional.challenge_of(name)["handle"]
    old = optional.code(secret)
    optional.clock.move(seconds=60)

    assert optional.post("/session/answer", {"handle": handle, "code": old}).body["code"] == "wrong_code"
    late = optional.code(secret)
    optional.clock.move(seconds=30)
    assert optional.post("/session/answer", {"handle": handle, "code": late}).status == 200


def test_a_challenge_ends_after_a_while(optional: SignInStack) -> None:
    name = optional.person()
    secret = optional.set_up(name)
    handle = optional.challenge_of(name)["handle"]
    optional.clock.move(minutes=20)

    reply = optional.post("/session/answer", {"handle": handle, "code": optional.code(secret)})

    assert (reply.status, reply.body["code"]) == (401, "sign_in_expired")


@pytest.mark.parametrize("spoil", [
    lambda _: "made up",
    lambda handle: handle[:-2],
    lambda handle: "e30." + handle.partition(".")[2],
    lambda handle: handle.partition(".")[0] + ".",
    lambda handle: "é." + handle,
])  # fmt: skip
def test_nobody_can_make_a_handle_up_or_change_it(optional: SignInStack, spoil: object) -> None:
    name = optional.person()
    secret = optional.set_up(name)
    handle = optional.challenge_of(name)["handle"]
    assert callable(spoil)

    reply = optional.post("/session/answer", {"handle": spoil(handle), "code": optional.code(secret)})

    assert (reply.status, reply.body["code"]) == (401, "sign_in_expired")


@pytest.mark.parametrize("values", [{}, {"new_password": OTHER}, {"code": "123456", "new_password": OTHER}])
def test_a_challenge_is_answered_with_what_it_asks_for(optional: SignInStack, values: dict[str, str]) -> None:
    name = optional.person()
    optional.set_up(name)
    handle = optional.challenge_of(name)["handle"]

    reply = optional.post("/session/answer", {"handle": handle, **values})

    assert (reply.status, reply.body["field"]) == (400, "code")


def test_removing_takes_password_and_code_and_then_the_password_is_enough(optional: SignInStack) -> None:
    name = optional.person()
    secret, claims = optional.set_up(name), optional.claims(name)
    path = "/session/second-factor/remove"

    no_code = optional.post(path, {"password": OWN, "code": "000000"}, claims=claims)
    no_password = optional.post(path, {"password": OTHER, "code": optional.code(secret)}, claims=claims)
    done = optional.post(path, {"password": OWN, "code": optional.code(secret)}, claims=claims)

    assert (no_code.status, no_code.body["code"]) == (400, "wrong_code")
    assert (no_password.status, no_password.body["code"]) == (400, "wrong_password")
    assert done.status == 204
    assert "access_token" in optional.post("/session", {"username": name, "password": OWN}).body
    missing = optional.post(path, {"password": OWN, "code": "000000"}, claims=claims)
    assert (missing.status, missing.body["state"]) == (409, "missing")


def test_a_second_one_is_not_set_up_over_the_first(optional: SignInStack) -> None:
    name = optional.person()
    optional.set_up(name)

    reply = optional.post("/session/second-factor", {"password": OWN}, claims=optional.claims(name))

    assert (reply.status, reply.body["state"]) == (409, "active")


def test_a_password_that_an_administrator_chose_is_replaced(optional: SignInStack) -> None:
    name = optional.invite()
    challenge = optional.challenge_of(name, FIRST_PASSWORD)

    weak = optional.post("/session/answer", {"handle": challenge["handle"], "new_password": "short"})
    done = optional.post("/session/answer", {"handle": challenge["handle"], "new_password": OWN})

    assert challenge["kind"] == "new_password"
    assert (weak.status, weak.body["field"]) == (400, "new_password")
    assert "access_token" in done.body
    assert "access_token" in optional.post("/session", {"username": name, "password": OWN}).body


def test_a_forgotten_password_is_replaced_by_a_mailed_code_and_the_factor_still_counts(optional: SignInStack) -> None:
    name = optional.person()
    secret = optional.set_up(name)

    asked = optional.post("/session/password-reset", {"username": name})
    new = {"username": name, "code": optional.mailed_code(), "new_password": OTHER}
    wrong = optional.post("/session/password-reset/confirm", new | {"code": "000000"})
    done = optional.post("/session/password-reset/confirm", new)

    assert (asked.status, asked.text) == (204, "")
    assert (wrong.status, wrong.body["code"]) == (400, "wrong_code")
    assert done.status == 204
    assert optional.post("/session", {"username": name, "password": OWN}).status == 401
    challenge = optional.challenge_of(name, OTHER)
    answered = optional.post("/session/answer", {"handle": challenge["handle"], "code": optional.code(secret)})
    assert "access_token" in answered.body
    # And the code is used up
    assert optional.post("/session/password-reset/confirm", new).body["code"] == "wrong_code"


def test_nobody_learns_from_a_reset_whether_a_name_exists(optional: SignInStack) -> None:
    known, invited, before = optional.person(), optional.invite(), len(optional.mails)
    replies = [
        optional.post(path, {"username": name, **more})
        for name in (known, invited, "nobody-at-all")
        for path, more in (
            ("/session/password-reset", {}),
            ("/session/password-reset/confirm", {"code": "000000", "new_password": OTHER}),
        )
    ]

    assert len({(reply.status, reply.text) for reply in replies[::2]}) == 1
    assert len({(reply.status, reply.text) for reply in replies[1::2]}) == 1
    assert len(optional.mails) == before + 1


def test_changing_the_password_takes_the_old_one_and_ends_every_session(optional: SignInStack) -> None:
    name = optional.person()
    elsewhere = optional.post("/session", {"username": name, "password": OWN})
    claims = optional.claims(name)

    wrong = optional.post("/session/password", {"password": OTHER, "new_password": OTHER}, claims=claims)
    weak = optional.post("/session/password", {"password": OWN, "new_password": "short"}, claims=claims)
    assert optional.refresh(elsewhere).status == 200
    done = optional.post("/session/password", {"password": OWN, "new_password": OTHER}, claims=claims)

    assert (wrong.status, wrong.body["code"]) == (400, "wrong_password")
    assert (weak.status, weak.body["field"]) == (400, "new_password")
    assert done.status == 204
    assert "Max-Age=0" in done.cookies[0]
    assert optional.refresh(elsewhere).status == 401
    assert "access_token" in optional.post("/session", {"username": name, "password": OTHER}).body
