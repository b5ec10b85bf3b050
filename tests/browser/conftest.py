"""One stack with documents, one Chromium, and a page for whoever a test is about."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from docloop.evaluation.docset import load_docset
from docloop.samples.making import make_samples
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from cdk import console
from cdk.local.api import Person as Program
from cdk.local.inbox import Inbox, Outcome, keys_for
from cdk.local.resources import password_of
from cdk.local.stack import LocalStack, StackOptions
from tests.browser.reviewing import open_reviews, release_all, without_answers
from tests.browser.watch import Watch

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LAPTOP = (1280, 800)
PHONE = (390, 844)
SAMPLES = 10
PATIENCE_MS = 10_000


def find_chromium() -> str:
    """The browser that CHROMIUM names, or one on PATH; there is no test without one."""
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else ["chromium", "chromium-browser", "google-chrome"]:
        if found := shutil.which(name):
            return found
    pytest.exit("The browser tests need Chromium: make browser installs it, or CHROMIUM names one.", returncode=1)


@dataclass
class Person:
    """Somebody with a browser of their own."""

    url: str
    context: BrowserContext
    watch: Watch
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(PATIENCE_MS)
        self.page = self.context.new_page()

    def go(self, path: str) -> Page:
        """Opens a place in the console, such as "/queue"."""
        self.page.goto(f"{self.url}/console{path}")
        return self.page

    def sign_in(self, group: str, path: str = "/queue") -> Page:
        """Goes to `path` and signs in there, by the keyboard."""
        page = self.go(path)
        self.fill_in(group, password_of(group))
        page.get_by_role("banner").wait_for()
        return page

    def fill_in(self, username: str, password: str) -> None:
        self.page.get_by_label("User name").fill(username)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.keyboard.press("Enter")


class People:
    """Makes them; what went wrong in any of their browsers is a failure of the test."""

    def __init__(self, browser: Browser, stack: LocalStack) -> None:
        self._browser, self._state = browser, stack.state
        self._made: list[Person] = []

    def new(self, *, size: tuple[int, int] = LAPTOP, **options: Any) -> Person:
        """`options` are those of a Playwright context, such as color_scheme."""
        width, height = size
        context = self._browser.new_context(
            viewport={"width": width, "height": height}, has_touch=size == PHONE, **options
        )
        watch = Watch(context, (self._state.url, self._state.endpoint))
        person = Person(self._state.url, context, watch)
        self._made.append(person)
        return person

    def close(self) -> None:
        with ExitStack() as checks:
            for person in self._made:
                person.context.close()
                checks.callback(person.watch.check)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    """The local stack with its real functions and the console as its sources say."""
    console.build()
    with LocalStack(StackOptions(home=tmp_path_factory.mktemp("stack"), port=0)) as running:
        yield running


@pytest.fixture(scope="session")
def inbox(stack: LocalStack) -> Inbox:
    return Inbox(stack.state)


def drop_samples(inbox: Inbox, folder: Path) -> list[Outcome]:
    """Receipts and invoices in turn, made in `folder`, read and decided; some of them wait for a person."""
    made = load_docset(make_samples(folder, count=SAMPLES, seed=7))
    kept = keys_for([sample.path for sample in made], None)
    outcomes = inbox.wait([inbox.put(path, key) for path, key in kept.items()], lambda _: None, stall=240)
    assert sum(bool(outcome.questions) for outcome in outcomes) >= 4, "too few of them wait for a person"
    return list(outcomes)


@pytest.fixture(scope="session")
def documents(inbox: Inbox, tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    return drop_samples(inbox, tmp_path_factory.mktemp("samples"))


@pytest.fixture
def people(browser: Browser, stack: LocalStack, documents: list[Outcome]) -> Iterator[People]:
    made = People(browser, stack)
    yield made
    made.close()


@pytest.fixture
def freed(stack: LocalStack, documents: list[Outcome]) -> Iterator[None]:
    """Nobody holds a review before the test, nor after it."""
    release_all(stack.state.url)
    yield
    release_all(stack.state.url)


@pytest.fixture
def plain_review(stack: LocalStack, freed: None) -> dict[str, Any]:
    """An open review of which nothing has been answered."""
    found = open_reviews(stack.state.url)[0]
    without_answers(stack.state.url, found["id"])
    return found


@pytest.fixture
def review(plain_review: dict[str, Any]) -> str:
    """The same, by its id."""
    return str(plain_review["id"])


@pytest.fixture
def itemised_review(stack: LocalStack, freed: None) -> dict[str, Any]:
    """One with line items that were read."""
    with Program(stack.state.url, "reviewer") as program:
        for found in open_reviews(stack.state.url):
            if len(program.get(f"/reviews/{found['id']}")["prediction"]["line_items"]) > 1:
                without_answers(stack.state.url, found["id"])
                return found
    pytest.fail("no open review has line items")
