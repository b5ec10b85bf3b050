"""What signing in and looking after accounts work with."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from docloop.errors import TooManyAttempts
from docloop.ports import AttemptStore, Clock, Directory, Identity, SelfService

LEAST_SECONDS = 0.5


class SecondFactor(StrEnum):
    """Whether people may or must sign in with a code beside their password."""

    OFF = "off"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True)
class SignInContext:
    """`least_seconds`: how long an answer takes at least from which a stranger could tell whether a name exists."""

    identity: Identity
    own: SelfService
    directory: Directory
    attempts: AttemptStore
    clock: Clock
    second_factor: SecondFactor = SecondFactor.OPTIONAL
    least_seconds: float = LEAST_SECONDS


@contextmanager
def evenly(context: SignInContext, *, refusals_only: bool = False) -> Iterator[None]:
    """Keep the block from ending earlier than `least_seconds`; `refusals_only`: if it ends with an error.

    TooManyAttempts is raised at once: it says the same of every name, and waiting would cost us more than the caller.
    """
    started = time.monotonic()
    wait = not refusals_only
    try:
        yield
    except TooManyAttempts:
        wait = False
        raise
    except Exception:
        wait = True
        raise
    finally:
        if wait:
            time.sleep(max(0.0, started + context.least_seconds - time.monotonic()))
