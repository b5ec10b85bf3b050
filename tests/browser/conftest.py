"""One stack with documents, one Chromium, and a page for whoever a test is about."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from docloop.lab.samples.making import make_sample
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from cdk.assemble import console
from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack, StackOptions
from cdk.local.stack_client import Inbox, Outcome, keys_for
from tests.browser.people import PATIENCE_MS, People
from tests.browser.reviewing import open_reviews, release_all, signed_in, without_answers
from tests.browser.sample_papers import POLICIES, SAMPLES

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
FAILED = pytest.StashKey[list[str]]()
"""What of a test failed: its set-up, the call."""

# Samples by their number; what is in a PDF as text is read at once.
SEED = 7
MORE = range(14, 10_000, 6)
ENOUGH, LATE_CLAIMS = 3, 20


def find_chromium() -> str:
    """The browser that CHROMIUM names, or one on PATH; there is no test without one."""
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]:
        if found := shutil.which(name):
            return found
    pytest.exit("The browser tests need Chromium: make browser installs it, or CHROMIUM names one.", returncode=1)


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
    with LocalStack(StackOptions(home=tmp_path_factory.mktemp("stack"), port=0, workers=1)) as running:
        with Program(running.state.url, "admin") as admin:
            for document_type, policy in POLICIES.items():
                admin.put(f"/policies/{document_type}", policy)
        yield running


@pytest.fixture(scope="session")
def inbox(stack: LocalStack) -> Inbox:
    return Inbox(stack.state)


def drop_samples(inbox: Inbox, folder: Path, which: Iterable[tuple[str, int]] = SAMPLES) -> list[Outcome]:
    """Receipts and invoices, made in `folder`, read and decided; some of them wait for a person."""
    made = []
    for kind, index in which:
        sample = make_sample(kind, index, SEED)
        made.append(folder / f"{kind}-{index:04d}-{sample.quality}{sample.suffix}")
        made[-1].write_bytes(sample.data)
    kept = keys_for(made, None)
    return list(inbox.wait([inbox.put(path, key) for path, key in kept.items()], lambda _: None, stall=240))


@pytest.fixture(scope="session")
def documents(inbox: Inbox, tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    return drop_samples(inbox, tmp_path_factory.mktemp("samples"))


class Reviews:
    """Open reviews for tests; more come when they run out."""

    def __init__(self, stack: LocalStack, inbox: Inbox, folder: Path) -> None:
        self._url, self._inbox, self._folder = stack.state.url, inbox, folder
        self._more = (("invoice", index) for index in MORE)

    def find(self, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """One of which nothing has been answered; `fits` is asked about it as GET /reviews/{id} tells it."""
        program = signed_in(self._url, "reviewer")
        for _ in range(10):
            for found in open_reviews(self._url):
                if fits(program.get(f"/reviews/{found['id']}")):
                    without_answers(self._url, found["id"])
                    return found
            self.add(1)
        raise AssertionError("no such review")

    def add(self, count: int) -> None:
        drop_samples(self._inbox, self._folder, islice(self._more, count))

    def free(self) -> None:
        """Nobody holds one, and enough of them wait."""
        program = signed_in(self._url, "auditor")
        for _ in range(LATE_CLAIMS):  # what a page had asked for when it was closed may come later
            release_all(self._url)
            if not (claimed := program.get("/reviews", state="claimed")["items"]):
                break
            time.sleep(0.5)
        assert claimed == []
        self.add(max(0, ENOUGH - len(open_reviews(self._url))))
        assert len(open_reviews(self._url)) >= ENOUGH


@pytest.fixture(scope="session")
def reviews(
    stack: LocalStack, inbox: Inbox, documents: list[Outcome], tmp_path_factory: pytest.TempPathFactory
) -> Reviews:
    return Reviews(stack, inbox, tmp_path_factory.mktemp("more"))


@pytest.fixture
def freed(reviews: Reviews) -> None:
    """Nobody holds a review when the test begins, and some wait, however many the tests before it ended."""
    reviews.free()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash.setdefault(FAILED, []).extend([report.when] if report.failed else [])
    return report


@contextmanager
def _company(request: pytest.FixtureRequest, browser: Browser, stack: LocalStack) -> Iterator[People]:
    made = People(browser, stack)
    yield made
    if request.node.stash.get(FAILED, []):
        made.tell()
    made.close()


@pytest.fixture
def people(request: pytest.FixtureRequest, browser: Browser, stack: LocalStack, freed: None) -> Iterator[People]:
    with _company(request, browser, stack) as made:
        yield made


@pytest.fixture
def labellers(request: pytest.FixtureRequest, browser: Browser, stack: LocalStack) -> Iterator[People]:
    """People without the documents that reviewing needs."""
    with _company(request, browser, stack) as made:
        yield made


@pytest.fixture
def plain_review(reviews: Reviews, freed: None) -> dict[str, Any]:
    """An open review of which nothing has been answered."""
    return reviews.find(lambda _: True)


@pytest.fixture
def review(plain_review: dict[str, Any]) -> str:
    """The same, by its id."""
    return str(plain_review["id"])


@pytest.fixture
def itemised_review(reviews: Reviews, freed: None) -> dict[str, Any]:
    """One with line items that were read."""
    return reviews.find(lambda detail: len(detail["prediction"]["line_items"]) > 1)


@pytest.fixture
def doubtful_review(reviews: Reviews, freed: None) -> dict[str, Any]:
    """One that begins with a question for whose answer there is more than one proposal."""

    def fits(detail: dict[str, Any]) -> bool:
        fields = {field["name"]: field for field in detail["prediction"]["fields"]}
        first = detail["review"]["questions"][0]["field"]
        return bool(fields.get(first, {}).get("alternatives"))

    return reviews.find(fits)
