"""Puts entries into the audit record so that none is lost.

The entry of a change is written in the transaction of the change: either both are stored or neither is. It is appended
to the record right after, and again by the sweeper until that has worked, so it is there within about a minute. The
entry of a view is appended before the answer is sent: when that fails, the answer is an error and nothing is shown.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable

from docloop.errors import DocloopError
from docloop.model.actor import Actor
from docloop.model.audit import AuditEntry, Verb, entry_of
from docloop.use_cases.publish import PublishContext

logger = logging.getLogger(__name__)


def record_view(publisher: PublishContext, actor: Actor, verb: Verb, subject: str) -> None:
    """To be called before anything is shown. Raises ServiceUnavailable; then nothing may be shown."""
    publisher.audit.append(entry_of(actor, verb, subject, publisher.clock.now(), secrets.token_hex(8)))


def record_now(publisher: PublishContext, *entries: AuditEntry) -> None:
    """Appends what was just committed; what fails is left to the sweeper, because the change itself is done."""
    for entry in entries:
        try:
            _append(publisher, entry)
        except DocloopError as error:
            logger.warning("audit entry left to the sweeper", extra={"entry_id": entry.id, "code": error.code})


def record_pending(publisher: PublishContext, limit: int, more: Callable[[], bool] = lambda: True) -> int:
    """Appends up to `limit` committed entries while `more()`; says how many.

    One that fails does not stop the others.
    """
    done = 0
    for entry in publisher.audit.pending(limit):
        if not more():
            break
        try:
            _append(publisher, entry)
        except DocloopError as error:
            logger.warning("audit entry not recorded", extra={"entry_id": entry.id, "code": error.code})
        else:
            done += 1
    return done


def _append(publisher: PublishContext, entry: AuditEntry) -> None:
    publisher.audit.append(entry)
    publisher.audit.settle(entry, publisher.clock.now())
