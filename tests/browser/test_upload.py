"""Documents come in through the console: files and photographs, and where they are said to be."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docloop.lab.samples.making import make_sample
from PIL import Image, ImageFilter
from playwright.sync_api import Locator, Page, Route, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.hostile import CORPUS
from tests.browser.people import PHONE, People
from tests.browser.watch import shift_of
from tests.e2e.bad_files import pdf

READ_MS = 60_000


@pytest.fixture(scope="module")
def bill() -> dict[str, object]:
    data = pdf("INVOICE\nInvoice number 4711\nTotal 3.00")
    return {"name": "bill.pdf", "mimeType": "application/pdf", "buffer": data}


@pytest.fixture(scope="module")
def photographs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A sharp receipt, and the same again, out of focus."""
    folder = tmp_path_factory.mktemp("photographs")
    receipt = Image.open(io.BytesIO(make_sample("receipt", 0, 5).data)).convert("RGB")
    blurred = receipt.filter(ImageFilter.GaussianBlur(receipt.height / 250))
    paths = [folder / "sharp.jpg", folder / "blurred.jpg"]
    for picture, path in zip((receipt, blurred), paths, strict=True):
        picture.save(path, quality=90)
    return paths


def row(page: Page, name: str) -> Locator:
    return page.locator(".uploads li", has=page.locator("strong", has_text=re.compile(rf"^{re.escape(name)}$")))


def pick(page: Page, files: object, button: str = "Choose files") -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).click()
    chooser.value.set_files(files)  # type: ignore[arg-type]


def test_files_are_sent_and_seen_through_to_their_review(
    people: People, stack: LocalStack, bill: dict[str, object]
) -> None:
    # Given somebody who says what the files are
    someone = people.new()
    page = someone.sign_in("reviewer", "/upload")
    page.get_by_label("Document type").select_option("invoice")
    sent: list[dict[str, str]] = []
    someone.context.on("request", lambda request: sent.append(request.headers) if request.method == "POST" else None)
    # When a bill, an empty file and a program are chosen
    empty = {"name": "empty.pdf", "mimeType": "application/pdf", "buffer": b""}
    program = {"name": "setup.exe", "mimeType": "application/x-msdownload", "buffer": b"MZ"}
    pick(page, [bill, empty, program])
    # Then two are refused in a sentence, and the bill waiting for review, who can open it
    expect(row(page, "empty.pdf")).to_contain_text("The file is empty. Nothing was sent.")
    expect(row(page, "setup.exe")).to_contain_text("Nothing was sent.")
    expect(row(page, "bill.pdf")).to_contain_text("waiting for review", timeout=READ_MS)
    assert not violations(page)
    to_bucket = [headers for headers in sent if "multipart" in headers.get("content-type", "")]
    assert to_bucket
    assert not any("authorization" in headers for headers in to_bucket)
    row(page, "bill.pdf").get_by_role("link", name="Open the review").click()
    expect(page.locator(".bench")).to_be_visible()
    expect(page.locator(".type-button")).to_have_text("Invoice")


def test_photographs_become_one_document(people: People, stack: LocalStack, photographs: list[Path]) -> None:
    page = people.new(size=PHONE).sign_in("reviewer", "/upload")
    pick(page, photographs[1], "Take photos")
    tray = page.get_by_role("region", name="Photos of one document")
    expect(tray).to_contain_text("The photo looks blurred")
    pick(page, photographs[0], "Add a page")
    expect(tray.get_by_role("img")).to_have_count(2)
    expect(tray.get_by_text("The photo looks blurred")).to_have_count(1)
    # Put in order, turned and back by quarters, the blurred one taken away and taken again
    tray.get_by_role("button", name="Move page 2 up").click()
    for _ in range(4):
        tray.get_by_role("button", name="Rotate page 1 by 90°").click()
    tray.get_by_role("button", name="Remove page 2").click()
    expect(tray.get_by_text("The photo looks blurred")).to_have_count(0)
    pick(page, photographs[0], "Add a page")
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tray.get_by_role("button", name="Send as one document of 2 pages").click()
    expect(tray).to_have_count(0)
    # Then docloop reads both pages
    found = row(page, "Photos, 2 pages")
    expect(found).to_have_attribute("data-state", re.compile("accepted|in_review"), timeout=READ_MS)
    expect(found).to_contain_text("2 pages")
    expect(found).to_contain_text("Receipt")


def test_files_are_dropped_anywhere_and_tried_again_where_they_got_lost(
    people: People, stack: LocalStack, bill: dict[str, object]
) -> None:
    someone = people.new(color_scheme="dark")
    someone.watch.expect("Failed to load resource")
    page = someone.sign_in("annotator", "/upload")
    page.get_by_role("heading", name="Upload").wait_for()
    assert not violations(page)
    # Given a bucket that cannot be reached
    lost: list[Route] = []

    def lose(route: Route) -> None:
        lost.append(route)
        route.abort()

    page.route(f"{stack.state.endpoint}/**", lose)
    # When a file is dropped beside everything
    page.evaluate(
        """() => {
          const held = new DataTransfer();
          held.items.add(new File(["%PDF-1.4"], "dropped.pdf", { type: "application/pdf" }));
          for (const name of ["dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(name, { dataTransfer: held, bubbles: true, cancelable: true }));
        }"""
    )
    # Then it is said to be lost, and goes through when it is tried again; what is no document says so and why
    expect(row(page, "dropped.pdf")).to_contain_text("The upload failed")
    assert lost
    page.unroute(f"{stack.state.endpoint}/**")
    row(page, "dropped.pdf").get_by_role("button", name="Try again").click()
    expect(row(page, "dropped.pdf")).to_have_attribute("data-state", "failed", timeout=READ_MS)
    assert row(page, "dropped.pdf").locator(".field-error").inner_text()
    # It stays on the list while other screens are looked at, until it is taken off
    page.get_by_role("link", name="Overview").click()
    page.get_by_role("link", name="Upload").click()
    page.get_by_role("button", name="Remove dropped.pdf from the list").click()
    expect(page.locator(".uploads")).to_have_count(0)


def test_a_document_keeps_the_name_of_its_file(people: People) -> None:
    page = people.new().sign_in("reviewer", "/upload")
    data = pdf("INVOICE\nInvoice number 4712\nTotal 4.00")
    pick(page, [{"name": "Rechnung März.pdf", "mimeType": "application/pdf", "buffer": data}])
    expect(row(page, "Rechnung März.pdf")).to_contain_text("waiting for review", timeout=READ_MS)
    page.goto(page.url.replace("/upload", "/documents?text=März"))
    expect(page.get_by_role("link", name="Rechnung März.pdf")).to_be_visible()


def test_too_large_a_file_is_not_sent(people: People, stack: LocalStack, bill: dict[str, object]) -> None:
    someone = people.new()
    page = someone.page

    def stingy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "max_bytes": 10})

    page.route(re.compile(r"/documents$"), lambda route: stingy(route) if route.request.method == "POST" else None)
    someone.sign_in("reviewer", "/upload")
    pick(page, [{**bill, "name": "large.pdf"}])
    expect(row(page, "large.pdf")).to_contain_text("the limit is 10 bytes")
    with Program(stack.state.url, "reviewer") as program:
        assert program.get("/documents", text="large")["items"] == []


def test_a_name_is_shown_as_text(people: People, stack: LocalStack) -> None:
    page = people.new().sign_in("reviewer", "/upload")
    names = [f"{text.replace('/', ' ').replace(chr(0), '')}.exe" for text in CORPUS]
    pick(page, [{"name": name, "mimeType": "application/pdf", "buffer": b"x"} for name in names])
    expect(page.locator(".uploads li")).to_have_count(len(names))
    assert page.evaluate("window.hacked") is None
    assert page.locator(".uploads :is(script, iframe, img, style, base, form, object, embed)").count() == 0
    assert shift_of(page) < 0.02
