"""Nothing is lost: with the tab, the worker, the connection, the claim, or a submission that is refused."""

from __future__ import annotations

import json
import os
import re
import signal

from playwright.sync_api import Page, Route, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.people import People, Person
from tests.browser.reviewing import bench, decide_all, saved

PREPARED = re.compile(r"/reviews/next$")
"""Asked for soon after a review has come: then the next one is there, and nothing else is under way."""


def at_work(someone: Person, review: str) -> Page:
    """The page of a reviewer who has claimed it, with the next one prepared."""
    with someone.page.expect_response(PREPARED):
        page = someone.sign_in("reviewer", f"/review/{review}")
    bench(page)
    return page


def test_who_leaves_gives_back_what_was_prepared_and_keeps_what_was_begun(
    people: People, stack: LocalStack, review: str
) -> None:
    # Given a review at work, and the next one claimed
    someone = people.new()
    page = someone.page
    with page.expect_response(PREPARED) as prepared:
        someone.sign_in("reviewer", f"/review/{review}")
    following = prepared.value.json()["next"]["review"]["id"]
    with Program(stack.state.url, "auditor") as program:
        assert program.get(f"/reviews/{following}")["review"]["state"] == "claimed"
        # When the person turns to the queue
        with page.expect_response(lambda answer: answer.url.endswith("/release")):
            page.keyboard.press("Alt+q")
        # Then the next one is everybody's again and the begun one still theirs
        assert program.get(f"/reviews/{following}")["review"]["state"] == "open"
        assert program.get(f"/reviews/{review}")["review"]["state"] == "claimed"
        # And when they come back and close the tab, then it is the same
        with page.expect_response(PREPARED):
            page.go_back()
        bench(page)
        page.wait_for_timeout(500)  # the page has it in its hands
        page.goto("about:blank")
        for _ in range(300):
            claimed = [each["id"] for each in program.get("/reviews", state="claimed")["items"]]
            if claimed == [review]:
                break
            page.wait_for_timeout(100)
    assert claimed == [review]


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


def test_who_takes_over_is_told_whose_answers_are_filled_in(people: People, stack: LocalStack, review: str) -> None:
    # Given what a reviewer has begun and given back
    answers = [{"field": None, "verdict": "unreadable"}]
    with Program(stack.state.url, "reviewer") as program:
        detail = program.post(f"/reviews/{review}/claim")["review"]
        answers[0]["field"] = detail["questions"][0]["field"]
        held = {"fence": detail["claim"]["fence"]}
        program.put(f"/reviews/{review}/draft", {**held, "draft": {"answers": answers}})
        program.post(f"/reviews/{review}/release", held)
    # Then a senior who takes it knows
    page = people.new().sign_in("senior", f"/review/{review}")
    expect(page.get_by_text("reviewer started this review.")).to_be_visible()


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
    page = at_work(someone, review)
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
    page = at_work(someone, review)
    # When the connection is lost, then that is said and answers can still be given
    someone.context.set_offline(True)
    page.keyboard.press("u")
    expect(page.locator(".bench-state")).to_have_text("Not saved yet")
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
    expect(page.get_by_text("reviewer is working on this document until")).to_be_visible()
    expect(page.get_by_role("button", name="Submit and next")).to_have_count(0)
    before = page.locator(".bench-side").inner_text()
    page.keyboard.press("a")
    page.keyboard.press("c")
    assert page.locator(".bench-side").inner_text() == before


def test_a_lapsed_claim_keeps_the_work(people: People, stack: LocalStack, review: str) -> None:
    # Given a reviewer whose claim has gone to a senior meanwhile
    someone = people.new()
    someone.watch.expect("status of 409")
    page = at_work(someone, review)
    with Program(stack.state.url, "reviewer") as program, Program(stack.state.url, "senior") as senior:
        fence = program.get(f"/reviews/{review}")["review"]["claim"]["fence"]
        program.post(f"/reviews/{review}/release", {"fence": fence})
        held = senior.post(f"/reviews/{review}/claim")["review"]["claim"]
        # When the reviewer answers, then it is said who has it, and the answer stays
        page.keyboard.press("u")
        expect(page.get_by_role("alert").get_by_text("Your answers are still here.")).to_be_visible()
        expect(page.get_by_text("is working on this document")).to_be_visible()
        expect(page.locator("[data-field]").first).to_contain_text("unreadable")
        # When the senior has given it back, then it is claimed anew and the answer is saved
        senior.post(f"/reviews/{review}/release", {"fence": held["fence"]})
        page.get_by_role("button", name="Claim again").click()
        saved(page)
        expect(page.get_by_role("alert")).to_have_count(0)
        assert program.get(f"/reviews/{review}")["draft"]["answers"][0]["verdict"] == "unreadable"


def test_a_review_that_was_decided_in_another_tab_is_said_to_be(people: People, stack: LocalStack, review: str) -> None:
    # Given a review that is open in a tab, and submitted elsewhere by the same person
    someone = people.new()
    someone.watch.expect("status of 409")
    page = at_work(someone, review)
    with Program(stack.state.url, "reviewer") as program:
        detail = program.get(f"/reviews/{review}")
        asked = [each["field"] for each in detail["review"]["questions"] if each["field"]]
        answers = [{"field": name, "verdict": "unreadable"} for name in asked]
        fence = detail["review"]["claim"]["fence"]
        program.post(f"/reviews/{review}/submit", {"fence": fence, "draft": {"answers": answers}})
    # When it is gone on with here, then that is said, and what was decided can be looked at
    page.keyboard.press("u")
    expect(page.get_by_role("alert")).to_contain_text("already been decided")
    page.get_by_role("button", name="See the decision").click()
    expect(page.get_by_text("This review is done.")).to_be_visible()
    expect(page.locator("[data-field]").first).to_contain_text("unreadable")


def test_of_two_tabs_the_one_that_came_last_works_on_the_review(people: People, review: str) -> None:
    # Given one person with a review in a tab
    someone = people.new()
    first = someone.sign_in("reviewer", f"/review/{review}")
    bench(first)
    # When they open it in another one and answer there
    second = someone.context.new_page()
    second.goto(f"{someone.url}/console/review/{review}")
    bench(second)
    second.keyboard.press("u")
    saved(second)
    # Then the first one says so, and takes no answers
    expect(first.get_by_role("alert")).to_contain_text("in another tab")
    before = first.locator(".bench-side").inner_text()
    first.keyboard.press("a")
    assert first.locator(".bench-side").inner_text() == before
    # When they go on in the first, then it has what was answered in the second, which gives way in its turn
    first.get_by_role("button", name="Continue here").click()
    expect(first.locator("[data-field]").first).to_contain_text("unreadable")
    expect(first.get_by_role("alert")).to_have_count(0)
    expect(second.get_by_role("alert")).to_contain_text("in another tab")


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
    notice.get_by_role("button", name="Back to the review").click()
    expect(bench(page)).to_have_attribute("data-review", review)
    expect(page.locator(".notice.bad")).to_contain_text("Write another.")
    expect(page.locator(".field-row.answered").first).to_be_visible()
    page.unroute("**/submit")
    with page.expect_response(lambda answer: answer.url.endswith("/submit")) as submitted:
        page.keyboard.press("Control+Enter")
    assert submitted.value.ok
