"""What stands around every screen: themes, navigation by role, help, a lost connection, and how little is loaded."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Response, expect

from cdk.local.api import Person as Program
from tests.browser.accessibility import violations
from tests.browser.people import LAPTOP, PHONE, People
from tests.browser.watch import shift_of

FIRST_LOAD_BYTES = 150_000


def background_of(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_the_theme_follows_the_system_until_somebody_chooses(people: People) -> None:
    # Given a system that is dark
    someone = people.new(color_scheme="dark")
    page = someone.sign_in("reviewer")
    dark = background_of(page)

    # When the person wants it light, then it is, at once and after a reload
    page.get_by_role("button", name="Account of reviewer").click()
    page.get_by_role("radio", name="Light").check()
    light = background_of(page)
    assert light != dark
    page.reload()
    expect(page.get_by_role("heading", name="Queue")).to_be_visible()
    assert background_of(page) == light


@pytest.mark.parametrize(
    ("group", "screens"),
    [("reviewer", ["Queue", "Review"]), ("auditor", ["Queue"])],
)
def test_the_navigation_shows_what_is_for_the_role(people: People, group: str, screens: list[str]) -> None:
    page = people.new().sign_in(group)

    links = page.get_by_role("navigation", name="Screens").get_by_role("link")
    shown = [text.strip() for text in links.all_inner_texts()]
    assert [name for name in shown if name in {"Queue", "Review"}] == screens


def test_a_place_for_other_roles_says_so_and_a_wrong_one_too(people: People) -> None:
    someone = people.new()
    page = someone.sign_in("annotator", "/queue")
    expect(page.get_by_role("heading", name="You do not have access to this page")).to_be_visible()
    assert not violations(page)

    page = someone.go("/nowhere")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    assert not violations(page)


def test_a_page_that_breaks_says_so_and_another_one_works(people: People) -> None:
    # Given an answer that the queue cannot draw
    someone = people.new()
    someone.watch.expect("drawing failed")
    page = someone.page
    broken = '{"items": [{"id": "rev_1"}], "cursor": null}'
    page.route("**/reviews?state=open*", lambda route: route.fulfill(status=200, body=broken))

    someone.sign_in("reviewer")
    expect(page.get_by_role("heading", name="This page has stopped working")).to_be_visible()

    # Then the way out is still there
    page.unroute_all()
    page.get_by_role("button", name="Reload the page").click()
    expect(page.locator("tr[data-review]").first).to_be_visible()


def test_the_help_shows_the_keys_of_the_page_and_keeps_the_focus(people: People) -> None:
    page = people.new().sign_in("reviewer")
    page.locator("tr[data-review]").first.wait_for()
    page.keyboard.press("j")
    expect(page.locator("tr[data-review] a").first).to_be_focused()

    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(help_.get_by_text("Next row")).to_be_visible()
    assert not violations(page)

    # Under the help no key works; when it goes, the focus is back where it was
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(help_).to_have_count(0)
    expect(page.locator("tr[data-review] a").first).to_be_focused()


def test_a_lost_connection_is_said_and_over_when_it_is_back(people: People) -> None:
    someone = people.new()
    someone.watch.expect("ERR_INTERNET_DISCONNECTED")
    page = someone.sign_in("reviewer")
    page.locator("tr[data-review]").first.wait_for()

    someone.context.set_offline(True)
    page.get_by_role("button", name="Refresh").click()
    expect(page.get_by_role("alert").filter(has_text="No connection")).to_be_visible()
    expect(page.locator("tr[data-review]").first).to_be_visible()

    someone.context.set_offline(False)
    expect(page.get_by_role("alert").filter(has_text="No connection")).to_have_count(0)


def test_the_first_load_is_small_and_nothing_jumps(people: People) -> None:
    # Given a browser that has nothing of the console
    someone = people.new()
    loaded: dict[str, int] = {}

    def count(response: Response) -> None:
        if re.search(r"\.(js|css)$", response.url):
            loaded[response.url] = int(response.headers["content-length"])

    someone.page.on("response", count)

    # When the queue is there, then scripts and styles were few
    page = someone.sign_in("reviewer")
    page.locator("tr[data-review]").first.wait_for()
    assert loaded
    assert sum(loaded.values()) < FIRST_LOAD_BYTES, loaded
    expect(page.get_by_role("link", name=re.compile(r"In progress \d"))).to_be_visible()
    assert shift_of(page) < 0.001


@pytest.mark.parametrize(("size", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")], ids=["laptop", "phone"])
def test_nothing_keeps_anybody_out(people: People, size: tuple[int, int], scheme: str) -> None:
    # Given the sign-in page and the shell with its menu, light and dark, wide and narrow
    someone = people.new(size=size, color_scheme=scheme)
    page = someone.go("/queue")
    page.get_by_label("Username").wait_for()
    assert not violations(page)

    page = someone.sign_in("senior")
    page.locator("tr[data-review]").first.wait_for()
    assert not violations(page)
    page.get_by_role("button", name="Account of senior").click()
    assert not violations(page)

    # Then nothing has to be scrolled sideways either
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_screens_are_named_at_the_thumb(people: People) -> None:
    page = people.new(size=PHONE).sign_in("senior")
    bar = page.get_by_role("navigation", name="Screens")
    links = bar.get_by_role("link")
    assert all(link.locator("span").is_visible() for link in links.all())
    left, right = links.first.bounding_box(), links.last.bounding_box()
    assert left
    assert right
    assert left["y"] > PHONE[1] * 0.9
    assert left["x"] >= 0
    assert right["x"] + right["width"] <= PHONE[0]


def test_the_buckets_take_what_the_page_sends_and_give_what_it_shows(people: People) -> None:
    # Given links that the API has signed
    someone = people.new()
    page = someone.sign_in("senior")
    page.locator("tr[data-review]").first.wait_for()
    with Program(someone.url, "senior") as program:
        upload = program.post("/documents", {"document_type": None})
        document = program.get("/reviews")["items"][0]["document_id"]
        picture = program.get(f"/documents/{document}/pages/1")["image_url"]

    # When the page uses them, then neither its policy nor the buckets stand in the way
    status = page.evaluate(
        """async ({url, fields}) => {
          const form = new FormData();
          for (const [name, value] of Object.entries(fields)) form.append(name, value);
          form.append("file", new Blob(["not a document"]));
          return (await fetch(url, {method: "POST", body: form})).status;
        }""",
        upload,
    )
    assert status in {200, 201, 204}
    width = page.evaluate(
        """async (url) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          return image.naturalWidth;
        }""",
        picture,
    )
    assert width > 100
