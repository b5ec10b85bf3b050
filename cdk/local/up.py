"""`docloop up`: runs the local stack until Ctrl-C and says where it is and how to sign in."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

from docloop.cli.command import CommandError

from cdk.assemble import tessdata
from cdk.local.home import HomeInUse
from cdk.local.resources import password_of
from cdk.local.stack import LocalStack, StackOptions
from cdk.local.stack_client import Inbox
from cdk.local.state import LOGS, MAIL, StackState, default_home, running_stack
from cdk.local.supervisor import InvocationError
from cdk.local.terminal_tables import console
from cdk.local.watch import Watcher
from cdk.parameters import WrongParameter, read_parameters
from cdk.topology import GROUPS


def run(arguments: Namespace) -> int:
    """Raises CommandError when a stack runs already, the port is taken or a function cannot start."""
    started = time.monotonic()
    home = arguments.home or default_home()
    if arguments.watch and not arguments.watch.is_dir():
        raise CommandError(f"{arguments.watch} is not a folder.", f"Make it first: mkdir -p {arguments.watch}")
    running = running_stack(home)
    if running:
        raise CommandError(
            f"The local stack is already running at {running.url} (process {running.pid}).",
            "Use it, or stop it with Ctrl-C.",
        )
    options = StackOptions(home=home, port=arguments.port, **_languages(arguments.languages))
    if arguments.workers:
        options = replace(options, workers=arguments.workers)
    with interrupted_by_signals(), open_stack(options) as stack:
        try:
            console().print(welcome(stack.state, home, time.monotonic() - started), soft_wrap=True)
            serve(stack, arguments.watch)
        except KeyboardInterrupt:
            _ignore_signals()
            console().print("Stopping.")
    return 0


def _languages(asked: str | None) -> dict[str, Any]:
    """The options that make the stack read the languages asked for. Raises CommandError when data of one is missing."""
    try:
        parameters = read_parameters({} if asked is None else {"languages": asked})
        named = tessdata.require_here(parameters, os.environ)
    except WrongParameter as error:
        problem = str(error).replace("docloop.languages", "--languages")
        raise CommandError(f"{problem}.", f"{error.remedy[0].upper()}{error.remedy[1:]}.") from None
    return {"parameters": {"languages": parameters["languages"]}, "environment": {"extract": named}}


def serve(stack: LocalStack, watched: Path | None) -> None:
    """Returns never; `watched` is a folder whose files are dropped. Raises what wait_while_alive raises."""
    watcher = Watcher(watched, Inbox(stack.state)) if watched else None
    if watcher:
        console().print(f"Watching {watched}.", soft_wrap=True)
        watcher.start()
    try:
        wait_while_alive(stack)
    finally:
        if watcher:
            watcher.stop()


def wait_while_alive(stack: LocalStack) -> None:
    """Returns never. Raises CommandError when moto has ended by itself, KeyboardInterrupt when a signal says so."""
    while stack.alive:
        time.sleep(1)
    raise CommandError("The data store of the stack ended by itself.", "Its log moto.log says why; start again.")


@contextmanager
def open_stack(options: StackOptions) -> Iterator[LocalStack]:
    """A running stack; what keeps it from starting is said in a sentence. Raises CommandError."""
    stack = LocalStack(options)
    try:
        stack.__enter__()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            remedy = "Choose another: --port 8788, or --port 0 for a free one."
            raise CommandError(f"Port {options.port} is in use.", remedy) from None
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise CommandError(f"Not allowed: {error.strerror}.", "Choose another --port or --home.") from None
        raise
    except HomeInUse:
        remedy = "End it, or choose another --home."
        raise CommandError(f"Another process runs or starts a stack in {options.home}.", remedy) from None
    except InvocationError as error:
        raise CommandError(f"A function did not start: {error}.", "Its log says why.") from None
    try:
        yield stack
    finally:
        stack.stop()


def welcome(state: StackState, home: Path, seconds: float) -> str:
    """What a newcomer needs to know, one thing a line."""
    command = _command()
    users = "\n".join(f"    {group:<10} {password_of(group)}" for group in GROUPS)
    return f"""docloop is up after {seconds:.1f} seconds: {state.url} (this machine only)

Review console:  {state.url}/console/
Drop documents:  {command} drop FILE...
See them:        {command} status
Sign in:         curl -s {state.url}/session -H 'content-type: application/json' \\
                   -d '{{"username": "reviewer", "password": "{password_of("reviewer")}"}}'
Users and their passwords:
{users}

Data is kept in memory and is gone when this ends. These passwords are public: never open this port to others.
Logs: {home / LOGS}. Mails, such as codes for forgotten passwords: {home / MAIL}. Ctrl-C ends everything.
"""


def _command() -> str:
    """How to call docloop from where one is: beside the Python that runs this, unless it is on the path."""
    beside = Path(sys.executable).parent / "docloop"
    if shutil.which("docloop") or not beside.exists():
        return "docloop"
    return str(beside.relative_to(Path.cwd()) if beside.is_relative_to(Path.cwd()) else beside)


@contextmanager
def interrupted_by_signals() -> Iterator[None]:
    """SIGTERM and a closed terminal end the stack as Ctrl-C does."""

    def interrupt(*_: int | FrameType | None) -> None:
        raise KeyboardInterrupt

    kept = {each: signal.signal(each, interrupt) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for each, handler in kept.items():
            signal.signal(each, handler)


def _ignore_signals() -> None:
    """A second Ctrl-C must not leave processes behind."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
