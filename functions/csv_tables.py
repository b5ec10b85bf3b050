"""Tables as CSV (RFC 4180), such that a spreadsheet shows what is in them and works nothing out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

CSV = "text/csv"
# What a spreadsheet takes for a formula; a negative number or a telephone number is none. The same as in the console.
_FORMULA = re.compile(r"[=@\t\r\n\uff1d\uff20]|[+\uff0b\u2212\uff0d-](?![\d\s().,/-]*$)")


class TableFormat(StrEnum):
    JSON = "json"
    CSV = "csv"


def table_of(rows: Iterable[Sequence[object]]) -> str:
    """What is None is an empty cell; a text that a spreadsheet would work out begins with an apostrophe."""
    text = io.StringIO()
    csv.writer(text).writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
