"""Values are taken from the page with the pointer, and the field in question is in sight on it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.paper import Rectangle, answers_in, middle, picture, rectangle, spot, still, whole, words_of
from tests.browser.people import PHONE, People
from tests.browser.reviewing import bench


def test_a_clicked_word_fills_the_field_and_says_where_it_was(
    people: People, stack: LocalStack, plain_review: dict[str, Any]
) -> None:
    # Given a question and the page it is about
    word = next(each for each in words_of(stack, plain_review) if re.fullmatch(r"[A-Za-z]{4,}", each["text"]))
    page = people.new().sign_in("reviewer", f"/review/{plain_review['id']}")
    name = next(each["field"] for each in plain_review["questions"] if each["field"])
    whole(page)

    # When a word is clicked, then it is typed into the field
    page.mouse.click(*spot(page, *middle(word["box"])))
    expect(page.locator(".editor").get_by_role("textbox")).to_have_value(word["text"])
    expect(page.locator(".editor").get_by_role("textbox")).to_be_focused()
    assert not violations(page)

    # And with Shift all words up to another one
    others = words_of(stack, plain_review)
    place = others.index(word)
    last = others[min(place + 2, len(others) - 1)]
    page.keyboard.down("Shift")
    page.mouse.click(*spot(page, *middle(last["box"])))
    page.keyboard.up("Shift")
    texts = " ".join(each["text"] for each in others[place : place + 3])
    expect(page.locator(".editor").get_by_role("textbox")).to_have_value(texts)
    expect(bench(page)).to_have_attribute("data-active", name)


def test_a_box_over_words_fills_the_field_and_teaches_where(
    people: People, stack: LocalStack, plain_review: dict[str, Any]
) -> None:
    # Given a question about an amount or a date, and a word that is neither
    words = words_of(stack, plain_review)
    first, second = next(
        (one, other)
        for one, other in pairwise(words)
        if abs(one["box"]["top"] - other["box"]["top"]) < 0.005 and other["box"]["left"] > one["box"]["right"]
    )
    page = people.new().sign_in("reviewer", f"/review/{plain_review['id']}")
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


def test_the_field_in_question_is_in_sight_and_its_frame_leads_there(
    people: People, plain_review: dict[str, Any]
) -> None:
    page = people.new().sign_in("reviewer", f"/review/{plain_review['id']}")
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
    marks = [(str(each.get_attribute("data-mark")), rectangle(each)) for each in page.locator("[data-mark]").all()]
    active = str(bench(page).get_attribute("data-active"))
    name, (left, top, wide, _) = next(
        (name, box)
        for name, box in marks
        if name != active and not any(near(box, frame) for other, frame in marks if other != name)
    )
    page.mouse.click(left + wide + 3, top - 2)
    expect(bench(page)).to_have_attribute("data-active", name)


def test_a_box_where_no_word_is_says_so_and_a_stroke_takes_the_word(
    people: People, stack: LocalStack, plain_review: dict[str, Any]
) -> None:
    word = words_of(stack, plain_review)[0]
    page = people.new().sign_in("reviewer", f"/review/{plain_review['id']}")
    whole(page)
    for start, end in (((0.01, 0.985), (0.04, 0.995)), (left_top(word), right_top(word))):
        page.mouse.move(*spot(page, *start))
        page.mouse.down()
        page.mouse.move(*spot(page, *end), steps=4)
        page.mouse.up()
        if start[1] > 0.9:
            expect(page.get_by_text("No text was read there.")).to_be_visible()
            expect(page.locator(".editor")).to_have_count(0)
    expect(page.locator(".editor").get_by_role("textbox")).to_have_value(re.compile(re.escape(word["text"])))


def left_top(word: dict[str, Any]) -> tuple[float, float]:
    return word["box"]["left"], word["box"]["top"] + 0.002


def right_top(word: dict[str, Any]) -> tuple[float, float]:
    return word["box"]["right"], word["box"]["top"] + 0.003


def near(one: Rectangle, other: Rectangle) -> bool:
    """Whether their frames touch."""
    air = 8
    return all(
        one[axis] < other[axis] + other[axis + 2] + air and other[axis] < one[axis] + one[axis + 2] + air
        for axis in (0, 1)
    )


def test_on_a_phone_a_tap_takes_a_word_and_a_finger_moves_the_page(
    people: People, stack: LocalStack, plain_review: dict[str, Any]
) -> None:
    word = next(each for each in words_of(stack, plain_review) if re.fullmatch(r"[A-Za-z]{4,}", each["text"]))
    someone = people.new(size=PHONE, is_mobile=True)
    page = someone.sign_in("reviewer", f"/review/{plain_review['id']}")
    whole(page)

    page.touchscreen.tap(*spot(page, *middle(word["box"])))

    expect(page.locator(".editor").get_by_role("textbox")).to_have_value(word["text"])
    x, y, width, height = rectangle(page.locator(".pane"))
    assert width == PHONE[0]
    assert height > 200
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (x, y >= 0) == (0, True)
    assert not violations(page)


def test_who_may_only_look_takes_nothing(people: People, stack: LocalStack, plain_review: dict[str, Any]) -> None:
    word = words_of(stack, plain_review)[0]
    page = people.new().sign_in("auditor", f"/review/{plain_review['id']}")
    whole(page)

    page.mouse.click(*spot(page, *middle(word["box"])))

    expect(page.locator(".editor")).to_have_count(0)
    expect(page.locator(".marks .word")).to_have_count(0)
