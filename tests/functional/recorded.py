"""What leaves entries in the audit record, and all that the record holds afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import boto3
from docloop.model.audit import Verb

from tests.functional.http import Client, Reply
from tests.functional.stage import Stage

RECORDED = frozenset({
    Verb.DOCUMENT_SEEN, Verb.PAGE_SEEN, Verb.REVIEW_SEEN, Verb.DOCUMENT_LABELLED, Verb.FLAG_ADDED, Verb.LABELS_EXPORTED
})  # fmt: skip
"""What `look_and_label` leaves, and the review that it is done in."""


def verbs_in(record: Iterable[str]) -> set[Verb]:
    texts = list(record)
    return {verb for verb in Verb if any(f"!{verb}!" in text for text in texts)}


def look_and_label(person: Client, document: str, planted: Mapping[str, str]) -> list[Reply]:
    """What leaves entries in the audit record, with something personal in each that has room for it."""
    typed = {"field": "VENDOR_NAME", "verdict": "corrected", "value": planted["correction"]}
    label = {"document_id": document, "draft": {"answers": [typed], "document_type": "receipt"}}
    flag = {"document_type": "receipt", "supplier": planted["vendor"], "note": planted["note"]}
    return [
        person.call("GET", f"/documents/{document}"),
        person.call("GET", f"/documents/{document}/pages/1"),
        person.call("POST", "/labels", label, idempotency_key=f"{document}-{planted['mail']}"),
        person.call("POST", "/flags", flag),
        person.call("GET", f"/labels/export?type=receipt&cursor={planted['search']}"),
        person.call("GET", "/labels/export?type=receipt"),
    ]


def audit_record_of(stage: Stage) -> list[str]:
    """Keys and contents of everything in its bucket."""
    bucket = boto3.resource("s3").Bucket(stage.resources.buckets["audit"])
    return [text for each in bucket.objects.all() for text in (each.key, each.get()["Body"].read().decode())]
