"""A document type from nothing: described, uploaded, labelled by clicking, trained, and then suggested."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox
from tests.browser.accessibility import violations
from tests.browser.delivery_notes import delivered_on, note_number, paper
from tests.browser.paper import middle, spot, whole
from tests.browser.people import People

TYPE = "delivery_note"
FIELDS = (("Note number", "NOTE_NUMBER", "identifier"), ("Delivered on", "DELIVERED_ON", "date"))
LABELLED = 6
PAPERS = LABELLED + 2  # one to pass over, one to be suggested
LONG_MS = 60_000


def describe(page: Page) -> None:
    page.get_by_label("Title", exact=True).fill("Delivery note")
    for row, (title, name, kind) in enumerate(FIELDS, start=1):
        if row > 1:
            page.get_by_role("button", name="Add a field").click()
        page.get_by_label(f"Title of field {row}").fill(title)
        expect(page.get_by_label(f"Name of field {row}")).to_have_value(name)
        page.get_by_label(f"Kind of field {row}").select_option(kind)
    page.get_by_label("Required of field 1").check()


def ask_for_pallets(page: Page, inbox: Inbox, folder: Path) -> None:
    """One field more, by the form, and the next paper on the bench."""
    page.get_by_role("link", name="All document types").click()
    page.locator(f"[data-type={TYPE}]").get_by_role("link", name="Edit the type").click()
    page.get_by_role("button", name="Add a field").click()
    page.get_by_label(f"Title of field {len(FIELDS) + 1}").fill("Pallets")
    page.get_by_role("button", name="Save the document type").click()
    path = folder / "one-more.pdf"
    path.write_bytes(paper(PAPERS))
    inbox.wait([inbox.put(path, f"inbox/{TYPE}/one-more.pdf")], lambda _: None, stall=60)
    page.locator(f"[data-type={TYPE}]").get_by_role("link", name="Label next").click()
    bench(page)


def decided(stack: LocalStack) -> set[str]:
    with Program(stack.state.url, "auditor") as program:
        return {each["id"] for each in program.get("/documents", type=TYPE, state="completed", limit="100")["items"]}


def newest_label(stack: LocalStack) -> Any:
    with Program(stack.state.url, "annotator") as program:
        return program.get("/labels", type=TYPE)["items"][0]


def bench(page: Page) -> Locator:
    found = page.locator(".label-bench")
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
    return page.locator(f".label-bench [data-field={field}] :is(.question-value, .field-value)").inner_text()


def taught(stack: LocalStack, inbox: Inbox, folder: Path, name: str) -> str:
    """A type of this name with one document that has a label; returns the document's id."""
    path = folder / "paper.pdf"
    path.write_bytes(paper(PAPERS + len(name)))
    with Program(stack.state.url, "admin") as admin:
        admin.post(
            "/document-types", {"yaml": f"{{name: {name}, title: Slip, fields: [{{name: SLIP_ID, kind: text}}]}}"}
        )
        [outcome] = inbox.wait([inbox.put(path, f"inbox/{name}/paper.pdf")], lambda _: None, stall=60)
        answers = [{"field": "SLIP_ID", "verdict": "corrected", "value": "LS-1"}]
        draft = {"answers": answers, "document_type": name}
        admin.post("/labels", {"document_id": outcome.dropped.document_id, "draft": draft})
    return outcome.dropped.document_id


def saved_as(page: Page, card: Locator, button: str) -> Path:
    with page.expect_download() as coming:
        card.get_by_role("button", name=button).click()
    return Path(coming.value.path())


def test_labels_leave_as_files_and_come_back(
    labellers: People, stack: LocalStack, inbox: Inbox, tmp_path: Path
) -> None:
    # Given a label
    document = taught(stack, inbox, tmp_path, "packing_slip")
    page = labellers.new().sign_in("annotator", "/labelling")
    card = page.locator("[data-type=packing_slip]")
    expect(card).to_contain_text("1 labelled")

    # When it is saved in both shapes
    lines = saved_as(page, card, "Docset").read_text(encoding="utf-8").splitlines()
    tasks = json.loads(saved_as(page, card, "Label Studio").read_text(encoding="utf-8"))

    # Then both hold it
    assert [json.loads(line)["fields"] for line in lines] == [{"SLIP_ID": "LS-1"}]
    assert [task["data"]["document_id"] for task in tasks] == [document]

    # And what was annotated elsewhere comes back, with what is wrong told task by task
    result = {"from_name": "SLIP_ID", "to_name": "page", "type": "textarea", "value": {"text": ["LS-2"]}}
    annotated = [
        {"data": {"document_id": document}, "annotations": [{"result": [result]}]},
        {"data": {"document_id": "doc_" + "a" * 26}, "annotations": [{"result": [result]}]},
    ]
    file = tmp_path / "tasks.json"
    file.write_text(json.dumps([{**tasks[0], **annotated[0]}, annotated[1]]), encoding="utf-8")
    page.get_by_label("Choose a file of annotated tasks").set_input_files(file)
    told = page.get_by_role("dialog")
    expect(told).to_contain_text("One document was labelled")
    expect(told).to_contain_text("One task was rejected")
    expect(told).to_contain_text("Task 2")
    assert violations(page) == []


def test_a_file_that_is_no_list_of_tasks_is_told_so(labellers: People) -> None:
    page = labellers.new().sign_in("annotator", "/labelling")

    broken = FilePayload(name="tasks.json", mimeType="application/json", buffer=b"{")
    page.get_by_label("Choose a file of annotated tasks").set_input_files(broken)

    expect(page.locator(".toast")).to_contain_text("not a list of Label Studio tasks")


def test_without_labels_there_is_nothing_to_train_on(labellers: People, stack: LocalStack) -> None:
    with Program(stack.state.url, "admin") as admin:
        admin.post("/document-types", {"yaml": "{name: gate_pass, title: Pass, fields: [{name: PASS_ID, kind: text}]}"})
    page = labellers.new().sign_in("admin", "/labelling")
    card = page.locator("[data-type=gate_pass]")
    expect(card).to_contain_text("There is nothing to train on yet. Label some documents first.")
    expect(card.get_by_role("button", name="Train now")).to_be_disabled()


def test_a_new_type_from_zero_until_the_model_suggests(
    labellers: People, stack: LocalStack, inbox: Inbox, tmp_path: Path
) -> None:
    # Given somebody who describes a type in the form
    somebody = labellers.new()
    page = somebody.sign_in("admin", "/labelling/new-type")
    describe(page)
    expect(page.get_by_label("As JSON or YAML")).to_have_value(re.compile(r'"required": \[\s*"NOTE_NUMBER"\s*\]'))
    assert violations(page) == []
    page.get_by_role("button", name="Save the document type").click()

    # And uploads papers of it, which are read
    files = [tmp_path / f"note-{number}.pdf" for number in range(PAPERS)]
    for number, path in enumerate(files):
        path.write_bytes(paper(number))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose files").click()
    chooser.value.set_files(files)
    expect(page.locator(".uploads li[data-state=in_review]")).to_have_count(PAPERS, timeout=LONG_MS)
    page.get_by_role("link", name="Start labelling").click()

    # And passes one over for now
    skipped = str(bench(page).get_attribute("data-document"))
    page.keyboard.press("s")
    expect(page.locator(f"[data-document='{skipped}']")).to_have_count(0)

    # When some of them are labelled by clicking words; nobody has told yet which of the numbers is meant
    assert not value_in(page, "NOTE_NUMBER").startswith("LS-")
    labelled = {label_by_clicking(page, stack) for _ in range(LABELLED)}
    assert decided(stack) == labelled  # their reviews ask nobody for the same again
    expect(page.locator(".label-progress")).to_contain_text(f"{LABELLED} labelled")
    assert violations(page) == []

    # And the stack's own learn function trains on them
    page.get_by_role("button", name="Train now").click()
    expect(page.locator(".toast").filter(has_text="new model is now in use for Delivery note")).to_be_visible(
        timeout=LONG_MS
    )

    # Then the document on the bench, which was read before, comes with what the model suggests now
    expect(bench(page).locator("[data-field=NOTE_NUMBER] .question-value")).to_contain_text("LS-")
    document = str(bench(page).get_attribute("data-document"))
    assert document not in labelled
    words = words_on(stack, document)
    for _, name, _ in FIELDS:
        assert value_in(page, name) in words, f"nothing suggested for {name}"
    meant = next(number for number in range(PAPERS) if note_number(number) in words)
    assert (value_in(page, "NOTE_NUMBER"), value_in(page, "DELIVERED_ON")) == (note_number(meant), delivered_on(meant))
    # And is confirmed without a click
    for _ in range(len(FIELDS) + 1):
        page.keyboard.press("Enter")
    expect(page.locator(".label-progress")).to_contain_text(f"{LABELLED + 1} labelled")
    assert newest_label(stack)["fields"]["NOTE_NUMBER"] == note_number(meant)

    # And what was passed over is still there; an answer outlives the page, and the rest is said to be absent at once
    expect(page.get_by_role("heading", name="There is nothing left to label")).to_be_visible()
    expect(page.get_by_text("You skipped one document")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Check again").click()
    expect(bench(page)).to_have_attribute("data-document", skipped)
    page.keyboard.press("Enter")
    expect(bench(page)).to_have_attribute("data-active", "DELIVERED_ON")
    page.reload()
    expect(bench(page)).to_have_attribute("data-active", "DELIVERED_ON")
    page.keyboard.press("Shift+A")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="There is nothing left to label")).to_be_visible()
    last = newest_label(stack)
    assert (last["id"], last["fields"]["DELIVERED_ON"]) == (skipped, None)

    # And when the type asks for more, the model still suggests what it has learned, and the rest is open
    ask_for_pallets(page, inbox, tmp_path)
    assert value_in(page, "NOTE_NUMBER") == note_number(PAPERS)
    expect(page.locator(".label-bench [data-field=PALLETS]")).to_be_visible()
