"""What happened of late, over HTTP."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from docloop.model.actor import Role
from docloop.model.document import Document, ObjectRef, document_id
from docloop.model.document import DocumentState as S
from docloop.model.policy import AUDITED, Question
from docloop.model.review import Correction, Draft, Review, ReviewOutcome, ReviewState, Verdict, review_id
from docloop.use_cases import history

from tests.fakes import START
from tests.functional.api_stack import Stack, fake_api_stack

V = Verdict


@pytest.fixture
def stack() -> Stack:
    return fake_api_stack()


def add(
    stack: Stack, name: str, *, ago: float = 0, state: S = S.ACCEPTED, reviews: int = 0, kind: str = "receipt"
) -> str:
    source = ObjectRef(bucket="inbox", key=f"inbox/{name}", version_id="1")
    at = START - timedelta(days=ago)
    made = document_id(source)
    row = Document(
        id=made,
        source=source,
        state=state,
        document_type=kind,
        reviews=reviews,
        received_at=at,
        changed_at=at,
        seconds=2.0,
    )
    stack.desk.work.commit(row)
    return made


def correction(field: str, verdict: Verdict, before: str | None = "9.00", after: str | None = "9.00") -> Correction:
    return Correction(field=field, before=before, after=after, verdict=verdict, by="user-1", at=START, seconds=4.0)


def ended(
    stack: Stack,
    document: str,
    *corrections: Correction,
    by: str = "user-1",
    ago: float = 0,
    audit: bool = False,
    questions: tuple[Question, ...] = (),
    said: str = "receipt",
) -> None:
    done_at = START - timedelta(days=ago)
    stack.desk.work.commit(
        Review(
            id=review_id(document, 1),
            document_id=document,
            document_type="receipt",
            state=ReviewState.DONE,
            audit=audit,
            questions=questions,
            opened_at=done_at - timedelta(hours=3),
            changed_at=done_at,
            outcome=ReviewOutcome.SUBMITTED,
            draft=Draft(document_type=said),
            done_by=by,
            done_at=done_at,
            corrections=corrections,
        )
    )


def ask(stack: Stack, role: Role = Role.ADMIN, query: str = "", user_id: str = "user-1") -> Any:
    reply = stack.client(role, user_id=user_id).call("GET", f"/metrics/history?days=3{query}")
    assert reply.status == 200, reply.text
    return reply.body


def test_documents_count_on_the_day_they_came(stack: Stack) -> None:
    add(stack, "a")
    add(stack, "b", ago=1)
    add(stack, "c", ago=1, state=S.COMPLETED, reviews=1)
    add(stack, "d", ago=1, state=S.FAILED)
    add(stack, "e", ago=30)

    found = ask(stack)

    days = {each["day"]: each for each in found["days"]}
    assert sorted(days) == [str((START - timedelta(days=n)).date()) for n in (2, 1, 0)]
    yesterday = days[str((START - timedelta(days=1)).date())]
    assert (yesterday["received"], yesterday["states"]) == (3, {"accepted": 1, "completed": 1, "failed": 1})
    assert yesterday["untouched"] == 0.5
    assert (found["total"]["received"], found["looked_at"], found["more"]) == (4, 4, False)
    assert days[str((START - timedelta(days=2)).date())]["untouched"] is None


def test_answers_tell_how_right_the_machine_was_and_what_it_took(stack: Stack) -> None:
    document = add(stack, "a", state=S.COMPLETED, reviews=1)
    ended(
        stack,
        document,
        correction("TOTAL", V.CORRECTED, after="8.00"),
        correction("TAX", V.CONFIRMED),
        correction("VENDOR_NAME", V.CORRECTED, "CAFE  Ltd.", "Cafe Ltd"),  # the same, but for what does not matter
        correction("IBAN", V.CORRECTED, before=None, after="DE89370400440532013000"),  # nothing was claimed
        correction("VENDOR_PHONE", V.UNREADABLE, after=None),
    )

    total = ask(stack)["total"]

    assert (total["answers"], total["corrected"], total["accuracy"]) == (5, 1, pytest.approx(2 / 3))
    assert (total["seconds_per_document"], total["seconds_per_field"]) == (20.0, 4.0)
    assert (total["hours_waited"], total["machine_seconds"]) == (3.0, 2.0)


def test_audits_are_what_was_drawn_and_nothing_else(stack: Stack) -> None:
    drawn = Question(field="TAX", reasons=(AUDITED,))
    doubt = Question(field="TOTAL", reasons=("The sum is off.",))
    flagged = Question(field="VENDOR_NAME", reasons=(AUDITED,), flagged=True)
    mixed = add(stack, "a", state=S.COMPLETED, reviews=1)
    wrong = correction("TOTAL", V.CORRECTED, after="1.00")
    ended(
        stack,
        mixed,
        wrong,
        correction("TAX", V.CONFIRMED),
        correction("VENDOR_NAME", V.CONFIRMED),
        audit=True,
        questions=(drawn, doubt, flagged),
    )
    whole = add(stack, "b", state=S.COMPLETED, reviews=1)
    # That there is no tip is what the machine said; of a currency it said nothing.
    no_tip = correction("GRATUITY", V.ABSENT, None, None).model_copy(update={"confidence": 0.96})
    nothing = correction("CURRENCY", V.ABSENT, None, None)
    ended(stack, whole, wrong, correction("TAX", V.CONFIRMED), no_tip, nothing, audit=True)
    plain = add(stack, "c", state=S.COMPLETED, reviews=1)
    ended(stack, plain, wrong, questions=(doubt,))

    audits = ask(stack)["total"]["audits"]

    assert (audits["audited"], audits["wrong"]) == (4, 1)
    # R: binom.test(1, 4)$conf.int
    assert (audits["low"], audits["high"]) == (pytest.approx(0.006309463, abs=1e-7), pytest.approx(0.8058796, abs=1e-7))


def test_audits_add_up_over_the_days(stack: Stack) -> None:
    # Given one value audited on each of three days, the second of them wrong
    for number, ago in enumerate((2, 1, 0)):
        document = add(stack, str(number), ago=2, state=S.COMPLETED, reviews=1)
        said = correction("TOTAL", V.CORRECTED, after="1.00") if ago == 1 else correction("TOTAL", V.CONFIRMED)
        ended(stack, document, said, ago=ago, audit=True)

    found = ask(stack)

    assert [(each["audits"]["audited"], each["audits"]["wrong"]) for each in found["days"]] == [(1, 0), (1, 1), (1, 0)]
    so_far = [each["audits_so_far"] for each in found["days"]]
    assert [(each["audited"], each["wrong"]) for each in so_far] == [(1, 0), (2, 1), (3, 1)]
    assert so_far[-1] == found["total"]["audits"]
    table = stack.client(Role.AUDITOR).call("GET", "/metrics/history?days=3&format=csv")
    last = list(csv.DictReader(io.StringIO(table.text)))[-1]
    assert (last["audited"], last["audited_so_far"], last["wrong_so_far"]) == ("1", "3", "1")
    assert float(last["wrong_high_so_far"]) == pytest.approx(so_far[-1]["high"])


def test_all_of_a_document_of_another_type_was_wrong(stack: Stack) -> None:
    document = add(stack, "a", state=S.COMPLETED, reviews=1)
    ended(stack, document, correction("TOTAL", V.CONFIRMED), said="invoice")

    assert ask(stack)["total"]["accuracy"] == 0.0


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.ADMIN, {"user-1", "user-2"}),
        (Role.SENIOR, {"user-1", "user-2"}),
        (Role.REVIEWER, {"user-1"}),
        (Role.AUDITOR, {"user-1"}),
    ],
)
def test_only_seniors_see_what_others_did(stack: Stack, role: Role, seen: set[str]) -> None:
    for person in ("user-1", "user-2"):
        document = add(stack, person, state=S.COMPLETED, reviews=1)
        ended(stack, document, correction("TOTAL", V.CONFIRMED), by=person)

    found = ask(stack, role)
    table = stack.client(role, user_id="user-1").call("GET", "/metrics/history?format=csv&table=reviewers")

    assert {each["by"] for each in found["total"]["reviewers"]} == seen
    assert {each["by"] for day in found["days"] for each in day["reviewers"]} == seen
    assert {row["by"] for row in csv.DictReader(io.StringIO(table.text))} == seen
    assert found["total"]["reviews"] == 2


def test_reviews_count_on_the_day_they_ended_and_types_are_told_apart(stack: Stack) -> None:
    document = add(stack, "a", ago=2, state=S.COMPLETED, reviews=1)
    ended(stack, document, correction("TOTAL", V.CONFIRMED), ago=1)
    add(stack, "b", kind="invoice")

    found = ask(stack, query="&type=receipt")

    assert [(each["received"], each["reviews"]) for each in found["days"]] == [(1, 0), (0, 1), (0, 0)]
    assert (found["total"]["received"], found["looked_at"]) == (1, 2)


def test_the_same_figures_are_a_table(stack: Stack) -> None:
    add(stack, "a")
    client = stack.client(Role.AUDITOR)

    reply = client.call("GET", "/metrics/history?days=2&format=csv")

    assert (reply.status, reply.media_type) == (200, "text/csv")
    before, today = csv.DictReader(io.StringIO(reply.text))
    assert (today["day"], today["documents"], today["accepted"]) == (str(START.date()), "1", "1")
    assert (today["untouched"], before["untouched"]) == ("1.0", "")


def test_the_work_is_bounded_and_the_answer_says_so(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "LOOKED_AT", 100)
    for number in range(101):
        add(stack, str(number))

    found = ask(stack)

    assert (found["looked_at"], found["more"]) == (100, True)


def test_how_long_the_oldest_review_waits(stack: Stack) -> None:
    assert ask(stack)["oldest_hours"] is None
    document, _ = stack.add_document(S.IN_REVIEW)

    waited = (START - stack.desk.documents.get(document.id).received_at).total_seconds() / 3_600
    assert ask(stack)["oldest_hours"] == pytest.approx(max(0.0, waited), abs=1e-3)


@pytest.mark.parametrize("query", ["days=0", "days=93", "days=x", "format=xml", "table=both"])
def test_what_cannot_be_told_is_refused(stack: Stack, query: str) -> None:
    assert stack.client(Role.ADMIN).call("GET", f"/metrics/history?{query}").status == 400
