"""The page beside the questions: taking values from it with the pointer, looking at it closely, several pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from cdk.local.api import Person as Program
from cdk.local.inbox import Outcome
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.conftest import PHONE, People
from tests.browser.reviewing import bench, open_reviews, release_all, without_answers
from tests.browser.watch import shift_of

Box = dict[str, float]


@pytest.fixture(autouse=True)
def freed(stack: LocalStack, documents: list[Outcome]) -> Iterator[None]:
    release_all(stack.state.url)
    yield
    release_all(stack.state.url)


@pytest.fixture
def review(stack: LocalStack, freed: None) -> dict[str, Any]:
    found = open_reviews(stack.state.url)[0]
    without_answers(stack.state.url, found["id"])
    return found


def words_of(stack: LocalStack, review: dict[str, Any]) -> list[dict[str, Any]]:
    """The words of the first page in reading order."""
    with Program(stack.state.url, "reviewer") as program:
        page = program.get(f"/documents/{review['document_id']}/pages/1")
    return [word for line in page["lines"] for word in line["words"]]


def picture(page: Page) -> Locator:
    found = page.locator(".pane img.paper").first
    found.wait_for()
    page.wait_for_function("() => document.querySelector('.pane img.paper').complete")
    still(page)
    return found


def still(page: Page) -> None:
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))")


def whole(page: Page) -> None:
    """Brings all of the page into its window."""
    picture(page)
    scale = -1.0
    while scale != scale_of(page):
        scale = scale_of(page)
        page.keyboard.press("0")
        page.keyboard.press("0")
        still(page)
    window, paper = rectangle(page.locator(".pane").first), rectangle(picture(page))
    if paper[3] > window[3]:
        page.keyboard.press("0")
        still(page)


def rectangle(found: Locator) -> tuple[float, float, float, float]:
    box = found.bounding_box()
    assert box
    return box["x"], box["y"], box["width"], box["height"]


def spot(page: Page, across: float, down: float) -> tuple[float, float]:
    """A place on the first page, in pixels of the browser's window."""
    x, y, width, height = rectangle(picture(page))
    return x + across * width, y + down * height


def middle(box: Box) -> tuple[float, float]:
    return (box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2


def scale_of(page: Page) -> float:
    return float(re.sub(r"\D", "", page.locator(".page-scale").inner_text()) or 0)


def answers_in(page: Page, key: str = "Enter") -> dict[str, dict[str, Any]]:
    """Presses a key, and returns the answers of the draft that is saved thereupon."""
    with page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.ok) as saved:
        page.keyboard.press(key)
    body = json.loads(saved.value.request.post_data or "{}")
    return {answer["field"]: answer for answer in body["draft"]["answers"]}


def test_a_clicked_word_fills_the_field_and_says_where_it_was(
    people: People, stack: LocalStack, review: dict[str, Any]
) -> None:
    # Given a question and the page it is about
    word = next(each for each in words_of(stack, review) if re.fullmatch(r"[A-Za-z]{4,}", each["text"]))
    page = people.new().sign_in("reviewer", f"/review/{review['id']}")
    name = next(each["field"] for each in review["questions"] if each["field"])
    whole(page)

    # When a word is clicked, then it is typed into the field
    page.mouse.click(*spot(page, *middle(word["box"])))
    expect(page.locator(".editor").get_by_role("textbox")).to_have_value(word["text"])
    expect(page.locator(".editor").get_by_role("textbox")).to_be_focused()
    assert not violations(page)

    # And with Shift all words up to another one
    others = words_of(stack, review)
    place = others.index(word)
    last = others[min(place + 2, len(others) - 1)]
    page.keyboard.down("Shift")
    page.mouse.click(*spot(page, *middle(last["box"])))
    page.keyboard.up("Shift")
    texts = " ".join(each["text"] for each in others[place : place + 3])
    expect(page.locator(".editor").get_by_role("textbox")).to_have_value(texts)
    expect(bench(page)).to_have_attribute("data-active", name)


def test_a_box_over_words_fills_the_field_and_teaches_where(
    people: People, stack: LocalStack, review: dict[str, Any]
) -> None:
    # Given a question about an amount or a date, and a word that is neither
    words = words_of(stack, review)
    first, second = next(
        (one, other)
        for one, other in pairwise(words)
        if abs(one["box"]["top"] - other["box"]["top"]) < 0.005 and other["box"]["left"] > one["box"]["right"]
    )
    page = people.new().sign_in("reviewer", f"/review/{review['id']}")
    whole(page)

    # When a box is drawn around two words, from its lower right corner
    air = 0.004
    top = min(first["box"]["top"], second["box"]["top"]) - air
    bottom = max(first["box"]["bottom"], second["box"]["bottom"]) + air
    page.mouse.move(*spot(page, second["box"]["right"] + air, bottom))
    page.mouse.down()
    page.mouse.move(*spot(page, *middle(first["box"])), steps=3)
    page.mouse.move(*spot(page, first["box"]["left"] - air, top))
    expect(page.locator(".marks .drawn")).to_be_visible()
    page.mouse.up()

    # Then their text is in the field, and the answer says where they stand
    expect(page.locator(".editor").get_by_role("textbox")).to_have_value(f"{first['text']} {second['text']}")
    field = str(bench(page).get_attribute("data-active"))
    page.locator(".editor").get_by_role("textbox").fill("2024-02-29" if "DATE" in field else "12.50")
    answer = answers_in(page)[field]
    assert answer["page"] == 1
    assert answer["box"]["left"] == pytest.approx(first["box"]["left"], abs=1e-6)
    assert answer["box"]["right"] == pytest.approx(second["box"]["right"], abs=1e-6)


def test_the_field_in_question_is_in_sight_and_its_frame_leads_to_it(people: People, review: dict[str, Any]) -> None:
    page = people.new().sign_in("reviewer", f"/review/{review['id']}")
    picture(page)
    page.keyboard.press("f")

    # Whatever field has its turn, its mark is in the window
    seen: set[str] = set()
    for _ in range(6):
        active = str(bench(page).get_attribute("data-active"))
        mark = page.locator(f'[data-mark="{active}"]')
        still(page)
        if mark.count():
            expect(mark).to_have_class(re.compile("active"))
            x, y, width, height = rectangle(page.locator(".pane"))
            left, top, wide, high = rectangle(mark)
            assert left >= x - 4, active
            assert left + wide <= x + width + 4, active
            assert top >= y - 4, active
            assert top + high <= y + height + 4, active
            seen.add(active)
        page.keyboard.press("j")
    assert len(seen) > 1

    # When the frame of another field is clicked, then that one has its turn
    whole(page)
    other = page.locator("[data-mark]:not(.active)").first
    name = other.get_attribute("data-mark")
    left, top, wide, _ = rectangle(other)
    page.mouse.click(left + wide + 3, top - 2)
    expect(bench(page)).to_have_attribute("data-active", str(name))


def test_the_page_is_zoomed_turned_and_moved(people: People, review: dict[str, Any]) -> None:
    page = people.new().sign_in("reviewer", f"/review/{review['id']}")
    whole(page)
    x, y, width, height = rectangle(page.locator(".pane"))

    # By keys
    before = scale_of(page)
    page.keyboard.press("+")
    assert scale_of(page) > before
    page.keyboard.press("-")
    assert abs(scale_of(page) - before) <= 1
    upright = rectangle(picture(page))
    page.keyboard.press(".")
    still(page)
    sideways = rectangle(picture(page))
    assert upright[2] < upright[3]
    assert sideways[2] > sideways[3]
    for _ in range(3):
        page.keyboard.press(".")

    # By the wheel with Ctrl, around the pointer; then with the space bar held and by the arrow keys
    page.mouse.move(x + width / 2, y + height / 2)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -600)
    page.keyboard.up("Control")
    page.wait_for_function("(low) => parseInt(document.querySelector('.page-scale').innerText) > low", arg=before)
    left, top, *_ = rectangle(picture(page))
    page.keyboard.down("Space")
    page.mouse.down()
    page.mouse.move(x + width / 2 - 40, y + height / 2 - 30, steps=3)
    page.mouse.up()
    page.keyboard.up("Space")
    moved = rectangle(picture(page))
    assert (round(moved[0] - left), round(moved[1] - top)) == (-40, -30)
    expect(page.locator(".editor")).to_have_count(0)
    page.locator(".pane").focus()
    page.keyboard.press("ArrowUp")
    still(page)
    assert rectangle(picture(page))[1] > moved[1]


def test_nothing_jumps_when_the_picture_comes_late(people: People, review: dict[str, Any]) -> None:
    someone = people.new()
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    someone.page.route(re.compile(r"/pages/\d+\.jpg"), hold)
    page = someone.sign_in("reviewer", f"/review/{review['id']}")
    page.locator(".pane img.paper").wait_for()
    place = rectangle(page.locator(".pane img.paper"))
    assert place[2] > 100

    for route in late:
        route.continue_()
    page.wait_for_function("() => document.querySelector('.pane img.paper').naturalWidth > 0")
    still(page)
    assert rectangle(page.locator(".pane img.paper")) == place
    assert late
    assert shift_of(page) < 0.02


def test_a_picture_whose_link_ran_out_is_asked_for_again(people: People, review: dict[str, Any]) -> None:
    someone = people.new()
    someone.watch.expect("status of 403")
    refused: list[str] = []

    def refuse_once(route: Route) -> None:
        if refused:
            return route.continue_()
        refused.append(route.request.url)
        return route.fulfill(status=403)

    someone.page.route(re.compile(r"/pages/\d+\.jpg"), refuse_once)
    page = someone.sign_in("reviewer", f"/review/{review['id']}")
    page.wait_for_function("() => document.querySelector('.pane img.paper')?.naturalWidth > 0")
    assert refused


def several_pages(page: Page, review: dict[str, Any], count: int) -> None:
    """Lets the document have more pages, all like its first."""

    def with_pages(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "pages": count})

    def with_number(route: Route) -> None:
        number = int(route.request.url.rsplit("/", 1)[1])
        answer = route.fetch(url=re.sub(r"\d+$", "1", route.request.url))
        route.fulfill(response=answer, json={**answer.json(), "number": number})

    page.route(f"**/reviews/{review['id']}/claim", with_pages)
    page.route(re.compile(rf"/documents/{review['document_id']}/pages/\d+$"), with_number)


def test_pages_are_turned_and_seen_side_by_side(people: People, review: dict[str, Any]) -> None:
    someone = people.new()
    several_pages(someone.page, review, 3)
    page = someone.sign_in("reviewer", f"/review/{review['id']}")
    picture(page)
    pages = page.get_by_role("navigation", name="Pages").get_by_role("button")
    expect(pages).to_have_count(3)

    page.keyboard.press("]")
    expect(page.locator(".pane")).to_have_attribute("data-page", "2")
    expect(pages.nth(1)).to_have_attribute("aria-current", "page")
    pages.nth(2).click()
    expect(page.locator(".pane")).to_have_attribute("data-page", "3")

    page.keyboard.press("\\")
    expect(page.locator(".pane")).to_have_count(2)
    expect(page.locator(".pane").first).to_have_attribute("data-page", "2")
    expect(page.locator(".pane").last).to_have_attribute("data-page", "3")
    expect(page.locator(".pane img.paper")).to_have_count(2)
    assert not violations(page)

    # What the question is about comes back with its turn
    page.keyboard.press("[")
    expect(page.locator(".pane").first).to_have_attribute("data-page", "1")
    page.keyboard.press("]")
    page.keyboard.press("j")
    expect(page.locator(".pane").first).to_have_attribute("data-page", "1")


def test_on_a_phone_a_tap_takes_a_word_and_a_finger_moves_the_page(
    people: People, stack: LocalStack, review: dict[str, Any]
) -> None:
    word = next(each for each in words_of(stack, review) if re.fullmatch(r"[A-Za-z]{4,}", each["text"]))
    someone = people.new(size=PHONE, is_mobile=True)
    page = someone.sign_in("reviewer", f"/review/{review['id']}")
    whole(page)

    page.touchscreen.tap(*spot(page, *middle(word["box"])))

    expect(page.locator(".editor").get_by_role("textbox")).to_have_value(word["text"])
    x, y, width, height = rectangle(page.locator(".pane"))
    assert width == PHONE[0]
    assert height > 200
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (x, y >= 0) == (0, True)
    assert not violations(page)


def test_who_may_only_look_takes_nothing(people: People, stack: LocalStack, review: dict[str, Any]) -> None:
    word = words_of(stack, review)[0]
    page = people.new().sign_in("auditor", f"/review/{review['id']}")
    whole(page)

    page.mouse.click(*spot(page, *middle(word["box"])))

    expect(page.locator(".editor")).to_have_count(0)
    expect(page.locator(".marks .word")).to_have_count(0)
