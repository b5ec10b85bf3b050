"""Which moves documents, reviews and trainings can make: the tables of the design, written out once more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from docloop.errors import IllegalTransition
from docloop.model.document import FINAL_STATES, Document, DocumentState, ObjectRef
from docloop.model.review import ENDED, Review, ReviewState
from docloop.model.training import UNDER_WAY, ModelCard, TrainingState

THEN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
NOW = THEN + timedelta(hours=1)

DOCUMENTS = {
    "received": "extracting failed superseded erased",
    "extracting": "accepted in_review failed duplicate split superseded erased",
    "accepted": "in_review superseded erased",
    "in_review": "completed rejected split extracting superseded erased",
    "completed": "in_review superseded erased",
    "rejected": "in_review superseded erased",
    "failed": "extracting superseded erased",
    "superseded": "erased",
    "duplicate": "superseded erased",
    "split": "superseded erased",
    "erased": "",
}
REVIEWS = {
    "open": "claimed cancelled",
    "claimed": "claimed open escalated done cancelled",
    "escalated": "claimed cancelled",
    "done": "",
    "cancelled": "",
}
TRAININGS = {
    "queued": "queued training failed",
    "training": "training promoted kept failed",
    "promoted": "promoted",
    "kept": "kept promoted",
    "failed": "",
    "shipped": "",
}


def document(state: str) -> Document:
    source = ObjectRef(bucket="inbox", key="receipt/1.pdf")
    return Document(id="doc_1", version=7, source=source, state=DocumentState(state), received_at=THEN, changed_at=THEN)


def review(state: str) -> Review:
    return Review(
        id="rev_1_1",
        version=7,
        document_id="doc_1",
        document_type="receipt",
        state=ReviewState(state),
        opened_at=THEN,
        changed_at=THEN,
    )


def training(state: str) -> ModelCard:
    return ModelCard(
        id="trn_1",
        version=7,
        document_type="receipt",
        state=TrainingState(state),
        started_by="labels",
        requested_at=THEN,
        changed_at=THEN,
    )


Entity = Document | Review | ModelCard


@pytest.mark.parametrize(
    ("make", "state_of", "before", "allowed"),
    [
        *((document, DocumentState, before, after) for before, after in DOCUMENTS.items()),
        *((review, ReviewState, before, after) for before, after in REVIEWS.items()),
        *((training, TrainingState, before, after) for before, after in TRAININGS.items()),
    ],
)
def test_no_other_move_is_possible(
    make: Callable[[str], Entity],
    state_of: type[DocumentState] | type[ReviewState] | type[TrainingState],
    before: str,
    allowed: str,
) -> None:
    entity = make(before)
    # A document may stay in its state while its row changes.
    possible = {*allowed.split(), *([before] if make is document else [])}
    for after in state_of:
        if after.value not in possible:
            with pytest.raises(IllegalTransition):
                entity.moved(after, NOW)  # type: ignore[arg-type]
            continue
        moved = entity.moved(after, NOW)  # type: ignore[arg-type]
        assert (moved.state, moved.version, moved.changed_at) == (after, 8, NOW)
        assert (entity.state, entity.version, entity.changed_at) == (before, 7, THEN)


def test_every_state_has_its_row() -> None:
    assert (set(DOCUMENTS), set(REVIEWS), set(TRAININGS)) == (
        {*DocumentState},
        {*ReviewState},
        {*TrainingState},
    )


def test_a_move_changes_what_it_is_told_to() -> None:
    assert document("received").moved(DocumentState.EXTRACTING, NOW, pages=3).pages == 3
    assert review("open").changed(NOW, note="Look twice.").note == "Look twice."
    assert review("open").changed(NOW).version == 8


def test_which_states_are_called_final() -> None:
    """A final result exists; nothing moves any more; a training of the type is going on."""
    assert {*FINAL_STATES} == {"accepted", "completed"}
    assert {*ENDED} == {"done", "cancelled"}
    assert {*UNDER_WAY} == {"queued", "training"}
