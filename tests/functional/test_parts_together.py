"""A file and its parts have one fate: repeated, copied, superseded, erased, kept for as long as may be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docloop.errors import SourceMissing
from docloop.model.actor import Actor, Role
from docloop.model.document import DocumentState
from docloop.model.review import ReviewState
from docloop.use_cases.documents.erase import erase
from docloop.use_cases.reviews.claims import claim
from docloop.use_cases.reviews.split_review import split

from tests.functional.crash import desk_of, nothing_lost, recover, states
from tests.functional.paper import receipt
from tests.functional.stacked import PERSON, TWO, dropped, number_of, parts_of, stack
from tests.functional.stage import Stage, raise_stage
from tests.stored_files import derived_bucket, results_bucket

S = DocumentState
ADMIN = Actor(user_id="admin-1", roles=frozenset({Role.ADMIN}))


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


def test_the_same_message_again_changes_nothing(stage: Stage) -> None:
    whole = dropped(stage, stack())
    before = stage.documents()
    stage.tell(stage.s3_event(whole.source.key, whole.source.version_id))
    for each in whole.part_ids:
        stage.tell({"document_id": each})
    stage.settle()
    assert stage.documents() == before
    assert len(stage.reviews()) == 2


def test_lost_messages_of_parts_are_sent_again_by_the_sweeper(stage: Stage) -> None:
    stage.upload("inbox/post.txt", stack())
    assert stage.deliver()
    stage.drop_everything()
    assert states(stage) == {"split": 1, "received": 2}
    recover(stage)
    nothing_lost(stage)
    assert states(stage) == {"split": 1, "in_review": 2}


def test_a_whole_and_its_parts_are_no_duplicates_of_each_other(stage: Stage) -> None:
    """The whole was read as one paper first, and is the first with that number."""
    whole = dropped(stage, receipt(number="R-1") + b"\fgoes on here\n")
    assert whole.review_id
    review = claim(desk_of(stage), PERSON, whole.review_id)
    split(desk_of(stage), PERSON, review.id, review.fence, TWO)
    stage.settle()
    for part in parts_of(stage, stage.stores.documents.get(whole.id)):
        said = stage.stores.files.prediction(part)
        assert said is not None
        assert "duplicate" not in [each.code for each in said.findings]


def test_the_same_receipt_twice_in_a_file_is_told(stage: Stage) -> None:
    twice = b"\f".join([receipt(number="R-1"), receipt(number="R-1")])
    whole = dropped(stage, twice)
    assert whole.review_id
    review = claim(desk_of(stage), PERSON, whole.review_id)
    split(desk_of(stage), PERSON, review.id, review.fence, TWO)
    stage.settle()
    said = [stage.stores.files.prediction(part) for part in parts_of(stage, stage.stores.documents.get(whole.id))]
    assert sorted("duplicate" in [each.code for each in one.findings] for one in said if one) == [False, True]


def test_the_same_file_again_is_a_duplicate_as_a_whole(stage: Stage) -> None:
    first = dropped(stage, stack())
    again = dropped(stage, stack(), "inbox/again.txt")
    assert (again.state, again.duplicate_of) == (S.DUPLICATE, first.id)
    assert states(stage) == {"split": 1, "duplicate": 1, "in_review": 2}


def test_a_newer_version_of_the_file_supersedes_the_parts(stage: Stage) -> None:
    older = dropped(stage, stack("1"))
    newer = dropped(stage, stack("2"))
    ended = stage.stores.documents.get(older.id)
    assert ended.state is S.SUPERSEDED
    assert [(each.state, each.superseded_by) for each in parts_of(stage, ended)] == [(S.SUPERSEDED, newer.id)] * 2
    assert [each.state for each in parts_of(stage, newer)] == [S.IN_REVIEW] * 2
    nothing_lost(stage)


def test_erasing_the_file_erases_its_parts(stage: Stage) -> None:
    whole = dropped(stage, stack())
    erase(desk_of(stage), ADMIN, whole.id)
    assert states(stage) == {"erased": 3}
    assert {each.source.key for each in stage.documents()} == {""}
    assert {each.state for each in stage.reviews()} == {ReviewState.CANCELLED}
    for store in (stage.stores.inbox, derived_bucket(stage.stores.files), results_bucket(stage.stores.files)):
        assert list(store.list()) == []


def test_erasing_a_part_leaves_the_others_and_the_file(stage: Stage) -> None:
    whole = dropped(stage, stack())
    first, second = parts_of(stage, whole)
    erase(desk_of(stage), ADMIN, first.id)
    assert [each.state for each in parts_of(stage, whole)] == [S.ERASED, S.IN_REVIEW]
    assert stage.stores.documents.get(whole.id).state is S.SPLIT
    assert stage.stores.inbox.head(whole.source.key) is not None
    assert number_of("1", 2) in stage.stores.files.page_reading(second.id, 1).text
    with pytest.raises(SourceMissing):
        stage.stores.files.page_reading(whole.id, 1)
    assert number_of("1", 2) in stage.stores.files.page_reading(whole.id, 2).text


def test_the_last_part_takes_the_file_with_it(stage: Stage) -> None:
    whole = dropped(stage, stack())
    for each in whole.part_ids:
        erase(desk_of(stage), ADMIN, each)
    assert states(stage) == {"erased": 3}
    assert list(stage.stores.inbox.list()) == []


def test_retention_ends_for_a_file_and_its_parts_together(stage: Stage) -> None:
    dropped(stage, stack())
    stage.clock.advance(days=31)
    stage.aim_sweeper(retention_days=30)
    stage.sweep()
    assert states(stage) == {"erased": 3}
    assert list(derived_bucket(stage.stores.files).list()) == []


def test_a_part_whose_document_was_erased_meanwhile_is_erased_as_well(stage: Stage) -> None:
    stage.upload("inbox/post.txt", stack())
    assert stage.deliver()
    whole = next(each for each in stage.documents() if each.part is None)
    erase(desk_of(stage), ADMIN, whole.id)
    stage.settle()
    assert states(stage) == {"erased": 3}
    assert list(derived_bucket(stage.stores.files).list()) == []
