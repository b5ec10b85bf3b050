"""How much of the grids a run covers."""

from __future__ import annotations

import pytest

from tests.functional.sites import selection


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-call", action="store_true", help="disturb every AWS call, not the first and last of a site")


def pytest_configure(config: pytest.Config) -> None:
    selection.every = config.getoption("--every-call", default=False)
