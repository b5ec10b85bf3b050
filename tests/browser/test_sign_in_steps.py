"""A second factor from set-up to sign-in, new, changed and forgotten passwords, all by keyboard and accessible."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from cdk.local.resources import FIRST_PASSWORD, add_user, client, require_second_factor
from cdk.local.stack import LocalStack
from cdk.local.state import MAIL
from cdk.local.totp import STEP_SECONDS, code_at
from tests.browser.accessibility import violations
from tests.browser.people import PHONE, People, Person

REFUSED = r"status of 40[01]|status of 429"
TO_TYPE_SECONDS = 15
OWN = "My-own-password-1"
OTHER = "Another-password-2"


@pytest.fixture
def user(stack: LocalStack) -> str:
    """Somebody with a password of their own."""
    cognito, pool = client("cognito-idp", stack.state), stack.state.user_pool
    name = f"new-{secrets.token_hex(4)}"
    add_user(cognito, pool, name, "reviewer")
    cognito.admin_set_user_password(UserPoolId=pool, Username=name, Password=OWN, Permanent=True)
    return name


@contextmanager
def required(stack: LocalStack) -> Iterator[None]:
    """Everybody needs a second factor meanwhile."""
    cognito = client("cognito-idp", stack.state)
    require_second_factor(cognito, stack.state.user_pool, "required")
    try:
        yield
    finally:
        require_second_factor(cognito, stack.state.user_pool, "optional")


def authenticator(page: Page) -> Callable[[int], str]:
    """An app that holds the key on the page; it shows the code of so many steps later. Each is good once.

    One of the step before is shown while it is good for long enough to be typed.
    """
    key = page.get_by_role("group", name="Or enter this key in the app:").inner_text().replace(" ", "")

    def code(later: int) -> str:
        left = STEP_SECONDS - datetime.now(UTC).timestamp() % STEP_SECONDS
        if later < 0 and left < TO_TYPE_SECONDS:
            page.wait_for_timeout(left * 1000)
        return code_at(key, datetime.now(UTC) + timedelta(seconds=later * STEP_SECONDS))

    return code


def enter(place: Page | Locator, label: str, text: str) -> None:
    """Types it where the focus has to be by itself, and sends it by the keyboard."""
    field = place.get_by_label(label, exact=True)
    expect(field).to_be_focused()
    field.fill(text)
    field.press("Enter")


def shown(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize("options", [{}, {"size": PHONE, "color_scheme": "dark"}], ids=["laptop", "phone-dark"])
def test_a_second_factor_is_set_up_signed_in_with_and_removed(
    labellers: People, user: str, options: dict[str, Any]
) -> None:
    someone = labellers.new(**options)
    someone.watch.expect(REFUSED)
    page = someone.go("/queue")
    someone.fill_in(user, OWN)
    shown(page, "Queue")

    # Given the account page, reached from the menu
    page.get_by_role("button", name=f"Account of {user}").click()
    page.get_by_role("link", name="Password and second factor").click()
    shown(page, "Account")
    assert not violations(page)

    # When the person gives the password once more and scans the code, then a wrong code of the app is told
    page.get_by_role("button", name="Set up").click()
    dialog = page.get_by_role("dialog")
    enter(dialog, "Current password", "wrong")
    expect(dialog.get_by_role("alert")).to_have_text("This is not your current password.")
    dialog.get_by_label("Current password").fill(OWN)
    page.keyboard.press("Enter")
    app = authenticator(page)
    expect(page.get_by_role("img", name=re.compile("QR code"))).to_be_visible()
    assert not violations(page)
    enter(dialog, "Code", "000000")
    expect(dialog.get_by_role("alert")).to_have_text("This code is wrong or has expired. Enter the latest one.")
    dialog.get_by_label("Code", exact=True).fill(app(-1))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your second factor is turned on.")).to_be_visible()

    # Then signing in asks for one
    sign_out(page, user)
    someone.fill_in(user, OWN)
    code = page.get_by_label("Code", exact=True)
    expect(code).to_be_focused()
    assert not violations(page)
    enter(page, "Code", "000000")
    expect(page.get_by_role("alert")).to_have_text("This code is wrong or has expired. Enter the latest one.")
    code.fill(f" {app(0)[:3]} {app(0)[3:]}")
    page.keyboard.press("Enter")
    shown(page, "Account")

    # And it is removed with password and code
    page.get_by_role("button", name="Remove").click()
    dialog.get_by_label("Current password").fill(OWN)
    dialog.get_by_label("Code", exact=True).fill(app(1))
    assert not violations(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your second factor has been removed.")).to_be_visible()
    expect(page.get_by_role("button", name="Set up")).to_be_visible()


def sign_out(page: Page, user: str) -> None:
    page.get_by_role("button", name=f"Account of {user}").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Username")).to_be_focused()


def test_where_a_factor_is_required_a_new_user_passes_every_step(labellers: People, stack: LocalStack) -> None:
    name = f"new-{secrets.token_hex(4)}"
    add_user(client("cognito-idp", stack.state), stack.state.user_pool, name, "reviewer")
    someone = labellers.new()
    someone.watch.expect(REFUSED)
    page = someone.go("/queue")

    with required(stack):
        someone.fill_in(name, FIRST_PASSWORD)
        enter(page, "New password", "weak")
        expect(page.get_by_role("alert")).to_contain_text("does not meet the rules")
        page.get_by_label("New password").fill(OWN)
        page.keyboard.press("Enter")

        app = authenticator(page)
        expect(page.get_by_role("img", name=re.compile("QR code"))).to_be_visible()
        assert not violations(page)
        enter(page, "Code", app(-1))
        shown(page, "Queue")
        sign_out(page, name)
        someone.fill_in(name, OWN)
        enter(page, "Code", app(0))
        shown(page, "Queue")


def test_a_forgotten_password_is_replaced_with_the_mailed_code(labellers: People, stack: LocalStack, user: str) -> None:
    someone = labellers.new()
    someone.watch.expect(REFUSED)
    page = someone.go("/queue")

    page.get_by_role("button", name="Forgot your password?").click()
    assert not violations(page)
    enter(page, "Username", user)
    expect(page.get_by_text("If this account exists")).to_be_visible()
    assert not violations(page)
    mails = (stack.options.home / MAIL).read_text().split(f"To: {user}@example.com\n")
    found = re.search(r"\d{6}", mails[-1])
    assert found
    page.get_by_label("Code from the email").fill(found.group())
    page.get_by_label("New password").fill(OTHER)
    page.keyboard.press("Enter")

    expect(page.get_by_text("Your password has been set. Sign in with it.")).to_be_visible()
    expect(page.get_by_label("Username")).to_have_value(user)
    enter(page, "Password", OTHER)
    shown(page, "Queue")


def test_changing_the_password_signs_out_and_in_again(labellers: People, user: str) -> None:
    someone: Person = labellers.new()
    someone.watch.expect(REFUSED)
    page = someone.go("/account")
    someone.fill_in(user, OWN)
    shown(page, "Account")

    page.get_by_label("Current password").fill("wrong")
    page.get_by_label("New password").fill(OTHER)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("This is not your current password.")
    page.get_by_label("Current password").fill(OWN)
    page.get_by_label("New password").fill("weak")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("does not meet the rules")
    page.get_by_label("New password").fill(OTHER)
    page.keyboard.press("Enter")

    expect(page.get_by_text("Your password has been changed.")).to_be_visible()
    someone.fill_in(user, OTHER)
    shown(page, "Account")


def test_who_tries_too_often_is_told_how_long_to_wait(labellers: People, user: str) -> None:
    someone = labellers.new()
    someone.watch.expect(REFUSED)
    page = someone.go("/queue")

    for _ in range(3):
        someone.fill_in(user, "wrong")
        expect(page.get_by_role("alert")).to_have_text("The username or password is wrong.")
        expect(page.get_by_role("button", name="Sign in")).to_have_attribute("aria-disabled", "false")
    someone.fill_in(user, "wrong")

    expect(page.get_by_role("alert")).to_contain_text("Too many attempts. Try again in")
    assert not violations(page)
