"""What no page may do, whatever a test is about: complain, break its rules, or talk to strangers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

# Told to the console by the page itself: a rule of the policy that something ran into, and how far things jumped.
_REPORTER = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`));
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""

_STEP_MS = 20
_PATIENCE_STEPS = 100


class Watch:
    """Watches a browser context from before its first page. `origins` are those it may talk to."""

    def __init__(self, context: BrowserContext, origins: Iterable[str]) -> None:
        self._origins = frozenset(origins)
        self._expected: list[re.Pattern[str]] = []
        self._wrong: list[str] = []
        self._under_way: set[Request] = set()
        context.add_init_script(_REPORTER)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self._wrong.append(f"uncaught: {error.error}"))
        context.on("request", self._on_request)
        context.on("requestfinished", self._on_end)
        context.on("requestfailed", self._on_end)
        context.on("dialog", self._on_dialog)

    def expect(self, pattern: str) -> None:
        """A complaint that the test provokes, such as Chromium's own about an answer of 409."""
        self._expected.append(re.compile(pattern))

    def leave(self, page: Page) -> None:
        """Has the page do what it does when it is closed, and waits until the answers are there."""
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        for _ in range(_PATIENCE_STEPS):
            page.wait_for_timeout(_STEP_MS)
            if not self._under_way:
                return

    def check(self) -> None:
        """Raises AssertionError for everything unexpected."""
        wrong = [line for line in self._wrong if not any(pattern.search(line) for pattern in self._expected)]
        assert not wrong, "\n".join(wrong)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._wrong.append(f"console {message.type}: {message.text}")

    def _on_dialog(self, dialog: Dialog) -> None:
        self._wrong.append(f"dialog: {dialog.type} {dialog.message}")
        dialog.accept()  # one that nobody answers holds everything up

    def _on_end(self, request: Request) -> None:
        self._under_way.discard(request)

    def _on_request(self, request: Request) -> None:
        self._under_way.add(request)
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob"} and f"{parts.scheme}://{parts.netloc}" not in self._origins:
            self._wrong.append(f"foreign request: {parts.scheme}://{parts.netloc}")


def shift_of(page: Page) -> float:
    """How far things have jumped since the page was opened (cumulative layout shift)."""
    return float(page.evaluate("window.shifted"))
