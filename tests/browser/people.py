"""People with browsers of their own: they sign in, and what goes wrong in their browsers is told."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from cdk.local.resources import password_of
from cdk.local.stack import LocalStack
from tests.browser.watch import Watch

LAPTOP = (1280, 800)
PHONE = (390, 844)
PATIENCE_MS = 30_000
MOST_TOLD = 2_000
"""Characters of what a page shows."""


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
        """Whatever the language of the page."""
        self.page.locator(".sign-in-form [name=username]").fill(username)
        self.page.locator(".sign-in-form [name=password]").fill(password)
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

    def tell(self) -> None:
        """Prints what each of them sees, for a test that failed."""
        for number, person in enumerate(self._made, 1):
            for page in person.context.pages:
                sys.stdout.write(f"person {number} at {page.url} sees:\n{page.inner_text('body')[:MOST_TOLD]}\n")

    def close(self) -> None:
        """Each leaves as people do, and what they hold is given back before the next test looks for it."""
        with ExitStack() as checks:
            for person in self._made:
                for page in person.context.pages:
                    person.watch.leave(page)
                person.context.close()
                checks.callback(person.watch.check)
