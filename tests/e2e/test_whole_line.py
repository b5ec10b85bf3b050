"""From a sample in the inbox to a result that a person corrected over HTTP, with real readers and real tokens."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import httpx
import pytest
from docloop.adapters import keys
from docloop.lab.evaluation.docset import LabelledDocument
from docloop.model.document import DocumentState
from docloop.model.policy import AUDITED

from cdk.local.api import Person
from cdk.local.demo import answers_to, differences, samples
from cdk.local.resources import client
from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox, Outcome, keys_for
from tests.e2e.bad_files import pdf
from tests.e2e.waiting import PATIENT, until

Pairs = Sequence[tuple[Outcome, LabelledDocument]]


@pytest.fixture(scope="module")
def pairs(inbox: Inbox, tmp_path_factory: pytest.TempPathFactory) -> Pairs:
    """The demo's documents, each with what became of it."""
    made = samples(tmp_path_factory.mktemp("samples"))
    kept = keys_for([sample.path for sample in made], None)
    outcomes = inbox.wait([inbox.put(path, key) for path, key in kept.items()], lambda _: None, stall=240)
    return list(zip(outcomes, made, strict=True))


def test_every_sample_ends_in_a_result_or_a_review(pairs: Pairs) -> None:
    assert len(pairs) >= 6
    assert {sample.document_type for _, sample in pairs} == {"receipt", "invoice"}
    for outcome, sample in pairs:
        assert outcome.document
        assert outcome.document.state in {DocumentState.ACCEPTED, DocumentState.IN_REVIEW}
        assert outcome.document.document_type == sample.document_type
        # One that is drawn for an audit comes without a question.
        drawn = AUDITED in outcome.document.reasons
        assert outcome.document.state is DocumentState.ACCEPTED or outcome.questions or drawn


def test_most_of_what_is_printed_is_read(pairs: Pairs) -> None:
    known = sum(len(sample.fields) for _, sample in pairs)
    wrong = sum(len(differences(outcome, sample)) for outcome, sample in pairs)
    assert wrong < known / 2


def test_a_person_corrects_a_review_and_the_result_says_so(platform: LocalStack, inbox: Inbox, pairs: Pairs) -> None:
    # Given a document that waits for a person and whose reading differs from the page
    outcome, sample = max((pair for pair in pairs if pair[0].questions), key=lambda pair: len(differences(*pair)))
    assert outcome.document
    wrong = set(differences(outcome, sample))
    assert wrong
    with Person(platform.state.url, "reviewer") as reviewer:
        # When a reviewer claims it, corrects what is wrong and submits
        claimed = reviewer.post(f"/reviews/{outcome.document.review_id}/claim")
        body = {"fence": claimed["review"]["claim"]["fence"], "draft": {"answers": answers_to(claimed, sample)}}
        done = reviewer.post(f"/reviews/{outcome.document.review_id}/submit", body)
        result = reviewer.get(f"/documents/{outcome.document.id}/result")
        textract = reviewer.get(f"/documents/{outcome.document.id}/result", format="textract")
    # Then the review is done, the result holds the corrections beside the prediction, and both shapes are there
    assert done["state"] == "done"
    assert {each["field"] for each in result["corrections"] if each["verdict"] == "corrected"} <= wrong
    assert result["corrections"]
    assert result["reviewed_by"] == done["done_by"]
    before = {field["name"]: field["value"] for field in result["prediction"]["fields"]}
    after = {field["name"]: field["value"] for field in result["fields"]}
    assert any(before.get(name) != after.get(name) for name in wrong)
    assert "ExpenseDocuments" in textract
    # And it lies in the results bucket, and the document is completed
    s3 = client("s3", platform.state)
    key = keys.result(outcome.document.id, result["revision"])
    stored = s3.get_object(Bucket=platform.state.buckets["results"], Key=key)["Body"].read()
    assert json.loads(stored)["document_id"] == outcome.document.id
    until(lambda: inbox.documents.get(outcome.dropped.document_id).state is DocumentState.COMPLETED)


def test_an_upload_link_of_the_api_leads_to_a_document(platform: LocalStack, tmp_path: Path) -> None:
    # Given a link that the API gave
    with Person(platform.state.url, "annotator") as person:
        link = person.post("/documents", {"document_type": "invoice"})
        # When a browser sends a file to it
        page = pdf("INVOICE\nInvoice number 4711\nTotal 12.00")
        sent = httpx.post(link["url"], data=link["fields"], files={"file": ("scan.pdf", page)}, timeout=PATIENT)
        # Then the document is found by the upload, and is read
        assert sent.is_success, sent.text

        def state() -> str:
            found = person.get("/documents", upload=link["upload"])["items"]
            return found[0]["state"] if found else "waiting"

        until(lambda: state() in {"in_review", "accepted"})
