"""Documents are found and looked at; what failed is tried again, what was decided reopened, what must go erased."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox, Outcome
from tests.browser.accessibility import violations
from tests.browser.hostile import CORPUS
from tests.browser.people import PHONE, People
from tests.browser.watch import shift_of

ROWS = "tr[data-document]"


@pytest.fixture(scope="module")
def broken(inbox: Inbox, documents: list[Outcome], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The id of a document that no reader can open."""
    path = tmp_path_factory.mktemp("broken") / "broken.pdf"
    path.write_bytes(b"%PDF-1.4 and then nothing")
    (outcome,) = inbox.wait([inbox.put(path, "inbox/invoice/broken.pdf")], lambda _: None, stall=60)
    assert outcome.document
    return outcome.document.id


def settled(documents: list[Outcome]) -> str:
    """The id of a document that nobody had to look at."""
    return next(each.document.id for each in documents if each.document and each.document.state == "accepted")


def test_documents_are_listed_narrowed_and_opened(people: People, documents: list[Outcome], broken: str) -> None:
    someone = people.new()
    page = someone.sign_in("reviewer", "/documents")
    expect(page.locator(ROWS).filter(has_text="broken.pdf")).to_have_count(1)
    assert page.locator(ROWS).count() > len(documents)
    assert not violations(page)
    page.get_by_label("State").select_option("failed")
    expect(page.locator(ROWS).filter(has_not_text="failed")).to_have_count(0)
    expect(page.locator(ROWS).filter(has_text="broken.pdf")).to_have_count(1)
    expect(page).to_have_url(f"{someone.url}/console/documents?state=failed")
    page.get_by_label("Name contains").fill("no such name")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No documents match these filters")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_role("link", name="broken.pdf").click()
    expect(page.get_by_role("heading", name="broken.pdf")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_document_is_looked_at(people: People, documents: list[Outcome], scheme: str) -> None:
    page = people.new(color_scheme=scheme).sign_in("auditor", f"/documents/{settled(documents)}")
    page.locator(".pane img.paper").wait_for()
    row = page.locator(".field-row[data-field='VENDOR_NAME']")
    row.click()
    expect(row).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".pane svg .active, .pane .mark.active").first).to_be_visible()
    assert not violations(page)
    assert shift_of(page) < 0.02
    # Its result is a file, in both shapes
    for button, name in (("Result as JSON", "docloop"), ("Result in Textract format", "textract")):
        with page.expect_download() as saved:
            page.get_by_role("button", name=button).click()
        assert saved.value.suggested_filename.endswith(f"-{name}.json")
        assert json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    # And a table
    with page.expect_download() as saved:
        page.get_by_role("button", name="Result as CSV").click()
    heads, *rows = csv.reader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8")))
    assert heads == ["field", "title", "value"]
    assert {"payable", "owed_by"} <= {each[0] for each in rows if each}
    assert row.locator(".field-value").inner_text() in {each[2] for each in rows if len(each) == len(heads)}


def test_it_reads_well_on_a_phone(people: People, documents: list[Outcome]) -> None:
    page = people.new(size=PHONE).sign_in("reviewer", "/documents")
    page.locator(ROWS).first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not violations(page)
    page.goto(f"{page.url}/{settled(documents)}")
    page.locator(".field-row").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not violations(page)


def test_what_failed_is_tried_again_and_then_erased(people: People, stack: LocalStack, broken: str) -> None:
    # Given what no reader can open; a second try by a senior ends as the first
    page = people.new().sign_in("senior", f"/documents/{broken}")
    expect(page.get_by_role("button", name="Erase")).to_have_count(0)
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("dialog").get_by_role("button", name="Try again").click()
    expect(page.get_by_text("The document is being processed again.")).to_be_visible()
    expect(page.locator("[data-state=failed]")).to_be_visible(timeout=30_000)
    # When an administrator erases it, after having been told what goes
    page = people.new().sign_in("admin", f"/documents/{broken}")
    page.get_by_role("button", name="Erase").click()
    dialog = page.get_by_role("dialog", name="Erase the document permanently")
    expect(dialog).to_contain_text("cannot be undone")
    assert not violations(page)
    dialog.get_by_role("button", name="Erase").click()
    # Then nothing of it is there any more
    expect(page.locator("[data-state=erased]")).to_be_visible()
    expect(page.get_by_role("button", name="Erase")).to_have_count(0)
    with Program(stack.state.url, "auditor") as program:
        assert program.get(f"/documents/{broken}")["document"]["state"] == "erased"


def test_whatever_was_read_is_shown_as_text(people: People, documents: list[Outcome]) -> None:
    someone = people.new()
    page = someone.page

    def poison(route: Route) -> None:
        answer = route.fetch()
        detail = answer.json()
        for number, field in enumerate(detail["prediction"]["fields"]):
            field["value"] = CORPUS[number % len(CORPUS)]
        detail["document"] |= {"key": CORPUS[0], "reasons": list(CORPUS), "revision": 0}
        route.fulfill(response=answer, json=detail)

    page.route(re.compile(r"(?<!/console)/documents/doc_[a-z2-7]+$"), poison)
    someone.sign_in("admin", f"/documents/{settled(documents)}")
    expect(page.locator(".document-facts .reasons li")).to_have_count(len(CORPUS))
    page.wait_for_timeout(200)  # time for anything that would run
    assert page.evaluate("window.hacked") is None
    assert page.locator(".bench-side :is(script, iframe, img, style, base, form, object, embed)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_has_no_value_says_why(people: People, documents: list[Outcome]) -> None:
    """Read and left out as too unsure, absent or unreadable by a person's word, or not found at all."""
    someone = people.new()
    page = someone.page

    def without(route: Route) -> None:
        answer = route.fetch()
        result = answer.json()
        said = [each["name"] for each in result["fields"] if each["value"]][:3]
        for field in result["fields"]:
            field["value"] = None if field["name"] in said else field["value"]
        result["corrections"] = [
            {"field": said[number], "before": "x", "after": None, "verdict": verdict, "by": "ada", "at": result["at"]}
            for number, verdict in enumerate(("absent", "unreadable"))
        ]
        result["kind"] = "quote"
        route.fulfill(response=answer, json=result)

    page.route(re.compile(r"(?<!/console)/documents/doc_[a-z2-7]+/result$"), without)
    someone.sign_in("reviewer", f"/documents/{settled(documents)}")
    fields = page.get_by_role("region", name="Fields")
    for sentence in ("Left out because their confidence was too low: ", "Marked as not on the document: "):
        expect(fields.get_by_text(sentence)).to_have_count(1)
    expect(fields.get_by_text("Marked as unreadable: ")).to_have_count(1)
    expect(page.get_by_text("Do not pay this document.")).to_be_visible()
    assert not violations(page)
