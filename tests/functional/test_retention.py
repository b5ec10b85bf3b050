"""What was kept for as long as it may be is erased everywhere, whatever has become of it, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from docloop.errors import ServiceUnavailable
from docloop.model.actor import Actor, Role
from docloop.model.document import Document, DocumentState, ObjectRef, document_id
from docloop.model.learned import Linear, Recogniser
from docloop.model.review import Answer, Draft, ReviewState, Verdict
from docloop.use_cases.labels.annotate import annotate
from docloop.use_cases.reviews.claims import claim, escalate, save_draft
from docloop.use_cases.reviews.submit import reject, submit
from docloop.use_cases.sweep import sweep

from tests.fake_services import FakeBlobStore
from tests.functional.crash import desk_of
from tests.functional.house import ANN, CORRECTED, House, fake_house
from tests.functional.lessons import Lessons
from tests.functional.paper import DAMAGED, memo, memo_type, receipt
from tests.functional.sites import selection
from tests.functional.stage import Stage, raise_stage
from tests.functional.stores import everything_stored

ACTOR = Actor(user_id="user-1", roles=frozenset({Role.REVIEWER}))
VENDOR, NUMBER, NAME, TYPED = "Quillfeather", "QF-88", "ottoline", "Wobblethorpe"
PLANTED = (VENDOR, NUMBER, NAME, TYPED)
DAYS = 30


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        made.aim_sweeper(retention_days=DAYS)
        yield made


@pytest.fixture
def house() -> House:
    made = fake_house()
    object.__setattr__(made.sweeper.retention, "kept", timedelta(days=DAYS))
    return made


def page(number: int) -> bytes:
    return receipt(f"{VENDOR} Ltd", f"{NUMBER}-{number}", f"{number}.50")


def _documents_of_every_fate(stage: Stage) -> None:
    """Forty that come over the whole line, or half as many in a usual run."""
    for number in range(1, 25 if selection.every else 12):
        stage.upload(f"inbox/receipt/{NAME}-{number}.txt", page(number))
    for number in range(25, 30 if selection.every else 27):
        stage.upload(f"inbox/memo/{NAME}-{number}.txt", memo(f"{VENDOR} {number}"))
        stage.upload(f"inbox/receipt/{NAME}-damaged-{number}.txt", DAMAGED + page(number))
    stage.settle()
    stage.upload(f"inbox/receipt/{NAME}-copy.txt", page(1))
    for number in (2, 3, 4, 5, 6):
        stage.upload(f"inbox/receipt/{NAME}-{number}.txt", page(number + 500))
    stage.settle()
    _reviews_of_every_fate(stage)
    client, bucket = stage.clients.s3, stage.resources.buckets["inbox"]
    for number in (3, 7, 25):
        client.delete_object(Bucket=bucket, Key=f"inbox/receipt/{NAME}-{number}.txt")


def _reviews_of_every_fate(stage: Stage) -> None:
    desk = desk_of(stage)
    typed = Answer(field="VENDOR_NAME", verdict=Verdict.CORRECTED, value=TYPED)
    for number, open_one in enumerate([each for each in stage.reviews() if each.state is ReviewState.OPEN]):
        if number % 5 == 0:
            continue
        held = claim(desk, ACTOR, open_one.id)
        asked = {question.field for question in held.questions if question.field} - {"VENDOR_NAME"}
        rest = tuple(Answer(field=field, verdict=Verdict.ABSENT) for field in sorted(asked))
        draft = Draft(answers=(typed, *rest), document_type="receipt")
        if number % 5 == 1:
            submit(desk, ACTOR, held.id, held.fence, draft)
        elif number % 5 == 2:
            save_draft(desk, ACTOR, held.id, held.fence, draft)
            annotate(desk, ACTOR, held.document_id, Draft(answers=(typed,), document_type="receipt"))
        elif number % 5 == 3:
            reject(desk, ACTOR, held.id, held.fence, TYPED)
        else:
            escalate(desk, ACTOR, held.id, held.fence, TYPED)


def _what_never_becomes_a_document(stage: Stage) -> None:
    client, bucket = stage.clients.s3, stage.resources.buckets["inbox"]
    for key in (f"inbox/{NAME}-folder/", f"elsewhere/{NAME}.txt", f"inbox/memo/{NAME}-twice.txt"):
        stage.upload(key, page(900))
    stage.drop_messages()
    stage.upload(f"inbox/memo/{NAME}-twice.txt", memo(f"{VENDOR}, the newer version"))
    client.delete_object(Bucket=bucket, Key=f"inbox/{NAME}-never-was.txt")


def _erase_and_forget(stage: Stage, lessons: Lessons) -> None:
    for _ in range(6):
        swept = stage.sweep()
        assert swept is not None
        assert swept["failed_parts"] == 0
        lessons.settle()
        stage.settle()
        if not swept["erased"]:
            return
        stage.clock.advance(hours=1)


@pytest.mark.timeout(900)
def test_retention_leaves_no_trace_in_any_store(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    lessons = Lessons(stage, monkeypatch)
    words = Linear(features=(VENDOR.lower(),), mean=(0.0,), scale=(1.0,), weights=(1.0,), bias=0.0)
    lessons.trainer.recogniser = Recogniser(words=words, documents=5)
    lessons.label(selection.amount(60), vendor=f"{VENDOR} & Daughters")
    _documents_of_every_fate(stage)
    _what_never_becomes_a_document(stage)
    stage.settle()
    lessons.train()
    lessons.trainer.recogniser = None
    before = everything_stored(stage)
    for planted in PLANTED:
        assert any(planted.lower() in text.lower() for text in before.values()), "nothing was planted"
    assert any(VENDOR.lower() in text for place, text in before.items() if place.startswith("learned/"))
    assert len(stage.documents()) >= (100 if selection.every else 25)
    fates = {document.state.value for document in stage.documents()}
    assert fates >= {"accepted", "in_review", "completed", "rejected", "failed", "superseded", "duplicate"}

    stage.clock.advance(days=DAYS, hours=2)
    _erase_and_forget(stage, lessons)

    left = everything_stored(stage)
    for planted in PLANTED:
        assert [place for place, text in left.items() if planted.lower() in (place + text).lower()] == []
    assert {document.state for document in stage.documents()} == {DocumentState.ERASED}
    assert not [place for place in left if place.startswith(("inbox/", "derived/", "results/", "labels/"))]
    heads = [place for place in left if place.startswith("documents/") and not place.startswith("documents/doc_")]
    assert heads == []
    assert {review.state for review in stage.reviews()} <= {ReviewState.DONE, ReviewState.CANCELLED}


def _old(house: House, name: str, state: DocumentState, **ago: float) -> Document:
    key, received = f"inbox/{name}.pdf", house.clock.now() - timedelta(**ago)
    house.desk.inbox.put(key, b"x", "application/pdf")
    [head] = house.desk.inbox.versions(key)
    source = ObjectRef(bucket=house.desk.inbox.bucket, key=key, version_id=head.version_id)
    made = Document(
        id=document_id(source), source=source, state=state, received_at=received, changed_at=house.clock.now()
    )
    house.desk.work.commit(made)
    return made


def test_it_counts_from_the_moment_a_document_was_received_to_the_hour(house: House) -> None:
    house.clock.set(house.clock.now().replace(minute=30))
    younger = _old(house, "younger", DocumentState.ACCEPTED, days=DAYS)
    older = _old(house, "older", DocumentState.ACCEPTED, days=DAYS, minutes=31)
    assert sweep(house.sweeper).erased == 1
    assert house.desk.documents.get(older.id).source.key == ""
    assert house.desk.documents.get(younger.id) == younger
    house.clock.move(minutes=30)
    assert [sweep(house.sweeper).erased for _ in range(2)] == [1, 0]


def test_without_retention_everything_stays(house: House) -> None:
    object.__setattr__(house.sweeper.retention, "kept", None)
    kept = _old(house, "ancient", DocumentState.ACCEPTED, days=9_000)
    house.desk.inbox.put("elsewhere/ancient.pdf", b"x", "application/pdf")
    house.clock.move(days=9_000)
    assert sweep(house.sweeper).erased == 0
    assert house.desk.documents.get(kept.id) == kept
    assert house.desk.inbox.head("elsewhere/ancient.pdf") is not None


def test_a_review_in_progress_is_cancelled_with_its_document(house: House) -> None:
    review = claim(house.desk, ANN, house.add().id)
    save_draft(house.desk, ANN, review.id, review.fence, CORRECTED)
    house.clock.move(days=DAYS + 1)
    assert sweep(house.sweeper).erased == 1
    left = house.desk.reviews.get(review.id)
    assert (left.state, left.draft, left.claim) == (ReviewState.CANCELLED, None, None)


def test_one_that_cannot_be_erased_does_not_stop_the_others(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _old(house, "first", DocumentState.ACCEPTED, days=DAYS + 2)
    second = _old(house, "second", DocumentState.FAILED, days=DAYS + 1)
    store = house.desk.inbox
    assert isinstance(store, FakeBlobStore)
    delete = store.delete_version

    def refuse(key: str, version_id: str) -> None:
        if key == first.source.key:
            raise ServiceUnavailable()
        delete(key, version_id)

    with monkeypatch.context() as patched:
        patched.setattr(store, "delete_version", refuse)
        assert sweep(house.sweeper).failed_parts == 1
    assert house.desk.documents.get(second.id).source.key == ""
    assert [each.id for each in house.desk.documents.half_erased()] == [first.id]
    house.clock.move(minutes=20)
    assert sweep(house.sweeper).erased == 1
    assert house.desk.documents.get(first.id).source.key == ""


def test_an_erasure_by_a_person_that_was_cut_off_is_finished_without_any_retention(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    object.__setattr__(house.sweeper.retention, "kept", None)
    document = _old(house, "cut_off", DocumentState.ACCEPTED, days=1)
    erased = document.moved(DocumentState.ERASED, house.clock.now())
    house.desk.work.commit(erased)
    assert sweep(house.sweeper).erased == 0  # somebody may be at it
    house.clock.move(minutes=16)
    assert [sweep(house.sweeper).erased for _ in range(2)] == [1, 0]
    assert house.desk.documents.get(document.id).source.key == ""
    assert list(house.desk.inbox.list()) == []
