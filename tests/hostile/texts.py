"""Pages with more text than anybody prints, and the kinds of text that are slow to compare with each other."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from tests.hostile.writing import page_pdf

Make = Callable[[random.Random], bytes]


def one_line(words: Sequence[str], size: float = 0.02) -> bytes:
    """All words on one line of the page."""
    return page_pdf(f"BT /F1 {size:g} Tf 5 420 Td ({' '.join(words)}) Tj ET".encode("cp1252"))


def lines(rows: Sequence[str], size: float, leading: float) -> bytes:
    shown = "".join(f"({row}) '\n" for row in rows)
    return page_pdf(f"BT /F1 {size:g} Tf {leading:g} TL 5 838 Td {shown} ET".encode("cp1252"))


def columns(rows: int, cells: Sequence[str]) -> bytes:
    """Cells set far apart, as a table's are."""
    wide = 590 / len(cells)
    shown = []
    for row in range(rows):
        y = 838 - row * (835 / rows)
        shown += [f"1 0 0 1 {3 + wide * at:.2f} {y:.3f} Tm ({cell}) Tj" for at, cell in enumerate(cells)]
    return page_pdf(f"BT /F1 {min(6, 700 / rows):.3f} Tf {' '.join(shown)} ET".encode("cp1252"))


def _amounts(r: random.Random, count: int) -> list[str]:
    return [f"{r.randint(1, 9999)}.{r.randint(0, 99):02}" for _ in range(count)]


def _dates(r: random.Random, count: int) -> list[str]:
    return [f"{r.randint(1, 28):02}.{r.randint(1, 12):02}.{r.randint(1990, 2030)}" for _ in range(count)]


_LABELS = ["Total:", "Invoice No.", "Date", "IBAN:", "Subtotal", "VAT", "Bill to:", "Due", "Tel:", "Order"]
_SENDER = ["Shop Ltd", "High Street 1", "12345 Town", "Name:"]

FILES: dict[str, dict[str, Make]] = {
    "one line": {
        "line_16383_words.pdf": lambda _: one_line(["a"] * 16_383),
        "line_dates.pdf": lambda r: one_line(_dates(r, 9_000)),
        "line_labels.pdf": lambda r: one_line(r.choices(_LABELS, k=16_000)),
        "line_labels_and_amounts.pdf": lambda r: one_line([w for a in _amounts(r, 8_000) for w in ("Total", a)]),
        "line_one_word.pdf": lambda r: one_line(["x" * r.randint(150_000, 190_000)]),
    },
    "many words": {
        "20_lines_60000_words.pdf": lambda r: lines([" ".join(["ab"] * 3_000)] * 20, 0.05, 40 + r.random()),
        "million_characters.pdf": lambda r: lines(["0123456789 " * 1_000] * r.randint(90, 110), 0.02, 7),
        "on_top_of_each_other.pdf": lambda r: lines([f"word{n} {r.random():.3f}" for n in range(9_000)], 8, 0),
    },
    "tables": {
        "table_items.pdf": lambda r: columns(1_500, ["Widget blue", "2", "3.00", *_amounts(r, 1)]),
        "table_addresses.pdf": lambda _: columns(1_200, _SENDER * 2),
        "table_ibans.pdf": lambda _: columns(900, ["DE89 3704 0044 0532 0130 00", "IBAN:", "DE89370400440532013000"]),
        "table_phones.pdf": lambda r: columns(900, ["Tel:", f"+49 30 {r.randint(10**6, 10**7)}", "(030) 12 34 56 78"]),
        "staircase.pdf": lambda r: page_pdf(
            (
                "BT /F1 1 Tf " + " ".join(f"0.05 -0.08 Td (w{r.randint(0, 9)}) Tj" for _ in range(10_000)) + " ET"
            ).encode()
        ),
    },
}
