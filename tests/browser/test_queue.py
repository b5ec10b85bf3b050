"""The queue: what waits and why, by keyboard, with filters in the address, and with whatever people write."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from cdk.local.api import Person as Program
from tests.browser.accessibility import violations
from tests.browser.hostile import CORPUS
from tests.browser.people import PHONE, People

ROWS = "tr[data-review]"
CLAIM = {"fence": 1, "claimed_at": "2026-01-01T00:00:00Z", "expires_at": "2999-01-01T00:00:00Z"}


def review_of(page: Page) -> str:
    """The review of the row that has the focus."""
    return str(page.evaluate("document.activeElement.closest('tr').dataset.review"))


def test_rows_are_walked_and_opened_by_keyboard(people: People) -> None:
    page = people.new().sign_in("reviewer")
    page.locator(ROWS).first.wait_for()

    page.keyboard.press("j")
    first = review_of(page)
    page.keyboard.press("j")
    second = review_of(page)
    page.keyboard.press("k")
    assert review_of(page) == first != second

    page.keyboard.press("Enter")
    expect(page).to_have_url(page.url.split("/console")[0] + f"/console/review/{first}")
    expect(page.locator(":focus")).to_be_visible()


def test_filters_stand_in_the_address_and_the_way_back_takes_them_off(
    people: People, plain_review: dict[str, Any]
) -> None:
    kind = plain_review["document_type"]
    someone = people.new()
    page = someone.sign_in("reviewer")
    page.locator(ROWS).first.wait_for()

    page.get_by_label("Type").select_option(kind)
    expect(page).to_have_url(f"{someone.url}/console/queue?type={kind}")
    page.get_by_role("link", name="In progress").click()
    expect(page).to_have_url(f"{someone.url}/console/queue?type={kind}&view=claimed")
    page.go_back()
    expect(page).to_have_url(f"{someone.url}/console/queue?type={kind}")
    expect(page.get_by_label("Type")).to_have_value(kind)
    expect(page.locator(ROWS).first).to_be_visible()


def test_what_somebody_holds_is_seen_by_all_and_given_back_by_them(people: People, review: str) -> None:
    # Given a review that the reviewer has claimed
    someone = people.new()
    with Program(someone.url, "reviewer") as reviewer:
        reviewer.post(f"/reviews/{review}/claim")
    row = f'tr[data-review="{review}"]'

    # Then a senior sees who holds it and may not take it
    other = people.new().sign_in("senior", "/queue?view=claimed")
    expect(other.locator(row)).to_contain_text("reviewer, until")
    expect(other.locator(row).get_by_role("button")).to_have_count(0)

    # When the reviewer gives it back with a key, then it is open again
    page = someone.sign_in("reviewer", "/queue?view=mine")
    page.locator(row).get_by_role("link").focus()
    page.keyboard.press("r")
    expect(page.get_by_text("Released to the queue.")).to_be_visible()
    page.get_by_role("link", name="Open").click()
    expect(page.locator(row)).to_be_visible()


def test_on_a_phone_what_one_holds_is_seen_and_given_back_with_a_thumb(
    people: People, plain_review: dict[str, Any]
) -> None:
    someone = people.new(size=PHONE)
    with Program(someone.url, "reviewer") as reviewer:
        reviewer.post(f"/reviews/{plain_review['id']}/claim")
    page = someone.sign_in("reviewer", "/queue?view=mine")
    row = page.locator(f'tr[data-review="{plain_review["id"]}"]')
    expect(row).to_contain_text("you, until")
    button = row.get_by_role("button", name="Release")
    size = button.bounding_box()
    assert size
    assert size["height"] >= 44
    assert not violations(page)
    button.tap()
    expect(row).to_have_count(0)
    expect(page.get_by_text("Released to the queue.")).to_be_visible()


def test_a_rejection_needs_a_reason_and_stands_among_my_decisions(people: People) -> None:
    page = people.new().sign_in("senior")
    page.locator(ROWS).last.get_by_role("link").focus()
    rejected = review_of(page)

    page.keyboard.press("x")
    dialog = page.get_by_role("dialog", name="Reject the document")
    expect(dialog.get_by_label("Why?")).to_be_focused()
    dialog.get_by_role("button", name="Reject", exact=True).click()
    expect(dialog.get_by_text("Enter a few words.")).to_be_visible()
    assert not violations(page)
    dialog.get_by_label("Why?").fill("A test page")
    dialog.get_by_role("button", name="Reject", exact=True).click()
    expect(page.locator(f'tr[data-review="{rejected}"]')).to_have_count(0)
    # The focus goes to the row that took its place
    expect(page.locator(ROWS).last.get_by_role("link")).to_be_focused()

    page.get_by_role("link", name="My decisions").click()
    done = page.locator(f'tr[data-review="{rejected}"]')
    expect(done).to_contain_text("rejected")
    expect(done.locator(".note")).to_contain_text("A test page")
    expect(done.locator(".reason")).to_have_count(0)

    # And a senior can open it again
    done.hover()
    done.get_by_role("button", name="Reopen").click()
    page.get_by_role("dialog").get_by_role("button", name="Reopen").click()
    expect(page.get_by_text("The document is open again.")).to_be_visible()


def test_a_review_that_somebody_took_meanwhile_is_not_rejected(people: People) -> None:
    # Given a senior who looks at an open review that a reviewer claims in that moment
    someone = people.new()
    page = someone.sign_in("senior")
    page.locator(ROWS).first.get_by_role("link").focus()
    taken = review_of(page)
    with Program(someone.url, "reviewer") as reviewer:
        fence = reviewer.post(f"/reviews/{taken}/claim")["review"]["claim"]["fence"]
        someone.watch.expect("status of 409")

        # When the senior rejects it, then the reason is said and the words stay
        page.keyboard.press("x")
        page.get_by_label("Why?").fill("Not ours")
        page.get_by_role("dialog").get_by_role("button", name="Reject", exact=True).click()
        expect(page.get_by_role("dialog").get_by_text("Someone else is working on this until")).to_be_visible()
        expect(page.get_by_label("Why?")).to_have_value("Not ours")
        reviewer.post(f"/reviews/{taken}/release", {"fence": fence})


def test_long_queues_come_in_parts(people: People) -> None:
    # Given parts of one
    someone = people.new()

    def small(route: Route) -> None:
        route.continue_(url=route.request.url.replace("limit=50", "limit=1"))

    someone.page.route("**/reviews?*", small)
    page = someone.sign_in("reviewer")
    expect(page.locator(ROWS)).to_have_count(1)

    # When more is wanted, then it is added, each row once
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(ROWS)).to_have_count(2)
    assert len(set(page.locator(ROWS).evaluate_all("rows => rows.map((row) => row.dataset.review)"))) == 2


def test_an_empty_view_says_what_would_be_there(people: People) -> None:
    someone = people.new()
    page = someone.sign_in("admin", "/queue?view=mine&type=invoice")

    expect(page.get_by_role("heading", name="Nothing matches these filters")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(page).to_have_url(f"{someone.url}/console/queue?view=mine")
    expect(page.get_by_role("heading", name="You have no claimed reviews")).to_be_visible()


@pytest.mark.parametrize("width", ["laptop", "phone"])
def test_whatever_people_write_is_shown_as_text(people: People, width: str) -> None:
    # Given reviews whose every text is hostile, held by people whose names are
    someone = people.new(**({"size": PHONE} if width == "phone" else {}))
    page = someone.page

    def poison(route: Route) -> None:
        answer = route.fetch(url=route.request.url.replace("state=claimed", "state=open"))
        page_of_reviews = answer.json()
        template = page_of_reviews["items"][0]
        page_of_reviews["items"] = [
            template
            | {"id": f"rev_{number}", "state": "claimed", "claim": CLAIM | {"by": f"person-{number}"}}
            | {"document_type": text, "supplier": text, "amount": text, "note": text}
            | {"questions": [{"field": text, "reasons": [text]}]}
            for number, text in enumerate(CORPUS)
        ]
        route.fulfill(response=answer, body=json.dumps(page_of_reviews))

    names = {"items": [{"id": f"person-{number}", "name": text} for number, text in enumerate(CORPUS)]}
    page.route("**/reviews?*", poison)
    page.route("**/people", lambda route: route.fulfill(json=names))

    # When they are listed
    someone.sign_in("senior", "/queue?view=claimed")
    expect(page.locator(ROWS)).to_have_count(len(CORPUS))
    page.wait_for_timeout(200)  # time for anything that would run

    # Then each is there letter by letter, and nothing has run, loaded or been sent
    shown = page.locator(".reason").all_text_contents()
    assert shown == list(CORPUS)
    rows = page.locator(ROWS).all_text_contents()
    assert [text for text, row in zip(CORPUS, rows, strict=True) if f"{text}, until" not in row] == []
    assert page.evaluate("window.hacked") is None
    assert page.locator("main :is(script, iframe, img, style, base, form, object, embed)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
