"""A document type from nothing: described, uploaded, labelled by clicking, trained, and then suggested."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.conftest import PHONE, People
from tests.browser.paper import middle, spot, whole
from tests.e2e.bad_files import pdf

TYPE = "delivery_note"
FIELDS = (("Note number", "NOTE_NUMBER", "identifier"), ("Delivered on", "DELIVERED_ON", "date"))
LABELLED = 8
PAPERS = LABELLED + 2
LONG_MS = 60_000


def note_number(paper: int) -> str:
    return f"LS-{4100 + 37 * paper}"


def delivered_on(paper: int) -> str:
    return f"2026-03-{paper + 10}"


def paper(number: int) -> bytes:
    """A delivery note with other numbers and another date beside those that are meant."""
    return pdf(
        "NORTHERN TIMBER YARD\nDelivery note\n\n"
        f"Customer {7000 + 11 * number}\nPrinted 2026-01-{number + 10}\n\n"
        f"Despatch {note_number(number)}\nUnloaded {delivered_on(number)}\nPallets {number + 3}\n"
    )


@pytest.fixture
def labellers(browser: Browser, stack: LocalStack) -> Iterator[People]:
    """People without the documents that reviewing needs."""
    made = People(browser, stack)
    yield made
    made.close()


def describe(page: Page) -> None:
    page.get_by_label("Title", exact=True).fill("Delivery note")
    for row, (title, name, kind) in enumerate(FIELDS, start=1):
        if row > 1:
            page.get_by_role("button", name="Add a field").click()
        page.get_by_label(f"Title of field {row}").fill(title)
        expect(page.get_by_label(f"Name of field {row}")).to_have_value(name)
        page.get_by_label(f"Kind of field {row}").select_option(kind)
    page.get_by_label("Required of field 1").check()


def bench(page: Page) -> Locator:
    found = page.locator(".labelling-bench")
    found.wait_for()
    return found


def words_on(stack: LocalStack, document: str) -> dict[str, dict[str, float]]:
    with Program(stack.state.url, "annotator") as program:
        read = program.get(f"/documents/{document}/pages/1")
    return {word["text"]: word["box"] for line in read["lines"] for word in line["words"]}


def label_by_clicking(page: Page, stack: LocalStack) -> str:
    """Clicks the two values of the document on the bench and saves; returns the document's id."""
    document = str(bench(page).get_attribute("data-document"))
    words = words_on(stack, document)
    meant = next(number for number in range(PAPERS) if note_number(number) in words)
    for (_, name, _), text in zip(FIELDS, (note_number(meant), delivered_on(meant)), strict=True):
        expect(bench(page)).to_have_attribute("data-active", name)
        whole(page)
        page.mouse.click(*spot(page, *middle(words[text])))
        expect(bench(page)).not_to_have_attribute("data-active", name)
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-document='{document}']")).to_have_count(0)
    return document


def value_in(page: Page, field: str) -> str:
    return page.locator(f".labelling-bench [data-field={field}] :is(.question-value, .field-value)").inner_text()


def test_a_new_type_from_zero_until_the_model_suggests(labellers: People, stack: LocalStack, tmp_path: Path) -> None:
    # Given somebody who describes a type in the form
    somebody = labellers.new()
    page = somebody.sign_in("admin", "/labelling/new")
    describe(page)
    expect(page.get_by_label("As YAML")).to_contain_text("required: [NOTE_NUMBER]")
    assert violations(page) == []
    page.get_by_role("button", name="Save the document type").click()

    # And uploads papers of it, which are read
    files = [tmp_path / f"note-{number}.pdf" for number in range(PAPERS)]
    for number, path in enumerate(files):
        path.write_bytes(paper(number))
    page.get_by_label("Choose files").set_input_files(files)
    expect(page.locator(".upload-lines [data-state=done]")).to_have_count(PAPERS, timeout=LONG_MS)
    page.get_by_role("link", name="Start labelling").click()

    # When some of them are labelled by clicking words
    labelled = {label_by_clicking(page, stack) for _ in range(LABELLED)}
    assert len(labelled) == LABELLED
    expect(page.locator(".label-progress")).to_contain_text(f"{LABELLED} labelled")
    assert violations(page) == []

    # And the stack's own learn function trains on them
    page.get_by_role("button", name="Train now").click()
    expect(page.locator(".toast").filter(has_text="new model reads Delivery note")).to_be_visible(timeout=LONG_MS)

    # Then the next document comes with what the model suggests, and is confirmed without a click
    page.reload()
    document = str(bench(page).get_attribute("data-document"))
    assert document not in labelled
    words = words_on(stack, document)
    for _, name, _ in FIELDS:
        assert value_in(page, name) in words, f"nothing suggested for {name}"
    meant = next(number for number in range(PAPERS) if note_number(number) in words)
    assert (value_in(page, "NOTE_NUMBER"), value_in(page, "DELIVERED_ON")) == (note_number(meant), delivered_on(meant))
    for _ in range(len(FIELDS) + 1):
        page.keyboard.press("Enter")
    expect(page.locator(".label-progress")).to_contain_text(f"{LABELLED + 1} labelled")
    with Program(stack.state.url, "annotator") as program:
        newest = program.get("/labels", type=TYPE)["items"][0]
    assert (newest["id"], newest["fields"]["NOTE_NUMBER"]) == (document, note_number(meant))
