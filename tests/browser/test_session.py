"""Signing in and out, a token that ends, and what stays of the page meanwhile."""

from __future__ import annotations

import secrets

from playwright.sync_api import expect

from cdk.local.resources import client, password_of
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.people import People

REFUSED = r"status of 401"
HOURS_2 = 2 * 60 * 60 * 1000


def test_somebody_signs_in_and_out(people: People) -> None:
    # Given nobody is signed in, the sign-in form has the focus
    someone = people.new()
    page = someone.go("/")
    expect(page.get_by_label("Username")).to_be_focused()

    # When a reviewer signs in, then the queue is there and says who it is
    someone.fill_in("reviewer", password_of("reviewer"))
    expect(page.get_by_role("heading", name="Queue")).to_be_visible()
    expect(page).to_have_url(f"{someone.url}/console/queue")

    # And a reload asks for no password, because of a cookie that no script can read
    page.reload()
    expect(page.get_by_role("heading", name="Queue")).to_be_visible()
    assert page.evaluate("document.cookie") == ""
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "ey" not in kept, "no token is stored"

    # When the person signs out, then the form is back, also after a reload

    page.get_by_role("button", name="Account of reviewer").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("Username")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Username")).to_be_visible()


def test_signing_out_in_one_tab_signs_out_in_all(people: People) -> None:
    someone = people.new()

    page = someone.sign_in("reviewer")
    other = someone.context.new_page()
    other.goto(f"{someone.url}/console/queue")
    expect(other.get_by_role("heading", name="Queue")).to_be_visible()

    other.get_by_role("button", name="Account of reviewer").click()
    other.get_by_role("button", name="Sign out").click()

    expect(page.get_by_label("Username")).to_be_visible()


def test_a_wrong_password_is_said_and_can_be_mended(people: People) -> None:
    someone = people.new()
    someone.watch.expect(REFUSED)
    page = someone.go("/queue")

    someone.fill_in("reviewer", "wrong")

    expect(page.get_by_role("alert")).to_have_text("The username or password is wrong.")
    expect(page.get_by_label("Username")).to_have_value("reviewer")
    someone.fill_in("reviewer", password_of("reviewer"))
    expect(page.get_by_role("heading", name="Queue")).to_be_visible()


def test_a_password_chosen_by_an_administrator_is_replaced(people: People, stack: LocalStack) -> None:
    # Given a new user with a password that somebody else chose
    cognito, state = client("cognito-idp", stack.state), stack.state
    name = f"new-{secrets.token_hex(4)}"
    cognito.admin_create_user(
        UserPoolId=state.user_pool, Username=name, TemporaryPassword="First-one-1", MessageAction="SUPPRESS"
    )
    cognito.admin_add_user_to_group(UserPoolId=state.user_pool, Username=name, GroupName="reviewer")
    someone = people.new()
    someone.watch.expect(REFUSED)
    page = someone.go("/queue")

    # When the person signs in, then a password of their own is asked for
    someone.fill_in(name, "First-one-1")
    new = page.get_by_label("New password")
    expect(new).to_be_focused()
    new.fill("My-own-one-2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Queue")).to_be_visible()


def test_a_token_that_ends_is_renewed_without_a_word(people: People) -> None:
    someone = people.new()
    someone.page.clock.install()
    page = someone.sign_in("reviewer")
    page.locator("tr[data-review]").first.wait_for()

    page.clock.fast_forward(HOURS_2)
    with page.expect_response("**/session/refresh") as renewed:
        page.get_by_role("button", name="Refresh").click()

    assert renewed.value.ok
    expect(page.locator("tr[data-review]").first).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_session_that_ends_leaves_the_page_and_goes_on_after_signing_in(people: People) -> None:
    # Given a senior in the middle of a note
    someone = people.new()
    someone.watch.expect(REFUSED)
    someone.page.clock.install()
    page = someone.sign_in("senior")
    page.locator("tr[data-review] a").first.focus()
    page.keyboard.press("e")
    note = page.get_by_label("What should they know?")
    note.fill("The total is cut off")

    # When the session ends, then a new one is asked for over the page
    someone.context.clear_cookies()
    page.clock.fast_forward(HOURS_2)
    again = page.get_by_role("dialog", name="Your session has ended")
    expect(again).to_be_visible()
    expect(again.get_by_label("Username")).to_have_value("senior")
    assert not violations(page)
    again.get_by_label("Password").fill(password_of("senior"))
    page.keyboard.press("Enter")

    # Then the person is where they were, with what had been written
    expect(again).to_have_count(0)
    expect(note).to_be_focused()
    expect(note).to_have_value("The total is cut off")
    page.get_by_role("button", name="Escalate", exact=True).last.click()
    expect(page.get_by_text("Escalated to the seniors.")).to_be_visible()
    page.get_by_role("link", name="Escalated").click()
    expect(page.get_by_text("The total is cut off")).to_be_visible()


def test_a_link_leads_to_its_place_after_signing_in(people: People) -> None:
    someone = people.new()

    page = someone.sign_in("senior", "/queue?view=claimed&type=invoice")

    expect(page).to_have_url(f"{someone.url}/console/queue?view=claimed&type=invoice")
    expect(page.get_by_role("link", name="In progress")).to_have_attribute("aria-current", "page")
    expect(page.get_by_label("Type")).to_have_value("invoice")
