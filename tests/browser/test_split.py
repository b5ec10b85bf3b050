"""A file that may hold several papers: a person marks where each begins, or draws where each lies on a page."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from docloop.lab.samples.chance import chance
from docloop.lab.samples.making import receipt_pdf
from docloop.lab.samples.printing import render
from docloop.lab.samples.stack_letters import draw_delivery_note, make_house, make_letter
from docloop.lab.samples.stack_words import WORDS
from docloop.lab.samples.stacks import CUSTOMER, joined
from PIL import Image
from playwright.sync_api import Page, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox
from tests.browser.people import People
from tests.browser.reviewing import bench


def may_be_two() -> bytes:
    """A receipt, and behind it a delivery note of somebody else, which may stand alone."""
    rng = chance("split in the browser")
    letter = make_letter(rng, make_house(rng, WORDS["en"]), 1, CUSTOMER)
    return joined([receipt_pdf(0, 1), draw_delivery_note(letter, "LS40711", refers=False)])


def beside_each_other() -> bytes:
    """A photograph of a receipt and its copy."""
    receipt = render(receipt_pdf(1, 1), dpi=130)[0]
    table = Image.new("L", (2 * receipt.width + 180, receipt.height + 120), 50)
    table.paste(receipt, (60, 60))
    table.paste(receipt, (receipt.width + 120, 60))
    data = io.BytesIO()
    table.save(data, "JPEG", quality=90)
    return data.getvalue()


def dropped(inbox: Inbox, folder: Path, name: str, data: bytes | None = None) -> str:
    """The id of the review that asks where papers begin."""
    path = folder / name
    path.write_bytes(data or may_be_two())
    [outcome] = inbox.wait([inbox.put(path, f"inbox/{name}")], lambda _: None, stall=60)
    assert outcome.document is not None
    assert outcome.document.review_id is not None
    return outcome.document.review_id


def divided(page: Page, stack: LocalStack, review: str) -> dict[str, Any]:
    """The document once what is proposed or drawn was sent."""
    with page.expect_response(lambda answer: answer.url.endswith("/split")) as sent:
        page.keyboard.press("Control+Enter")
    assert sent.value.ok, sent.value.text()
    with Program(stack.state.url, "senior") as senior:
        document = senior.get(f"/reviews/{review}")["review"]["document_id"]
        return dict(senior.get(f"/documents/{document}")["document"])


def test_a_file_is_split_by_keyboard(people: People, stack: LocalStack, inbox: Inbox, tmp_path: Path) -> None:
    review = dropped(inbox, tmp_path, "two.pdf")
    page = people.new().sign_in("reviewer", f"/review/{review}")
    expect(bench(page).get_by_text("Where does each paper begin?").first).to_be_visible()
    mark = page.locator('[data-cut="2"]')
    proposed = mark.get_attribute("aria-pressed")

    # The second page is turned to, its mark is taken away and set again
    page.keyboard.press("j")
    expect(bench(page)).to_have_attribute("data-active", "2")
    page.keyboard.press("s")
    expect(mark).not_to_have_attribute("aria-pressed", proposed or "")
    if mark.get_attribute("aria-pressed") == "false":
        page.keyboard.press("s")
    expect(bench(page).get_by_role("status").first).to_have_text("2 papers")
    whole = divided(page, stack, review)
    assert (whole["state"], len(whole["parts"])) == ("split", 2)
    page.goto(f"{stack.state.url}/console/documents/{whole['id']}")
    expect(page.get_by_role("link", name="page 2")).to_be_visible()


def test_a_file_is_kept_as_one_paper(people: People, stack: LocalStack, inbox: Inbox, tmp_path: Path) -> None:
    review = dropped(inbox, tmp_path, "one.pdf")
    page = people.new().sign_in("reviewer", f"/review/{review}")
    expect(page.locator('[data-cut="2"]')).to_be_visible()
    with page.expect_response(lambda answer: answer.url.endswith("/split")) as sent:
        if page.get_by_role("button", name="It is one paper").count() == 1:
            page.keyboard.press("o")
    assert sent.value.json()["outcome"] == "kept_whole"
    with Program(stack.state.url, "senior") as senior:
        document = senior.get(f"/reviews/{review}")["review"]["document_id"]
        assert senior.get(f"/documents/{document}")["document"]["parts"] == []


def test_areas_of_a_picture_are_removed_and_drawn(
    people: People, stack: LocalStack, inbox: Inbox, tmp_path: Path
) -> None:
    review = dropped(inbox, tmp_path, "photograph.jpg", beside_each_other())
    page = people.new().sign_in("reviewer", f"/review/{review}")
    expect(bench(page).get_by_text("Which areas are papers of their own?").first).to_be_visible()
    marks, status = page.locator("rect[data-mark]"), bench(page).get_by_role("status").first
    expect(marks).to_have_count(2)
    expect(status).to_have_text("2 papers")
    place = marks.nth(1).bounding_box()
    assert place is not None

    # One area is taken away, and drawn again
    page.get_by_role("button", name="Remove the area of paper 2").click()
    expect(marks).to_have_count(0)
    expect(status).to_have_text("One paper")
    page.mouse.move(place["x"] + 4, place["y"] + 4)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] - 4, place["y"] + place["height"] - 4, steps=4)
    page.mouse.up()
    expect(marks).to_have_count(2)
    whole = divided(page, stack, review)
    assert (whole["state"], [each["area"] is not None for each in whole["parts"]]) == ("split", [True, True])
