"""What a reader saw on a page: lines of words with boxes and confidences, whichever reader it was."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field

from docloop.model import limits
from docloop.model.base import Value
from docloop.model.geometry import Box, Fraction

LISTED = "listed"
"""The reader of pages that only list what an e-invoice in bare XML says: no witness beside it."""


class Word(Value):
    """A run of characters without a space. `confidence` is the reader's own, 0..1; None when it gives none."""

    text: str
    box: Box
    confidence: Fraction | None = None


class Line(Value):
    """Words on one baseline, left to right; at least one."""

    words: Annotated[tuple[Word, ...], Field(min_length=1)]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        return Box.around(word.box for word in self.words)

    @property
    def confidence(self) -> float | None:
        """Of the least certain word; None when the reader gave none."""
        known = [word.confidence for word in self.words if word.confidence is not None]
        return min(known) if known else None


class Rereading(Value):
    """What another reader made of one place of a page. `text` "" when it saw nothing."""

    page: int = Field(ge=1)
    box: Box
    text: str
    confidence: Fraction | None = None
    reader: str


class EmbeddedInvoice(Value):
    """What a file says in a form for machines beside its pages: the XML of an e-invoice.

    `values` by field name and `line_items` row by row are normalised as fields are; `paths` are those of the elements
    that the values stand in. `cut` when there are more rows than are listed. `problem` says in a sentence why nothing
    could be taken from it; None when something was. `notes` are sentences on what was left out, `doubts` by field name
    why a person should look. `not_theirs` are accounts of the customer, which are debited.
    """

    syntax: str = ""
    values: dict[str, str] = {}
    paths: dict[str, str] = {}
    line_items: tuple[dict[str, str], ...] = ()
    cut: bool = False
    problem: str | None = None
    notes: tuple[str, ...] = ()
    doubts: dict[str, str] = {}
    not_theirs: tuple[str, ...] = ()


class PageCode(Value):
    """A bar code or a two-dimensional code on a page. `format` is what its symbology is called, as in "QRCode"."""

    text: str = Field(max_length=limits.CODE_CHARACTERS)
    format: str = Field(max_length=40)
    box: Box


class PageReading(Value):
    """One page as one reader saw it.

    `number` counts from 1. `width` and `height` are the pixels of the upright page image that boxes refer to.
    `rotation` is what was done to the file's page to make it upright, in degrees clockwise. `skew` is the small
    angle then straightened, in degrees. `seconds` is the reader's own time. No lines means a page with no text.
    `embedded` is of the whole file and kept with its first page; None: there is none, or nobody asked. `codes` are
    those of the page whatever they say, in reading order; `codes_unread` when looking for them took too long or failed.
    `hidden` are lines of the page's own text that nobody sees; `doubted` is its own text where that
    looks otherwise than it says, so that the picture was read. Neither is part of `lines`. `sheets` are where the
    picture shows sheets of paper on a darker ground; none where it shows no ground.
    """

    number: int = Field(ge=1)
    width: int = Field(ge=1)
    height: int = Field(ge=1)
    reader: str
    lines: tuple[Line, ...] = ()
    rotation: int = 0
    skew: float = 0.0
    seconds: float = Field(default=0.0, ge=0)
    embedded: EmbeddedInvoice | None = None
    codes: Annotated[tuple[PageCode, ...], Field(max_length=limits.CODES_PER_PAGE)] = ()
    codes_unread: bool = False
    hidden: tuple[Line, ...] = ()
    doubted: tuple[Line, ...] = ()
    sheets: Annotated[tuple[Box, ...], Field(max_length=limits.SHEETS_PER_PAGE)] = ()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


class Reading(Value):
    """The pages of a document in order, each from the reader that read it best."""

    pages: tuple[PageReading, ...]

    @property
    def text(self) -> str:
        return "\n".join(page.text for page in self.pages)

    @property
    def embedded(self) -> EmbeddedInvoice | None:
        """What the file says in a form for machines; None when it says nothing."""
        return next((page.embedded for page in self.pages if page.embedded is not None), None)

    @property
    def readers(self) -> tuple[str, ...]:
        """Names of the readers used, each once, in order of first use."""
        return tuple(dict.fromkeys(page.reader for page in self.pages))

    @property
    def seconds(self) -> float:
        return sum(page.seconds for page in self.pages)
