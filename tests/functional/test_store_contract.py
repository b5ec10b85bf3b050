"""Fakes and adapters keep the same promises: every test here runs on both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from docloop.errors import InvalidRequest, NotFound, SourceMissing, VersionConflict
from docloop.model.actor import Role
from docloop.model.audit import Sought, Verb, entry_by
from docloop.model.document import ContentHead, Document, DocumentState, KeyHead, ObjectRef
from docloop.model.event import Announcement, CompletedRequest, EventType, OutboxEvent
from docloop.model.inbox_scan import InboxWalk
from docloop.model.label import Label
from docloop.model.policy import Policy
from docloop.model.review import Claim, Draft, Review, ReviewState
from docloop.use_cases.audit import record_pending
from docloop.use_cases.catalogue.change_policy import change_policy
from docloop.use_cases.catalogue.describe import describe

from tests.fakes import START
from tests.functional.house import ADMIN, SLIP, House, fake_house, moto_house


@pytest.fixture(scope="module", params=["fakes", "moto"])
def shared(request: pytest.FixtureRequest) -> Iterator[House]:
    if request.param == "fakes":
        yield fake_house()
    else:
        with moto_house() as house:
            yield house


@pytest.fixture
def house(shared: House, request: pytest.FixtureRequest) -> House:
    return shared


def document(name: str, minutes: float = 0, state: DocumentState = DocumentState.RECEIVED) -> Document:
    at = START + timedelta(minutes=minutes)
    source = ObjectRef(bucket="inbox", key=f"inbox/{name}")
    return Document(id=f"doc_{name}", source=source, state=state, received_at=at, changed_at=at)


def review(name: str, minutes: float = 0, **values: object) -> Review:
    at = START + timedelta(minutes=minutes)
    given = {"id": f"rev_{name}", "document_id": f"doc_{name}", "document_type": "slip"}
    return Review.model_validate(given | {"opened_at": at, "changed_at": at} | values)


def test_a_version_is_written_once_and_only_on_top_of_the_one_before(house: House) -> None:
    first = document("versions")
    house.desk.work.commit(first)
    second = first.moved(DocumentState.EXTRACTING, START)
    house.desk.work.commit(second)

    for stale in (
        first,
        second,
        second.model_copy(update={"version": 4}),
        document("never").moved(second.state, START),
    ):
        with pytest.raises(VersionConflict):
            house.desk.work.commit(stale)
    assert house.desk.documents.get("doc_versions") == second


def test_a_commit_is_all_or_nothing(house: House) -> None:
    taken = document("taken")
    house.desk.work.commit(taken)

    with pytest.raises(VersionConflict):
        house.desk.work.commit(document("beside"), KeyHead(id="key_beside", document_id="doc_beside"), taken)

    assert house.desk.documents.key_head("key_beside") is None
    with pytest.raises(NotFound):
        house.desk.documents.get("doc_beside")


def test_rows_of_other_kinds_are_no_documents(house: House) -> None:
    house.desk.work.commit(KeyHead(id="key_one", document_id="d"), ContentHead(id="ff" * 32, document_id="d"))

    assert house.desk.documents.content_head("ff" * 32) == ContentHead(id="ff" * 32, document_id="d")
    for other in ("key_one", "ff" * 32, "doc_missing"):
        with pytest.raises(NotFound):
            house.desk.documents.get(other)


def test_what_is_too_large_for_a_row_is_refused_and_said_so(house: House) -> None:
    huge = review("huge", note="ü" * 210_000)
    with pytest.raises(InvalidRequest, match="400 KB"):
        house.desk.work.commit(huge)


def test_text_that_is_no_unicode_is_refused(house: House) -> None:
    with pytest.raises(InvalidRequest):
        house.desk.work.commit(review("surrogate", note="\ud800"))


def test_a_listing_goes_on_while_data_changes(house: House) -> None:
    old = [document(f"list{n}", n, DocumentState.REJECTED) for n in range(5)]
    for each in old:
        house.desk.work.commit(each)
    first = house.desk.documents.list(state=DocumentState.REJECTED, limit=2)
    house.desk.work.commit(document("list9", 9, DocumentState.REJECTED))
    last_given = first.items[-1]
    house.desk.work.commit(last_given.moved(DocumentState.SUPERSEDED, START))

    second = house.desk.documents.list(state=DocumentState.REJECTED, limit=2, cursor=first.cursor)
    third = house.desk.documents.list(state=DocumentState.REJECTED, limit=2, cursor=second.cursor)

    assert [each.id for page in (first, second, third) for each in page.items] == [
        f"doc_list{n}" for n in (4, 3, 2, 1, 0)
    ]
    assert third.cursor is None


def test_documents_received_before_a_moment_and_half_erased_ones_are_found(house: House) -> None:
    older, younger = document("age1", 1, DocumentState.FAILED), document("age2", 2, DocumentState.FAILED)
    erased = document("age3").model_copy(update={"state": DocumentState.ERASED})
    house.desk.work.commit(older, younger, erased)

    found = house.desk.documents.oldest(DocumentState.FAILED, before=START + timedelta(minutes=2))
    assert [each.id for each in found if each.id.startswith("doc_age")] == ["doc_age1"]
    assert house.desk.documents.half_erased() == (erased,)
    assert erased not in house.desk.documents.oldest(DocumentState.ACCEPTED)

    nowhere = erased.source.model_copy(update={"key": ""})
    house.desk.work.commit(erased.model_copy(update={"source": nowhere, "version": 2}))
    assert house.desk.documents.half_erased() == ()
    assert [each.id for each in house.desk.documents.oldest(DocumentState.ERASED)] == ["doc_age3"]


def test_documents_are_found_by_the_number_that_others_gave_them(house: House) -> None:
    named = [document(f"ext{n}", n).model_copy(update={"external_id": "AP-ü/7"}) for n in range(3)]
    other = document("ext9").model_copy(update={"external_id": "AP-ü/78"})
    house.desk.work.commit(*named, other)

    first = house.desk.documents.with_external_id("AP-ü/7", limit=2)
    second = house.desk.documents.with_external_id("AP-ü/7", limit=2, cursor=first.cursor)

    assert [each.id for each in (*first.items, *second.items)] == ["doc_ext2", "doc_ext1", "doc_ext0"]
    assert second.cursor is None
    assert house.desk.documents.with_external_id("AP-ü/").items == ()
    with pytest.raises(InvalidRequest):
        house.desk.documents.with_external_id("AP-ü/78", cursor=first.cursor)


def test_a_head_is_forgotten_unless_it_was_changed_since(house: House) -> None:
    head = ContentHead(id="ee" * 32, document_id="doc_a")
    taken = head.model_copy(update={"version": 2, "document_id": "doc_b"})
    house.desk.work.commit(head)
    house.desk.work.commit(taken)

    with pytest.raises(VersionConflict):
        house.desk.documents.forget_head(head)
    assert house.desk.documents.content_head(head.id) == taken
    for _ in range(2):
        house.desk.documents.forget_head(taken)
    assert house.desk.documents.content_head(head.id) is None


def test_all_documents_are_listed_newest_first_over_gaps_of_months(house: House) -> None:
    minutes = {"ancient": -60 * 24 * 200, "young": 60 * 24 * 100}
    for name, at in minutes.items():
        house.desk.work.commit(document(name, at))

    ids = [each.id for each in house.desk.documents.list(limit=200).items]

    assert (ids[0], ids[-1]) == ("doc_young", "doc_ancient")
    assert house.desk.documents.oldest(DocumentState.RECEIVED, 1)[0].id == "doc_ancient"


@pytest.mark.parametrize("cursor", ["", "x", "e30", "!!!!", "WyJhIiwiYiJd", "é", "W10=" * 50])
def test_a_foreign_cursor_is_refused(house: House, cursor: str) -> None:
    with pytest.raises(InvalidRequest):
        house.desk.documents.list(cursor=cursor)


def test_a_cursor_of_another_listing_is_refused(house: House) -> None:
    for n in range(3):
        house.desk.work.commit(document(f"cursor{n}", n, DocumentState.FAILED))
    cursor = house.desk.documents.list(state=DocumentState.FAILED, limit=1).cursor
    assert cursor is not None
    with pytest.raises(InvalidRequest):
        house.desk.documents.list(state=DocumentState.ACCEPTED, cursor=cursor)
    with pytest.raises(InvalidRequest):
        house.desk.documents.list(state=DocumentState.FAILED, cursor=cursor[:-2])


def test_reviews_are_listed_by_priority_then_age_and_by_type(house: House) -> None:
    made = [review("r1", 1), review("r2", 2, priority=90), review("r3", 0), review("r4", 0, document_type="other")]
    for each in made:
        house.desk.work.commit(each.model_copy(update={"state": ReviewState.ESCALATED}))

    def listed(document_type: str | None = None) -> list[str]:
        page = house.desk.reviews.list(state=ReviewState.ESCALATED, document_type=document_type)
        return [each.id for each in page.items]

    assert listed() == ["rev_r2", "rev_r3", "rev_r4", "rev_r1"]
    assert listed("other") == ["rev_r4"]
    oldest = house.desk.reviews.oldest(ReviewState.ESCALATED)
    assert oldest is not None
    assert oldest.opened_at == START
    assert house.desk.reviews.oldest(ReviewState.CANCELLED) is None
    many = house.desk.reviews.get_many(["rev_r1", "rev_none", "rev_r1"])
    assert [each.id for each in many] == ["rev_r1"]


def test_what_is_due_is_found_longest_due_first(house: House) -> None:
    claim = Claim(by="ann", fence=1, claimed_at=START, expires_at=START + timedelta(minutes=10))
    house.desk.work.commit(
        review("due1", announced_at=START + timedelta(minutes=5)),
        review("due2"),
        review("due3", announced_at=START + timedelta(minutes=50)),
        review("due4", state=ReviewState.CLAIMED, claim=claim),
    )

    def due(state: ReviewState, minutes: float) -> list[str]:
        found = house.desk.reviews.due(state, START + timedelta(minutes=minutes))
        return [each.id for each in found if each.id.startswith("rev_due")]

    assert due(ReviewState.OPEN, 20) == ["rev_due2", "rev_due1"]
    assert due(ReviewState.CLAIMED, 9) == []
    assert due(ReviewState.CLAIMED, 10) == ["rev_due4"]
    assert due(ReviewState.CLAIMED, 11) == ["rev_due4"]


def test_labels_are_listed_newest_first_and_can_be_forgotten(house: House) -> None:
    for n in range(3):
        at = START + timedelta(minutes=n)
        house.desk.work.commit(Label(id=f"doc_l{n}", document_type="letters", fields={"A": None}, by="ann", at=at))

    first = house.desk.labels.list(document_type="letters", limit=2)
    rest = house.desk.labels.list(document_type="letters", limit=2, cursor=first.cursor)
    assert [each.id for each in first.items + rest.items] == ["doc_l2", "doc_l1", "doc_l0"]

    for _ in range(2):
        house.desk.labels.delete("doc_l1")
    assert house.desk.labels.get("doc_l1") is None


def test_policies_are_changed_one_version_at_a_time(house: House) -> None:
    stored, ruled = house.desk.stored_policies, SLIP.model_copy(update={"name": "ruled"})
    assert stored.get("ruled") is None
    for version in range(3):
        change_policy(house.desk, ADMIN, ruled, Policy(threshold=version / 10), version)
    for version in (0, 1, 4):
        with pytest.raises(VersionConflict):
            change_policy(house.desk, ADMIN, ruled, Policy(), version)

    assert stored.get("ruled") == Policy(version=3, threshold=0.2)
    kept = stored.versions("ruled")
    assert [(each.version, each.by, each.policy.threshold) for each in kept] == [
        (3, "ada", 0.2),
        (2, "ada", 0.1),
        (1, "ada", 0.0),
    ]
    assert [each.version for each in stored.versions("ruled", below=3, limit=1)] == [2]


def test_every_version_of_a_described_type_is_kept(house: House) -> None:
    titles = ("Good", "Better", "Best")
    for version, title in enumerate(titles):
        describe(house.desk, ADMIN, SLIP.model_copy(update={"name": "better", "title": title}), version)
    for version in (0, 2, 4):
        with pytest.raises(VersionConflict):
            describe(house.desk, ADMIN, SLIP.model_copy(update={"name": "better"}), version)

    found = house.desk.types.get("better")
    assert found is not None
    assert found.title == "Best"
    assert [each.title for each in house.desk.types.list() if each.name == "better"] == ["Best"]
    kept = house.desk.types.versions("better")
    assert [(each.version, each.by, each.document_type.title) for each in kept] == [
        (3, "ada", "Best"),
        (2, "ada", "Better"),
        (1, "ada", "Good"),
    ]
    assert [each.version for each in house.desk.types.versions("better", below=3, limit=1)] == [2]
    assert house.desk.types.get("nothing") is None
    assert house.desk.types.versions("nothing") == ()


def test_the_audit_record_is_read_newest_first_in_bounded_pages(house: House) -> None:
    record = house.desk.audit
    entries = [
        entry_by(f"user-{n % 2}", [Role.ADMIN], Verb.DOCUMENT_SEEN, f"doc_{n}", START + timedelta(hours=n), "x")
        for n in range(5)
    ]
    for entry in (*entries, entries[0]):
        record.append(entry)
    ours = Sought(verb=Verb.DOCUMENT_SEEN)

    first = record.list(ours, limit=2)
    rest = record.list(ours, cursor=first.cursor)
    assert [each.subject for each in first.items] == ["doc_4", "doc_3"]
    assert [each.subject for each in rest.items] == ["doc_2", "doc_1", "doc_0"]
    assert rest.cursor is None
    assert first.items[0].model_copy(update={"recorded_at": None}) == entries[4]

    part = ours.model_copy(update={"since": START + timedelta(hours=1), "until": START + timedelta(hours=3)})
    assert [each.subject for each in record.list(part).items] == ["doc_2", "doc_1"]
    assert [each.subject for each in record.list(Sought(actor="user-1")).items] == ["doc_3", "doc_1"]
    assert [each.at for each in record.list(Sought(subject="doc_2")).items] == [START + timedelta(hours=2)]
    with pytest.raises(InvalidRequest):
        record.list(ours, cursor="foreign")


def test_a_committed_entry_is_pending_until_it_is_in_the_record(house: House) -> None:
    entry = entry_by("labels", (), Verb.TRAINING_STARTED, "trn_1", START, "")
    house.desk.work.commit(entry)
    assert entry in house.desk.audit.pending()

    assert record_pending(house.desk, 100) >= 1

    assert house.desk.audit.pending() == ()
    assert [each.actor for each in house.desk.audit.list(Sought(subject="trn_1")).items] == ["labels"]


def test_requests_and_walks_come_back_as_written(house: House) -> None:
    request = CompletedRequest(id="req_1", fingerprint="f", status=200, body="rev_1", expires_at=START)
    walk = InboxWalk(id="walk#test", after="inbox/ü.pdf", until=START)
    house.desk.work.commit(request, walk)

    assert house.desk.requests.get("req_1") == request
    assert house.desk.requests.get("req_2") is None
    assert house.sweeper.walks.get("walk#test") == walk
    assert house.sweeper.walks.get("walk#other") is None


def test_an_event_is_pending_until_it_is_marked(house: House) -> None:
    events = [
        OutboxEvent(id=f"evt_{n}", type=EventType.DOCUMENT_FAILED, document_id="doc_x", at=START - timedelta(minutes=n))
        for n in range(3)
    ]
    house.desk.work.commit(*events)
    assert [each.id for each in house.pending()] == ["evt_2", "evt_1", "evt_0"]
    house.desk.outbox.publish(events[2])
    for _ in range(2):
        house.desk.outbox.mark_published(events[2], START)
    assert [each.id for each in house.pending()] == ["evt_1", "evt_0"]


def test_an_announcement_hides_comes_back_and_goes(house: House) -> None:
    for n in range(12):
        house.desk.queue.announce(Announcement(review_id=f"rev_{n}"))
    taken = house.desk.queue.receive(10)
    others = house.desk.queue.receive(10)
    assert len(taken) == 10
    assert len({each.announcement.review_id for each in taken + others}) == 12

    house.desk.queue.give_back([each.receipt for each in taken])
    house.desk.queue.delete([each.receipt for each in others])
    again = house.desk.queue.receive(10)
    assert {each.announcement for each in again} == {each.announcement for each in taken}
    house.desk.queue.delete([each.receipt for each in again])
    assert house.desk.queue.receive() == ()
    house.desk.queue.delete([])
    house.desk.queue.give_back([])


def test_objects_have_versions_and_odd_keys(house: House) -> None:
    store = house.desk.inbox
    keys = ["odd/a b+c%2F.pdf", "odd/a b+c%2F.pdf.more", "odd/ü 😀/..", "odd/zz"]
    for key in keys:
        store.put(key, key.encode(), "application/pdf")
    store.put(keys[0], b"second", "application/pdf")

    newest, oldest = store.versions(keys[0])
    assert store.head(keys[0]) == newest
    assert (store.get(keys[0]), store.get(keys[0], oldest.version_id)) == (b"second", keys[0].encode())
    assert [each.key for each in store.list("odd/")] == keys[:2] + sorted(keys[2:], key=lambda key: key.encode())
    page = store.page("odd/")
    assert [(each.key, each.newest, each.marker) for each in page.entries] == [
        (keys[0], True, False),
        (keys[0], False, False),
        *((key, True, False) for key in (keys[1], *sorted(keys[2:], key=lambda key: key.encode()))),
    ]
    assert page.after is None

    for _ in range(2):
        store.delete_version(keys[0], newest.version_id)
    assert store.get(keys[0]) == keys[0].encode()
    assert store.delete("odd/a b") == 2
    assert store.head(keys[0]) is None
    assert store.versions(keys[0]) == ()
    for version_id in (None, oldest.version_id):
        with pytest.raises(SourceMissing):
            store.get(keys[0], version_id)


def test_a_draft_survives_storage(house: House) -> None:
    kept = review("drafted", draft=Draft(document_type="slip"))
    house.desk.work.commit(kept)
    assert house.desk.reviews.get("rev_drafted") == kept
