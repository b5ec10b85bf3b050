"""The command `docloop`: finds its subcommands by entry point and says mistakes in one sentence."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points, version

from docloop.cli.command import Command, CommandError, Run
from docloop.errors import DocloopError

GROUP = "docloop.commands"
_FAILED = 1
_INTERRUPTED = 130


def commands() -> dict[str, Command]:
    """Every installed command by name, sorted."""
    found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return {point.name: point.load() for point in found}


def parser(known: dict[str, Command]) -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="docloop", description="Turn documents into verified data.")
    top.add_argument("--version", action="version", version=f"docloop {version('docloop')}")
    below = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, command in known.items():
        command.configure(below.add_parser(name, help=command.summary, description=command.summary))
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code is 0 when all went well, 2 for wrong usage, 130 after Ctrl-C, else 1."""
    known = commands()
    given = parser(known).parse_args(arguments)
    try:
        return run_of(known[given.command])(given)
    except CommandError as error:
        return _complain(error.message, error.remedy)
    except DocloopError as error:
        return _complain(error.message, error.remedy)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return _FAILED


def run_of(command: Command) -> Run:
    module, _, name = command.run.rpartition(".")
    run: Run = getattr(importlib.import_module(module), name)
    return run


def _complain(message: str, remedy: str) -> int:
    print(f"docloop: {message}", *([remedy] if remedy else []), file=sys.stderr)
    return _FAILED


if __name__ == "__main__":
    sys.exit(main())
