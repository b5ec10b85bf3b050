"""The audit record over HTTP: what gets into it, that nothing is lost or shown without it, and how it is read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime

import boto3
import pytest
from docloop.errors import ServiceUnavailable
from docloop.model.actor import Role
from docloop.model.audit import AuditEntry, Sought, Verb, entry_by
from docloop.model.document import DocumentState
from docloop.use_cases.audit import record_pending

from tests.fake_services import FakeAuditRecord
from tests.functional.api_stack import Stack, api_stack, fake_api_stack
from tests.functional.test_api_models import add_card

TYPE = "name: {name}\ntitle: Note\nfields: [{{name: DATE, kind: date}}]"


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with api_stack() as made:
        yield made


@pytest.fixture
def memory() -> Stack:
    return fake_api_stack()


def of(stack: Stack, actor: str) -> list[tuple[str, str]]:
    """Verbs and subjects of what this person did and saw, the oldest first."""
    found = stack.desk.audit.list(Sought(actor=actor), limit=1_000).items
    return [(each.verb, each.subject) for each in reversed(found)]


def fault_of(stack: Stack, fault: Exception | None) -> None:
    assert isinstance(stack.desk.audit, FakeAuditRecord)
    stack.desk.audit.fault = fault


def test_every_change_is_recorded_with_who_did_it(stack: Stack) -> None:
    document, _ = stack.add_document(DocumentState.ACCEPTED)
    card = add_card(stack, 11)
    admin = stack.client(Role.ADMIN, Role.SENIOR, user_id="ada")
    draft = {"answers": [{"field": "TOTAL", "verdict": "corrected", "value": "8.00"}]}

    assert admin.call("POST", "/document-types", {"yaml": TYPE.format(name="audited")}).status == 200
    assert admin.call("PUT", "/policies/audited", {"version": 0}).status == 200
    flag = admin.call("POST", "/flags", {"document_type": "audited", "note": "look"}).body["id"]
    assert admin.call("DELETE", f"/flags/{flag}").status == 200
    trained = admin.call("POST", "/models", {"document_type": "receipt"}).body["id"]
    for _ in range(2):  # the second one changes nothing
        assert admin.call("POST", f"/models/{card.id}/promote").status == 200
    other = add_card(stack, 12)
    admin.call("POST", f"/models/{other.id}/promote")
    admin.call("POST", f"/models/{card.id}/promote")
    assert admin.call("POST", "/labels", {"document_id": document.id, "draft": draft}).status == 200
    assert admin.call("POST", f"/documents/{document.id}/reopen").status == 200
    assert admin.call("DELETE", f"/documents/{document.id}").status == 200

    assert of(stack, "ada") == [
        (Verb.TYPE_CHANGED, "audited"),
        (Verb.POLICY_CHANGED, "audited"),
        (Verb.FLAG_ADDED, flag),
        (Verb.FLAG_REVOKED, flag),
        (Verb.TRAINING_STARTED, trained),
        (Verb.MODEL_PROMOTED, card.id),
        (Verb.MODEL_PROMOTED, other.id),
        (Verb.MODEL_ROLLED_BACK, card.id),
        (Verb.DOCUMENT_LABELLED, document.id),
        (Verb.DOCUMENT_REOPENED, document.id),
        (Verb.DOCUMENT_ERASED, document.id),
    ]
    assert {each.roles for each in stack.desk.audit.list(Sought(actor="ada")).items} == {(Role.ADMIN, Role.SENIOR)}
    assert stack.desk.audit.pending() == ()


def test_every_view_is_recorded_with_who_saw_it(stack: Stack) -> None:
    document, review = stack.add_document()
    final, _ = stack.add_document(DocumentState.ACCEPTED)
    person = stack.client(Role.SENIOR, user_id="sue")

    for target in (
        f"/documents/{document.id}",
        f"/documents/{document.id}/pages/1",
        f"/documents/{document.id}/suggestions?type=receipt",
        f"/documents/{final.id}/result",
        f"/reviews/{review}",
        "/labels?type=receipt",
        "/labels/export?type=receipt",
        f"/documents/{document.id}/pages/9",
        "/documents",
        "/reviews",
    ):
        person.call("GET", target)
    dealt = person.call("POST", "/reviews/next?type=receipt").body["next"]["review"]["id"]
    person.call("POST", f"/reviews/{dealt}/claim")
    assert person.call("POST", "/reviews/next?type=invoice").body["next"] is None

    assert of(stack, "sue") == [
        (Verb.DOCUMENT_SEEN, document.id),
        (Verb.PAGE_SEEN, document.id),
        (Verb.DOCUMENT_SEEN, document.id),
        (Verb.RESULT_SEEN, final.id),
        (Verb.REVIEW_SEEN, review),
        (Verb.LABELS_SEEN, "receipt"),
        (Verb.LABELS_EXPORTED, "receipt"),
        (Verb.REVIEW_SEEN, dealt),
        (Verb.REVIEW_SEEN, dealt),
    ]


def test_what_cannot_be_recorded_is_not_shown(memory: Stack) -> None:
    document, _ = memory.add_document()
    client = memory.client(Role.REVIEWER)
    fault_of(memory, ServiceUnavailable())

    refused = client.call("GET", f"/documents/{document.id}")

    assert (refused.status, refused.body["code"], refused.headers["retry-after"]) == (503, "service_unavailable", "1")
    assert "9.00" not in refused.text
    fault_of(memory, None)
    assert client.call("GET", f"/documents/{document.id}").status == 200


def test_a_change_that_cannot_be_recorded_yet_is_recorded_later_and_once(memory: Stack) -> None:
    fault_of(memory, ServiceUnavailable())
    made = memory.client(Role.ADMIN, user_id="ada").call("POST", "/document-types", {"yaml": TYPE.format(name="late")})
    assert made.status == 200
    assert of(memory, "ada") == []
    assert record_pending(memory.desk, 100) == 0

    fault_of(memory, None)
    assert record_pending(memory.desk, 100) == 1
    assert record_pending(memory.desk, 100) == 0

    assert of(memory, "ada") == [(Verb.TYPE_CHANGED, "late")]


def test_a_change_that_is_refused_leaves_no_entry(memory: Stack) -> None:
    client = memory.client(Role.ADMIN, user_id="ada")
    assert client.call("PUT", "/policies/receipt", {"version": 7}).status == 409
    assert memory.client(Role.ANNOTATOR, user_id="ada").call("PUT", "/policies/receipt", {"version": 0}).status == 403
    assert of(memory, "ada") == []


@pytest.fixture
def recorded(memory: Stack) -> Stack:
    """Twelve entries, one an hour."""
    for hour in range(12):
        at = datetime(2026, 11, 29, hour, tzinfo=UTC)
        verb = Verb.DOCUMENT_SEEN if hour % 2 else Verb.RESULT_SEEN
        entry = _entry(f"user-{hour % 3}", verb, f"doc_{hour}", at)
        memory.desk.audit.append(entry)
    return memory


def _entry(actor: str, verb: Verb, subject: str, at: datetime) -> AuditEntry:
    return entry_by(actor, [Role.REVIEWER], verb, subject, at, "")


@pytest.mark.parametrize(
    ("query", "hours"),
    [
        ("from=2026-11-29T09:00:00Z&to=2026-11-30T00:00:00Z", [11, 10, 9]),
        ("from=2026-11-29T00:00:00Z&to=2026-11-29T02:00:00%2B01:00", [0]),
        ("actor=user-2&to=2026-11-30T00:00:00Z", [11, 8, 5, 2]),
        ("actor=user-2&verb=document_seen", [11, 5]),
        ("subject=doc_4", [4]),
        ("subject=doc_77", []),
    ],
)
def test_it_is_narrowed_by_time_person_act_and_subject(recorded: Stack, query: str, hours: list[int]) -> None:
    body = recorded.client(Role.AUDITOR).call("GET", f"/audit?{query}").body
    assert [each["subject"] for each in body["items"]] == [f"doc_{hour}" for hour in hours]


def test_it_is_read_page_by_page_and_every_reading_is_recorded(recorded: Stack) -> None:
    client = recorded.client(Role.AUDITOR, user_id="aud")
    found: list[str] = []
    cursor = ""
    for _ in range(3):
        body = client.call("GET", f"/audit?from=2026-11-29T00:00:00Z&limit=5{cursor}").body
        found += [each["subject"] for each in body["items"]]
        cursor = f"&cursor={body['cursor']}"
    assert found == [f"doc_{hour}" for hour in range(11, -1, -1)]
    assert body["cursor"] is None
    assert of(recorded, "aud") == [(Verb.AUDIT_READ, "")] * 3


def test_it_is_saved_as_a_table(recorded: Stack) -> None:
    client = recorded.client(Role.ADMIN)
    table = client.call("GET", "/audit?format=csv&limit=2&to=2026-11-30T00:00:00Z")
    assert table.media_type == "text/csv"
    heads, *rows = csv.reader(io.StringIO(table.text))
    assert heads == ["at", "actor", "roles", "verb", "subject", "id"]
    assert [row[4] for row in rows] == ["doc_11", "doc_10"]
    rest = client.call("GET", f"/audit?format=csv&limit=1&cursor={table.headers['docloop-cursor']}")
    assert [row[4] for row in csv.reader(io.StringIO(rest.text))][1:] == ["doc_9"]


@pytest.mark.parametrize(
    "query", ["from=2026-11-29T09:00:00", "from=yesterday", "verb=danced", "cursor=mine", "limit=1001", "actor="]
)
def test_what_cannot_be_looked_for_is_refused(recorded: Stack, query: str) -> None:
    reply = recorded.client(Role.ADMIN).call("GET", f"/audit?{query}")
    assert (reply.status, reply.body["code"]) == (400, "invalid_request")


def test_a_rare_entry_among_many_is_found_in_bounded_reads(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docloop.adapters.audit.PART", 5)
    monkeypatch.setattr("docloop.adapters.audit.PARTS", 2)
    for second in range(25):
        actor = "rare" if second == 0 else "many"
        stack.desk.audit.append(
            _entry(actor, Verb.PAGE_SEEN, f"doc_{second}", datetime(2020, 1, 1, second=second, tzinfo=UTC))
        )
    sought = Sought(actor="rare", until=datetime(2020, 1, 2, tzinfo=UTC))

    parts = [stack.desk.audit.list(sought)]
    while parts[-1].cursor:
        parts.append(stack.desk.audit.list(sought, cursor=parts[-1].cursor))

    assert len(parts) == 3  # ten keys are looked at in each
    assert [each.subject for part in parts for each in part.items] == ["doc_0"]


def test_an_entry_is_one_object_that_holds_the_same(stack: Stack) -> None:
    entry = _entry("a!b/c", Verb.PAGE_SEEN, "doc_x", datetime(2019, 1, 1, tzinfo=UTC))
    for _ in range(2):
        stack.desk.audit.append(entry)

    [found] = stack.desk.audit.list(Sought(actor="a!b/c")).items

    assert found.model_copy(update={"recorded_at": None}) == entry
    bucket = boto3.resource("s3").Bucket(stack.settings.audit_bucket)
    [stored] = [json.load(each.get()["Body"]) for each in bucket.objects.all() if "a%21b%2Fc" in each.key]
    assert stored == entry.model_dump(mode="json", exclude={"version", "recorded_at"})
