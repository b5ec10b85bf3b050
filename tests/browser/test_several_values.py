"""A field that takes several values, and one that takes one of a list, from the form for types to the label."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox
from tests.browser.paper import middle, spot, whole
from tests.browser.people import People
from tests.browser.test_labelling import bench, saved_as, words_on
from tests.e2e.bad_files import pdf

TYPE = "contract"


def describe(page: Page) -> None:
    page.get_by_label("Title", exact=True).fill("Contract")
    page.get_by_label("Title of field 1").fill("Party")
    page.get_by_label("Kind of field 1").select_option("name")
    page.get_by_label("Multiple values of field 1").check()
    page.get_by_role("button", name="Add a field").click()
    page.get_by_label("Title of field 2").fill("Terms")
    page.get_by_label("Kind of field 2").select_option("choice")
    values = page.get_by_label("of field 2").last
    values.fill("net30 = 30 days net | net 30, prepaid = paid in advance")
    page.get_by_role("button", name="Save the document type").click()
    page.wait_for_url("**/new-type?type=contract")


def test_several_values_and_one_of_a_list_are_described_and_labelled(
    labellers: People, stack: LocalStack, inbox: Inbox, tmp_path: Path
) -> None:
    # Given a type that is described in the form, and a paper of it
    page = labellers.new().sign_in("admin", "/labelling/new-type")
    describe(page)
    path = tmp_path / "contract.pdf"
    path.write_bytes(pdf("CONTRACT\n\nNorthwind\n\nSouthgate\n\nPayment 30 days net\n"))
    [outcome] = inbox.wait([inbox.put(path, f"inbox/{TYPE}/contract.pdf")], lambda _: None, stall=60)
    document = outcome.dropped.document_id
    assert outcome.document is not None
    assert (outcome.document.state, outcome.document.document_type) == ("in_review", TYPE)

    # When what was suggested is taken out, one party is clicked, another one is clicked, and a third is typed
    page.goto(f"{stack.state.url}/console/labelling/{TYPE}")
    expect(bench(page)).to_have_attribute("data-document", document)
    words = words_on(stack, document)
    page.locator("[data-field=PARTY]").click()
    whole(page)
    page.keyboard.press("e")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.press("Delete")
    for name in ("Northwind", "Southgate"):
        page.mouse.click(*spot(page, *middle(words[name])))
        expect(page.locator("[data-field=PARTY] .question-value")).to_contain_text(name)
    page.keyboard.press("e")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("Third Ltd")
    page.keyboard.press("Enter")
    expect(bench(page)).to_have_attribute("data-active", "TERMS")
    page.keyboard.press("e")
    page.locator("[data-field=TERMS] select").select_option("net30")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-document='{document}']")).to_have_count(0)

    # Then the label has all of them, and leaves as a list
    page.goto(f"{stack.state.url}/console/labelling")
    [line] = saved_as(page, page.locator(f"[data-type={TYPE}]"), "Docset").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["fields"] == {"PARTY": ["Northwind", "Southgate", "Third Ltd"], "TERMS": "net30"}
