"""Accounts looked after by administrators: on a user pool in memory, and on the local one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from docloop.adapters.cognito_directory import CognitoDirectory
from docloop.errors import (
    AccountExists,
    IllegalTransition,
    InvalidRequest,
    LastAdministrator,
    NotFound,
    ServiceUnavailable,
)
from docloop.model.actor import Actor, Role
from docloop.use_cases.people import manage

from cdk.local.resources import IN_PROCESS, client
from tests.fake_directory import FakeDirectory
from tests.functional.api_stack import Stack, fake_api_stack
from tests.functional.http import Client
from tests.functional.sign_in_stack import SignInStack, sign_in_stack

ANN = {"email": "ann@example.com", "name": "Ann Lee", "roles": ["reviewer"]}
ADA = Actor(user_id="user-1", roles=frozenset({Role.ADMIN}))


@pytest.fixture
def stack() -> Stack:
    return fake_api_stack()


@pytest.fixture
def admin(stack: Stack) -> Client:
    return stack.client(Role.ADMIN)


def recorded(stack: Stack) -> list[tuple[str, str, str]]:
    items = stack.client(Role.AUDITOR).call("GET", "/audit?limit=100").body["items"]
    return [(each["actor"], each["verb"], each["subject"]) for each in items]


def test_somebody_is_invited_gets_another_role_is_disabled_and_comes_back(stack: Stack, admin: Client) -> None:
    made = admin.call("POST", "/accounts", ANN).body
    assert (made["name"], made["roles"], made["state"], made["invited"]) == ("Ann Lee", ["reviewer"], "enabled", True)
    ann = made["id"]
    again = admin.call("POST", "/accounts", ANN)
    assert (again.status, again.body["code"]) == (409, "account_exists")
    assert again.body["remedy"]

    assert admin.call("POST", f"/accounts/{ann}/invite").status == 200
    roles = admin.call("PUT", f"/accounts/{ann}/roles", {"roles": ["senior", "annotator"]}).body["roles"]
    assert roles == ["annotator", "senior"]
    assert admin.call("PUT", f"/accounts/{ann}/state", {"state": "disabled"}).body["state"] == "disabled"
    assert admin.call("PUT", f"/accounts/{ann}/state", {"state": "enabled"}).body["state"] == "enabled"
    assert admin.call("POST", f"/accounts/{ann}/second-factor/reset").body["second_factor"] is False

    listed = {each["id"]: each for each in admin.call("GET", "/accounts").body["items"]}
    assert set(listed) == {"user-1", ann}
    done = [(verb, subject) for actor, verb, subject in recorded(stack) if actor == "user-1"]
    assert set(done) >= {
        ("person_invited", ann),
        ("role_given", f"{ann}:reviewer"),
        ("role_taken", f"{ann}:reviewer"),
        ("role_given", f"{ann}:senior"),
        ("person_disabled", ann),
        ("person_enabled", ann),
        ("second_factor_reset", ann),
    }
    assert "ann@example.com" not in str(recorded(stack))


@pytest.mark.parametrize(("action", "body"), [
    ("roles", {"roles": ["admin", "reviewer"]}),
    ("state", {"state": "disabled"}),
    ("second-factor/reset", None),
])  # fmt: skip
def test_nobody_changes_their_own_access(admin: Client, action: str, body: Any) -> None:
    refused = admin.call("PUT" if body else "POST", f"/accounts/user-1/{action}", body)
    assert (refused.status, refused.body["code"]) == (403, "forbidden")
    assert "another administrator" in refused.body["remedy"]


@pytest.mark.parametrize(("action", "body"), [("roles", {"roles": []}), ("state", {"state": "disabled"})])
def test_the_last_administrator_stays(stack: Stack, admin: Client, action: str, body: Any) -> None:
    """Somebody whose own account is gone may still hold a token."""
    ghost = stack.client(Role.ADMIN, user_id="ghost")
    refused = ghost.call("PUT", f"/accounts/user-1/{action}", body)
    assert (refused.status, refused.body["code"]) == (409, "last_administrator")
    assert refused.body["remedy"]
    assert not [each for each in recorded(stack) if each[0] == "ghost"]


def test_two_administrators_who_take_each_others_role_leave_one(stack: Stack) -> None:
    directory = FakeDirectory(stack.desk.clock)
    directory.add("user-2", "admin")
    slow = threading.Barrier(2, timeout=120)

    class Slow(FakeDirectory):
        """Both have counted before either role is taken."""

        def change_groups(self, username: str, *, add: Any, remove: Any) -> None:
            slow.wait()

    both = Slow(stack.desk.clock, accounts=directory.accounts)
    directory.accounts.update(directory.accounts)
    both.add("user-2", "admin")
    failed: list[Exception] = []

    def take(by: str, whose: str) -> None:
        try:
            actor = Actor(user_id=by, roles=frozenset({Role.ADMIN}))
            manage.change_roles(stack.desk, both, actor, whose, [])
        except (LastAdministrator, threading.BrokenBarrierError) as error:
            failed.append(error)
            slow.abort()

    threads = [threading.Thread(target=take, args=pair) for pair in (("user-1", "user-2"), ("user-2", "user-1"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert any(isinstance(each, LastAdministrator) for each in failed)


def test_what_is_no_invitation_is_refused(admin: Client) -> None:
    mistakes: tuple[dict[str, Any], ...] = ({"email": "ann"}, {"name": " "}, {"roles": []}, {"roles": ["king"]})
    for wrong in mistakes:
        assert admin.call("POST", "/accounts", {**ANN, **wrong}).status == 400
    assert admin.call("PUT", "/accounts/nobody/state", {"state": "disabled"}).status == 404


def test_accounts_come_part_by_part(admin: Client) -> None:
    for number in range(3):
        admin.call("POST", "/accounts", {**ANN, "email": f"ann{number}@example.com"})
    first = admin.call("GET", "/accounts?limit=3").body
    rest = admin.call("GET", f"/accounts?limit=3&cursor={first['cursor']}").body
    assert (len(first["items"]), len(rest["items"]), rest["cursor"]) == (3, 1, None)


@pytest.fixture(scope="module")
def pool() -> Iterator[SignInStack]:
    with sign_in_stack() as made:
        yield made


@pytest.fixture
def directory(pool: SignInStack) -> CognitoDirectory:
    return CognitoDirectory(client("cognito-idp", IN_PROCESS), pool.resources.user_pool)


def test_an_invited_person_signs_in_with_the_mailed_password_and_not_once_disabled(
    pool: SignInStack, directory: CognitoDirectory
) -> None:
    made = directory.invite("new@example.com", "New Person", ["reviewer"])
    assert (made.groups, made.invited, made.enabled, made.email) == (("reviewer",), True, True, "new@example.com")
    assert directory.member(made.id) == made
    with pytest.raises(AccountExists):
        directory.invite("new@example.com", "Twin", [])
    address, text = pool.mails[-1]
    first = text.rpartition(" ")[2]
    assert address == "new@example.com"

    directory.invite_again(made.username)
    password = pool.mails[-1][1].rpartition(" ")[2]
    assert password != first
    identity = pool.context.identity
    challenge = identity.sign_in("new@example.com", password)
    tokens = identity.answer(challenge.handle, "My-own-password-1")  # type: ignore[union-attr]
    assert tokens.access_token  # type: ignore[union-attr]
    assert directory.member(made.id).invited is False
    with pytest.raises(IllegalTransition):
        directory.invite_again(made.username)

    directory.disable(made.username)
    directory.disable(made.username)
    assert directory.member(made.id).enabled is False
    with pytest.raises(Exception, match="wrong"):
        identity.sign_in("new@example.com", "My-own-password-1")
    directory.enable(made.username)
    assert identity.sign_in("new@example.com", "My-own-password-1")


def test_groups_are_changed_and_counted(directory: CognitoDirectory) -> None:
    made = directory.invite("groups@example.com", "Groups", [])
    directory.change_groups(made.username, add=["admin", "senior"], remove=[])
    directory.change_groups(made.username, add=["admin"], remove=["senior", "reviewer"])
    assert directory.member(made.id).groups == ("admin",)
    assert made.id in directory.enabled_in("admin")
    directory.disable(made.username)
    assert made.id not in directory.enabled_in("admin")
    assert directory.enabled_in("admin")


def test_all_accounts_are_listed_part_by_part(directory: CognitoDirectory) -> None:
    found, cursor = [], None
    while True:
        page = directory.members(cursor=cursor, limit=2)
        found += [each.username for each in page.items]
        cursor = page.cursor
        if cursor is None:
            break
    assert len(found) == len(set(found))
    assert {"admin", "reviewer", "auditor"} <= set(found)
    with pytest.raises(InvalidRequest):
        directory.members(cursor="made-up")


def test_nobody_is_found_by_a_made_up_id_and_a_silent_pool_is_no_absence(pool: SignInStack) -> None:
    directory = CognitoDirectory(client("cognito-idp", IN_PROCESS), pool.resources.user_pool)
    with pytest.raises(NotFound):
        directory.member("00000000-0000-0000-0000-000000000000")
    elsewhere = CognitoDirectory(boto3.client("cognito-idp", region_name="us-east-1"), "us-east-1_nopool")
    with pytest.raises(ServiceUnavailable):
        elsewhere.member("x")
