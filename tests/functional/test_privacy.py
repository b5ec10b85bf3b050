"""Twenty planted personal values, and the places where none of them may appear.

Looked at: everything the loggers record, at DEBUG and with all extras, standard output (where metrics go), standard
error, what handlers put on queues and on the bus, the audit record, and the text of every error that leaves a handler.
Not looked at: the two messages that are S3's own words. An event names the key it is about, whoever sends it again, and
a message that is set aside is kept as it came.
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from botocore.exceptions import ClientError
from docloop.errors import ReaderFailed
from docloop.model.actor import Role
from docloop.model.document import DocumentState
from docloop.settings import ReviewApiSettings
from pydantic import TypeAdapter

from functions.extract import handler as extract_handler
from functions.review_api.app import build_api
from functions.review_api.handler import logger as api_logger
from functions.sweep import handler as sweep_handler
from functions.telemetry import Failed
from tests.fake_people import fake_sign_in
from tests.fakes import FakeClock
from tests.functional.crash import desk_of
from tests.functional.http import Client, claims_of
from tests.functional.paper import DAMAGED, memo_type
from tests.functional.recorded import RECORDED, audit_record_of, look_and_label, verbs_in
from tests.functional.stage import Stage, raise_stage
from tests.stored_files import derived_bucket

IN_FILE = {
    "vendor": "Quillfeather & Daughters",
    "street": "77 Wobblethorpe Lane",
    "town": "Nether Snodsbury",
    "number": "QF-88213-ZX",
    "total": "4813.77",
    "phone": "+44 7700 900461",
    "iban": "GB33BUKB20201555555555",
    "person": "Ottoline Marchbanks",
    "born": "1961-07-19",
    "card": "4929 1188 2210 7734",
}
IN_KEY = {"folder": "marchbanks-family", "file": "ottoline_knee_surgery.txt"}
TYPED = {
    "correction": "Quillfeather and Daughters Holdings",
    "second": "QF-88213-ZY",
    "note": "ask Benedikta Trautmannsdorff",
    "reason": "this is Lysander's payslip",
    "draft": "Wobblethorpe Manor",
    "mail": "benedikta.trautmannsdorff@example.org",
    "password": "hunter2-but-longer",
    "search": "cursor-of-ottoline",
}
PLANTED = {**IN_FILE, **IN_KEY, **TYPED}
S = DocumentState
LOGGERS = ("docloop", "functions", "extract", "sweep", "review_api", "learn")
DOCUMENT = (
    "{vendor}\n{street}\n{town}\nTel {phone}\n\nRECEIPT\nReceipt No: {number}\nDate: 2026-02-27\n\n"
    "Served {person} born {born}\nTOTAL {total}\nCard {card}\nIBAN {iban}\n"
).format(**IN_FILE)


class Ears(logging.Handler):
    """Everything that a record holds, not just its sentence."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        formatted = logging.Formatter().format(record)
        self.heard.append(formatted + repr(record.__dict__))


@pytest.fixture
def ears(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ears]:
    made = Ears()
    for name in LOGGERS:
        logger = logging.getLogger(name)
        monkeypatch.setattr(logger, "level", logging.DEBUG)
        logger.addHandler(made)
    yield made
    for name in LOGGERS:
        logging.getLogger(name).removeHandler(made)


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


def _key(name: str = "") -> str:
    return f"inbox/{IN_KEY['folder']}/{name}{IN_KEY['file']}"


def _everything_that_happens(stage: Stage) -> list[str]:
    """Lives of documents, good and bad; answers with the texts of errors that left a handler."""
    # a review, its twin, a newer version, a damaged file
    stage.upload(_key(), DOCUMENT.encode(), {"external-id": IN_FILE["person"]})
    stage.upload(_key("copy-"), DOCUMENT.encode())
    stage.upload(_key("bill-"), DOCUMENT.encode() + b"copy")
    stage.upload(_key("broken-"), DAMAGED + DOCUMENT.encode())
    stage.settle()
    stage.upload(_key("bill-"), DOCUMENT.encode() + b"another copy")
    stage.settle()
    # libraries whose errors quote what they were given
    for error in _quoting_errors():
        stage.opener.on_page = _raiser(error)
        stage.upload(_key(f"{type(error).__name__}-"), DOCUMENT.encode() + type(error).__name__.encode())
        stage.settle()
    stage.opener.on_page = lambda _: None
    stage.wire.fault = _quoting_service
    stage.upload(_key("refused-"), DOCUMENT.encode() + b"refused")
    stage.settle(rounds=2)
    stage.wire.fault = None
    # messages nobody understands
    stage.tell(DOCUMENT)
    stage.tell({"document_id": IN_FILE["person"]})
    stage.settle()
    stage.clock.advance(hours=1)
    stage.sweep()
    stage.settle()
    return [*_people(stage), *_defects(stage)]


def _quoting_errors() -> list[Exception]:
    quoting: list[Exception] = [ValueError(DOCUMENT), OSError(2, "cannot identify image file", _key()), ReaderFailed()]
    try:
        TypeAdapter(int).validate_python(DOCUMENT)
    except ValueError as error:
        quoting.append(error)
    chained = RuntimeError(IN_FILE["person"])
    chained.__cause__ = KeyError(IN_FILE["iban"])
    return [*quoting, chained]


def _raiser(error: Exception) -> Any:
    def fail(_: int) -> None:
        raise error

    return fail


def _quoting_service(operation: str, parameters: dict[str, Any]) -> None:
    if operation == "GetObject" and "refused" in parameters["Key"]:
        told: Any = {"Error": {"Code": "AccessDenied", "Message": f"no access to {parameters['Key']}"}}
        raise ClientError(told, operation)


def _people(stage: Stage) -> list[str]:
    """A person answers, notes, rejects, errs; answers with what the API says of errors."""
    settings: ReviewApiSettings = stage.settings("review_api", ReviewApiSettings)
    nobody: Any = _NoIdentity()
    broken = replace(fake_sign_in(FakeClock()), identity=nobody, own=nobody)
    api = build_api(desk_of(stage), broken, settings, api_logger)
    claims = {**claims_of(Role.SENIOR), "aud": settings.client_id, "email": TYPED["mail"]}
    person = Client(lambda event, context: stage.invoke(lambda: api(event, context)), claims)
    replies = []
    for number in range(3):
        dealt = person.call("POST", "/reviews/next", idempotency_key=f"next-{number}-{TYPED['mail']}").body["next"]
        path, fence = f"/reviews/{dealt['review']['id']}", dealt["review"]["claim"]["fence"]
        replies += look_and_label(person, dealt["review"]["document_id"], PLANTED)
        typed = {"VENDOR_NAME": TYPED["correction"], "INVOICE_RECEIPT_ID": TYPED["second"]}
        asked = {question["field"] for question in dealt["review"]["questions"]} - {None, *typed}
        answers = [
            *({"field": name, "verdict": "corrected", "value": value} for name, value in typed.items()),
            *({"field": name, "verdict": "unreadable"} for name in sorted(asked)),
        ]
        draft = [{"field": "VENDOR_ADDRESS", "verdict": "corrected", "value": TYPED["draft"]}]
        replies.append(person.call("PUT", f"{path}/draft", {"fence": fence, "draft": {"answers": draft}}))
        if number == 0:
            said = {"fence": fence, "draft": {"answers": answers, "document_type": "receipt"}}
            replies.append(person.call("POST", f"{path}/submit", said, idempotency_key=TYPED["mail"]))
        elif number == 1:
            replies.append(person.call("POST", f"{path}/reject", {"fence": fence, "reason": TYPED["reason"]}))
        else:
            replies.append(person.call("POST", f"{path}/escalate", {"fence": fence, "note": TYPED["note"]}))
        replies.append(person.call("POST", f"{path}/submit", {"fence": TYPED["note"], "mail": TYPED["mail"]}))
    targets = (f"/reviews?cursor={TYPED['search']}", f"/documents/{TYPED['mail']}", "/people")
    replies += [person.call("GET", target) for target in targets]
    replies.append(person.call("POST", "/session", {"username": TYPED["mail"], "password": TYPED["password"]}))
    return [reply.text for reply in replies if reply.status >= 400]


class _NoIdentity:
    """A user pool that is broken and quotes who wanted in, whatever it is asked."""

    def __getattr__(self, _: str) -> Any:
        def quote(*given: object) -> Any:
            raise RuntimeError(f"{given} {TYPED['mail']}")

        return quote


def _defects(stage: Stage) -> list[str]:
    """What Lambda itself would write down: the errors that leave the handlers."""
    left: list[str] = []
    for handler, name in ((extract_handler, "receive"), (sweep_handler, "sweep")):
        with pytest.MonkeyPatch.context() as monkeypatch:
            monkeypatch.setattr(handler, name, _raise_document)
            if handler is extract_handler:
                stage.tell(stage.s3_event("inbox/x"))
                stage.deliver()
                continue
            with pytest.raises(Failed) as caught:
                stage.sweep()
            left += traceback.format_exception(caught.value)
    return left


def _raise_document(*_: object) -> None:
    raise ValueError(DOCUMENT)


def test_no_planted_value_gets_out(stage: Stage, ears: Ears, capfd: pytest.CaptureFixture[str]) -> None:
    # Given that it all happened
    errors = _everything_that_happens(stage)
    seen = {document.state for document in stage.documents()}
    assert seen >= {S.COMPLETED, S.REJECTED, S.IN_REVIEW, S.DUPLICATE, S.SUPERSEDED, S.FAILED}
    assert len(PLANTED) == 20 and len(errors) > 6, errors  # noqa: PT018
    derived = derived_bucket(stage.stores.files)
    stored = [derived.get(head.key).decode("latin-1") for head in derived.list()]
    assert all(any(value in text for text in stored) for value in (IN_FILE["vendor"], TYPED["correction"]))

    # Then nobody can tell what or whom it was about
    printed = capfd.readouterr()
    places = {
        "log": ears.heard,
        "standard output, standard error and metrics": [printed.out, printed.err],
        "queue": [*stage.wire.sent("review"), *(body for body in stage.wire.sent("ingest") if "Records" not in body)],
        "bus": [json.dumps(entry, default=str) for entry in stage.wire.bus],
        "error": errors,
        "audit record": audit_record_of(stage),
    }
    assert verbs_in(places["audit record"]) >= RECORDED
    for place, texts in places.items():
        assert texts, f"nothing was captured of: {place}"
        shown = [name for name, value in PLANTED.items() if any(value in text for text in texts)]
        assert not shown, f"{place} shows {shown}"
