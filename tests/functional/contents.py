"""Compare what is stored of a document: rows, staged content, published results, labels and events."""

from __future__ import annotations

from collections.abc import Iterable

from docloop.adapters import keys
from docloop.adapters.document_files import digest_of
from docloop.model.document import Document, DocumentState
from docloop.model.event import OutboxEvent
from docloop.model.result import Result
from docloop.model.review import Answer, Review, ReviewOutcome, Verdict
from docloop.ports import DocumentFiles, LabelStore
from docloop.steps.decide.answers import known_values

from tests.stored_files import derived_bucket, results_bucket


def published_agrees(files: DocumentFiles, document: Document, events: Iterable[OutboxEvent]) -> None:
    """Each published revision has the content whose digest its event names; the latest is what the row names."""
    results = results_bucket(files)
    digests = {event.result_revision: event.result_digest for event in events if event.document_id == document.id}
    for revision in range(1, document.revision + 1):
        stored = results.get(keys.result(document.id, revision))
        assert digest_of(stored) == digests[revision], "a published result is not the one that was decided"
        assert len(results.versions(keys.result(document.id, revision))) == 1, "a result was written twice"
    if document.revision:
        latest = results.get(keys.latest_result(document.id))
        assert digest_of(latest) == document.result_digest, "the latest result is not the newest decision"


def staged_agrees(files: DocumentFiles, document: Document) -> Result | None:
    """What the row names is there, and the result holds the prediction that the row names."""
    prediction = files.prediction(document)
    assert (prediction is None) == (document.prediction_digest is None), "a prediction is lost"
    if document.result_digest is None:
        return None
    result = files.result(document)
    assert result.revision == document.revision
    assert result.prediction == prediction
    return result


def people_agree(result: Result, review: Review, labels: LabelStore) -> None:
    """What the finished review says is what result and label say."""
    if review.outcome is not ReviewOutcome.SUBMITTED or review.draft is None:
        return
    assert result.reviewed_by == review.done_by, "the result is not that of the review"
    label = labels.get(result.document_id)
    assert label is not None, "a review was submitted without its label"
    fields = {field.name: field.value for field in result.fields}
    for answer in review.draft.answers:
        assert fields.get(answer.field) == _value(answer, review), "review and result differ"
    assert known_values(review.draft).items() <= label.fields.items(), "review and label differ"
    assert label.by == review.done_by


def nothing_is_left(document: Document, files: DocumentFiles, labels: LabelStore) -> None:
    """Of an erased document no content is left in any version."""
    assert document.state is DocumentState.ERASED
    derived = (derived_bucket(files), keys.document_prefix(document.id))
    results = (results_bucket(files), keys.result_prefix(document.id))
    for store, prefix in (derived, results):
        assert [head.key for head in store.list(prefix)] == [], "an erased document left something behind"
    assert labels.get(document.id) is None
    assert (document.result_digest, document.prediction_digest) == (None, None)


def _value(answer: Answer, review: Review) -> str | None:
    if answer.verdict in {Verdict.ABSENT, Verdict.UNREADABLE}:
        return None
    return next(each.after for each in review.corrections if each.field == answer.field)
