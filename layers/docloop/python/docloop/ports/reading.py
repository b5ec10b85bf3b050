"""From bytes to words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from docloop.model.geometry import Box
from docloop.model.reading import EmbeddedInvoice, Line, PageCode, PageReading, Rereading

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class PageImage:
    """An upright, straightened page as a picture (mode L or RGB). `dpi` None: not known.

    `codes` are those that were found on the picture; `codes_unread` when looking for them took too long or failed.
    `doubted` is what the page's own text says where it looks otherwise than it says. `sheets` are where sheets of paper
    lie on a darker ground.
    """

    number: int
    image: Image
    dpi: float | None = None
    rotation: int = 0
    skew: float = 0.0
    codes: tuple[PageCode, ...] = ()
    codes_unread: bool = False
    doubted: tuple[Line, ...] = ()
    sheets: tuple[Box, ...] = ()

    @property
    def stretch(self) -> float:
        """The longer side divided by the shorter one."""
        return max(self.image.size) / max(1, min(self.image.size))

    def shrunk(self, side: int) -> Image:
        """The picture within `side` x `side` pixels, itself when it is: what Pillow's `thumbnail` makes, which changes
        the picture, so that a copy of all of it would be needed first.
        """
        width, height = self.image.size
        if max(width, height) <= side:
            return self.image
        aspect = width / height
        if aspect <= 1:
            size = _nearest(side * aspect, lambda wide: abs(aspect - wide / side)), side
        else:
            size = side, _nearest(side / aspect, lambda high: abs(aspect - side / high) if high else 0.0)
        return self.image.resize(size, reducing_gap=2.0)


def _nearest(length: float, error: Callable[[int], float]) -> int:
    """The whole number beside `length` with the smaller error, at least 1."""
    return max(1, min(math.floor(length), math.ceil(length), key=error))


class Reader(Protocol):
    """One way of turning a page picture into words."""

    name: str

    def is_available(self) -> bool:
        """Whether everything it needs is on this machine and configured."""

    def read(self, page: PageImage, within: float = math.inf) -> PageReading:
        """Raises ReadingTimedOut after the seconds that a reader may take, or those `within` which are less,
        ReaderFailed when it stops without an answer, PageTooComplex when the page is none for this reader.
        """


class SecondReader(Protocol):
    """Another way of reading, independent of the first, for single lines that matter."""

    name: str

    def is_available(self) -> bool:
        """Whether everything it needs is on this machine and configured."""

    def reread(self, page: PageImage, boxes: Sequence[Box]) -> tuple[Rereading, ...]:
        """What it sees in each of the boxes, which hold a line each. Raises ReadingTimedOut, ReaderFailed."""


class OpenDocument(Protocol):
    """A file that has been opened and is within its budgets. `media_type` is what the content is, not its name."""

    media_type: str
    page_count: int

    def text_layer(self, number: int) -> PageReading | None:
        """The text the page carries itself, as far as people see it; None when it has none that is worth reading or can
        be believed. `number` counts from 1.
        """

    def embedded(self) -> EmbeddedInvoice | None:
        """What the file says in a form for machines; None when it says nothing or nobody wants it."""

    def page_image(self, number: int) -> PageImage:
        """The page rendered within the pixel budget. Raises PageTooLarge, PageTooComplex, DamagedFile."""


class DocumentOpener(Protocol):
    def open(self, data: bytes) -> AbstractContextManager[OpenDocument]:
        """Looks at the content, checks byte and page budgets before decoding. Raises DocumentError."""
