"""Erasing leaves ids and states, whatever the document has been through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docloop.errors import KeyReused, ServiceUnavailable
from docloop.model.document import Document, DocumentState, ObjectRef, document_id
from docloop.model.event import EventType
from docloop.model.extraction import Extraction, Field
from docloop.model.review import Answer, Draft, ReviewState, Verdict
from docloop.use_cases.contexts.review import Request
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.documents.reopen import reopen
from docloop.use_cases.labels.annotate import annotate
from docloop.use_cases.reviews.claims import claim, escalate, save_draft
from docloop.use_cases.reviews.submit import submit

from tests.fake_services import FakeBlobStore, FakeEventOutbox
from tests.functional.house import ANN, CORRECTED, HOUSES, SENIOR, House, fake_house, house_of
from tests.stored_files import derived_bucket, results_bucket

PLANTED = ("Corner Shop", "Erna Mustermann", "1234.56", "passport-of-erna", "staff-erna", "about Erna")


@pytest.fixture(params=HOUSES)
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    with house_of(request.param) as made:
        yield made


def uploaded(house: House, key: str, state: DocumentState) -> Document:
    house.desk.inbox.put(key, b"Erna Mustermann", "application/pdf")
    head = house.desk.inbox.head(key)
    assert head is not None
    source = ObjectRef(bucket=house.desk.inbox.bucket, key=key, version_id=head.version_id)
    now = house.clock.now()
    said = Extraction(
        document_type="slip", type_confidence=0.9, fields=(Field(name="VENDOR_NAME", value="Erna Mustermann"),)
    )
    document = Document(
        id=document_id(source),
        source=source,
        state=state,
        document_type="slip",
        content_hash="cd" * 32,
        external_id="staff-erna",
        metadata={"note": "about Erna"},
        prediction_digest=house.desk.files.keep_prediction(document_id(source), said),
        received_at=now,
        changed_at=now,
    )
    house.desk.work.commit(document)
    return document


def lived(house: House) -> Document:
    """A document that went through two rounds of review, the second one still claimed with a draft."""
    document = uploaded(house, "inbox/passport-of-erna.pdf", DocumentState.REJECTED)
    first = claim(house.desk, ANN, reopen(house.desk, SENIOR, document.id).id)
    name = Answer(field="VENDOR_NAME", verdict=Verdict.CORRECTED, value="Erna Mustermann")
    submit(house.desk, ANN, first.id, first.fence, Draft(answers=(name,)))
    again = reopen(house.desk, SENIOR, document.id)
    second = claim(house.desk, ANN, again.id)
    save_draft(house.desk, ANN, second.id, second.fence, CORRECTED.model_copy(update={"answers": (name,)}))
    annotate(house.desk, ANN, document.id, Draft(answers=(name,)))
    return house.desk.documents.get(document.id)


def test_nothing_of_a_document_is_left_but_ids_and_state(house: House) -> None:
    document = lived(house)
    assert document.review_id is not None
    assert house.desk.documents.with_external_id("staff-erna").items == (document,)
    assert house.desk.files.result(document).metadata == {"note": "about Erna"}

    erased = erase(house.desk, SENIOR, document.id)

    assert (erased.state, erased.source.key, erased.content_hash) == (DocumentState.ERASED, "", None)
    for store in (house.desk.inbox, derived_bucket(house.desk.files), results_bucket(house.desk.files)):
        assert list(store.list()) == []
    assert house.desk.inbox.versions(document.source.key) == ()
    assert house.desk.labels.get(document.id) is None
    reviews = house.desk.reviews.get_many([f"rev_{document.id.removeprefix('doc_')}_{n}" for n in (1, 2)])
    assert {review.state for review in reviews} == {ReviewState.DONE, ReviewState.CANCELLED}
    left = " ".join(row.model_dump_json() for row in (house.desk.documents.get(document.id), *reviews))
    assert [planted for planted in PLANTED if planted in left] == []
    assert house.desk.documents.with_external_id("staff-erna").items == ()
    assert erase(house.desk, SENIOR, document.id) == erased


def test_erasing_with_a_key_is_done_once_and_said_once(house: House) -> None:
    document = lived(house)
    request = Request(id="req_erase", fingerprint="erase")
    first = erase(house.desk, SENIOR, document.id, request)
    assert erase(house.desk, SENIOR, document.id, request) == first
    with pytest.raises(KeyReused):
        erase(house.desk, SENIOR, document.id, Request(id="req_erase", fingerprint="other"))
    if isinstance(house.desk.outbox, FakeEventOutbox):
        types = [event.type for event in house.desk.outbox.published]
        assert types.count(EventType.DOCUMENT_ERASED) == 1
        assert types.count(EventType.REVIEW_CANCELLED) == 1


def test_older_versions_go_along_and_newer_ones_and_namesakes_stay(house: House) -> None:
    older = uploaded(house, "inbox/a.pdf", DocumentState.SUPERSEDED)
    middle = uploaded(house, "inbox/a.pdf", DocumentState.SUPERSEDED)
    newer = uploaded(house, "inbox/a.pdf", DocumentState.ACCEPTED)
    namesake = uploaded(house, "inbox/a.pdf.old", DocumentState.ACCEPTED)

    erase(house.desk, SENIOR, middle.id)

    states = {each.id: house.desk.documents.get(each.id).state for each in (older, middle, newer, namesake)}
    assert states == {
        older.id: DocumentState.ERASED,
        middle.id: DocumentState.ERASED,
        newer.id: DocumentState.ACCEPTED,
        namesake.id: DocumentState.ACCEPTED,
    }
    assert [head.version_id for head in house.desk.inbox.versions("inbox/a.pdf")] == [newer.source.version_id]
    assert house.desk.files.prediction(newer) is not None
    assert house.desk.inbox.head("inbox/a.pdf.old") is not None


def test_an_escalated_review_of_an_erased_document_is_cancelled(house: House) -> None:
    review = claim(house.desk, ANN, house.add().id)
    escalate(house.desk, ANN, review.id, review.fence, "Erna Mustermann")
    erase(house.desk, SENIOR, review.document_id)
    left = house.desk.reviews.get(review.id)
    assert (left.state, left.note) == (ReviewState.CANCELLED, None)


@pytest.mark.parametrize("broken", ["derived", "results", "inbox"])
def test_an_erasure_that_was_cut_off_is_finished_by_the_next_one(broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    house = fake_house()
    document = lived(house)
    store = getattr(house.desk.files, broken, house.desk.inbox)
    assert isinstance(store, FakeBlobStore)
    with monkeypatch.context() as patched:

        def fail(*_: object) -> None:
            raise ServiceUnavailable()

        patched.setattr(store, "delete", fail)
        patched.setattr(store, "delete_version", fail)
        with pytest.raises(ServiceUnavailable):
            erase(house.desk, SENIOR, document.id)

    assert erase(house.desk, SENIOR, document.id).source.key == ""
    assert list(house.desk.inbox.list()) == []
