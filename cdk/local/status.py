"""`docloop status`: how many documents are in which state, what the queues hold, which models were promoted, what came
in last."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Any

from docloop.model.document import Document, DocumentState
from rich.table import Table

from cdk.local.resources import client
from cdk.local.stack_client import Inbox, find_stack
from cdk.local.state import StackState, default_home
from cdk.local.terminal_tables import console, parts_in_words

_RECENT = 20
_TOLD = {"id", "state", "document_type", "reasons", "failure", "part", "seconds"}


def run(arguments: Namespace) -> int:
    """Raises CommandError when no stack runs."""
    state = find_stack(arguments.home or default_home())
    inbox = Inbox(state)
    counts = {each.value: _count(inbox, each) for each in DocumentState}
    queues = {name: _depth(state, url) for name, url in state.queues.items()}
    recent = inbox.documents.list(limit=_RECENT).items
    champions = [champion for name in inbox.type_names() if (champion := inbox.models.champion(name))]
    models = {champion.document_type: champion.model or "shipped" for champion in champions}
    if arguments.json:
        listed = [each.model_dump(mode="json", include=_TOLD) | {"parts": list(each.part_ids)} for each in recent]
        answer = {"url": state.url, "documents": counts, "queues": queues, "models": models, "recent": listed}
        json.dump(answer, sys.stdout, indent=2)
        sys.stdout.write("\n")
        return 0
    screen = console()
    screen.print(f"docloop is running at {state.url} (process {state.pid})")
    documents = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "none yet"
    screen.print(f"Documents: {documents}", soft_wrap=True)
    depths = ", ".join(
        f"{name} {queue['waiting']} waiting, {queue['in_hand']} in progress" for name, queue in queues.items()
    )
    screen.print(f"Queues: {depths}", soft_wrap=True)
    if models:
        in_use = ", ".join(f"{name} {model}" for name, model in models.items())
        screen.print(f"Models in use: {in_use}", soft_wrap=True)
    if recent:
        screen.print(_table(recent))
    return 0


def _table(documents: tuple[Document, ...]) -> Table:
    table = Table("document", "received", "state", "type", "reasons")
    for each in documents:
        reasons = [f"{each.failure.message} {each.failure.remedy}"] if each.failure else list(each.reasons)
        reasons += [said] if (said := parts_in_words(each)) else []
        table.add_row(
            each.id, f"{each.received_at:%H:%M:%S}", each.state.value, each.document_type or "-", "\n".join(reasons)
        )
    return table


def _count(inbox: Inbox, state: DocumentState) -> int:
    count, cursor = 0, None
    while True:
        page = inbox.documents.list(state=state, cursor=cursor, limit=100)
        count, cursor = count + len(page.items), page.cursor
        if cursor is None:
            return count


def _depth(state: StackState, url: str) -> dict[str, int]:
    held: dict[str, Any] = client("sqs", state).get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
    attributes = held["Attributes"]
    return {
        "waiting": int(attributes["ApproximateNumberOfMessages"]),
        "in_hand": int(attributes["ApproximateNumberOfMessagesNotVisible"]),
    }
