"""A review in the browser: answered by keyboard alone, kept whatever happens, and never by two at once."""

from __future__ import annotations

import json
import os
import signal

import pytest
from playwright.sync_api import Page, Route, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.conftest import PHONE, People, Person
from tests.browser.hostile import CORPUS
from tests.browser.slips import Slip, Slips
from tests.browser.watch import shift_of
from tests.e2e.waiting import until

ACTIVE = ".field-card.active"


def opened(someone: Person, slip: Slip, group: str = "reviewer") -> Page:
    page = someone.sign_in(group, f"/review/{slip.review}")
    page.locator(".sheet[data-ready] img").first.wait_for()
    return page


def active(page: Page) -> str | None:
    return page.locator(ACTIVE).get_attribute("data-field")


def draft_of(url: str, slip: Slip) -> dict[str, str | None]:
    """The values of the draft as the server has it."""
    with Program(url, "reviewer") as program:
        draft = program.get(f"/reviews/{slip.review}")["draft"]
    return {answer["field"]: answer["value"] for answer in (draft or {"answers": []})["answers"]}


def test_a_document_is_answered_by_keyboard_alone_and_the_next_one_comes(people: People, slips: Slips) -> None:
    first, second = slips.drop(2)
    someone = people.new()
    page = someone.sign_in("reviewer", "/review?type=weighing_slip")
    expect(page).to_have_url(f"{someone.url}/console/review/{first.review}?type=weighing_slip")
    expect(page.locator(ACTIVE)).to_be_visible()

    # When one is confirmed and the other corrected
    assert active(page) == "SLIP_ID"
    page.keyboard.press("Enter")
    expect(page.locator('[data-field="NET_WEIGHT"].active')).to_be_visible()
    page.keyboard.press("e")
    expect(page.get_by_label("Net weight")).to_be_focused()
    page.keyboard.type("32.5")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 of 2")).to_be_visible()
    page.keyboard.press("Enter")

    # Then the next document is there, and the first one is finished with what was said
    expect(page).to_have_url(f"{someone.url}/console/review/{second.review}?type=weighing_slip")
    expect(page.get_by_text("0 of 2")).to_be_visible()
    with Program(someone.url, "reviewer") as program:
        until(lambda: program.get(f"/documents/{first.document}")["document"]["state"] == "completed", seconds=10)
        result = program.get(f"/documents/{first.document}/result")
    values = {field["name"]: field["value"] for field in result["fields"]}
    assert values == {"SLIP_ID": f"WS-{first.number}", "NET_WEIGHT": "32.5"}
    assert all(correction["seconds"] is not None for correction in result["corrections"])
    # And what is left is given back when the person goes
    page.go_back()


def test_words_on_the_page_fill_a_field(people: People, slips: Slips) -> None:
    [slip] = slips.drop()
    someone = people.new()
    page = opened(someone, slip)
    with Program(someone.url, "reviewer") as program:
        lines = program.get(f"/documents/{slip.document}/pages/1")["lines"]
    words = {word["text"]: word["box"] for line in lines for word in line["words"]}
    page.wait_for_timeout(400)  # the page glides to the field

    def point(x: float, y: float) -> tuple[float, float]:
        """Where a point of the page is in the window now."""
        paper = page.locator(".paper").bounding_box()
        assert paper
        return paper["x"] + x * paper["width"], paper["y"] + y * paper["height"]

    # When a word is clicked
    box = words["WEIGHING"]
    page.mouse.click(*point((box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2))
    expect(page.locator(f"{ACTIVE} .field-input")).to_have_value("WEIGHING")

    # And a box drawn over two
    one, two = words["WEIGHING"], words["STATION"]
    page.wait_for_timeout(400)
    page.mouse.move(*point(one["left"] - 0.01, one["top"] - 0.005))
    page.mouse.down()
    page.mouse.move(*point(two["right"] + 0.01, two["bottom"] + 0.005), steps=4)
    page.mouse.up()
    expect(page.locator(f"{ACTIVE} .field-input")).to_have_value("WEIGHING STATION")

    # Then the answer says where it stands, and what does not fit is said at once
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    with Program(someone.url, "reviewer") as program:
        [answer] = program.get(f"/reviews/{slip.review}")["draft"]["answers"]
    assert (answer["page"], answer["value"]) == (1, "WEIGHING STATION")
    assert answer["box"]["right"] == pytest.approx(two["right"])


def test_what_cannot_be_is_said_while_typing_and_undone_with_a_key(people: People, slips: Slips) -> None:
    [slip] = slips.drop()
    page = opened(people.new(), slip)
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.type("much")
    expect(page.get_by_text("NET_WEIGHT is no number.")).to_be_visible()

    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(page.url)
    page.keyboard.press("Control+z")
    expect(page.locator(f"{ACTIVE} .field-input")).to_have_value(str(slip.number - 970))
    page.keyboard.press("Control+Shift+z")
    expect(page.locator(f"{ACTIVE} .field-input")).to_have_value("much")


def test_line_items_are_a_spreadsheet(people: People, slips: Slips) -> None:
    [slip] = slips.drop()
    someone = people.new()
    page = opened(someone, slip)
    page.keyboard.press("i")
    page.get_by_role("button", name="Add a row").click()
    expect(page.get_by_label("Item, row 1")).to_be_focused()

    # When a block is pasted, cells are walked, and a row is added and taken away
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/plain", "sand\\t1.10\\ngravel\\t2.20\\n");
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(event);
        }"""
    )
    expect(page.get_by_label("Price, row 2")).to_have_value("2.20")
    expect(page.get_by_text("Sum 3.30")).to_be_visible()
    page.get_by_label("Price, row 1").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Price, row 2")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Price, row 3")).to_be_focused()
    page.keyboard.type("x")
    expect(page.get_by_text("Row 3: PRICE is no money.")).to_be_visible()
    page.keyboard.press("Control+Delete")
    expect(page.get_by_label("Price, row 3")).to_have_count(0)
    assert not violations(page)

    # Then the draft has the rows
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    with Program(someone.url, "reviewer") as program:
        rows = program.get(f"/reviews/{slip.review}")["draft"]["line_items"]
    assert rows == [{"fields": {"ITEM": "sand", "PRICE": "1.10"}}, {"fields": {"ITEM": "gravel", "PRICE": "2.20"}}]


def test_a_draft_outlives_the_tab_and_the_worker(people: People, slips: Slips, stack: LocalStack) -> None:
    [slip] = slips.drop()
    someone = people.new()
    page = opened(someone, slip)
    page.keyboard.press("e")
    page.keyboard.type("WS-1")

    # When the tab is closed in the middle of a word
    page.close(run_before_unload=False)
    until(lambda: draft_of(someone.url, slip).get("SLIP_ID") == "WS-1", seconds=10)

    # Then it stands there in the next one, where the API's workers die while it is changed
    someone.page = someone.context.new_page()
    page = someone.go(f"/review/{slip.review}")
    expect(page.locator('[data-field="SLIP_ID"]')).to_contain_text("WS-1")
    page.locator('[data-field="SLIP_ID"] .field-head').click()
    someone.watch.expect("status of 50")
    for worker in stack.pools["review_api"].workers:
        if worker.pid:
            os.kill(worker.pid, signal.SIGKILL)
    page.keyboard.press("e")
    page.keyboard.type("WS-2")
    until(lambda: draft_of(someone.url, slip).get("SLIP_ID") == "WS-2", seconds=30)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_somebody_else_can_look_and_not_answer(people: People, slips: Slips) -> None:
    [slip] = slips.drop()
    opened(people.new(), slip)
    other = people.new()
    other.watch.expect("status of 409")
    page = opened(other, slip, "senior")
    expect(page.get_by_text("works on it until")).to_be_visible()
    expect(page.get_by_role("button", name="Submit and next")).to_have_count(0)
    page.keyboard.press("x")
    expect(page.get_by_text("0 of 2")).to_be_visible()


def test_a_claim_that_has_ended_is_said_and_the_work_is_kept(people: People, slips: Slips) -> None:
    # Given a claim that ended, and a senior who has it now
    [slip] = slips.drop()
    someone = people.new()
    someone.watch.expect("status of 409")
    page = opened(someone, slip)
    with Program(someone.url, "reviewer") as same, Program(someone.url, "senior") as senior:
        fence = same.get(f"/reviews/{slip.review}")["review"]["claim"]["fence"]
        same.post(f"/reviews/{slip.review}/release", {"fence": fence})
        fence = senior.post(f"/reviews/{slip.review}/claim")["review"]["claim"]["fence"]

        # When the person types on, Then that is said, and who has it
        page.keyboard.press("e")
        page.keyboard.type("WS-77")
        expect(page.get_by_text("Your claim has ended.")).to_be_visible()
        expect(page.locator(f"{ACTIVE} .field-input")).to_have_value("WS-77")
        senior.post(f"/reviews/{slip.review}/release", {"fence": fence})

    # And once it is free, it is taken again with everything in it
    page.get_by_role("button", name="Take it again").click()
    expect(page.get_by_text("Your claim has ended.")).to_have_count(0)
    until(lambda: draft_of(someone.url, slip).get("SLIP_ID") == "WS-77", seconds=10)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out_and_nothing_jumps(people: People, slips: Slips, scheme: str) -> None:
    [slip] = slips.drop(pages=2)
    page = opened(people.new(color_scheme=scheme), slip)
    page.keyboard.press("a")
    page.keyboard.press("i")
    assert not violations(page)
    assert shift_of(page) < 0.02
    page.keyboard.press("PageDown")
    expect(page.locator('.sheet[data-page="2"]')).to_be_visible()
    page.keyboard.press("d")
    expect(page.locator(".sheet")).to_have_count(2)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Confirm all questions as they stand")


def test_a_phone_shows_the_page_above_its_questions(people: People, slips: Slips) -> None:
    [slip] = slips.drop()
    page = opened(people.new(size=PHONE), slip)
    sheet, panel = page.locator(".viewer").bounding_box(), page.locator(".panel").bounding_box()
    assert sheet
    assert panel
    assert panel["y"] >= sheet["y"] + sheet["height"] - 1
    assert panel["width"] <= PHONE[0]
    page.get_by_role("button", name="Confirm").tap()
    expect(page.get_by_text("1 of 2")).to_be_visible()
    assert not violations(page)


def test_whatever_stands_in_a_document_is_text(people: People, slips: Slips) -> None:
    [slip] = slips.drop()
    someone = people.new()

    def poisoned(route: Route) -> None:
        answer = route.fetch()
        body = json.loads(answer.text())
        hostile = "".join(CORPUS)
        body["review"]["note"] = hostile
        for question in body["review"]["questions"]:
            question["reasons"] = list(CORPUS)
        for field in body["prediction"]["fields"]:
            field |= {"value": hostile, "text": hostile + " ", "reasons": [hostile]}
        route.fulfill(response=answer, body=json.dumps(body))

    someone.page.route("**/reviews/*/claim", poisoned)
    page = opened(someone, slip)
    page.keyboard.press("a")
    for text in CORPUS:
        expect(page.locator(".panel")).to_contain_text(text)
    assert page.evaluate("document.querySelectorAll('.panel img, .panel script, .panel iframe').length") == 0
