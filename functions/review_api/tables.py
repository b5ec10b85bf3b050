"""Answers as tables for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

CSV = "text/csv"


class TableFormat(StrEnum):
    JSON = "json"
    CSV = "csv"


def written(rows: Iterable[list[Any]]) -> str:
    """Rows as CSV, the heads first. What is None is an empty cell."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()
