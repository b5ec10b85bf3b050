"""A type described in YAML learns from a handful of labels, and later documents are read with what it learned."""

from __future__ import annotations

from pathlib import Path

from cdk.local.api import Person
from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox
from tests.e2e.bad_files import pdf
from tests.e2e.waiting import until

TYPE = """
name: weighing_slip
title: Weighing slip
keywords: [weighing]
fields:
  - {name: SLIP_ID, kind: identifier, title: Slip, labels: [slip]}
  - {name: NET_WEIGHT, kind: number, title: Net weight, labels: [net]}
"""
COUNT = 12


def _text(number: int) -> str:
    return f"WEIGHING STATION\nSlip WS-{1000 + number}\nGross {40 + number}\nNet {30 + number}\nkg\n"


def test_labels_become_a_model_that_reads(platform: LocalStack, inbox: Inbox, tmp_path: Path) -> None:
    with Person(platform.state.url, "admin") as admin:
        # Given documents of a type nobody trained, and what people say of them
        admin.post("/document-types", {"yaml": TYPE})
        documents = [_drop(inbox, tmp_path, number) for number in range(COUNT)]
        for number, document in enumerate(documents):
            values = {"SLIP_ID": f"WS-{1000 + number}", "NET_WEIGHT": str(30 + number)}
            answers = [{"field": name, "verdict": "corrected", "value": value} for name, value in values.items()]
            draft = {"answers": answers, "document_type": "weighing_slip"}
            admin.post("/labels", {"document_id": document, "draft": draft})

        # When a model is trained from them and put in use, by itself or by hand
        card = admin.post("/models", {"document_type": "weighing_slip"})["id"]
        until(lambda: admin.get(f"/models/{card}")["state"] not in {"queued", "training"}, seconds=240)
        trained = admin.get(f"/models/{card}")
        if not trained["in_use"]:
            trained = admin.post(f"/models/{card}/promote")

        # Then the card says what came of it, and the next document is read with it
        assert (trained["labels"], trained["skipped"]) == (COUNT, 0)
        assert trained["comparison"]["documents"] >= 2, trained
        later = admin.get(f"/documents/{_drop(inbox, tmp_path, COUNT)}")["prediction"]
        assert later["model"] == trained["model"], trained["reason"]
        assert {field["name"] for field in later["fields"]} == {"SLIP_ID", "NET_WEIGHT"}


def _drop(inbox: Inbox, folder: Path, number: int) -> str:
    path = folder / f"{number}.pdf"
    path.write_bytes(pdf(_text(number)))
    [outcome] = inbox.wait([inbox.put(path, f"inbox/weighing_slip/{number}.pdf")], lambda _: None, stall=240)
    assert outcome.document
    return outcome.document.id
