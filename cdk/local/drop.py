"""`docloop drop`: uploads files and, if asked, waits for what becomes of them."""

from __future__ import annotations

import json
import os
import stat
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from docloop.cli.command import CommandError
from docloop.model.document import DocumentState
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cdk.local.stack_client import MAX_BYTES, Dropped, Inbox, Outcome, find_stack, keys_for, outcomes_as_json
from cdk.local.state import default_home
from cdk.local.terminal_tables import console, outcome_table

_UNSUCCESSFUL = 1


def run(arguments: Namespace) -> int:
    """0 when every file is uploaded and, if waited for, none has failed. Raises CommandError before any upload."""
    for path in arguments.files:
        check_file(path)
    inbox = Inbox(find_stack(arguments.home or default_home()))
    if arguments.document_type is not None and arguments.document_type not in inbox.type_names():
        known = ", ".join(inbox.type_names()) or "none"
        raise CommandError(f"There is no document type {arguments.document_type!r}.", f"Known types: {known}.")
    paths = list(dict.fromkeys(arguments.files))
    dropped = [inbox.put(path, key) for path, key in keys_for(paths, arguments.document_type).items()]
    outcomes = wait_with_progress(inbox, dropped) if arguments.wait else [Outcome(each) for each in dropped]
    if arguments.json:
        json.dump(list(outcomes_as_json(outcomes)), sys.stdout, indent=2, ensure_ascii=False)
        sys.stdout.write("\n")
    elif arguments.wait:
        console().print(outcome_table(outcomes))
    else:
        for each in dropped:
            console().print(f"{each.document_id}  {each.path}", soft_wrap=True, markup=False)
    failed = any(outcome.document and outcome.document.state is DocumentState.FAILED for outcome in outcomes)
    return _UNSUCCESSFUL if failed else 0


def check_file(path: Path) -> None:
    """Raises CommandError for what cannot be uploaded; what is wrong inside the file is the platform's to say."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise CommandError(f"{path} does not exist.", "Check the path.") from None
    except OSError as error:
        raise CommandError(f"Cannot access {path}: {error.strerror}.", "Check its name and permissions.") from None
    if stat.S_ISDIR(status.st_mode):
        raise CommandError(
            f"{path} is a folder.", f"Upload its files: docloop drop {path}/*, or docloop up --watch {path}"
        )
    if not stat.S_ISREG(status.st_mode):
        raise CommandError(f"{path} is not a file.", "Upload a PDF or an image.")
    if not os.access(path, os.R_OK):
        raise CommandError(f"No permission to read {path}.", f"Grant it: chmod u+r {path}")
    if status.st_size > MAX_BYTES:
        size, limit = status.st_size / 1e6, MAX_BYTES / 1e6
        raise CommandError(f"{path} is {size:.0f} MB; the limit is {limit:.0f} MB per document.", "Split the file.")


def wait_with_progress(inbox: Inbox, dropped: Sequence[Dropped]) -> list[Outcome]:
    """The outcomes; on a terminal a bar shows how far it is, elsewhere nothing is printed meanwhile."""
    screen = console(errors=True)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("reading", total=len(dropped))
        return inbox.wait(dropped, lambda _: progress.advance(task))
