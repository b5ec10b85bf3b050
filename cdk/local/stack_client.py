"""A running local stack as a folder to drop files in: upload, then see what became of them."""

from __future__ import annotations

import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError
from docloop.adapters.document_files import BlobDocumentFiles
from docloop.adapters.dynamodb import TableNames
from docloop.adapters.dynamodb_catalogue import DynamoDocumentTypeStore
from docloop.adapters.dynamodb_models import DynamoModelStore
from docloop.adapters.dynamodb_stores import DynamoDocumentStore, DynamoReviewStore
from docloop.adapters.s3 import S3BlobStore
from docloop.adapters.types import shipped_types
from docloop.cli.command import CommandError
from docloop.errors import NotFound, ServiceUnavailable
from docloop.model.document import Document, DocumentState, ObjectRef, document_id
from docloop.model.extraction import Extraction, Field
from docloop.model.policy import Question
from docloop.settings import ExtractSettings

from cdk.local.resources import client
from cdk.local.state import StackState, running_stack
from cdk.topology import INBOX_PREFIX

MAX_BYTES: int = ExtractSettings.model_fields["max_bytes"].default
UNDER_WAY = frozenset({DocumentState.RECEIVED, DocumentState.EXTRACTING})
POLL_SECONDS = 0.5
STALL_SECONDS = 900.0


@dataclass(frozen=True)
class Dropped:
    """A file in the inbox. `at` is a reading of time.time() from before the upload."""

    path: Path
    document_id: str
    at: float


@dataclass(frozen=True)
class Outcome:
    """What became of a dropped file; `document` None: nothing yet. `extraction` None: it was never read.

    `fields` are those of the result where the machine decided alone, which leaves out what it was not sure of, and what
    was read otherwise. `questions` are what a person is asked.
    """

    dropped: Dropped
    document: Document | None = None
    extraction: Extraction | None = None
    fields: tuple[Field, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def seconds(self) -> float | None:
        """From drop to the state it has now; None while it is under way."""
        if self.document is None or self.document.state in UNDER_WAY:
            return None
        return max(0.0, self.document.changed_at.timestamp() - self.dropped.at)


def find_stack(home: Path) -> StackState:
    """Raises CommandError when none runs."""
    state = running_stack(home)
    if state is None:
        raise CommandError("The local stack is not up.", "Start it in another terminal with: docloop up")
    return state


class Inbox:
    def __init__(self, state: StackState) -> None:
        self.state = state
        self._s3 = client("s3", state)
        derived = S3BlobStore(self._s3, state.buckets["derived"])
        self._files = BlobDocumentFiles(derived, S3BlobStore(self._s3, state.buckets["results"]))
        dynamodb = client("dynamodb", state)
        tables = TableNames(**{name: state.tables[name] for name in TableNames.__dataclass_fields__})
        self._types = DynamoDocumentTypeStore(dynamodb, tables, shipped_types())
        self.documents = DynamoDocumentStore(dynamodb, tables)
        self._reviews = DynamoReviewStore(dynamodb, tables, derived)
        self.models = DynamoModelStore(dynamodb, tables)

    def type_names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self._types.list())

    def put(self, path: Path, key: str) -> Dropped:
        """Uploads under this key. Raises OSError when the file cannot be read, CommandError when the stack is gone."""
        at = time.time()
        bucket = self.state.buckets["inbox"]
        with path.open("rb") as body, _answering():
            version = self._s3.put_object(Bucket=bucket, Key=key, Body=body).get("VersionId", "null")
        return Dropped(path, document_id(ObjectRef(bucket=bucket, key=key, version_id=version)), at)

    def look(self, dropped: Dropped) -> Outcome:
        with _answering():
            try:
                document = self.documents.get(dropped.document_id)
            except NotFound:
                return Outcome(dropped)
        return Outcome(dropped, document)

    def complete(self, outcome: Outcome) -> Outcome:
        """With what the machine read and what it asks a person."""
        document = outcome.document
        extraction = self.extraction(document) if document else None
        asked = document and document.state is DocumentState.IN_REVIEW and document.review_id
        fields = extraction.fields if extraction else ()
        with _answering():
            questions = self._reviews.get(asked).questions if asked else ()
            if document and document.state is DocumentState.ACCEPTED:
                fields = self._files.result(document).fields
        return Outcome(outcome.dropped, document, extraction, fields, questions)

    def extraction(self, document: Document) -> Extraction | None:
        with _answering():
            return self._files.prediction(document)

    def wait(
        self, dropped: Sequence[Dropped], seen: Callable[[Outcome], None], stall: float = STALL_SECONDS
    ) -> list[Outcome]:
        """Each outcome in the order dropped, once all are final or wait for a person; `seen` hears of each as it comes.

        The papers that a file was split into follow it.

        Raises CommandError when nothing at all has happened for `stall` seconds.
        """
        done: dict[str, Outcome] = {}
        expected = list(dropped)
        moved = time.monotonic()
        before: Counter[tuple[str, int]] = Counter()
        while True:
            now: Counter[tuple[str, int]] = Counter()
            for each in tuple(expected):
                if each.document_id in done:
                    continue
                outcome = self.look(each)
                if outcome.seconds is not None:
                    done[each.document_id] = self.complete(outcome)
                    seen(done[each.document_id])
                    place = expected.index(each) + 1
                    expected[place:place] = _parts(outcome)
                elif outcome.document:
                    now[each.document_id, outcome.document.version] = 1
            if len(done) == len({each.document_id for each in expected}):
                return [done[each.document_id] for each in expected]
            if now != before:
                moved, before = time.monotonic(), now
            elif time.monotonic() - moved > stall:
                raise CommandError(
                    f"Nothing has happened for {stall:g} seconds; {len(done)} of {len(expected)} documents are done.",
                    "docloop status shows the queues; the logs are beside the state file.",
                )
            time.sleep(POLL_SECONDS)


def _parts(outcome: Outcome) -> list[Dropped]:
    """The papers that a file was split into, as if each had been dropped with it."""
    ids = outcome.document.part_ids if outcome.document else ()
    return [Dropped(outcome.dropped.path, each, outcome.dropped.at) for each in ids]


def keys_for(paths: Sequence[Path], document_type: str | None) -> dict[Path, str]:
    """An inbox key for each file, of its own at every call: a file dropped again must not end the one before.

    The first folder is the document's type, where one is named.
    """
    folder = f"{INBOX_PREFIX}{document_type}/" if document_type else INBOX_PREFIX
    return {path: f"{folder}{uuid.uuid4().hex[:12]}/{path.name}" for path in paths}


class _answering:  # noqa: N801  reads like a word where it is used
    """Turns a stack that went away into a sentence."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (BotoCoreError, ServiceUnavailable)):
            raise CommandError("The local stack stopped answering.", "Start it again with: docloop up") from None


def outcomes_as_json(outcomes: Sequence[Outcome]) -> Iterator[dict[str, Any]]:
    """What a program wants to know, one object per file."""
    for outcome in outcomes:
        document, extraction = outcome.document, outcome.extraction
        yield {
            "file": str(outcome.dropped.path),
            "document_id": outcome.dropped.document_id,
            "state": document.state.value if document else None,
            "document_type": document.document_type if document else None,
            "part": document.part.model_dump() if document and document.part else None,
            "parts": list(document.part_ids) if document else [],
            "fields": {
                field.name: {"value": field.value, "confidence": field.confidence, "reasons": list(field.reasons)}
                for field in outcome.fields
            },
            "line_items": [
                {field.name: field.value for field in item.fields}
                for item in (extraction.line_items if extraction else ())
            ],
            "reasons": list(document.reasons) if document else [],
            "questions": [question.model_dump() for question in outcome.questions],
            "failure": document.failure.model_dump() if document and document.failure else None,
            "review_id": document.review_id if document else None,
            "seconds": outcome.seconds,
            "machine_seconds": document.seconds if document else None,
            "reader_seconds": document.reader_seconds if document else None,
        }
