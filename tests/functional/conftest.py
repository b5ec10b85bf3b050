"""How much of the functional tests a run covers."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.functional.quick_moto import hurry_moto
from tests.functional.sites import selection
from tests.functional.slow import SLOW

MOST_SECONDS = 15.0
"""Of CPU, for a file of the quick run on a busy machine; a third of it on a quiet one."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-call", action="store_true", help="disturb all AWS calls, not two of a site")
    parser.addoption("--quick", action="store_true", help="leave out the files that tests/functional/slow.py names")


def pytest_configure(config: pytest.Config) -> None:
    hurry_moto()
    selection.every = config.getoption("--every-call", default=False)
    if config.getoption("--quick", default=False):
        config.pluginmanager.register(Spent())


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    left_out = collection_path.stem.removeprefix("test_") in SLOW
    return True if left_out and config.getoption("--quick", default=False) else None


class Spent:
    """Fails a quick run with a file that has become slow: it belongs into tests/functional/slow.py."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        began = time.process_time()
        try:
            yield
        finally:
            item.user_properties.append(("cpu", time.process_time() - began))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "teardown":
            self.seconds[report.location[0]] += sum(
                float(str(v)) for name, v in report.user_properties if name == "cpu"
            )

    def too_slow(self) -> list[str]:
        return [f"{file} took {spent:.0f} s" for file, spent in self.seconds.items() if spent > MOST_SECONDS]

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.too_slow() and session.exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for each in self.too_slow():
            terminalreporter.write_line(f"No longer quick: {each}", red=True)
