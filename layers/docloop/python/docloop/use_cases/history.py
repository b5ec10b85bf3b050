"""What happened of late, from the stack's own records: the latest documents and their reviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import fmean, median

from docloop.model.actor import Actor
from docloop.model.document import Document, DocumentState
from docloop.model.document_type import DocumentType
from docloop.model.history import Age, Audits, DayFigures, Figures, History, Throughput
from docloop.model.review import Correction, Review, ReviewOrder, ReviewOutcome, ReviewState, Verdict, review_id
from docloop.ports import Clock, DocumentStore, ReviewStore
from docloop.steps.decide.budget.bounds import exact_interval

LOOKED_AT = 2_000
"""Documents that one call looks at, and about as many reviews: a few seconds of reading."""

_PART = 100
_DECIDED = frozenset({DocumentState.ACCEPTED, DocumentState.IN_REVIEW, DocumentState.COMPLETED, DocumentState.REJECTED})
_Kinds = Mapping[str, DocumentType]


def history(  # two stores, a clock, and what is asked
    documents: DocumentStore,
    reviews: ReviewStore,
    clock: Clock,
    kinds: Iterable[DocumentType],
    actor: Actor,
    *,
    days: int,
    document_type: str | None = None,
) -> History:
    """Of the last so many days, today included. Seniors see every reviewer's throughput, others their own."""
    now = clock.now().astimezone(UTC)
    first = (now - timedelta(days=days - 1)).date()
    came, more = _latest(documents, first)
    of_type = [each for each in came if document_type in {None, each.document_type}]
    ended = [each for each in _reviews_of(reviews, of_type) if each.done_at is not None]
    known = {kind.name: kind for kind in kinds}

    def figures(some: Sequence[Document], done: Sequence[Review]) -> Figures:
        return figures_of(some, done, known, None if actor.is_senior else actor.user_id)

    audited: list[bool] = []
    so_far = Audits()

    def figures_on(day: date) -> DayFigures:
        there = [each for each in of_type if _day(each.received_at) == day]
        done = [each for each in ended if each.done_at and _day(each.done_at) == day]
        nonlocal so_far
        if found := _audited(done, known):
            audited.extend(found)
            so_far = _audits(audited)
        return DayFigures(day=day, audits_so_far=so_far, **dict(figures(there, done)))

    waiting, more_wait = _opened(reviews, document_type)
    return History(
        days=tuple(figures_on(first + timedelta(days=number)) for number in range(days)),
        total=figures(of_type, ended),
        oldest_hours=_hours(now - min(waiting)) if waiting else None,
        waiting=ages_of([_hours(now - opened_at) for opened_at in waiting]),
        more_wait=more_wait,
        looked_at=len(came),
        more=more,
    )


_WAITING = (ReviewState.OPEN, ReviewState.ESCALATED)
_AGES = (1.0, 8.0, 24.0, 72.0, 168.0)


def ages_of(hours: Sequence[float]) -> tuple[Age, ...]:
    """How many wait less than an hour, than eight and so on, each counted once; the last: longer than all of these."""
    counted = Counter(next((limit for limit in _AGES if each < limit), None) for each in hours)
    return tuple(Age(under_hours=limit, reviews=counted[limit]) for limit in (*_AGES, None))


def _opened(store: ReviewStore, document_type: str | None) -> tuple[list[datetime], bool]:
    """When the reviews were opened that wait longest, up to LOOKED_AT of each state; whether there are more."""
    found, more = list[datetime](), False
    for state in _WAITING:
        cursor, seen = None, 0
        while seen < LOOKED_AT:
            part = store.ordered(state, ReviewOrder.AGE, cursor=cursor, limit=_PART)
            found += [each.opened_at for each in part.items if document_type in {None, each.document_type}]
            seen, cursor = seen + len(part.items), part.cursor
            if cursor is None:
                break
        more = more or cursor is not None
    return found, more


def figures_of(documents: Sequence[Document], ended: Sequence[Review], kinds: _Kinds, only: str | None) -> Figures:
    """`only`: the one reviewer whose throughput is told; None: all."""
    states = Counter(document.state.value for document in documents)
    decided = [document for document in documents if document.state in _DECIDED]
    said = [each for review in ended for each in review.corrections]
    judged = [each for review in ended for each in _judged(review, kinds)]
    seconds = [each.seconds for each in said if each.seconds is not None]
    per_document = [spent for review in ended if (spent := _seconds(review)) is not None]
    waited = [_hours(review.done_at - review.opened_at) for review in ended if review.done_at]
    return Figures(
        received=len(documents),
        states=dict(sorted(states.items())),
        untouched=_share([document.reviews == 0 for document in decided]),
        machine_seconds=_mean([document.seconds for document in decided]),
        reviews=len(ended),
        answers=len(said),
        corrected=sum(not right for _, right in judged),
        accuracy=_share([right for _, right in judged]),
        seconds_per_document=_mean(per_document),
        seconds_per_field=_mean(seconds),
        hours_waited=median(waited) if waited else None,
        audits=_audits(_audited(ended, kinds)),
        reviewers=tuple(_throughput(ended, only)),
    )


def _latest(store: DocumentStore, first: date) -> tuple[list[Document], bool]:
    found: list[Document] = []
    cursor = None
    while len(found) < LOOKED_AT:
        part = store.list(cursor=cursor, limit=_PART)
        new = [each for each in part.items if _day(each.received_at) >= first]
        found += new
        cursor = part.cursor
        if cursor is None or len(new) < len(part.items):
            return found, False
    return found, True


def _reviews_of(store: ReviewStore, documents: Iterable[Document]) -> Iterator[Review]:
    ids = [review_id(each.id, number) for each in documents for number in range(1, each.reviews + 1)]
    for start in range(0, len(ids), _PART):
        yield from store.get_many(ids[start : start + _PART])


def _judged(review: Review, kinds: _Kinds) -> Iterator[tuple[Correction, bool]]:
    """All that the machine said and people could judge, and whether it was right, compared as for budgets.

    All of a document that people say is of another type was wrong. Later rounds judge what people had said before.
    """
    if review.round != 1 or review.outcome is not ReviewOutcome.SUBMITTED:
        return
    kind = kinds.get(review.document_type)
    mistaken = review.draft is not None and review.draft.document_type not in {None, review.document_type}
    for each in review.corrections:
        said = each.before is not None or each.confidence is not None
        if not said or each.verdict is Verdict.UNREADABLE:
            continue
        spec = kind.get(each.field) if kind else None
        alike = spec.same(each.before, each.after) if spec else each.before == each.after
        yield each, not mistaken and (each.verdict is Verdict.CONFIRMED or alike)


def _drawn(review: Review, correction: Correction) -> bool:
    return review.audit and review.drew(correction.field)


def _audited(ended: Iterable[Review], kinds: _Kinds) -> list[bool]:
    """Of each value that was drawn, whether it was right."""
    return [right for review in ended for each, right in _judged(review, kinds) if _drawn(review, each)]


def _audits(right: Sequence[bool]) -> Audits:
    if not right:
        return Audits()
    wrong = len(right) - sum(right)
    low, high = exact_interval(wrong, len(right))
    return Audits(audited=len(right), wrong=wrong, low=low, high=high)


def _throughput(ended: Iterable[Review], only: str | None) -> Iterator[Throughput]:
    mine: dict[str, list[Review]] = {}
    for review in ended:
        if review.done_by is not None and only in {None, review.done_by}:
            mine.setdefault(review.done_by, []).append(review)
    for person, reviews in sorted(mine.items()):
        answers = sum(len(review.corrections) for review in reviews)
        seconds = sum(_seconds(review) or 0.0 for review in reviews)
        yield Throughput(by=person, reviews=len(reviews), answers=answers, seconds=seconds)


def _seconds(review: Review) -> float | None:
    """None: nothing was measured."""
    measured = [each.seconds for each in review.corrections if each.seconds is not None]
    return sum(measured) if measured else None


def _day(at: datetime) -> date:
    return at.astimezone(UTC).date()


def _hours(span: timedelta) -> float:
    return round(max(0.0, span.total_seconds()) / 3_600, 3)


def _share(answers: Sequence[bool]) -> float | None:
    return sum(answers) / len(answers) if answers else None


def _mean(numbers: Sequence[float]) -> float | None:
    return fmean(numbers) if numbers else None
