"""Every screen, in the states that people meet; tests/browser/screens.py takes pictures of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.paper import still
from tests.browser.people import Person
from tests.browser.stage import UNREADABLE

DRAWN = "new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))"
"""Only then keys are heard."""


@dataclass(frozen=True)
class Screen:
    """`shown` is there when the screen is complete.

    `group` "" is nobody who is signed in. `path` names what is on the stage in braces. `keys` are pressed and then
    `act` done before the screen is looked at. Requests to the paths `without` are answered as if there were nothing.
    `complains` is what the browser may say of it.
    """

    name: str
    group: str
    path: str
    shown: str
    keys: tuple[str, ...] = ()
    act: Callable[[Page], None] | None = None
    without: tuple[str, ...] = ()
    complains: str = ""

    def visit(self, person: Person, names: Mapping[str, str]) -> Page:
        """Opens it in the page of somebody who is signed in, or of nobody where it is for nobody."""
        page = person.page
        if self.complains:
            person.watch.expect(self.complains)
        if self.without:
            asked = rf"{re.escape(person.url)}({'|'.join(self.without)})(\?|$)"
            page.route(re.compile(asked), answer_nothing)
        person.go(self.path.format(**names))
        page.locator(self.shown).first.wait_for()
        page.evaluate(DRAWN)
        for key in self.keys:
            page.keyboard.press(key)
        if self.act:
            self.act(page)
        still(page)
        if self.without:
            page.unroute_all(behavior="wait")
        return page


def answer_nothing(route: Route) -> None:
    if route.request.method != "GET":
        return route.fulfill(json={"next": None})
    answer = route.fetch()
    return route.fulfill(response=answer, json=emptied(answer.json()))


def emptied(answer: Any) -> Any:
    """The same answer, with nothing in its lists and nothing counted."""
    if isinstance(answer, dict):
        return {name: emptied(value) for name, value in answer.items()}
    if isinstance(answer, list):
        return []
    return 0 if isinstance(answer, int) and not isinstance(answer, bool) else answer


def sign_in_wrongly(page: Page) -> None:
    page.get_by_label("Username").fill("reviewer")
    page.get_by_label("Password", exact=True).fill("not this one")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()


def open_account(page: Page) -> None:
    page.get_by_role("button", name="Account of").click()


def give_back(page: Page) -> None:
    page.keyboard.press("g")
    page.locator(".toast").wait_for()
    page.wait_for_url("**/queue")
    page.locator("table").wait_for(timeout=30_000)


def edit_wrongly(page: Page) -> None:
    page.keyboard.press("e")
    page.get_by_role("textbox").fill("")
    page.keyboard.press("Enter")


def submit_in_doubt(page: Page) -> None:
    """Everything is confirmed but a total that somebody mistyped."""
    page.keyboard.press("c")
    page.keyboard.press("f")
    page.locator('[data-field="TOTAL"]').click()
    page.keyboard.press("e")
    page.get_by_role("textbox").fill("98765.43")
    page.keyboard.press("Enter")
    page.locator(".field-warning").wait_for()
    page.keyboard.press("Control+Enter")
    page.get_by_text("do not match the rest of the document").wait_for()


def open_first_field(page: Page) -> None:
    page.locator(".field-row").first.click()


def ask_to(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def send_what_fails(page: Page) -> None:
    sent = {"name": "scan-0118.pdf", "mimeType": "application/pdf", "buffer": UNREADABLE}
    page.locator("input[type=file]").first.set_input_files(sent)  # type: ignore[arg-type]
    page.locator(".uploads li:is([data-state=failed], [data-state=duplicate])").wait_for(timeout=60_000)


def describe_wrongly(page: Page) -> None:
    page.get_by_role("textbox").fill("name: unknown\ntitle: Note\nfields:\n  - {name: DATE, kind: dat}\n")
    page.locator(".mistakes li").first.wait_for()


def preview_strictly(page: Page) -> None:
    # By a key, as people do: what moves then has been asked for.
    page.get_by_label("Values are accepted").press("n")
    expect(page.get_by_label("Values are accepted")).to_have_value("review_all")
    page.keyboard.press("Control+Enter")
    page.locator("[data-effects]").wait_for()


PAPER = ".bench .pane img.paper"
ROW = "tr[data-review]"
DOCUMENT = ".document-bench .field-row"

SCREENS = (
    Screen("sign-in", "", "/queue", "form"),
    Screen("sign-in-wrong", "", "/queue", "form", act=sign_in_wrongly, complains="401"),
    Screen("sign-in-forgotten", "", "/queue", "form", act=ask_to("Forgot your password?")),
    Screen("queue", "senior", "/queue", ROW, ("j", "j")),
    Screen("queue-keys", "senior", "/queue", ROW, ("?",)),
    Screen("queue-escalate", "senior", "/queue", ROW, ("j", "e")),
    Screen("queue-escalated", "senior", "/queue?view=escalated", ROW),
    Screen("queue-decided", "senior", "/queue?view=recent", ROW),
    Screen("queue-done", "senior", "/queue", ".state h2", without=("/reviews",)),
    Screen("queue-narrowed", "senior", "/queue?supplier=nobody+of+this+name", ".state h2"),
    Screen("account-menu", "senior", "/queue", ROW, act=open_account),
    Screen("account", "senior", "/account", ".account section"),
    Screen("account-second-factor", "senior", "/account", ".account section", act=ask_to("Set up")),
    Screen("not-found", "senior", "/nowhere", ".state h1"),
    Screen("review", "senior", "/review/{review}", PAPER),
    Screen("review-keys", "senior", "/review/{review}", PAPER, ("?",)),
    Screen("review-flag", "senior", "/review/{review}", PAPER, ("l",)),
    Screen("review-reject", "senior", "/review/{review}", PAPER, ("x",)),
    Screen("review-items", "senior", "/review/{itemised}", PAPER, ("i",)),
    Screen("review-fields", "senior", "/review/{itemised}", PAPER, ("f",)),
    Screen("review-doubted", "senior", "/review/{itemised}", PAPER, act=submit_in_doubt),
    Screen("review-untyped", "senior", "/review/{untyped}", PAPER),
    Screen("review-type", "senior", "/review/{untyped}", PAPER, ("t",)),
    Screen("review-escalated", "senior", "/review/{escalated}", PAPER),
    Screen("review-given-back", "senior", "/review/{review}", PAPER, act=give_back),
    # What is being typed outlives the page: this one comes last.
    Screen("review-edit", "senior", "/review/{review}", PAPER, act=edit_wrongly),
    Screen("review-nothing", "senior", "/review", ".state :is(h1, h2)", without=("/reviews/next",)),
    Screen("review-looked-at", "auditor", "/review/{review}", PAPER),
    Screen("flags", "senior", "/flags", ".flags tbody tr"),
    Screen("flags-none", "senior", "/flags", ".state h2", without=("/flags",)),
    Screen("flags-add", "senior", "/flags", ".flags tbody tr", ("n",)),
    Screen("documents", "senior", "/documents", "tr[data-document]"),
    Screen("document", "senior", "/documents/{settled}", DOCUMENT, act=open_first_field),
    Screen("document-completed", "admin", "/documents/{completed}", DOCUMENT),
    Screen("document-waiting", "senior", "/documents?state=in_review", "tr[data-document]"),
    Screen("document-failed", "admin", "/documents/{failed}", ".document-bench .field-error"),
    Screen("document-retry", "senior", "/documents/{failed}", ".document-bench .field-error", act=ask_to("Try again")),
    Screen("document-erase", "admin", "/documents/{settled}", DOCUMENT, act=ask_to("Erase")),
    Screen("upload", "senior", "/upload", ".drop"),
    Screen("upload-failed", "senior", "/upload", ".drop", act=send_what_fails),
    Screen("overview", "admin", "/overview?days=28", ".plot canvas"),
    Screen("overview-none", "admin", "/overview", ".state h2", without=("/metrics/history", "/metrics")),
    Screen("audit", "auditor", "/audit", "tr[data-entry]"),
    Screen("audit-none", "admin", "/audit", ".state h2", without=("/audit",)),
    Screen("audit-narrowed", "admin", "/audit?subject=doc_nobody", ".state h2"),
    Screen("administration", "admin", "/administration", "tr[data-type]"),
    Screen("administration-type", "admin", "/administration/types/receipt", ".versions, .type-editor"),
    Screen("administration-new", "admin", "/administration/new-type", ".type-editor", act=describe_wrongly),
    Screen("administration-retire", "admin", "/administration/types/invoice", ".type-editor", act=ask_to("Retire")),
    Screen("administration-policies", "admin", "/administration/policies", "tr[data-policy=receipt] td:nth-child(2)"),
    Screen("administration-policy", "admin", "/administration/policies/invoice", ".field-rules tbody tr"),
    Screen("administration-preview", "admin", "/administration/policies/invoice", ".field-rules", act=preview_strictly),
    Screen("administration-models", "auditor", "/administration/models", "tr[data-model]"),
    Screen("administration-model", "admin", "/administration/models", "tr[data-model]", act=ask_to("Details")),
    Screen("administration-models-none", "admin", "/administration/models", ".state h2", without=("/models",)),
    Screen("administration-people", "auditor", "/administration/people", "tr[data-account]"),
    Screen("administration-invite", "admin", "/administration/people", "tr[data-account]", ("n",)),
    Screen("administration-stack", "admin", "/administration/stack", "tr[data-setting]"),
    Screen("administration-company", "admin", "/administration/stack", "tr[data-setting]", act=ask_to("Add company")),
    Screen("labelling", "admin", "/labelling", "li:last-child .type-card-figures"),
    Screen("labelling-new", "annotator", "/labelling/new-type", ".field-line input"),
    Screen("labelling-change", "senior", "/labelling/new-type?edit=receipt", ".field-line input"),
    Screen("labelling-upload", "annotator", "/labelling/new-type?type=receipt", ".upload-panel .drop"),
    Screen("labelling-bench", "admin", "/labelling/receipt", ".pane img.paper", ("Enter",)),
)
