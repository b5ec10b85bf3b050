"""The review screen: a document decided by the keyboard alone, or by a thumb, whatever was read of it."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.confirming import leave, wait_until_gone
from tests.browser.conftest import Reviews
from tests.browser.hostile import CORPUS
from tests.browser.people import PHONE, People
from tests.browser.reviewing import TYPED, bench, correct, decide_all, review_on, saved
from tests.browser.watch import shift_of


def with_few_proposals(detail: dict[str, Any]) -> bool:
    """Whether two to five values are asked for, all of which were read."""
    asked = {question["field"] for question in detail["review"]["questions"]}
    read = {each["name"] for each in detail["prediction"]["fields"] if each["value"] is not None}
    return 2 <= len(asked) <= 5 and asked <= read


def test_right_proposals_take_a_key_each_and_one_to_submit(people: People, stack: LocalStack, reviews: Reviews) -> None:
    # Given a review with a few questions
    asked = reviews.find(with_few_proposals)
    questions = {question["field"] for question in asked["questions"]}
    page = people.new().sign_in("reviewer", f"/review/{asked['id']}")
    bench(page)

    # When they are confirmed and submitted, then that takes a key for each and one more, and the next one is there
    presses = decide_all(page)
    saved(page)
    with page.expect_response(lambda answer: answer.url.endswith("/submit")) as submitted:
        page.keyboard.press("Enter")
    assert submitted.value.ok
    assert submitted.value.request.headers["idempotency-key"]
    assert presses == len(questions)
    expect(bench(page)).not_to_have_attribute("data-review", asked["id"])
    expect(page).to_have_url(f"{stack.state.url}/console/review/{review_on(page)}")
    with Program(stack.state.url, "reviewer") as program:
        done = program.get(f"/reviews/{asked['id']}")["review"]
    assert done["outcome"] == "submitted"
    assert all(correction["seconds"] is not None for correction in done["corrections"])


def test_a_correction_by_keyboard_alone_becomes_the_result(people: People, stack: LocalStack, reviews: Reviews) -> None:
    # Given a review that begins with a question of a known kind
    found = reviews.find(lambda detail: detail["review"]["questions"][0]["field"] in TYPED)
    page = people.new().sign_in("reviewer", f"/review/{found['id']}")

    # When the first question is corrected, and taken back, and given again
    field = correct(page)
    row = page.locator(f'[data-field="{field}"]')
    expect(row).to_contain_text("corrected")
    value = row.locator(".field-value, .question-value").inner_text()
    page.keyboard.press("Control+z")
    expect(page.locator(f'.decision[data-field="{field}"]')).not_to_contain_text("corrected")
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Enter")
    decide_all(page)
    with page.expect_response(lambda answer: answer.url.endswith("/submit")) as submitted:
        page.keyboard.press("Enter")

    # Then it is what the person typed that was kept, with what the machine had said
    kept = {each["field"]: each for each in submitted.value.json()["corrections"]}[field]
    assert (kept["after"], kept["verdict"]) == (value, "corrected")


def test_another_value_is_taken_with_one_key_and_all_are_confirmed_with_one(
    people: People, doubtful_review: dict[str, Any]
) -> None:
    page = people.new().sign_in("reviewer", f"/review/{doubtful_review['id']}")
    field = bench(page).get_attribute("data-active")
    wanted = page.locator(".choice", has=page.locator("kbd", has_text="1")).locator(".choice-value").inner_text()
    page.keyboard.press("1")
    expect(page.locator(f'[data-field="{field}"]')).to_contain_text(wanted)
    page.keyboard.press("c")
    expect(page.locator(".field-row.asked")).to_have_count(0)


def test_another_type_asks_for_other_fields(people: People, review: str) -> None:
    page = people.new().sign_in("reviewer", f"/review/{review}")
    bench(page)
    now = page.locator(".type-button").inner_text()
    other = "Invoice" if now == "Receipt" else "Receipt"
    page.keyboard.press("t")
    page.get_by_role("dialog").get_by_role("button", name=other).click()
    expect(page.locator(".type-button")).to_have_text(other)
    wait_until_gone(page)
    page.keyboard.press("f")
    expect(page.locator('[data-field="IBAN"]')).to_have_count(1 if other == "Invoice" else 0)
    page.keyboard.press("Control+z")
    expect(page.locator(".type-button")).to_have_text(now)


def with_amounts(detail: dict[str, Any]) -> bool:
    """Whether a sum before tax, a tax and a total were read."""
    return {"SUBTOTAL", "TAX", "TOTAL"} <= {
        each["name"] for each in detail["prediction"]["fields"] if each["value"] is not None
    }


def late(route: Route) -> None:
    """Answers when nobody thinks of the key any more that asked for it (the browser's limit is 500 ms)."""
    time.sleep(0.6)
    route.continue_()


def test_what_does_not_fit_is_said_as_one_types(people: People, reviews: Reviews) -> None:
    # Given a review in which amounts add up
    found = reviews.find(with_amounts)
    page = people.new().sign_in("reviewer", f"/review/{found['id']}")
    bench(page)
    if page.locator('[data-field="TOTAL"]').count() == 0:
        page.keyboard.press("f")
    page.locator('[data-field="TOTAL"]').click()
    page.keyboard.press("e")

    # What the machine cannot read as an amount, in its own words
    page.get_by_role("textbox").fill("1.2.3,4")
    expect(page.get_by_text("is not a valid amount.")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_be_focused()  # and it is not taken for an answer

    # And an amount that the others do not add up to
    page.get_by_role("textbox").fill("98765.43")
    expect(page.get_by_role("list", name="Warnings")).to_contain_text("98765.43")
    assert not violations(page)
    page.keyboard.press("Escape")
    expect(page.get_by_text("the total reads 98765.43")).to_have_count(0)


def test_a_value_that_does_not_fit_goes_out_when_that_is_asked_for_twice(people: People, reviews: Reviews) -> None:
    # Given a total that somebody mistyped on a phone, and a machine that takes its time
    found = reviews.find(with_amounts)
    page = people.new(size=PHONE).sign_in("reviewer", f"/review/{found['id']}")
    decide_all(page)
    page.route("**/check", late)
    page.keyboard.press("f")
    row = page.locator('[data-field="TOTAL"]')
    row.click()
    page.keyboard.press("e")
    page.get_by_role("textbox").fill("98765.43")
    page.get_by_role("textbox").press("Enter")

    # The page itself stays where it is, however long the list of fields is
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")

    # Then its row says so, nothing jumps away for it, and submitting asks once whether that is meant
    expect(row.locator(".field-warning")).to_contain_text("98765.43")
    assert shift_of(page) < 0.05
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("do not match the rest of the document")).to_be_visible()
    expect(bench(page)).to_have_attribute("data-review", found["id"])
    with page.expect_response(lambda answer: answer.url.endswith("/submit")) as submitted:
        page.keyboard.press("Control+Enter")
    assert submitted.value.ok


def test_an_auditor_only_looks(people: People, review: str) -> None:
    page = people.new().sign_in("auditor", f"/review/{review}")
    expect(page.get_by_text("your role does not allow you to decide it")).to_be_visible()
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Confirm")).to_have_count(0)
    assert not violations(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(people: People, review: str, scheme: str) -> None:
    page = people.new(color_scheme=scheme).sign_in("reviewer", f"/review/{review}")
    bench(page)
    assert not violations(page)
    page.keyboard.press("f")
    page.keyboard.press("e")
    expect(page.locator(".editor")).to_have_count(1)
    assert not violations(page)
    page.keyboard.press("Escape")
    expect(page.locator(".editor")).to_have_count(0)
    page.keyboard.press("t")
    kinds = page.get_by_role("dialog", name="What type of document is this?").get_by_role("listitem")
    expect(kinds.locator("button:focus")).to_have_count(1)
    assert not violations(page)
    for _ in range(kinds.count()):  # other tests describe types of their own
        page.keyboard.press("ArrowUp")
    expect(kinds.nth(0).get_by_role("button")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(kinds.nth(1).get_by_role("button")).to_be_focused()
    leave(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Use the suggested correction")


def test_it_is_used_with_a_thumb(people: People, review: str) -> None:
    page = people.new(size=PHONE).sign_in("reviewer", f"/review/{review}")
    button = page.locator(".decision").get_by_role("button", name="Absent")
    size = button.bounding_box()
    assert size
    assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".bench-page").bounding_box()["y"] < page.locator(".decision").bounding_box()["y"]  # type: ignore[index]
    field = bench(page).get_attribute("data-active")
    button.tap()
    expect(page.locator(f'[data-field="{field}"]')).to_contain_text("not on the document")
    assert not violations(page)
    assert shift_of(page) < 0.05


def test_whatever_was_read_is_shown_as_text(people: People, review: str) -> None:
    someone = people.new()
    page = someone.page

    def poison(route: Route) -> None:
        answer = route.fetch()
        detail = answer.json()
        name = detail["review"]["questions"][0]["field"] or "TOTAL"
        texts = list(CORPUS)
        detail["review"]["questions"] = [
            {"field": name, "reasons": texts},
            {"field": None, "reasons": texts[:3]},
        ]
        detail["review"]["note"] = texts[0]
        for number, each in enumerate(detail["prediction"]["fields"]):
            each["value"] = each["text"] = texts[number % len(texts)]
            each["alternatives"] = []
        route.fulfill(response=answer, body=json.dumps(detail))

    page.route("**/claim", poison)
    someone.sign_in("reviewer", f"/review/{review}")
    bench(page)
    page.keyboard.press("f")
    page.wait_for_timeout(200)  # time for anything that would run
    assert page.locator(".reasons li").all_text_contents() == list(CORPUS)
    assert page.evaluate("window.hacked") is None
    assert page.locator(".bench-side :is(script, iframe, img, style, base, form, object, embed)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
