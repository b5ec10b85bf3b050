"""What holds of every screen: anybody can use it, light or dark, and on a phone nothing is to the side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import cycle, groupby
from operator import attrgetter
from typing import Any

import pytest
from playwright.sync_api import Error, Route

from cdk.local.stack_client import Inbox, Outcome
from tests.browser.accessibility import COLOURS, violations
from tests.browser.conftest import Reviews
from tests.browser.hostile import CORPUS
from tests.browser.people import LAPTOP, PHONE, People
from tests.browser.stage import Stage
from tests.browser.states import SCREENS, Screen
from tests.browser.watch import shift_of


@pytest.fixture(scope="module")
def stage(
    inbox: Inbox, reviews: Reviews, documents: list[Outcome], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    reviews.free()
    standing = Stage(inbox, reviews, documents, tmp_path_factory.mktemp("stage"))
    yield standing
    standing.strike()


# What makes the page wider than its window, if anything does.
OUTSIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > innerWidth)
    .map((each) => `${each.tagName} ${each.className}`)"""


def by_group(fits: Callable[[Screen], object]) -> Iterator[tuple[str, Iterator[Screen]]]:
    """The screens that fit, by who looks at them."""
    group = attrgetter("group")
    return groupby(sorted(filter(fits, SCREENS), key=group), key=group)


@pytest.mark.parametrize(
    "look",
    [{"size": LAPTOP}, {"size": PHONE}, {"size": PHONE, "locale": "de-DE"}],
    ids=["laptop", "phone", "phone-german"],
)
def test_anybody_can_use_it(people: People, stage: Stage, look: dict[str, Any]) -> None:
    stage.tidy()
    # What is done on a screen is done by its English words.
    for group, screens in by_group(lambda screen: "locale" not in look or not screen.act):
        someone = people.new(color_scheme="light", **look)
        if group:
            someone.sign_in(group, "/documents")
        for screen in screens:
            page = screen.visit(someone, stage.names)
            assert not violations(page), screen.name
            assert page.evaluate(OUTSIDE) == [], screen.name
            assert shift_of(page) < 0.05, screen.name
            page.emulate_media(color_scheme="dark")
            assert not violations(page, COLOURS), screen.name
            page.emulate_media(color_scheme="light")


WRITTEN_BY_PEOPLE = frozenset({"title", "note", "text", "value", "supplier", "message", "key", "outlook", "reasons"})


def hostile(answer: Any, texts: Iterator[str]) -> Any:
    """The same answer, with the corpus in all that people or documents say."""
    if isinstance(answer, list):
        return [hostile(each, texts) for each in answer]
    if not isinstance(answer, dict):
        return answer
    return {
        name: poisoned(value, texts) if name in WRITTEN_BY_PEOPLE else hostile(value, texts)
        for name, value in answer.items()
    }


def poisoned(value: Any, texts: Iterator[str]) -> Any:
    if isinstance(value, str):
        return next(texts)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return [next(texts) for _ in value]
    return hostile(value, texts)


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_whatever_is_written_is_shown_as_text(people: People, stage: Stage, size: tuple[int, int]) -> None:
    texts = cycle(CORPUS)

    def poison(route: Route) -> None:
        with suppress(Error):  # the page went on to the next screen, and nobody waits for this answer any more
            answer = route.fetch()
            if "json" in answer.headers.get("content-type", ""):
                route.fulfill(response=answer, json=hostile(answer.json(), texts))
            else:
                route.fulfill(response=answer)

    stage.tidy()
    for group, screens in by_group(lambda screen: screen.group and not screen.act):
        someone = people.new(size=size)
        someone.sign_in(group, "/documents")
        someone.context.route(lambda url: "/console/" not in url and url.startswith(someone.url), poison)  # noqa: B023
        for screen in screens:
            page = screen.visit(someone, stage.names)
            page.wait_for_timeout(100)  # time for anything that would run
            assert page.evaluate("window.hacked") is None, screen.name
            assert page.locator("main :is(script, iframe, style, base, form[action], object, embed)").count() == 0
            assert page.evaluate(OUTSIDE) == [], screen.name
