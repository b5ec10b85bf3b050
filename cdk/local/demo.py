"""`python -m cdk.local.demo`: the whole line once, from sample documents to a result that a person corrected.

With --once it ends by itself, else it stays open for trying things.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docloop.cli.command import CommandError
from docloop.errors import DocloopError
from docloop.lab.evaluation.docset import LabelledDocument, load_docset
from docloop.lab.samples.making import make_samples
from docloop.model.document import DocumentState
from docloop.model.policy import Question, in_short
from rich.console import Console

from cdk.local.api import Person
from cdk.local.drop import wait_with_progress
from cdk.local.stack import StackOptions
from cdk.local.stack_client import Inbox, Outcome, keys_for
from cdk.local.state import default_home, running_stack
from cdk.local.terminal_tables import console, outcome_table
from cdk.local.up import interrupted_by_signals, open_stack, wait_while_alive, welcome

COUNT = 8
SEED = 7


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the whole platform locally and process sample documents.")
    parser.add_argument("--once", action="store_true", help="end when everything has been shown")
    parser.add_argument("--port", type=int, default=0, help="of the HTTP API (default: a free one)")
    parser.add_argument("--home", type=Path, default=default_home(), help="for state file and logs")
    arguments = parser.parse_args()
    screen = console()
    started = time.monotonic()
    running = running_stack(arguments.home)
    if running:
        raise CommandError(f"The local stack is already running at {running.url}.", "Stop it first with Ctrl-C.")
    options = StackOptions(home=arguments.home, port=arguments.port)
    with (
        interrupted_by_signals(),
        tempfile.TemporaryDirectory(prefix="docloop-demo-") as folder,
        open_stack(options) as stack,
    ):
        screen.print(welcome(stack.state, arguments.home, time.monotonic() - started), soft_wrap=True)
        show(screen, stack.state.url, Inbox(stack.state), samples(Path(folder)))
        if not arguments.once:
            screen.print(f"The stack keeps running at {stack.state.url} until you press Ctrl-C.", soft_wrap=True)
            wait_while_alive(stack)
    return 0


def show(screen: Console, url: str, inbox: Inbox, made: Sequence[LabelledDocument]) -> None:
    """Drops the samples, lets a person correct one review, prints what came out."""
    screen.print(f"Uploading {len(made)} generated sample documents, some of them as poor scans ...")
    kept = keys_for([sample.path for sample in made], None)
    outcomes = wait_with_progress(inbox, [inbox.put(path, key) for path, key in kept.items()])
    screen.print(outcome_table(outcomes))
    asked = [
        (outcome, sample)
        for outcome, sample in zip(outcomes, made, strict=True)
        if outcome.document and outcome.document.state is DocumentState.IN_REVIEW
    ]
    if not asked:
        raise CommandError("Every sample was accepted, so there is nothing to review.")
    outcome, sample = max(asked, key=lambda pair: len(differences(*pair)))
    result = review(screen, url, outcome, sample)
    screen.print("Final result:")
    screen.print(result_of(result), soft_wrap=True, markup=False)


def differences(outcome: Outcome, sample: LabelledDocument) -> list[str]:
    """Fields whose value on the page is known and is not what the machine read."""
    read = outcome.extraction
    return [name for name, value in sample.fields.items() if read and read.value(name) != value]


def review(screen: Console, url: str, outcome: Outcome, sample: LabelledDocument) -> dict[str, Any]:
    """A reviewer claims the document's review over HTTP, answers what is asked, and gets the final result."""
    review_id = outcome.document.review_id if outcome.document else None
    with Person(url, "reviewer") as person:
        detail = person.post(f"/reviews/{review_id}/claim")
        screen.print(f"A reviewer claims review {review_id} ({outcome.dropped.path.name}):", soft_wrap=True)
        for line in in_short(Question.model_validate(question) for question in detail["review"]["questions"]):
            screen.print(f"  {line}", soft_wrap=True, markup=False)
        answers = answers_to(detail, sample)
        for answer in answers:
            if answer["verdict"] != "confirmed":
                screen.print(f"  -> {answer['field']} {answer['verdict']} {answer.get('value', '')}", markup=False)
        body = {"fence": detail["review"]["claim"]["fence"], "draft": {"answers": answers}}
        person.post(f"/reviews/{review_id}/submit", body)
        result: dict[str, Any] = person.get(f"/documents/{outcome.dropped.document_id}/result")
        return result


def answers_to(detail: Mapping[str, Any], sample: LabelledDocument) -> list[dict[str, str]]:
    """What a person who sees the page says of every field asked about and every field whose value is known."""
    read = {field["name"]: field["value"] for field in (detail["prediction"] or {}).get("fields", ())}
    asked = [question["field"] for question in detail["review"]["questions"] if question["field"]]
    answers = []
    for name in dict.fromkeys([*asked, *(name for name in sample.fields if name in read)]):
        value = sample.fields.get(name)
        if value is None:
            verdict = {"verdict": "absent" if read.get(name) is None else "confirmed"}
        elif value == read.get(name):
            verdict = {"verdict": "confirmed"}
        else:
            verdict = {"verdict": "corrected", "value": value}
        answers.append({"field": name, **verdict})
    return answers


def result_of(result: Mapping[str, Any]) -> str:
    """The part of a result that a person reads."""
    shown = {
        "document_id": result["document_id"],
        "document_type": result["document_type"],
        "revision": result["revision"],
        "fields": {field["name"]: field["value"] for field in result["fields"] if field["value"] is not None},
        "corrections": [
            {name: correction[name] for name in ("field", "before", "after", "confidence")}
            for correction in result["corrections"]
            if correction["before"] != correction["after"]
        ],
    }
    return json.dumps(shown, indent=2, ensure_ascii=False)


def samples(folder: Path) -> list[LabelledDocument]:
    """Receipts and invoices in turn, some of them scanned or photographed badly."""
    make_samples(folder, count=COUNT, seed=SEED)
    return list(load_docset(folder))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (CommandError, DocloopError) as error:
        sys.exit(f"demo: {error.message} {error.remedy}".strip())
    except KeyboardInterrupt:
        sys.exit(0)
