"""The list of slow files names files that there are, and every grid; what else has become slow, a quick run says."""

from __future__ import annotations

import re
from pathlib import Path

from tests.functional.conftest import MOST_SECONDS, Spent
from tests.functional.slow import SLOW

HERE = Path(__file__).parent
GRIDS = re.compile(r"\b(endings_of|kill_everywhere|Grid\(|selection\.(numbers|amount|every))")


def test_every_slow_file_is_there() -> None:
    assert {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")} >= SLOW


def test_no_grid_is_quick() -> None:
    grids = {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py") if GRIDS.search(path.read_text())}
    assert grids - {"sites", "quick"} <= SLOW


def test_a_file_that_has_become_slow_is_named() -> None:
    spent = Spent()
    spent.seconds["tests/functional/test_one.py"] = int(MOST_SECONDS) + 1
    spent.seconds["tests/functional/test_other.py"] = 1
    assert spent.too_slow() == [f"tests/functional/test_one.py took {int(MOST_SECONDS) + 1} s"]
