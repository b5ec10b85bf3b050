"""A receipt as rows of print."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from docloop.lab.samples.truth import Truth

Anchor = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Cell:
    """A text whose `anchor` is at `x`, 0..1 of the print's width."""

    text: str
    x: float = 0.0
    anchor: Anchor = "left"


@dataclass(frozen=True)
class Row:
    """Cells on one baseline. `size` is relative to the slip's; `rule` a line instead of text; `bars` a barcode."""

    cells: tuple[Cell, ...] = ()
    size: float = 1.0
    bold: bool = False
    rule: str = ""
    bars: str = ""
    height: float = 1.0


@dataclass
class Slip:
    """Rows from top to bottom, `columns` characters wide at size 1."""

    truth: Truth
    columns: int = 40
    rows: list[Row] = field(default_factory=list)

    def text(self, text: str, *, anchor: Anchor = "left", size: float = 1.0, bold: bool = False) -> None:
        """Too long a text goes on in the next row."""
        room = int(self.columns / size)
        for part in _wrapped(text, room):
            x = {"left": 0.0, "center": 0.5, "right": 1.0}[anchor]
            self.rows.append(Row((Cell(part, x, anchor),), size, bold))

    def center(self, text: str, *, size: float = 1.0, bold: bool = False) -> None:
        self.text(text, anchor="center", size=size, bold=bold)

    def pair(self, left: str, right: str, *, size: float = 1.0, bold: bool = False) -> None:
        self.rows.append(Row((Cell(left), Cell(right, 1.0, "right")), size, bold))

    def cells(self, *cells: Cell, bold: bool = False, size: float = 1.0) -> None:
        self.rows.append(Row(cells, size, bold))

    def rule(self, character: str = "-") -> None:
        self.rows.append(Row(rule=character))

    def gap(self, height: float = 0.6) -> None:
        self.rows.append(Row(height=height))

    def barcode(self, digits: str) -> None:
        self.rows.append(Row(bars=digits, height=3.2))


def _wrapped(text: str, room: int) -> list[str]:
    parts, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > room:
            parts.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*parts, line]
