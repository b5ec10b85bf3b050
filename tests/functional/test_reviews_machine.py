"""A review under any order of moves: legal transitions, one holder, growing fences, nothing said is lost."""

from __future__ import annotations

from collections.abc import Callable

from docloop.adapters import keys
from docloop.errors import ClaimConflict, Forbidden, IllegalTransition
from docloop.model import document as documents
from docloop.model import review as reviews
from docloop.model.actor import Actor
from docloop.model.base import Entity
from docloop.model.document import Document, DocumentState
from docloop.model.event import OutboxEvent
from docloop.model.result import Result
from docloop.model.review import Answer, Correction, Draft, Review, ReviewState, Verdict
from docloop.use_cases.documents.reopen import reopen
from docloop.use_cases.reviews.claims import claim, escalate, extend, holder, release, save_draft
from docloop.use_cases.reviews.next_review import next_review
from docloop.use_cases.reviews.submit import reject, submit
from docloop.use_cases.sweep import sweep
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.fakes import FakeUnitOfWork
from tests.functional.house import ANN, BOB, PREDICTION, SENIOR, fake_house
from tests.stored_files import results_bucket

PEOPLE = st.sampled_from([ANN, BOB, SENIOR])
REFUSED = (ClaimConflict, Forbidden, IllegalTransition)


class ReviewLife(RuleBasedStateMachine):
    """Three people, one document; each remembers the newest fence they were given, however old it is."""

    @initialize()
    def open(self) -> None:
        self.house = fake_house()
        self.desk = self.house.desk
        work = self.desk.work
        assert isinstance(work, FakeUnitOfWork)
        work.before_commit = self.watch
        review = self.house.add()
        self.document_id = review.document_id
        self.fences: dict[str, int] = {}
        self.said: list[Correction] = []
        self.drafted: tuple[str, Draft] | None = None

    def watch(self, entities: tuple[Entity, ...]) -> None:
        """Every write is a legal move, and a review that gets a new holder gets a higher fence."""
        for entity in entities:
            if isinstance(entity, Document) and entity.version > 1:
                before = self.desk.documents.get(entity.id).state
                assert entity.state is before or entity.state in documents.TRANSITIONS[before]
            if isinstance(entity, Review) and entity.version > 1:
                stored = self.desk.reviews.get(entity.id)
                assert entity.state is stored.state or entity.state in reviews.TRANSITIONS[stored.state]
                self.watch_claim(stored, entity)

    def watch_claim(self, before: Review, after: Review) -> None:
        now = self.house.clock.now()
        old, new = holder(before, now), holder(after, now)
        assert after.fence >= before.fence
        if new is not None and (old is None or new.fence != old.fence):
            assert old is None
            assert new.fence == after.fence > before.fence

    def review(self) -> Review:
        review_id = self.desk.documents.get(self.document_id).review_id
        assert review_id is not None
        return self.desk.reviews.get(review_id)

    def under_claim(self, actor: Actor, move: Callable[[Review, int], Review]) -> Review | None:
        """The move is done exactly when the actor's fence is that of the claim in force."""
        review = self.review()
        fence = self.fences.get(actor.user_id, 0)
        current = holder(review, self.house.clock.now())
        mine = current is not None and (current.by, current.fence) == (actor.user_id, fence)
        try:
            done = move(review, fence)
        except ClaimConflict:
            assert not mine
            return None
        assert mine
        return done

    @rule(actor=PEOPLE)
    def claims(self, actor: Actor) -> None:
        try:
            got = claim(self.desk, actor, self.review().id)
        except REFUSED:
            return
        self.fences[actor.user_id] = got.fence

    @rule(actor=PEOPLE)
    def asks_for_work(self, actor: Actor) -> None:
        before = self.review()
        free = holder(before, self.house.clock.now()) is None and before.state not in {
            ReviewState.DONE,
            ReviewState.CANCELLED,
        }
        got = next_review(self.desk, actor)
        if free and (actor.is_senior or not before.senior_only):
            assert got is not None
        if got is not None:
            assert free
            self.fences[actor.user_id] = got.fence

    @rule(actor=PEOPLE, value=st.integers(1, 99))
    def drafts(self, actor: Actor, value: int) -> None:
        draft = Draft(answers=(Answer(field="TOTAL", verdict=Verdict.CORRECTED, value=f"{value}.00"),))
        saved = self.under_claim(actor, lambda review, fence: save_draft(self.desk, actor, review.id, fence, draft))
        if saved is not None:
            self.drafted = (saved.id, draft)

    @rule(actor=PEOPLE, value=st.integers(1, 99))
    def submits(self, actor: Actor, value: int) -> None:
        draft = Draft(answers=(Answer(field="TOTAL", verdict=Verdict.CORRECTED, value=f"{value}.00"),))
        done = self.under_claim(actor, lambda review, fence: submit(self.desk, actor, review.id, fence, draft))
        if done is not None:
            self.said += done.corrections
            self.drafted = None

    @rule(actor=PEOPLE)
    def rejects(self, actor: Actor) -> None:
        done = self.under_claim(actor, lambda review, fence: reject(self.desk, actor, review.id, fence, "no"))
        if done is not None:
            self.drafted = None

    @rule(actor=PEOPLE)
    def extends(self, actor: Actor) -> None:
        self.under_claim(actor, lambda review, fence: extend(self.desk, actor, review.id, fence))

    @rule(actor=PEOPLE)
    def releases(self, actor: Actor) -> None:
        self.under_claim(actor, lambda review, fence: release(self.desk, actor, review.id, fence))

    @rule(actor=PEOPLE)
    def escalates(self, actor: Actor) -> None:
        self.under_claim(actor, lambda review, fence: escalate(self.desk, actor, review.id, fence, "hard"))

    @rule()
    def reopens(self) -> None:
        ended = self.desk.documents.get(self.document_id).state is not DocumentState.IN_REVIEW
        try:
            reopen(self.desk, SENIOR, self.document_id)
        except IllegalTransition:
            assert not ended
        else:
            assert ended
            self.drafted = None

    @rule(seconds=st.sampled_from([1, 31, 300, 601, 1_300_000]))
    def time_passes(self, seconds: int) -> None:
        self.house.clock.move(seconds=seconds)

    @rule()
    def announcements_are_lost(self) -> None:
        self.house.lose_announcements()

    @rule()
    def sweeper_comes(self) -> None:
        report = sweep(self.house.sweeper)
        assert report.failed_parts == 0
        review = self.review()
        if review.state is ReviewState.OPEN:
            assert review.announced_at is not None

    @invariant()
    def nothing_said_is_lost(self) -> None:
        document = self.desk.documents.get(self.document_id)
        if document.revision == 0:
            assert self.said == []
            return
        published = (keys.result(document.id, document.revision), keys.latest_result(document.id))
        results = (Result.model_validate_json(results_bucket(self.desk.files).get(key)) for key in published)
        for result in (self.desk.files.result(document), *results):
            assert list(result.corrections) == self.said
            assert result.prediction == PREDICTION
            total = next(field.value for field in result.fields if field.name == "TOTAL")
            assert total == self.said[-1].after

    @invariant()
    def drafts_outlive_claims(self) -> None:
        if self.drafted is not None:
            review_id, draft = self.drafted
            assert self.desk.reviews.get(review_id).draft == draft

    @invariant()
    def review_and_document_agree(self) -> None:
        state, review = self.desk.documents.get(self.document_id).state, self.review()
        assert (state is DocumentState.IN_REVIEW) == (review.state is not ReviewState.DONE)
        assert (review.state is ReviewState.CLAIMED) == (review.claim is not None)

    @invariant()
    def every_event_was_told(self) -> None:
        pending: tuple[OutboxEvent, ...] = self.house.pending()
        assert pending == ()


TestReviewLife = ReviewLife.TestCase
TestReviewLife.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
