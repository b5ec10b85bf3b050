"""Runs tests against mutants, each in a forked process, so that tests are collected once and nothing is left behind."""

from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any

import hypothesis
import numpy  # noqa: F401 - what takes long to import is imported before the forks
import pytest

from tests.mutation.mutants import Mutant

LONGEST = 120
"""Seconds of CPU after which a mutant is taken to run for ever; that is noticed too."""

EXAMPLES = 8
"""Of a property; fewer than in a usual run, which therefore notices no less."""

_ARGUMENTS = ("-q", "-x", "-n", "0", "-p", "no:cacheprovider", "-o", "timeout=0")


@dataclass(frozen=True)
class Verdict:
    owner: str
    line: int
    change: str
    killed: bool


def try_mutants(module: str, path: str, tests: Sequence[str], mutants: Sequence[Mutant]) -> list[Verdict]:
    """Whether the tests notice each mutant. Raises RuntimeError where they fail without any."""
    within = [mutant for mutant in mutants if mutant.owner]
    around = [mutant for mutant in mutants if not mutant.owner]
    told = _forked(lambda: _all_within(module, path, tests, within))
    if not isinstance(told, list):
        raise RuntimeError(f"The tests of {module} fail as it is, or were not collected.")
    killed = dict(zip(map(id, within), told, strict=True))
    if around and not _passes_with(module, tests, compile(Path(path).read_text(encoding="utf-8"), path, "exec")):
        raise RuntimeError(f"The tests of {module} fail on the module itself.")
    killed |= {id(mutant): not _passes_with(module, tests, mutant.code) for mutant in around}
    return [Verdict(mutant.owner, mutant.line, mutant.change, killed[id(mutant)]) for mutant in mutants]


def _forked(work: Callable[[], object]) -> object:
    """What `work` returns in a process of its own; None when that ended otherwise, or took too long."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            os.close(reading)
            nothing = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nothing, stream)
            os.write(writing, pickle.dumps(work()))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(answer) if answer else None  # noqa: S301 - from our own child


def _settle_hypothesis() -> None:
    """The same few examples for every mutant, and no search for a smaller one that fails."""
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile(
        "mutants",
        hypothesis.settings.get_profile("unhurried"),
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        phases=phases,
    )


def _run(tests: Sequence[str], plugins: Sequence[object] = ()) -> int:
    importlib.import_module("tests.conftest")  # registers the profile that ours is made from
    _settle_hypothesis()
    return pytest.main([*_ARGUMENTS, "--hypothesis-profile", "mutants", *tests], plugins=list(plugins))


def _all_within(module: str, path: str, tests: Sequence[str], mutants: Sequence[Mutant]) -> list[bool] | None:
    trial = _Trial(module, path, mutants)
    _run(tests, [trial])
    return trial.killed


def _passes_with(module: str, tests: Sequence[str], code: CodeType) -> bool:
    """Whether the tests pass when the module is loaded from this code."""

    def work() -> bool:
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        sys.meta_path.insert(0, _Finder(module, code))
        return _run(tests) == pytest.ExitCode.OK

    return _forked(work) is True


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads a module from the code of a mutant."""

    def __init__(self, module: str, code: CodeType) -> None:
        self._module = module
        self._code = code

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        if name != self._module:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None:
            spec.loader = self
        return spec

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)  # noqa: S102 - our own module with one change


class _Trial:
    """A plugin of pytest that runs the collected tests once as they are, then against every mutant."""

    def __init__(self, module: str, path: str, mutants: Sequence[Mutant]) -> None:
        self._module = module
        self._path = path
        self._mutants = mutants
        self.killed: list[bool] | None = None

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        seconds: dict[str, float] = {}
        calls: dict[str, set[str]] = {}
        for item, following in zip(session.items, [*session.items[1:], None], strict=True):
            started = time.monotonic()
            with self._noting(calls.setdefault(item.nodeid, set())):
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            seconds[item.nodeid] = time.monotonic() - started
        if session.testsfailed:
            return True
        items = sorted(session.items, key=lambda item: seconds[item.nodeid])
        functions = dict(_functions_of(importlib.import_module(self._module), self._path))
        if _forked(lambda: _all_pass(session, items)) is not True:
            return True
        self.killed = []
        for mutant in self._mutants:
            concerned = [item for item in items if mutant.owner in calls[item.nodeid]]
            passes = _forked(partial(_passes_against, mutant, session, concerned, functions))
            self.killed.append(passes is not True)
        return True

    @contextlib.contextmanager
    def _noting(self, called: set[str]) -> Iterator[None]:
        """Writes down which functions of the module are called meanwhile."""

        def note(frame: FrameType, event: str, _: object) -> None:
            if event == "call" and frame.f_code.co_filename == self._path:
                called.add(frame.f_code.co_qualname.partition(".<locals>")[0])

        sys.setprofile(note)
        try:
            yield
        finally:
            sys.setprofile(None)


def _passes_against(
    mutant: Mutant, session: pytest.Session, items: Sequence[pytest.Item], functions: Mapping[str, FunctionType]
) -> bool:
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    functions[mutant.owner].__code__ = _code_of(mutant.code, mutant.owner)
    return _all_pass(session, items)


def _all_pass(session: pytest.Session, items: Sequence[pytest.Item]) -> bool:
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return False
    return True


def _functions_of(holder: ModuleType | type, path: str) -> Iterator[tuple[str, FunctionType]]:
    """The functions that the file defines, with their qualified names."""
    module = holder.__module__ if isinstance(holder, type) else holder.__name__
    for value in list(vars(holder).values()):
        function = getattr(value, "__func__", getattr(value, "fget", value))
        if isinstance(function, FunctionType) and function.__code__.co_filename == path:
            yield function.__qualname__, function
        elif isinstance(value, type) and value.__module__ == module:
            yield from _functions_of(value, path)


def _code_of(code: CodeType, name: str) -> CodeType:
    """The code of the function of that qualified name inside the code of a module or class."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_qualname == name:
                return inner
            if name.startswith(f"{inner.co_qualname}."):
                return _code_of(inner, name)
    raise LookupError(name)
