"""The page is looked at closely: zoomed, turned, moved, with a picture that comes late, several pages."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, Route, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.paper import picture, rectangle, scale_of, still, whole
from tests.browser.people import People
from tests.browser.reviewing import bench
from tests.browser.watch import shift_of


def test_the_page_is_zoomed_turned_and_moved(people: People, plain_review: dict[str, Any]) -> None:
    page = people.new().sign_in("reviewer", f"/review/{plain_review['id']}")
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


def test_nothing_jumps_when_the_picture_comes_late(people: People, plain_review: dict[str, Any]) -> None:
    someone = people.new()
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    someone.page.route(re.compile(r"/pages/\d+\.jpg"), hold)
    page = someone.sign_in("reviewer", f"/review/{plain_review['id']}")
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


def test_a_picture_whose_link_ran_out_is_asked_for_again(people: People, plain_review: dict[str, Any]) -> None:
    someone = people.new()
    someone.watch.expect("status of 403")
    refused: list[str] = []

    def refuse_once(route: Route) -> None:
        if refused:
            return route.continue_()
        refused.append(route.request.url)
        return route.fulfill(status=403)

    someone.page.route(re.compile(r"/pages/\d+\.jpg"), refuse_once)
    page = someone.sign_in("reviewer", f"/review/{plain_review['id']}")
    page.wait_for_function("() => document.querySelector('.pane img.paper')?.naturalWidth > 0")
    assert refused


def several_pages(page: Page, plain_review: dict[str, Any], count: int) -> None:
    """Lets the document have more pages, all like its first."""

    def with_pages(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "pages": count})

    def with_number(route: Route) -> None:
        number = int(route.request.url.rsplit("/", 1)[1])
        answer = route.fetch(url=re.sub(r"\d+$", "1", route.request.url))
        route.fulfill(response=answer, json={**answer.json(), "number": number})

    page.route(f"**/reviews/{plain_review['id']}/claim", with_pages)
    page.route(re.compile(rf"/documents/{plain_review['document_id']}/pages/\d+$"), with_number)


def test_pages_are_turned_and_seen_side_by_side(
    people: People, stack: LocalStack, plain_review: dict[str, Any]
) -> None:
    someone = people.new()
    several_pages(someone.page, plain_review, 3)
    page = someone.sign_in("reviewer", f"/review/{plain_review['id']}")
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

    # What a field is about comes back with its turn
    page.keyboard.press("[")
    expect(page.locator(".pane").first).to_have_attribute("data-page", "1")
    page.keyboard.press("]")
    expect(page.locator(".pane").first).to_have_attribute("data-page", "2")
    page.keyboard.press("f")
    active = bench(page).get_attribute("data-active")
    other = next(name for name in with_a_place(stack, plain_review) if name != active)
    page.locator(f'[data-field="{other}"]').click()
    expect(page.locator(".pane").first).to_have_attribute("data-page", "1")


def with_a_place(stack: LocalStack, review: dict[str, Any]) -> list[str]:
    """The fields that were found on the first page; there are two at least."""
    with Program(stack.state.url, "reviewer") as program:
        prediction = program.get(f"/documents/{review['document_id']}")["prediction"]
    found = [each["name"] for each in prediction["fields"] if each["box"]]
    assert len(found) > 1
    return found
