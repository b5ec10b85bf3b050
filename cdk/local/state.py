"""Where a running local stack is: the file that `docloop up` leaves for `docloop drop` and `docloop status`."""

from __future__ import annotations

import http.client
import os
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import ValidationError

from cdk.local.gateway import STACK_HEADER
from cdk.local.resources import Resources

STATE_FILE = "stack.json"
LOGS = "logs"
MAIL = "mail.txt"


class StackState(Resources):
    """`endpoint` is moto's address, `url` the API's. `id` is new with every start."""

    id: str
    pid: int
    url: str


def default_home() -> Path:
    """`.docloop` in the checkout that this code runs from; in the current folder when it was installed as a wheel."""
    root = Path(__file__).parents[2]
    return (root if (root / "pyproject.toml").is_file() else Path.cwd()) / ".docloop"


def write_state(home: Path, state: StackState) -> None:
    """Whole or not at all."""
    draft = home / f"{STATE_FILE}.{os.getpid()}"
    draft.write_text(state.model_dump_json(indent=2))
    draft.replace(home / STATE_FILE)


def remove_state(home: Path, state: StackState) -> None:
    """Only if it is still this stack's."""
    if _read(home) == state:
        (home / STATE_FILE).unlink(missing_ok=True)


def running_stack(home: Path) -> StackState | None:
    """The stack that answers at the address in the file; None when there is no file, or an old one."""
    state = _read(home)
    if state is None:
        return None
    connection = http.client.HTTPConnection(urlsplit(state.url).netloc, timeout=5)
    try:
        connection.request("GET", "/")
        answer = connection.getresponse()
        return state if answer.getheader(STACK_HEADER) == state.id else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def _read(home: Path) -> StackState | None:
    try:
        return StackState.model_validate_json((home / STATE_FILE).read_bytes())
    except (OSError, ValidationError):
        return None
