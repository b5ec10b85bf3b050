"""The review API as it is deployed: the topology's resources and environment, moto in this process instead of AWS."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from aws_lambda_powertools import Logger
from docloop import bootstrap
from docloop.adapters import keys
from docloop.adapters.types import shipped_types
from docloop.model.actor import Role
from docloop.model.document import Document, DocumentState, KeyHead, ObjectRef, document_id, key_head_id
from docloop.model.extraction import Candidate, Extraction, Field
from docloop.model.finding import Finding, Repair, Severity
from docloop.model.geometry import Box
from docloop.model.policy import Question
from docloop.model.reading import Line, PageReading, Word
from docloop.model.result import Result
from docloop.model.review import Review, review_id
from docloop.settings import ReviewApiSettings
from docloop.use_cases.contexts.review import ReviewContext
from moto import mock_aws

from cdk.local.resources import CREDENTIALS
from functions.review_api.app import build_api
from tests.fake_people import fake_sign_in
from tests.fake_services import FakeReviewQueue
from tests.fakes import FakeClock, FakeDatabase
from tests.functional.desks import fake_desk, settings_of
from tests.functional.fresh import fresh_resources, shared_clients
from tests.functional.http import CLIENT_ID, Client, claims_of
from tests.stored_files import derived_bucket

BOX = Box(left=0.1, top=0.1, right=0.4, bottom=0.15)
OPENED = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Stack:
    """`api` is what the handler calls."""

    api: Callable[[Mapping[str, Any], Any], dict[str, Any]]
    desk: ReviewContext
    settings: ReviewApiSettings

    def client(self, *roles: Role, user_id: str = "user-1") -> Client:
        """Somebody who has signed in; nobody when no role is given."""
        return Client(self.api, claims_of(*roles, user_id=user_id) if roles else None)

    def add_document(
        self,
        state: DocumentState = DocumentState.IN_REVIEW,
        *,
        key: str | None = None,
        senior_only: bool = False,
        pages: int = 1,
    ) -> tuple[Document, str]:
        """A document with everything that reading and deciding leave behind, and its review's id."""
        source = ObjectRef(bucket=self.desk.inbox.bucket, key=key or f"inbox/receipt/{uuid4().hex}", version_id="1")
        made = document_id(source)
        reviewed = state is DocumentState.IN_REVIEW
        final = state in {DocumentState.ACCEPTED, DocumentState.COMPLETED}
        review = _review_of(made, senior_only=senior_only) if reviewed else None
        document = Document(
            id=made,
            source=source,
            state=state,
            document_type="receipt",
            pages=pages,
            pages_read=pages,
            review_id=review.id if review else None,
            reviews=1 if review else 0,
            revision=1 if final else 0,
            prediction_digest=self.desk.files.keep_prediction(made, EXTRACTION),
            received_at=OPENED,
            changed_at=OPENED,
        )
        if final:
            digest = self.desk.files.keep_result(_result_of(document))
            document = document.model_copy(update={"result_digest": digest})
        head = KeyHead(id=key_head_id(source), document_id=made)
        self.desk.work.commit(document, head, *([review] if review else []))
        for number in range(1, pages + 1):
            self._put(keys.page_reading(made, number), READING.model_copy(update={"number": number}))
            derived_bucket(self.desk.files).put(keys.page_image(made, number), b"jpeg", "image/jpeg")
        return document, review_id(made, 1)

    def _put(self, key: str, value: Extraction | PageReading | Result) -> None:
        derived_bucket(self.desk.files).put(key, value.model_dump_json().encode(), "application/json")


@contextmanager
def api_stack() -> Iterator[Stack]:
    with (
        patch.dict("os.environ", CREDENTIALS),
        mock_aws(),
        patch("docloop.bootstrap.stores.make_clients", shared_clients),
    ):
        resources = fresh_resources({})
        settings = settings_of(resources, "review_api", ReviewApiSettings)
        desk = bootstrap.review_context(settings)
        api = build_api(desk, fake_sign_in(FakeClock()), settings, Logger(service="review_api"))
        yield Stack(api, desk, settings)


def fake_api_stack() -> Stack:
    """The same with every port in memory: no AWS, a hundred times faster, the clock stands still."""
    clock = FakeClock()
    desk = fake_desk(FakeDatabase(), clock, FakeReviewQueue(clock), shipped_types())
    required = (name.upper() for name, field in ReviewApiSettings.model_fields.items() if field.is_required())
    settings = ReviewApiSettings.from_environment(dict.fromkeys(required, "unused") | {"CLIENT_ID": CLIENT_ID})
    logger = Logger(service="review_api_in_memory", level="ERROR")
    return Stack(build_api(desk, fake_sign_in(clock), settings, logger), desk, settings)


EXTRACTION = Extraction(
    document_type="receipt",
    type_confidence=0.9,
    fields=(
        Field(
            name="TOTAL",
            value="9.00",
            text="9,00",
            page=1,
            box=BOX,
            confidence=0.4,
            reasons=("The sum of the items is 8.00.",),
            alternatives=(Candidate(field="TOTAL", value="8.00", text="8,00", page=1, box=BOX, score=0.5),),
        ),
    ),
    findings=(
        Finding(
            code="sum.differs",
            severity=Severity.CONTRADICTS,
            fields=("TOTAL",),
            message="The items add up to 8.00.",
            repair=Repair(field="TOTAL", value="8.00", because="then the items add up"),
        ),
    ),
)
READING = PageReading(
    number=1,
    width=800,
    height=1_200,
    reader="neural",
    lines=(Line(words=(Word(text="9,00", box=BOX, confidence=0.8),)),),
)


def _review_of(document: str, *, senior_only: bool) -> Review:
    return Review(
        id=review_id(document, 1),
        document_id=document,
        document_type="receipt",
        questions=(Question(field="TOTAL", reasons=("The sum of the items is 8.00.",)),),
        senior_only=senior_only,
        opened_at=OPENED,
        changed_at=OPENED,
    )


def _result_of(document: Document) -> Result:
    return Result(
        document_id=document.id,
        source=document.source,
        document_type="receipt",
        revision=1,
        at=OPENED,
        fields=EXTRACTION.fields,
        prediction=EXTRACTION,
    )
