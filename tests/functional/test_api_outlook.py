"""What error budgets come to and how far learning has come, over HTTP."""

from __future__ import annotations

import pytest
from docloop.model.actor import Role
from docloop.model.budget import ErrorBudget
from docloop.model.document import Document, ObjectRef, document_id
from docloop.model.document import DocumentState as S
from docloop.model.forecast import Outlook, Promise, outlook_id
from docloop.model.label import Label
from docloop.model.training import Champion, Comparison, Figures, ModelCard, champion_id
from docloop.use_cases.models import forecast as outlooks

from tests.fakes import START
from tests.functional.api_stack import Stack, fake_api_stack

BUDGET = {"mode": "error_budget", "budget": {"error": 0.02, "delta": 0.05}}
USED, OTHER = "mdl_used", "mdl_other"


@pytest.fixture
def stack() -> Stack:
    return fake_api_stack()


def put_policy(stack: Stack, **changes: object) -> dict[str, object]:
    client = stack.client(Role.ADMIN)
    reply = client.call("PUT", "/policies/receipt", {**client.call("GET", "/policies/receipt").body, **changes})
    assert reply.status == 200, reply.text
    body: dict[str, object] = reply.body
    return body


def use(stack: Stack, model: str | None = USED) -> None:
    stack.desk.work.commit(
        Champion(id=champion_id("receipt"), document_type="receipt", card="trn_1", model=model, by="admin-1", at=START)
    )


def promise(model: str, error: float, share: float, looks: float, delta: float = 0.05) -> Promise:
    told = (f"{model} under {error}",)
    return Promise(model=model, budget=ErrorBudget(error=error, delta=delta), share=share, looks=looks, reasons=told)


def train(stack: Stack, *promises: Promise) -> None:
    """What the last training left."""
    stack.desk.work.commit(
        Outlook(id=outlook_id("receipt"), document_type="receipt", promises=promises, at=START),
    )


def add_card(stack: Stack, number: int, labels: int, right: float) -> None:
    found = Comparison(
        documents=25, fields=100, won=0, lost=0, challenger=Figures(right=right), champion=Figures(right=0.5)
    )
    stack.desk.work.commit(
        ModelCard(
            id=f"trn_{number}",
            document_type="receipt",
            comparison=found,
            labels=labels,
            started_by="labels",
            requested_at=START,
            changed_at=START,
        )
    )


def add_label(stack: Stack, number: int) -> None:
    stack.desk.work.commit(Label(id=f"doc_{number}", document_type="receipt", by="user-1", at=START))


def add_document(stack: Stack, name: str, state: S, reviews: int, kind: str = "receipt") -> None:
    source = ObjectRef(bucket="inbox", key=f"inbox/{name}", version_id="1")
    stack.desk.work.commit(
        Document(
            id=document_id(source),
            source=source,
            state=state,
            document_type=kind,
            reviews=reviews,
            received_at=START,
            changed_at=START,
        )
    )


def test_a_policy_says_what_its_budget_and_others_come_to(stack: Stack) -> None:
    use(stack)
    train(
        stack,
        promise(USED, 0.02, 0.6, 2.0),
        promise(USED, 0.01, 0.4, 3.0),
        promise(USED, 0.05, 0.9, 0.6),
        promise(OTHER, 0.02, 1.0, 0.0),
    )

    put = put_policy(stack, **BUDGET, review_seconds=30.0)
    got = stack.client(Role.AUDITOR).call("GET", "/policies/receipt").body

    # Then looks of half a minute at 100 documents are minutes, the strictest budget first
    assert put["outlook"] == got["outlook"]
    assert (got["outlook"]["share"], got["outlook"]["reasons"]) == (0.6, ["mdl_used under 0.02"])
    assert got["outlook"]["offers"] == [
        {"error": 0.01, "share": 0.4, "minutes": 150.0},
        {"error": 0.02, "share": 0.6, "minutes": 100.0},
        {"error": 0.05, "share": 0.9, "minutes": 30.0},
    ]
    assert got["outlook"]["at"] == START.isoformat().replace("+00:00", "Z")


def test_a_budget_that_no_training_knew_of_is_not_guessed(stack: Stack) -> None:
    use(stack)
    train(stack, promise(USED, 0.02, 0.6, 2.0), promise(USED, 0.01, 0.4, 3.0))

    told = put_policy(stack, mode="error_budget", budget={"error": 0.03, "delta": 0.05})["outlook"]
    surer = put_policy(stack, mode="error_budget", budget={"error": 0.02, "delta": 0.01})["outlook"]

    assert isinstance(told, dict)
    assert (told["share"], told["reasons"]) == (None, [outlooks.NOT_YET])
    assert [each["error"] for each in told["offers"]] == [0.01, 0.02]
    assert surer == {"share": None, "reasons": [outlooks.NOT_YET], "offers": [], "at": None}


def test_what_was_found_of_another_model_is_not_said_of_this_one(stack: Stack) -> None:
    use(stack)
    train(stack, promise(OTHER, 0.02, 1.0, 0.0))

    told = put_policy(stack, **BUDGET)["outlook"]

    assert told == {"share": None, "reasons": [outlooks.NOT_YET], "offers": [], "at": None}


def test_without_a_model_people_see_every_field(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(stack.desk.model_context.library), "shipped", lambda *_: None)

    told = put_policy(stack, **BUDGET)["outlook"]

    assert told == {"share": 0.0, "reasons": [outlooks.NO_MODEL], "offers": [], "at": None}


@pytest.mark.parametrize("mode", ["threshold", "review_all", "expected_cost"])
def test_a_policy_without_a_budget_has_no_outlook(stack: Stack, mode: str) -> None:
    use(stack)
    train(stack, promise(USED, 0.02, 0.6, 2.0))

    assert put_policy(stack, mode=mode)["outlook"] is None


def test_a_policy_goes_back_as_it_was_read(stack: Stack) -> None:
    use(stack)
    train(stack, promise(USED, 0.02, 0.6, 2.0))
    first = put_policy(stack, **BUDGET)

    second = put_policy(stack)

    assert second == {**first, "version": 2}
    assert not hasattr(stack.desk.policies.stored.get("receipt"), "outlook")


def test_progress_is_what_is_proven_and_what_more_labels_buy(stack: Stack) -> None:
    put_policy(stack, **BUDGET)
    use(stack)
    train(stack, promise(USED, 0.02, 0.6, 2.0))
    add_card(stack, 1, 10, 0.8)
    add_card(stack, 2, 20, 0.9)
    for number in range(40):
        add_label(stack, number)

    told = stack.client(Role.ANNOTATOR).call("GET", "/document-types/receipt/progress").body

    # Then the errors, 2 / labels in these trainings, fall from 2 / 40 to 2 / 50
    assert told == {
        "document_type": "receipt",
        "labels": 40,
        "more": False,
        "automated": 0.6,
        "automated_of": "fields",
        "next_labels": 10,
        "gain": 0.01,
        "outlook": "From 2 trainings: 10 more labels are likely to bring the fields that are right "
        "from 95.0% to 96.0%.",
        "trainings": 2,
    }


def test_where_nothing_is_proven_the_latest_documents_tell(stack: Stack) -> None:
    put_policy(stack, mode="threshold")
    add_document(stack, "a", S.ACCEPTED, 0)
    add_document(stack, "b", S.COMPLETED, 1)
    add_document(stack, "c", S.IN_REVIEW, 1)
    add_document(stack, "d", S.FAILED, 0)
    add_document(stack, "e", S.ACCEPTED, 0, kind="invoice")

    told = stack.client(Role.REVIEWER).call("GET", "/document-types/receipt/progress").body

    assert (told["automated"], told["automated_of"]) == (pytest.approx(1 / 3), "documents")
    assert (told["labels"], told["gain"], told["outlook"]) == (0, None, outlooks.TOO_FEW)
    put_policy(stack, mode="review_all")
    assert stack.client(Role.REVIEWER).call("GET", "/document-types/receipt/progress").body["automated"] == 0.0


@pytest.mark.parametrize(("labels", "said"), [(9, (9, False)), (10, (10, False)), (11, (10, True))])
def test_labels_are_counted_up_to_a_limit(
    stack: Stack, monkeypatch: pytest.MonkeyPatch, labels: int, said: tuple[int, bool]
) -> None:
    monkeypatch.setattr(outlooks, "_PART", 5)
    monkeypatch.setattr(outlooks, "MOST_LABELS", 10)
    for number in range(labels):
        add_label(stack, number)

    told = stack.client(Role.REVIEWER).call("GET", "/document-types/receipt/progress").body

    assert (told["labels"], told["more"]) == said


def test_there_is_no_progress_of_a_type_nobody_knows(stack: Stack) -> None:
    assert stack.client(Role.ADMIN).call("GET", "/document-types/poem/progress").status == 404
