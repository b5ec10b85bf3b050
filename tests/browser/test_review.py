"""The review screen: a document decided by the keyboard alone, and what stands when anything goes wrong meanwhile."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from cdk.local.api import Person as Program
from cdk.local.inbox import Outcome
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.conftest import PHONE, People
from tests.browser.hostile import CORPUS
from tests.browser.reviewing import bench, decide_all, open_reviews, release_all, review_on
from tests.browser.watch import shift_of


@pytest.fixture(autouse=True)
def freed(stack: LocalStack, documents: list[Outcome]) -> Iterator[None]:
    release_all(stack.state.url)
    yield
    release_all(stack.state.url)


@pytest.fixture
def review(stack: LocalStack, freed: None) -> str:
    return str(open_reviews(stack.state.url)[0]["id"])


def correct(page: Page, value: str) -> str:
    """Types a value for the question at hand; returns which field it was."""
    field = str(bench(page).get_attribute("data-active"))
    page.keyboard.press("e")
    page.get_by_role("textbox").fill(value)
    page.keyboard.press("Enter")
    return field


def saved(page: Page) -> None:
    expect(page.locator(".review-state")).to_have_text("Saved")


def test_right_proposals_take_a_key_each_and_one_to_submit(people: People, stack: LocalStack) -> None:
    # Given a review with two questions
    asked = open_reviews(stack.state.url, questions=2)[0]
    page = people.new().sign_in("reviewer", f"/review/{asked['id']}")
    bench(page)

    # When they are confirmed and submitted by the keyboard, then that takes at most six keys and the next one is there
    presses = decide_all(page)
    saved(page)
    with page.expect_response(lambda answer: answer.url.endswith("/submit")) as submitted:
        page.keyboard.press("Enter")
    assert submitted.value.ok
    assert submitted.value.request.headers["idempotency-key"]
    assert presses + 1 <= 6
    expect(bench(page)).not_to_have_attribute("data-review", asked["id"])
    expect(page).to_have_url(f"{stack.state.url}/console/review/{review_on(page)}")
    with Program(stack.state.url, "reviewer") as program:
        done = program.get(f"/reviews/{asked['id']}")["review"]
    assert done["outcome"] == "submitted"
    assert all(correction["seconds"] is not None for correction in done["corrections"])


def test_a_correction_by_keyboard_alone_becomes_the_result(people: People, stack: LocalStack, review: str) -> None:
    page = people.new().sign_in("reviewer", f"/review/{review}")

    # When the first question is corrected, and taken back, and given again
    field = correct(page, "2024-02-29 12.50 Corner")
    if page.get_by_role("textbox").count():  # no date or amount: it is refused as one types
        page.get_by_role("textbox").fill("12.50" if "is no amount" in page.inner_text(".editor") else "2024-02-29")
        page.keyboard.press("Enter")
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


def test_a_draft_outlives_the_tab(people: People, review: str) -> None:
    # Given an answer that was given in a tab
    someone = people.new()
    page = someone.sign_in("reviewer", f"/review/{review}")
    bench(page)
    with page.expect_response(lambda answer: answer.url.endswith("/draft")):
        page.keyboard.press("u")
    # When the tab dies and another is opened
    page.close(run_before_unload=False)
    someone.page = someone.context.new_page()
    # Then the answer is there
    again = someone.go(f"/review/{review}")
    bench(again)
    expect(again.locator("[data-field]").first).to_contain_text("unreadable")


def test_what_is_being_typed_outlives_a_reload(people: People, review: str) -> None:
    page = people.new().sign_in("reviewer", f"/review/{review}")
    bench(page)
    page.keyboard.press("e")
    page.get_by_role("textbox").fill("half a wo")
    page.reload()
    expect(page.get_by_role("textbox")).to_have_value("half a wo")


def test_a_draft_outlives_a_killed_worker(people: People, stack: LocalStack, review: str) -> None:
    # Given a review at work
    someone = people.new()
    someone.watch.expect("status of 50")
    page = someone.sign_in("reviewer", f"/review/{review}")
    bench(page)
    page.wait_for_timeout(800)  # the next one is prepared, and nothing else is under way
    # When the API's workers are killed and an answer is given
    for worker in stack.pools["review_api"].workers:
        if worker.pid:
            os.kill(worker.pid, signal.SIGKILL)
    with page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok):
        page.keyboard.press("u")
    # Then it is saved all the same
    saved(page)
    with Program(stack.state.url, "reviewer") as program:
        draft = program.get(f"/reviews/{review}")["draft"]
    assert [answer["verdict"] for answer in draft["answers"]] == ["unreadable"]


def test_work_goes_on_without_a_connection(people: People, stack: LocalStack, review: str) -> None:
    someone = people.new()
    someone.watch.expect("ERR_INTERNET_DISCONNECTED")
    page = someone.sign_in("reviewer", f"/review/{review}")
    bench(page)
    page.wait_for_timeout(800)
    # When the connection is lost, then that is said and answers can still be given
    someone.context.set_offline(True)
    page.keyboard.press("u")
    expect(page.locator(".review-state")).to_have_text("Not saved yet")
    expect(page.get_by_text("No connection to the server.")).to_be_visible()
    # When it is back, then they are saved
    someone.context.set_offline(False)
    saved(page)
    with Program(stack.state.url, "reviewer") as program:
        assert program.get(f"/reviews/{review}")["draft"]["answers"]


def test_two_people_on_one_document(people: People, review: str) -> None:
    # Given a reviewer at work
    first = people.new().sign_in("reviewer", f"/review/{review}")
    bench(first)
    # When a senior opens the same, then they see who has it and can only look
    other = people.new()
    other.watch.expect("status of 409")
    page = other.sign_in("senior", f"/review/{review}")
    expect(page.get_by_text("works on it until")).to_be_visible()
    expect(page.get_by_role("button", name="Submit and next")).to_have_count(0)
    before = page.locator(".review-side").inner_text()
    page.keyboard.press("a")
    page.keyboard.press("c")
    assert page.locator(".review-side").inner_text() == before


def test_a_lapsed_claim_keeps_the_work(people: People, stack: LocalStack, review: str) -> None:
    # Given a reviewer whose claim has gone to a senior meanwhile
    someone = people.new()
    someone.watch.expect("status of 409")
    page = someone.sign_in("reviewer", f"/review/{review}")
    bench(page)
    page.wait_for_timeout(800)
    with Program(stack.state.url, "reviewer") as program, Program(stack.state.url, "senior") as senior:
        fence = program.get(f"/reviews/{review}")["review"]["claim"]["fence"]
        program.post(f"/reviews/{review}/release", {"fence": fence})
        held = senior.post(f"/reviews/{review}/claim")["review"]["claim"]
        # When the reviewer answers, then it is said who has it, and the answer stays
        page.keyboard.press("u")
        expect(page.get_by_role("alert").get_by_text("Your answers are still here.")).to_be_visible()
        expect(page.get_by_text("works on it now")).to_be_visible()
        expect(page.locator("[data-field]").first).to_contain_text("unreadable")
        # When the senior has given it back, then it is claimed anew and the answer is saved
        senior.post(f"/reviews/{review}/release", {"fence": held["fence"]})
        page.get_by_role("button", name="Claim it again").click()
        saved(page)
        expect(page.get_by_role("alert")).to_have_count(0)
        assert program.get(f"/reviews/{review}")["draft"]["answers"][0]["verdict"] == "unreadable"


def test_a_refused_submission_leads_back_to_the_document(people: People, review: str) -> None:
    someone = people.new()
    someone.watch.expect("status of 422")
    page = someone.sign_in("reviewer", f"/review/{review}")
    problem = {
        "type": "about:blank",
        "title": "Invalid",
        "status": 422,
        "detail": "That is no date.",
        "code": "invalid_request",
        "remedy": "Write another.",
        "retryable": False,
    }

    def refuse(route: Route) -> None:
        route.fulfill(status=422, content_type="application/problem+json", body=json.dumps(problem))

    page.route("**/submit", refuse)
    # When answers are refused after the next document has come
    decide_all(page)
    page.keyboard.press("Enter")
    notice = page.locator(".notice.bad")
    expect(notice).to_contain_text("That is no date.")
    assert page.evaluate("document.activeElement !== document.body")
    # Then one gets back to it, finds the answers and why, and can submit again
    notice.get_by_role("button", name="Back to it").click()
    expect(bench(page)).to_have_attribute("data-review", review)
    expect(page.locator(".notice.bad")).to_contain_text("Write another.")
    expect(page.locator(".field-row.answered").first).to_be_visible()
    page.unroute("**/submit")
    with page.expect_response(lambda answer: answer.url.endswith("/submit")) as submitted:
        page.keyboard.press("Control+Enter")
    assert submitted.value.ok


def test_an_auditor_only_looks(people: People, review: str) -> None:
    page = people.new().sign_in("auditor", f"/review/{review}")
    expect(page.get_by_text("your role does not decide")).to_be_visible()
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
    assert not violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    page.get_by_role("dialog", name="What kind of document is this?").wait_for()
    assert not violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Take the proposed repair")


def test_it_is_used_with_a_thumb(people: People, review: str) -> None:
    page = people.new(size=PHONE).sign_in("reviewer", f"/review/{review}")
    button = page.locator(".decision").get_by_role("button", name="Absent")
    size = button.bounding_box()
    assert size
    assert size["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator(".review-page").bounding_box()["y"] < page.locator(".decision").bounding_box()["y"]  # type: ignore[index]
    field = bench(page).get_attribute("data-active")
    button.tap()
    expect(page.locator(f'[data-field="{field}"]')).to_contain_text("not on the document")
    assert not violations(page)
    assert shift_of(page) < 0.02


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
    assert page.locator(".review-side :is(script, iframe, img, style, base, form, object, embed)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
