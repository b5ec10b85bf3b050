"""German beside English: chosen by the browser or the person, and everything that people do works in it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.conftest import Reviews
from tests.browser.people import LAPTOP, PHONE, People
from tests.browser.reviewing import bench, decide_all, saved
from tests.browser.test_review import with_few_proposals
from tests.browser.watch import shift_of

FIRST_LOAD_BYTES = 60_000
GERMAN: dict[str, Any] = {"locale": "de-DE"}


def choose(page: Page, language: str) -> None:
    """In the menu of the account, by keyboard."""
    page.locator(".header-end .menu > button").press("Enter")
    page.get_by_role("radio", name=language).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.get_by_role("radio", name=language)).to_have_count(0)


def language_of(page: Page) -> str:
    return str(page.evaluate("document.documentElement.lang"))


@pytest.mark.parametrize(("size", "locale"), [(LAPTOP, "de-DE"), (PHONE, "de-AT")], ids=["laptop", "phone"])
def test_the_browser_chooses_german_and_loads_nothing_else(people: People, size: tuple[int, int], locale: str) -> None:
    # Given a browser that prefers German and has nothing of the console
    someone = people.new(size=size, locale=locale)
    loaded: dict[str, int] = {}

    def count(response: Response) -> None:
        if found := re.search(r"/assets/([^/]+)\.(js|css)$", response.url):
            loaded[found[1]] = int(response.headers["content-length"])

    someone.page.on("response", count)

    # When the console is opened, then it is German from the first page on
    page = someone.go("/queue")
    expect(page.get_by_role("heading", name="Anmelden")).to_be_visible()
    expect(page).to_have_title("Anmelden · docloop")
    assert language_of(page) == "de"
    assert not violations(page)
    page = someone.sign_in("senior")
    page.locator("tr[data-review]").first.wait_for()
    expect(page.get_by_role("heading", name="Warteschlange")).to_be_visible()
    assert not violations(page)
    assert shift_of(page) < 0.05

    # And the texts of no other language were loaded
    assert [name for name in loaded if name.startswith("de-")]
    assert not [name for name in loaded if name.startswith("en-")]
    assert sum(loaded.values()) < FIRST_LOAD_BYTES, loaded


def test_the_person_chooses_and_it_is_kept_with_what_was_typed(people: People) -> None:
    # Given somebody whose browser prefers neither, who has begun to type
    someone = people.new(locale="fr-FR")
    page = someone.go("/labelling/new-type")
    page.get_by_label("Username").fill("some")
    page.get_by_role("radio", name="Deutsch").check()
    expect(page.get_by_label("Benutzername")).to_have_value("some")
    page.get_by_role("radio", name="English").check()
    someone.sign_in("annotator", "/labelling/new-type")
    page.get_by_label("Title").first.fill("Frachtbrief")

    # When German is chosen, then the page says all in German, and what was typed is still there
    choose(page, "Deutsch")
    expect(page.get_by_role("heading", name="Neuer Dokumenttyp")).to_be_visible()
    expect(page).to_have_title("Neuer Dokumenttyp · docloop")
    expect(page.get_by_label("Bezeichnung").first).to_have_value("Frachtbrief")
    assert language_of(page) == "de"

    # And it stays German after a reload
    page.reload()
    expect(page.get_by_role("heading", name="Neuer Dokumenttyp")).to_be_visible()
    assert language_of(page) == "de"


def test_a_language_that_cannot_be_loaded_is_not_chosen(people: People) -> None:
    someone = people.new()
    someone.watch.expect("ERR_FAILED|Failed to load")
    page = someone.sign_in("reviewer")
    page.locator("tr[data-review]").first.wait_for()
    page.route("**/assets/de-*.js", lambda route: route.abort())

    choose(page, "Deutsch")

    expect(page.get_by_text("The server cannot be reached.")).to_be_visible()
    expect(page.get_by_role("heading", name="Queue")).to_be_visible()
    page.locator(".header-end .menu > button").press("Enter")
    expect(page.get_by_role("radio", name="English")).to_be_checked()


def test_a_document_is_reviewed_by_keyboard_in_german(people: People, stack: LocalStack, reviews: Reviews) -> None:
    # Given a review of a few questions
    asked = reviews.find(with_few_proposals)
    page = people.new(**GERMAN).sign_in("reviewer", f"/review/{asked['id']}")
    bench(page)
    expect(page.get_by_role("button", name="Fehlt")).to_be_visible()
    assert not violations(page)
    reasons = page.locator(".decision .reasons li").all_inner_texts()
    assert reasons
    assert not re.search(r"\b(the|is|of|confidence)\b", " ".join(reasons), re.IGNORECASE), reasons

    # When it is decided by the keyboard alone, then it is submitted
    decide_all(page)
    saved(page, "Gespeichert")
    with page.expect_response(lambda answer: answer.url.endswith("/submit")) as submitted:
        page.keyboard.press("Enter")
    assert submitted.value.ok
    with Program(stack.state.url, "reviewer") as program:
        assert program.get(f"/reviews/{asked['id']}")["review"]["outcome"] == "submitted"
