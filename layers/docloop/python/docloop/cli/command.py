"""What a command of `docloop` is. Commands join by the entry-point group `docloop.commands`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """`run` is the dotted name of a function (Namespace) -> exit code, imported only when the command is called.

    `summary` is one line. `configure` adds arguments to the command's own parser.
    """

    summary: str
    configure: Callable[[ArgumentParser], None]
    run: str


class CommandError(Exception):
    """What the user can put right: the message is one sentence, `remedy` says what to do."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


Run = Callable[[Namespace], int]
