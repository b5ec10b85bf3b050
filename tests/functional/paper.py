"""Files made of plain text: read at once, so that a test can afford hundreds of them. A form feed ends a page."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from docloop.errors import DamagedFile, ReaderFailed
from docloop.model.document_type import DocumentType, FieldSpec
from docloop.model.geometry import Box
from docloop.model.policy import Policy, PolicyMode
from docloop.model.reading import EmbeddedInvoice, Line, PageReading, Rereading, Word
from docloop.ports import OpenDocument, PageImage
from docloop.values.kinds import kind_of
from PIL import Image

WIDTH, HEIGHT = 100, 140
LINES, COLUMNS = 40, 60
MARGIN = 0.03
"""Of the page on each side: text that touches its edge is cut off."""
DAMAGED = b"damaged"


def receipt(vendor: str = "Corner Cafe Ltd", number: str = "R-1001", total: str = "12.50") -> bytes:
    """A page that the shipped type `receipt` understands."""
    return (
        f"{vendor}\n12 Market Street\nBristol BS1 3AA\n\nRECEIPT\nReceipt No: {number}\nDate: 2026-02-27\n\n"
        f"Coffee 1 {total}\n\nTOTAL {total}\nCash {total}\nThank you\n"
    ).encode()


def memo_type() -> DocumentType:
    """A type whose only field need not be there: a memo without it leaves nothing to ask, and is accepted."""
    total = FieldSpec(name="TOTAL", kind=kind_of("money"), title="Total", labels=("total",))
    policy = Policy(mode=PolicyMode.THRESHOLD, audit_rate=0.0)
    return DocumentType(name="memo", title="Memo", fields=(total,), keywords=("memorandum",), policy=policy)


def memo(about: str = "nothing at all") -> bytes:
    return f"MEMORANDUM\n\nThis is about {about}.\n".encode()


def page_reading(number: int, text: str, reader: str) -> PageReading:
    """A page with these lines, each where its number puts it."""
    lines = [Line(words=_words(line, row)) for row, line in enumerate(text.splitlines()) if line.strip()]
    return PageReading(number=number, width=WIDTH, height=HEIGHT, reader=reader, lines=tuple(lines), seconds=0.5)


@dataclass
class Paper:
    """Text that is read as a page's own, or, when `scanned`, has to be read from its picture."""

    pages: list[str]
    on_page: Callable[[int], None]
    scanned: bool = False
    media_type: str = "text/plain"
    page_count: int = field(init=False)

    def __post_init__(self) -> None:
        self.page_count = len(self.pages)

    def text_layer(self, number: int) -> PageReading | None:
        return None if self.scanned else page_reading(number, self.pages[number - 1], "paper")

    def embedded(self) -> EmbeddedInvoice | None:
        return None

    def page_image(self, number: int) -> PageImage:
        self.on_page(number)
        return PageImage(number, Image.new("L", (WIDTH, HEIGHT), 255))


@dataclass
class PaperOpener:
    """`on_page` is called before a page is read and may raise whatever a test likes. `scanned`: files are pictures."""

    on_page: Callable[[int], None] = field(default=lambda _: None)
    scanned: bool = False

    @contextmanager
    def open(self, data: bytes) -> Iterator[OpenDocument]:
        if data.startswith(DAMAGED):
            raise DamagedFile()
        yield Paper(data.decode("utf-8").split("\f"), self.on_page, self.scanned)


@dataclass
class FakeReader:
    """Sees `text` on every page, or fails."""

    name: str
    text: str
    failure: ReaderFailed | None = None

    def is_available(self) -> bool:
        return True

    def read(self, page: PageImage, within: float = math.inf) -> PageReading:
        if self.failure is not None:
            raise self.failure
        return page_reading(page.number, self.text, self.name)


@dataclass
class FakeSecondReader:
    """Sees `text` in every box. `asked` is how many lines of which page it was asked for."""

    text: str
    failure: ReaderFailed | None = None
    name: str = "fake-second"
    asked: list[tuple[int, int]] = field(default_factory=list)

    def is_available(self) -> bool:
        return True

    def reread(self, page: PageImage, boxes: Sequence[Box]) -> tuple[Rereading, ...]:
        assert page.image.size == (WIDTH, HEIGHT), "the stored picture of the page"
        self.asked.append((page.number, len(boxes)))
        if self.failure is not None:
            raise self.failure
        return tuple(Rereading(page=page.number, box=box, text=self.text, reader=self.name) for box in boxes)


def _inside(place: float) -> float:
    return MARGIN + (1 - 2 * MARGIN) * min(place, 1)


def _words(text: str, row: int) -> tuple[Word, ...]:
    words: list[Word] = []
    column = 0
    for part in text.split(" "):
        if part:
            left, right = _inside(column / COLUMNS), _inside((column + len(part)) / COLUMNS)
            box = Box(left=left, top=_inside(row / LINES), right=right, bottom=_inside((row + 0.8) / LINES))
            words.append(Word(text=part, box=box, confidence=0.99))
        column += len(part) + 1
    return tuple(words)
