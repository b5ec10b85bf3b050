"""The second reader: Tesseract on single lines, and what the way of a document makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docloop.adapters.readers import make_second_reader
from docloop.adapters.readers.tesseract_lines import HEIGHT, TesseractSecondReader, cut
from docloop.errors import ConfigurationError, ReaderFailed, ReadingTimedOut
from docloop.model.document import DocumentState
from docloop.model.geometry import Box
from docloop.ports import PageImage
from docloop.settings import ExtractSettings
from PIL import Image

from tests.functional.paper import FakeSecondReader, receipt
from tests.functional.stage import Stage, raise_stage
from tests.functional.test_readers_hanging import ended, hanging_tesseract
from tests.page_files import ENGLISH, letter


@pytest.fixture(scope="module")
def reader() -> Iterator[TesseractSecondReader]:
    made = TesseractSecondReader(("eng", "deu"), 30)
    assert made.is_available()
    yield made
    made.close()


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


def _lines(image: Image.Image) -> list[Box]:
    """Where the lines of a letter are: runs of rows that hold ink."""
    grey = image.convert("L").point(lambda value: 255 if value < 128 else 0)
    inked = [grey.crop((0, y, grey.width, y + 1)).getbbox() is not None for y in range(grey.height)]
    edges = [y for y in range(1, grey.height) if inked[y] != inked[y - 1]]
    boxes = []
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        left, _, right, _ = grey.crop((0, top, grey.width, bottom)).getbbox() or (0, 0, 1, 1)
        pixels = (left - 3, top - 3, right + 3, bottom + 3)
        boxes.append(Box.from_pixels(*pixels, width=image.width, height=image.height))
    return boxes


def test_each_box_is_read_as_a_line(reader: TesseractSecondReader) -> None:
    # Given a letter and the boxes of its lines, out of order
    image = letter(ENGLISH)
    boxes = _lines(image)[::-1]
    # When
    seen = reader.reread(PageImage(number=4, image=image), boxes)
    # Then
    assert [each.text for each in seen] == list(ENGLISH)[::-1]
    assert [each.box for each in seen] == boxes
    assert {(each.page, each.reader) for each in seen} == {(4, "tesseract-line")}
    assert all(each.confidence is not None and each.confidence > 0.6 for each in seen)


def test_nothing_is_seen_where_nothing_is_printed(reader: TesseractSecondReader) -> None:
    page = PageImage(number=1, image=Image.new("RGB", (600, 800), "white"))
    [seen] = reader.reread(page, [Box(left=0.2, top=0.5, right=0.8, bottom=0.53)])
    assert seen.text == ""


@pytest.mark.parametrize(
    "box",
    [
        Box(left=0.0, top=0.0, right=0.0, bottom=0.0),
        Box(left=1.0, top=1.0, right=1.0, bottom=1.0),
        Box(left=0.0, top=0.0, right=1.0, bottom=1.0),
        Box(left=0.0, top=0.5, right=1.0, bottom=0.501),
        Box(left=0.5, top=0.0, right=0.501, bottom=1.0),
    ],
)
def test_a_box_of_any_shape_makes_a_picture_of_bounded_size(box: Box) -> None:
    picture = cut(Image.new("L", (2_000, 1_500), 255), box)
    assert 0 < picture.width <= 6_100
    assert 0 < picture.height <= HEIGHT + 20


def test_a_tesseract_that_hangs_is_killed(tmp_path: Path) -> None:
    hanging = TesseractSecondReader(("eng",), 1, path=str(hanging_tesseract(tmp_path)))
    with pytest.raises(ReadingTimedOut):
        hanging.reread(PageImage(number=2, image=letter(ENGLISH)), [Box(left=0, top=0, right=1, bottom=0.1)])
    assert all(ended(int(pid)) for pid in (tmp_path / "pids").read_text().split())


def test_a_tesseract_that_fails_is_told(tmp_path: Path) -> None:
    failing = tmp_path / "tesseract"
    failing.write_text("#!/bin/sh\nexit 1\n")
    failing.chmod(0o755)
    with pytest.raises(ReaderFailed):
        TesseractSecondReader(("eng",), 10, path=str(failing)).reread(
            PageImage(number=2, image=letter(ENGLISH)), [Box(left=0, top=0, right=1, bottom=0.1)]
        )


def test_what_is_asked_for_must_be_installed(stage: Stage) -> None:
    settings: ExtractSettings = stage.settings("extract", ExtractSettings)
    assert settings.second_reader == "tesseract"
    with pytest.raises(ConfigurationError):
        make_second_reader(settings.model_copy(update={"languages": ("tlh",)}))
    with pytest.raises(ConfigurationError):
        make_second_reader(settings.model_copy(update={"tesseract_path": "/nowhere/tesseract"}))
    assert make_second_reader(settings.model_copy(update={"second_reader": "none"})) is None


def test_fields_that_two_readers_read_differently_are_told_to_people(stage: Stage) -> None:
    # Given a second reader that sees another total everywhere
    fake = FakeSecondReader("Total 72.50")
    stage.second_reader = fake
    stage.aim()
    stage.upload("inbox/receipt/lunch.txt", receipt(total="12.50"))
    # When
    stage.settle()
    # Then it was asked once, for some lines of the only page
    [(page, lines)] = fake.asked
    assert page == 1
    assert 3 < lines <= 20
    # and what it saw is kept, and told
    document = stage.document()
    kept = stage.stores.files.prediction(document)
    assert kept is not None
    assert {each.text for each in kept.rereadings} == {"Total 72.50"}
    total = kept.get("TOTAL")
    assert total is not None
    assert "The readers differ: “12.50” / “72.50”." in total.reasons
    repairs = {each.repair.value for each in kept.findings if each.repair and each.fields == ("TOTAL",)}
    assert repairs == {"72.50"}


def test_a_second_reader_that_fails_leaves_the_first_reading(stage: Stage) -> None:
    # Given
    stage.second_reader = FakeSecondReader("", failure=ReaderFailed(page=1, reader="fake-second"))
    stage.aim()
    stage.upload("inbox/receipt/lunch.txt", receipt(total="12.50"))
    # When
    stage.settle()
    # Then
    document = stage.document()
    assert document.state is DocumentState.IN_REVIEW
    kept = stage.stores.files.prediction(document)
    assert kept is not None
    assert kept.rereadings == ()
    assert kept.value("TOTAL") == "12.50"


def test_pages_read_by_an_earlier_invocation_are_read_again_too(stage: Stage) -> None:
    # Given a document of two pages whose first invocation has time for one
    fake = FakeSecondReader("whatever")
    stage.second_reader = fake
    stage.aim()
    stage.upload("inbox/receipt/long.txt", b"\f".join([receipt(total="12.50"), b"Card no 7\nTax 1.00\n"]))
    stage.remaining = lambda: 30.0
    stage.deliver()
    assert fake.asked == []
    # When
    stage.remaining = lambda: 300.0
    stage.settle()
    # Then
    assert stage.document().pages == 2
    assert 1 in {page for page, _ in fake.asked}
