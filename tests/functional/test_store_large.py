"""Reviews and labels with more in them than a row of the table holds: whole when read, gone with their document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import boto3
import pytest
from docloop.adapters import keys
from docloop.adapters.rows import DIGEST, INLINE_BYTES, parts_of
from docloop.errors import InvalidRequest, ServiceUnavailable, VersionConflict
from docloop.model.actor import Role
from docloop.model.document import DocumentState
from docloop.model.label import Label
from docloop.model.review import Draft, LineItemAnswer, Review, ReviewState
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.reviews.claims import claim, release, save_draft
from docloop.use_cases.reviews.submit import submit
from docloop.use_cases.sweep import sweep

from tests.fakes import START
from tests.functional.house import ANN, CORRECTED, House, moto_house, person
from tests.stored_files import derived_bucket

ROWS = tuple(
    LineItemAnswer(fields={"ITEM": f"Screw {n} mm, zinc plated, 100 pcs", "PRICE": "1.00"}) for n in range(5_000)
)
LARGE = CORRECTED.model_copy(update={"line_items": ROWS})


@pytest.fixture
def house() -> Iterator[House]:
    with moto_house() as made:
        yield made


def bodies(house: House) -> list[str]:
    """The keys of all bodies that are split off."""
    return [head.key for head in derived_bucket(house.desk.files).list() if "/rows/" in head.key]


def versions(house: House) -> list[Any]:
    listed = boto3.client("s3").list_object_versions(Bucket=derived_bucket(house.desk.files).bucket)
    return [*listed.get("Versions", []), *listed.get("DeleteMarkers", [])]


def draft_of(house: House, *, rows: tuple[LineItemAnswer, ...] = ROWS, name: str = "one") -> Review:
    """A claimed review whose draft has so many rows."""
    review = house.add(name)
    mine = claim(house.desk, ANN, review.id)
    return save_draft(house.desk, ANN, mine.id, mine.fence, Draft(line_items=rows))


def test_a_large_draft_is_read_back_by_key_and_through_every_index(house: House) -> None:
    saved = draft_of(house)
    reviews = house.desk.reviews

    assert parts_of(saved).digest is not None
    assert reviews.get(saved.id) == saved
    assert reviews.get_many([saved.id]) == (saved,)
    assert reviews.list(state=ReviewState.CLAIMED).items == (saved,)
    assert reviews.of_person("ann", done=False).items == (saved,)
    assert reviews.due(ReviewState.CLAIMED, START + timedelta(days=2)) == (saved,)
    assert bodies(house)[0].startswith(keys.document_prefix(saved.document_id))


def test_a_small_one_stays_in_its_row(house: House) -> None:
    draft_of(house, rows=ROWS[:100])

    assert bodies(house) == []


def test_only_the_newest_body_of_a_draft_is_kept(house: House) -> None:
    saved = draft_of(house)
    for number in range(4):
        saved = save_draft(house.desk, ANN, saved.id, saved.fence, Draft(line_items=ROWS[number:]))
    assert len(bodies(house)) == 1

    save_draft(house.desk, ANN, saved.id, saved.fence, Draft())

    assert bodies(house) == []
    assert [entry for entry in versions(house) if "/rows/" in entry["Key"]] == []


def test_a_large_label_and_the_submitted_review_are_whole(house: House) -> None:
    saved = draft_of(house)

    done = submit(house.desk, ANN, saved.id, saved.fence, LARGE)

    assert house.desk.reviews.get(saved.id) == done
    assert house.desk.reviews.of_person("ann", done=True).items == (done,)
    label = house.desk.labels.get(saved.document_id)
    assert label is not None
    assert label.line_items == ROWS
    assert house.desk.labels.list(document_type="slip").items == (label,)


def test_a_lease_that_lapses_keeps_the_large_draft(house: House) -> None:
    saved = draft_of(house)
    house.clock.move(hours=1)

    assert sweep(house.sweeper).released == 1

    lapsed = house.desk.reviews.get(saved.id)
    assert (lapsed.state, lapsed.draft) == (ReviewState.OPEN, saved.draft)


def test_who_comes_second_leaves_nothing_behind(house: House) -> None:
    saved = draft_of(house)
    before = bodies(house)
    stale = saved.model_copy(update={"draft": Draft(line_items=ROWS[1:])})

    with pytest.raises(VersionConflict):
        house.desk.work.commit(stale)
    with pytest.raises(VersionConflict):
        house.desk.work.commit(saved)

    assert bodies(house) == before
    assert house.desk.reviews.get(saved.id) == saved


def test_who_comes_second_in_a_transaction_leaves_nothing_behind_either(house: House) -> None:
    saved = draft_of(house)
    label = Label(id=saved.document_id, document_type="slip", line_items=ROWS, by="ann", at=START)
    house.desk.work.commit(label)
    before = bodies(house)

    with pytest.raises(VersionConflict):
        house.desk.work.commit(saved, label.model_copy(update={"by": "bob"}))

    assert bodies(house) == before
    assert house.desk.labels.get(saved.document_id) == label


def test_a_reader_of_an_older_row_finds_the_newer_one(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given an index that is behind: its row names a body that has been replaced
    saved = draft_of(house)
    old = boto3.client("dynamodb").get_item(TableName="docloop-reviews", Key={"pk": {"S": saved.id}})["Item"]
    newer = save_draft(house.desk, ANN, saved.id, saved.fence, Draft(line_items=ROWS[1:]))
    # When the old row is loaded
    table: Any = house.desk.reviews
    # Then the newer review comes of it
    assert table._table.load(old, Review) == newer


def test_erasing_removes_all_bodies(house: House) -> None:
    saved = draft_of(house)
    submit(house.desk, ANN, saved.id, saved.fence, LARGE)
    assert len(bodies(house)) >= 2

    erase(house.desk, person("boss", Role.ADMIN), saved.document_id)

    assert versions(house) == []
    assert house.desk.labels.get(saved.document_id) is None
    assert house.desk.reviews.get(saved.id).draft is None


def test_a_draft_that_comes_with_the_erasure_leaves_nothing(house: House) -> None:
    # Given a reviewer whose client has read the review
    saved = draft_of(house)
    late = saved.changed(START, draft=Draft(line_items=ROWS[2:]))
    erase(house.desk, person("boss", Role.ADMIN), saved.document_id)
    # When the draft arrives after the erasure
    with pytest.raises(VersionConflict):
        house.desk.work.commit(late)
    # Then its words are nowhere
    assert versions(house) == []


def test_without_its_body_a_row_is_what_it_has_itself(house: House, caplog: pytest.LogCaptureFixture) -> None:
    # Given that objects expired and rows did not
    saved = draft_of(house)
    derived_bucket(house.desk.files).delete(keys.document_prefix(saved.document_id))
    # When it is read, it can still be found, worked on and erased
    found = house.desk.reviews.get(saved.id)
    assert found == saved.model_copy(update={"draft": None})
    assert house.desk.reviews.list(state=ReviewState.CLAIMED).items == (found,)
    assert "large body" in caplog.text
    assert release(house.desk, ANN, found.id, found.fence).state is ReviewState.OPEN
    erased = erase(house.desk, person("boss", Role.ADMIN), saved.document_id)
    assert erased.state is DocumentState.ERASED


def test_a_body_that_was_tampered_with_is_not_taken(house: House) -> None:
    saved = draft_of(house)
    derived_bucket(house.desk.files).put(bodies(house)[0], b"{}", "application/json")

    with pytest.raises(ServiceUnavailable, match="not the one"):
        house.desk.reviews.get(saved.id)


def test_what_cannot_be_split_off_is_refused_before_it_is_written(house: House) -> None:
    review = house.add()
    huge = review.changed(START, note="x" * 500_000)

    with pytest.raises(InvalidRequest, match="400 KB"):
        house.desk.work.commit(huge)
    assert house.desk.reviews.get(review.id).note is None
    assert bodies(house) == []


def test_the_row_itself_stays_small(house: House) -> None:
    saved = draft_of(house)

    (row,) = boto3.client("dynamodb").scan(TableName="docloop-reviews")["Items"]

    assert row["pk"]["S"] == saved.id
    assert DIGEST in row
    assert len(row["body"]["S"]) < INLINE_BYTES / 10
