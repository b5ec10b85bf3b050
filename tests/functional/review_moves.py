"""Short ways to the moves that tests of reviews make again and again."""

from __future__ import annotations

from docloop.adapters import keys
from docloop.model.document import Document, ObjectRef
from docloop.model.event import EventType
from docloop.model.extraction import Field
from docloop.model.result import Result
from docloop.model.review import Draft, Review
from docloop.use_cases.contexts.review import Request
from docloop.use_cases.reviews.claims import claim
from docloop.use_cases.reviews.submit import submit

from tests.fake_services import FakeEventOutbox
from tests.fakes import START
from tests.functional.house import ANN, CORRECTED, PREDICTION, House
from tests.stored_files import results_bucket

KEY = Request(id="req_1", fingerprint="submit")


def claimed(house: House, **values: object) -> Review:
    return claim(house.desk, ANN, house.add(**values).id)  # type: ignore[arg-type]  # values of a review


def result_of(house: House, document: Document) -> Result:
    data = results_bucket(house.desk.files).get(keys.result(document.id, document.revision))
    return Result.model_validate_json(data)


def finish(house: House, review: Review, draft: Draft = CORRECTED, request: Request | None = None) -> Review:
    return submit(house.desk, ANN, review.id, review.fence, draft, request)


def published(house: House) -> list[EventType]:
    assert isinstance(house.desk.outbox, FakeEventOutbox)
    return [event.type for event in house.desk.outbox.published]


def result_saying(review: Review, revision: int = 1, total: str = "8.00") -> Result:
    return Result(
        document_id=review.document_id,
        source=ObjectRef(bucket="inbox", key="inbox/one.pdf"),
        document_type="slip",
        revision=revision,
        at=START,
        fields=(Field(name="TOTAL", value=total),),
        prediction=PREDICTION,
    )
