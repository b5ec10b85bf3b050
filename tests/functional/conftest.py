"""How much of the grids a run covers."""

from __future__ import annotations

import pytest

from tests.functional.quick_moto import hurry_moto
from tests.functional.sites import selection


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-call", action="store_true", help="disturb all AWS calls, not two of a site")


def pytest_configure(config: pytest.Config) -> None:
    hurry_moto()
    selection.every = config.getoption("--every-call", default=False)
