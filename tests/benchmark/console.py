"""`python -m tests.benchmark.console --documents 50`: how long a reviewer waits in the console, measured in a browser.

Somebody confirms by the keyboard what the machine proposes, document after document. Each time runs from the key press
to the first frame that shows what comes next: another question, or another document with its picture.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from docloop.lab.evaluation.docset import load_docset
from docloop.lab.samples.making import make_samples
from playwright.sync_api import Page, sync_playwright

from cdk.assemble import console
from cdk.local.stack import LocalStack, StackOptions
from cdk.local.stack_client import Inbox, keys_for
from tests.browser.conftest import ARGUMENTS, find_chromium
from tests.browser.people import LAPTOP, PATIENCE_MS, Person
from tests.browser.watch import Watch

SAMPLES_EACH = 3
"""Of so many samples at least one waits for a person."""

LOOK_MS = 1500
"""How long the person looks at a document before submitting it: less than anybody needs to read one."""

LIMITS_MS = {"question": 100.0, "document": 300.0}

# Looks at every frame, and writes down when the one came that shows what a key press led to.
_METER = """
window.waits = [];
let pressed = 0, before = null;
addEventListener("keydown", () => { pressed = performance.now(); }, true);
const look = (now) => {
  const review = document.querySelector(".review");
  const picture = review?.querySelector(".pane img.paper");
  const isReady = review && picture?.complete && picture.naturalWidth > 0;
  if (isReady) {
    const { review: id, active } = review.dataset;
    if (before && (before.id !== id || before.active !== active)) {
      window.waits.push([before.id === id ? "question" : "document", performance.now() - pressed]);
    }
    before = { id, active };
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""

_CHANGED = """([id, active]) => {
  const review = document.querySelector(".review");
  return document.querySelector(".state h1") || document.querySelector(".editor") ||
    (review && (review.dataset.review !== id || review.dataset.active !== active));
}"""


def p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else max(values, default=0.0)


def press(page: Page, key: str, before: list[str | None]) -> None:
    page.keyboard.press(key)
    page.wait_for_function(_CHANGED, arg=before)


def where(page: Page) -> list[str | None]:
    review = page.locator(".review")
    return [review.get_attribute("data-review"), review.get_attribute("data-active")]


def work(page: Page, documents: int, progress: Callable[[int], None]) -> int:
    """Decides so many documents, or as many as there are; returns how many."""
    for done in range(documents):
        page.locator(".review .pane img.paper").or_(page.locator(".state h1")).first.wait_for()
        if page.locator(".state h1").count():
            return done
        page.wait_for_timeout(LOOK_MS)
        while (before := where(page))[1]:
            press(page, "Enter", before)
            if page.locator(".editor").count():
                # There is no proposal to confirm.
                page.keyboard.press("Escape")
                page.locator(".editor").wait_for(state="detached")
                press(page, "a", where(page))
        press(page, "Enter", where(page))
        progress(done + 1)
    return documents


def measure(stack: LocalStack, documents: int) -> dict[str, Any]:
    """Counts and milliseconds by what was waited for."""
    with ExitStack() as opened:
        playwright = opened.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        opened.callback(browser.close)
        context = browser.new_context(viewport={"width": LAPTOP[0], "height": LAPTOP[1]})
        context.set_default_timeout(PATIENCE_MS)
        watch = Watch(context, (stack.state.url, stack.state.endpoint))
        context.add_init_script(_METER)
        page = Person(stack.state.url, context, watch).sign_in("reviewer", "/review")
        done = work(page, documents, lambda count: _say(f"\r{count} of {documents}"))
        _say("\n")
        waits: list[tuple[str, float]] = page.evaluate("window.waits")
        watch.check()
    figures: dict[str, Any] = {"documents": done}
    for kind, limit in LIMITS_MS.items():
        values = [ms for each, ms in waits if each == kind]
        median = round(statistics.median(values), 1) if values else None
        most = round(max(values), 1) if values else None
        figures[kind] = {"count": len(values), "median_ms": median, "p95_ms": round(p95(values), 1)}
        figures[kind] |= {"max_ms": most, "limit_ms": limit}
    return figures


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.console", description=__doc__)
    parser.add_argument("--documents", type=int, default=50, help="how many are decided (50)")
    arguments = parser.parse_args()
    console.build()
    with (
        tempfile.TemporaryDirectory(prefix="docloop-console-") as scratch,
        LocalStack(StackOptions(home=Path(scratch) / "home", port=0)) as stack,
    ):
        folder = make_samples(Path(scratch) / "samples", count=arguments.documents * SAMPLES_EACH, seed=11)
        inbox = Inbox(stack.state)
        kept = keys_for([sample.path for sample in load_docset(folder)], None)
        inbox.wait([inbox.put(path, key) for path, key in kept.items()], lambda _: None, stall=600)
        sys.stdout.write(json.dumps(measure(stack, arguments.documents), indent=2) + "\n")


if __name__ == "__main__":
    main()
