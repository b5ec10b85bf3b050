"""Reads cdk.json, and says of what is wrong in it where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from cdk.parameters import WrongParameter, read_parameters

SECTION = "docloop"
CONTEXT_VARIABLE = "CDK_CONTEXT_JSON"
"""Where the CDK's command line puts the context, values of `--context` among it."""

_RESTORE = "correct it there, or restore the file: git checkout cdk/cdk.json"


class WrongConfiguration(Exception):
    """cdk.json cannot be used; the text is one line: file, line and column, what is wrong, and the remedy."""


def read_context(path: Path, environment: Mapping[str, str]) -> dict[str, object]:
    """The context of the file at `path`, its parameters checked together with those of the command line.

    Raises WrongConfiguration.
    """
    text = _read(path)
    try:
        content = json.loads(text, object_pairs_hook=_without_repetition)
    except json.JSONDecodeError as error:
        raise _wrong(path, text, error.pos, f"this is not JSON: {error.msg}", _RESTORE) from None
    except _Repeated as error:
        place = [found.start() for found in re.finditer(_key(error.name), text)][-1]
        raise _wrong(path, text, place, f'"{error.name}" is given twice', "remove one of them") from None
    except RecursionError:
        raise _wrong(path, text, 0, "this is nested too deeply", _RESTORE) from None
    context = content.get("context") if isinstance(content, dict) else None
    if not isinstance(context, dict) or not isinstance(context.get(SECTION), dict):
        wanted = '{"context": {"docloop": {…}}} is expected, with the parameters between the inner braces'
        raise _wrong(path, text, _place_of(text, SECTION, "context"), wanted, _RESTORE)
    given = {**context, **_of_command_line(environment)}[SECTION]
    try:
        read_parameters(given)
    except WrongParameter as error:
        raise located(path, error) from None
    return context


def located(path: Path, error: WrongParameter) -> WrongConfiguration:
    """The same error with the place in the file at `path` where the parameter stands."""
    text = _read(path)
    return _wrong(path, text, _place_of(text, error.name, SECTION), str(error), error.remedy)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongConfiguration(f"{path}: byte {error.start} is not UTF-8; {_RESTORE}") from None
    except OSError as error:
        raise WrongConfiguration(f"{path}: cannot be read: {error.strerror}; {_RESTORE}") from None


class _Repeated(Exception):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _without_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made: dict[str, object] = {}
    for name, value in pairs:
        if name in made:
            raise _Repeated(name)
        made[name] = value
    return made


def _of_command_line(environment: Mapping[str, str]) -> dict[str, object]:
    given = json.loads(environment.get(CONTEXT_VARIABLE) or "{}")
    return given if isinstance(given, dict) else {}


def _key(name: str) -> str:
    return re.escape(json.dumps(name, ensure_ascii=False)) + r"\s*:"


def _place_of(text: str, name: str | None, within: str) -> int:
    """Where the member `name` begins behind the key `within`; where that begins, or 0, when it is not written there."""
    outer = re.search(_key(within), text)
    start = outer.start() if outer else 0
    inner = re.compile(_key(name)).search(text, start) if name is not None else None
    return inner.start() if inner else start


def _wrong(path: Path, text: str, position: int, problem: str, remedy: str) -> WrongConfiguration:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return WrongConfiguration(f"{path}:{line}:{column}: {problem}; {remedy}")
