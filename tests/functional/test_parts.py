"""Several papers in one file, on moto: split where that is certain, asked where it is not, each its own document."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from docloop.adapters import keys
from docloop.errors import ClaimConflict, IllegalTransition, InvalidRequest
from docloop.model.audit import Sought, Verb
from docloop.model.document import DocumentState, part_id
from docloop.model.parts import PageSpan
from docloop.model.result import Result
from docloop.model.review import Answer, Draft, ReviewOutcome, ReviewState, Verdict
from docloop.use_cases.contexts.review import Request
from docloop.use_cases.reviews.claims import claim
from docloop.use_cases.reviews.split_review import split
from docloop.use_cases.reviews.submit import submit

from tests.functional.crash import desk_of, states
from tests.functional.paper import receipt
from tests.functional.stacked import ONE, PERSON, TWO, asked, dropped, long_papers, number_of, parts_of, stack, unsure
from tests.functional.stage import Stage, raise_stage
from tests.stored_files import results_bucket

S = DocumentState


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


def test_a_certain_stack_becomes_documents_of_their_own(stage: Stage) -> None:
    whole = dropped(stage, stack(papers=3))

    parts = parts_of(stage, whole)
    assert (whole.state, whole.pages, len(parts)) == (S.SPLIT, 3, 3)
    assert [(each.state, each.pages, each.pages_read) for each in parts] == [(S.IN_REVIEW, 1, 1)] * 3
    assert [each.part.span.first for each in parts if each.part] == [1, 2, 3]
    assert {each.source for each in parts} == {whole.source}
    assert {each.received_at for each in parts} == {whole.received_at}
    assert len({each.content_hash for each in [whole, *parts]}) == 4
    said = [stage.stores.files.prediction(each) for each in parts]
    assert [each.value("INVOICE_RECEIPT_ID") for each in said if each] == [number_of("1", place) for place in (1, 2, 3)]
    assert {each.document_id for each in stage.reviews()} == {each.id for each in parts}


def test_the_event_names_the_parts_and_theirs_the_whole(stage: Stage) -> None:
    whole = dropped(stage, stack())
    told = [json.loads(entry["Detail"]) for entry in stage.wire.bus]
    split_event = next(each for each in told if each["type"] == "DocumentSplit")
    assert split_event["parts"] == list(whole.part_ids)
    assert [each["part_of"] for each in told if each["type"] == "ReviewOpened"] == [whole.id, whole.id]


def test_pages_are_read_once(stage: Stage) -> None:
    whole = dropped(stage, stack())
    assert whole.reader_seconds == 1.0
    assert [each.reader_seconds for each in parts_of(stage, whole)] == [0.0, 0.0]
    page = stage.stores.files.page_reading(whole.part_ids[1], 1)
    assert page.number == 1
    assert number_of("1", 2) in page.text


def test_a_part_has_its_own_result_that_names_its_pages(stage: Stage) -> None:
    whole = dropped(stage, stack())
    part = parts_of(stage, whole)[1]
    assert part.review_id
    review = claim(desk_of(stage), PERSON, part.review_id)
    fields = {question.field for question in review.questions if question.field}
    answers = tuple(Answer(field=name, verdict=Verdict.ABSENT) for name in sorted(fields))
    submit(desk_of(stage), PERSON, review.id, review.fence, Draft(answers=answers, document_type="receipt"))
    result = Result.model_validate_json(results_bucket(stage.stores.files).get(keys.result(part.id, 1)))
    assert (result.document_id, result.part, result.source) == (part.id, part.part, whole.source)
    assert [each.state for each in parts_of(stage, whole)] == [S.IN_REVIEW, S.COMPLETED]


def test_an_uncertain_file_is_asked_about_before_any_value(stage: Stage) -> None:
    whole = dropped(stage, unsure())
    [review] = stage.reviews()
    assert (whole.state, whole.prediction_digest, whole.part_ids) == (S.IN_REVIEW, None, ())
    assert review.parts is not None
    assert [each.page for each in review.parts.boundaries] == [2]
    assert review.parts.boundaries[0].reasons
    assert review.announced_at is not None


def test_a_person_splits_it(stage: Stage) -> None:
    review = asked(stage)
    done = split(desk_of(stage), PERSON, review.id, review.fence, TWO)
    stage.settle()
    whole = stage.stores.documents.get(review.document_id)
    assert (done.state, done.outcome, whole.state) == (ReviewState.DONE, ReviewOutcome.SPLIT, S.SPLIT)
    assert [each.state for each in parts_of(stage, whole)] == [S.IN_REVIEW, S.IN_REVIEW]
    assert [each.verb for each in stage.stores.audit.list(Sought()).items] == [Verb.DOCUMENT_SPLIT]


def test_a_person_says_that_it_is_one_paper_and_is_not_asked_again(stage: Stage) -> None:
    review = asked(stage)
    done = split(desk_of(stage), PERSON, review.id, review.fence, ONE)
    stage.settle()
    whole = stage.stores.documents.get(review.document_id)
    assert (done.outcome, whole.state, whole.whole, whole.reviews) == (ReviewOutcome.KEPT_WHOLE, S.IN_REVIEW, True, 2)
    assert whole.review_id
    assert stage.stores.reviews.get(whole.review_id).parts is None
    assert "DocumentKeptWhole" in stage.announced()


def test_any_review_of_a_file_may_end_in_a_split(stage: Stage) -> None:
    """The machine took two papers for one: who reviews them says so."""
    whole = dropped(stage, receipt(number="R-1") + b"\fgoes on here\n")
    assert whole.review_id
    review = claim(desk_of(stage), PERSON, whole.review_id)
    assert review.parts is None
    with pytest.raises(InvalidRequest):
        split(desk_of(stage), PERSON, review.id, review.fence, ONE)
    split(desk_of(stage), PERSON, review.id, review.fence, TWO)
    stage.settle()
    assert states(stage) == {"split": 1, "in_review": 2}


@pytest.mark.parametrize(
    "spans", [[(1, 1)], [(2, 2), (1, 1)], [(1, 2), (2, 2)], [(1, 3)], [(2, 2)], [(1, 1), (2, 2), (3, 3)]]
)
def test_parts_are_all_pages_in_order(stage: Stage, spans: list[tuple[int, int]]) -> None:
    review = asked(stage)
    with pytest.raises(InvalidRequest):
        split(desk_of(stage), PERSON, review.id, review.fence, [PageSpan(first=a, last=b) for a, b in spans])
    assert stage.stores.reviews.get(review.id).state is ReviewState.CLAIMED


def test_a_split_review_takes_no_values_and_a_part_is_not_split(stage: Stage) -> None:
    review = asked(stage)
    with pytest.raises(InvalidRequest):
        submit(desk_of(stage), PERSON, review.id, review.fence, Draft(document_type="receipt"))
    split(desk_of(stage), PERSON, review.id, review.fence, TWO)
    stage.settle()
    part = parts_of(stage, stage.stores.documents.get(review.document_id))[0]
    assert part.review_id
    mine = claim(desk_of(stage), PERSON, part.review_id)
    with pytest.raises(InvalidRequest):
        split(desk_of(stage), PERSON, mine.id, mine.fence, (PageSpan(first=1, last=1),))


def test_a_request_that_comes_again_gets_the_same_answer(stage: Stage) -> None:
    review = asked(stage)
    request = Request("request-1", "print-1")
    first = split(desk_of(stage), PERSON, review.id, review.fence, TWO, request)
    assert split(desk_of(stage), PERSON, review.id, review.fence, TWO, request) == first
    with pytest.raises(ClaimConflict):
        split(desk_of(stage), PERSON, review.id, review.fence, TWO)


def test_a_final_result_is_not_taken_back_by_a_split(stage: Stage) -> None:
    review = asked(stage)
    document = stage.stores.documents.get(review.document_id)
    stage.stores.work.commit(document.next_version(revision=1, result_digest="ab" * 32))
    with pytest.raises(IllegalTransition):
        split(desk_of(stage), PERSON, review.id, review.fence, TWO)


def test_papers_of_several_pages_are_kept_together(stage: Stage) -> None:
    stage.upload("inbox/post.txt", long_papers(3))
    stage.settle()
    whole = next(each for each in stage.documents() if each.part is None)
    assert [(each.first, each.last) for each in whole.parts] == [(1, 3), (4, 6)]
    assert part_id(whole.id, whole.parts[1]) == whole.part_ids[1]


def test_a_part_goes_on_with_its_next_page(stage: Stage) -> None:
    stage.upload("inbox/post.txt", long_papers(2))
    stage.deliver()
    stage.remaining = lambda: 1.0
    stage.settle()
    whole = next(each for each in stage.documents() if each.part is None)
    assert [(each.state, each.pages_read) for each in parts_of(stage, whole)] == [(S.IN_REVIEW, 2)] * 2
