"""Several receipts on one picture, on moto: cut apart where that is certain, asked where it is not.

A receipt is a white sheet with a code that holds its text, so that a picture is read as fast as text is.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator

import pytest
import zxingcpp
from docloop.adapters.codes import find_codes
from docloop.adapters.pages import Budgets, FileOpener
from docloop.errors import InvalidRequest
from docloop.model.document import Document, DocumentState
from docloop.model.geometry import Box
from docloop.model.parts import PageSpan
from docloop.model.reading import Line, PageReading, Word
from docloop.model.review import Review, ReviewOutcome
from docloop.ports import PageImage
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.reviews.claims import claim
from docloop.use_cases.reviews.split_review import split
from PIL import Image

from tests.functional.crash import desk_of, states
from tests.functional.paper import receipt
from tests.functional.stacked import PERSON
from tests.functional.stage import Stage, raise_stage
from tests.functional.test_parts_together import ADMIN
from tests.stored_files import derived_bucket

S = DocumentState
CAFE = receipt("Corner Cafe Ltd", "R-1001", "12.50")
SHOP = receipt("Harbour Books", "B-7734", "48.00").replace(
    b"12 Market Street\nBristol BS1 3AA", b"7 Quay Road\nLeeds LS1 4AB"
)
SIDE = 400
BUDGETS = Budgets(max_bytes=5_000_000, max_pages=5, max_pixels=5_000_000, render_dpi=100)


class CodeReader:
    """Reads the text of each code, over the sheet around it. `read_pictures` are the sizes of those it was given."""

    name = "codes"

    def __init__(self) -> None:
        self.read_pictures: list[tuple[int, int]] = []

    def is_available(self) -> bool:
        return True

    def read(self, page: PageImage, within: float = math.inf) -> PageReading:
        self.read_pictures.append(page.image.size)
        lines = [line for code in find_codes(page.image) for line in _lines(code.text, code.box)]
        width, height = page.image.size
        return PageReading(
            number=page.number, width=width, height=height, reader=self.name, lines=tuple(lines), rotation=page.rotation
        )


def _lines(text: str, box: Box) -> list[Line]:
    rows = text.splitlines()
    step = box.height / len(rows)
    return [
        Line(words=tuple(_words(row.split(), box, box.top + place * step, step * 0.8)))
        for place, row in enumerate(rows)
        if row.strip()
    ]


def _words(texts: list[str], box: Box, top: float, height: float) -> Iterator[Word]:
    left, step = box.left, box.width / 36
    for text in texts:
        right = min(box.right, left + step * len(text))
        place = Box(left=min(left, right), top=top, right=right, bottom=top + height)
        yield Word(text=text, box=place, confidence=0.99)
        left = right + step


def picture(*texts: bytes, ground: int = 40, turned: float = 0.0) -> bytes:
    """Sheets beside each other on a ground, each with the code of its text."""
    table = Image.new("L", (60 + len(texts) * (SIDE + 90), SIDE + 240), ground)
    for place, text in enumerate(texts):
        sheet = Image.new("L", (SIDE, SIDE + 60), 250)
        code = zxingcpp.create_barcode(text.decode(), zxingcpp.BarcodeFormat.QRCode)
        drawn = Image.fromarray(code.to_image(scale=4))
        sheet.paste(drawn, ((SIDE - drawn.width) // 2, (SIDE + 60 - drawn.height) // 2))
        mask = Image.new("L", sheet.size, 255).rotate(turned, expand=True)
        table.paste(sheet.rotate(turned, Image.Resampling.BICUBIC, expand=True), (60 + place * (SIDE + 90), 60), mask)
    data = io.BytesIO()
    table.save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def reader() -> CodeReader:
    return CodeReader()


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch, reader: CodeReader) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.readers = [reader]
        made.aim(FileOpener(BUDGETS))
        yield made


def dropped(stage: Stage, data: bytes, key: str = "inbox/receipts.png") -> Document:
    version = stage.upload(key, data)
    stage.settle()
    return next(each for each in stage.documents() if each.part is None and each.source.version_id == version)


def parts_of(stage: Stage, whole: Document) -> list[Document]:
    return [stage.stores.documents.get(each) for each in whole.part_ids]


def numbers_of(stage: Stage, parts: list[Document]) -> list[str | None]:
    said = [stage.stores.files.prediction(each) for each in parts]
    return [each.value("INVOICE_RECEIPT_ID") for each in said if each]


def asked(stage: Stage) -> Review:
    """The review of two receipts of one shop, claimed."""
    whole = dropped(stage, picture(CAFE, receipt("Corner Cafe Ltd", "R-1002", "7.20")))
    assert whole.review_id
    return claim(desk_of(stage), PERSON, whole.review_id)


def test_receipts_on_sheets_of_their_own_become_documents(stage: Stage, reader: CodeReader) -> None:
    whole = dropped(stage, picture(CAFE, SHOP))

    parts = parts_of(stage, whole)
    assert (whole.state, whole.pages, len(parts)) == (S.SPLIT, 1, 2)
    assert [(each.state, each.pages, each.pages_read) for each in parts] == [(S.IN_REVIEW, 1, 1)] * 2
    assert numbers_of(stage, parts) == ["R-1001", "B-7734"]
    assert len({each.content_hash for each in [whole, *parts]}) == len({whole.id, *whole.part_ids}) == 3
    # Each was cut out and read by itself
    assert len(reader.read_pictures) == 3
    assert all(width < 1.3 * SIDE for width, _ in reader.read_pictures[1:])
    reading = stage.stores.files.page_reading(parts[1].id, 1)
    assert ("Harbour" in reading.text, "Cafe" in reading.text) == (True, False)


def test_a_turned_receipt_is_straightened_when_it_is_cut_out(stage: Stage) -> None:
    whole = dropped(stage, picture(CAFE, SHOP, turned=5.0))
    assert numbers_of(stage, parts_of(stage, whole)) == ["R-1001", "B-7734"]


def test_receipts_of_one_shop_are_asked_about_with_the_areas(stage: Stage) -> None:
    review = asked(stage)
    document = stage.stores.documents.get(review.document_id)
    assert (document.state, document.prediction_digest, document.part_ids) == (S.IN_REVIEW, None, ())
    assert review.parts is not None
    assert [len(each.areas) for each in review.parts.shared] == [2]
    assert "Several papers may lie on one page." in document.reasons[0]


def test_a_person_confirms_the_areas(stage: Stage) -> None:
    review = asked(stage)
    assert review.parts is not None
    done = split(desk_of(stage), PERSON, review.id, review.fence, review.parts.spans)
    stage.settle()
    whole = stage.stores.documents.get(review.document_id)
    assert (done.outcome, whole.state) == (ReviewOutcome.SPLIT, S.SPLIT)
    assert numbers_of(stage, parts_of(stage, whole)) == ["R-1001", "R-1002"]


def test_a_person_says_that_it_is_one_paper_and_is_not_asked_again(stage: Stage) -> None:
    review = asked(stage)
    done = split(desk_of(stage), PERSON, review.id, review.fence, (PageSpan(first=1, last=1),))
    stage.settle()
    whole = stage.stores.documents.get(review.document_id)
    assert (done.outcome, whole.whole, whole.reviews) == (ReviewOutcome.KEPT_WHOLE, True, 2)


def test_a_person_draws_areas_where_the_machine_saw_one_paper(stage: Stage) -> None:
    whole = dropped(stage, picture(CAFE, ground=250))
    assert whole.review_id
    review = claim(desk_of(stage), PERSON, whole.review_id)
    assert review.parts is None
    halves = [Box(left=0, top=0, right=0.5, bottom=1), Box(left=0.5, top=0, right=1, bottom=1)]
    with pytest.raises(InvalidRequest):
        split(desk_of(stage), PERSON, review.id, review.fence, [PageSpan(first=1, last=1, area=halves[0])])
    split(desk_of(stage), PERSON, review.id, review.fence, [PageSpan(first=1, last=1, area=each) for each in halves])
    stage.settle()
    assert states(stage)["split"] == 1


def test_erasing_a_part_takes_the_page_that_shows_it_and_leaves_the_other_part(stage: Stage) -> None:
    stage.upload("inbox/receipts.png", picture(CAFE, SHOP))
    assert stage.deliver()
    whole = next(each for each in stage.documents() if each.part is None)
    erase(desk_of(stage), ADMIN, whole.part_ids[0])
    stage.settle()
    assert [each.state for each in parts_of(stage, whole)] == [S.ERASED, S.IN_REVIEW]
    assert not [each for each in derived_bucket(stage.stores.files).list() if whole.id in each.key]
    erase(desk_of(stage), ADMIN, whole.part_ids[1])
    assert states(stage) == {"erased": 3}
    assert list(stage.stores.inbox.list()) == []


def test_the_same_message_again_changes_nothing_and_the_same_picture_is_a_duplicate(stage: Stage) -> None:
    whole = dropped(stage, picture(CAFE, SHOP))
    before = stage.documents()
    for each in (whole.id, *whole.part_ids):
        stage.tell({"document_id": each})
    stage.settle()
    assert stage.documents() == before
    again = dropped(stage, picture(CAFE, SHOP), "inbox/again.png")
    assert (again.state, again.duplicate_of) == (S.DUPLICATE, whole.id)
