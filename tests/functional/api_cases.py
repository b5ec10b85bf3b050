"""One request for every route of the API, as often as wanted, each time about something new."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docloop.model.actor import Actor, Role
from docloop.model.document import DocumentState
from docloop.model.parts import spans_from
from docloop.use_cases.reviews.claims import claim

from tests.functional.api_stack import Stack
from tests.functional.test_api_models import add_card

ANN = Actor(user_id="user-1", roles=frozenset({Role.ADMIN}))
DRAFT = {"answers": [{"field": "TOTAL", "verdict": "corrected", "value": "8.00"}]}
TYPE = "name: {name}\ntitle: Note\nfields: [{{name: DATE, kind: date}}]"
COOKIES = ("refresh_token=refresh-1",)


@dataclass(frozen=True)
class Asked:
    """A request. `about`: the document that it changes; None: it changes none."""

    method: str
    target: str
    body: object = None
    about: str | None = None
    cookies: tuple[str, ...] = ()


@dataclass
class Cases:
    """What requests are about, made where it is needed."""

    stack: Stack
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    def document(self, state: DocumentState = DocumentState.IN_REVIEW) -> str:
        return self.stack.add_document(state)[0].id

    def open_review(self) -> tuple[str, str]:
        document, review = self.stack.add_document()
        return document.id, review

    def claimed(self) -> tuple[str, str, int]:
        document, review = self.open_review()
        return document, review, claim(self.stack.desk, ANN, review).fence

    def about_document(self, method: str, path: str, body: object = None, state: str = "accepted") -> Asked:
        document = self.document(DocumentState(state))
        return Asked(method, f"/documents/{document}{path}", body, None if method == "GET" else document)

    def about_claim(self, action: str, method: str = "POST", **body: object) -> Asked:
        document, review, fence = self.claimed()
        return Asked(method, f"/reviews/{review}/{action}", {"fence": fence, **body}, document)

    def splitting(self) -> Asked:
        document, review = self.stack.add_document(pages=2)
        body = {"fence": claim(self.stack.desk, ANN, review).fence, "parts": [each.model_dump() for each in TWO]}
        return Asked("POST", f"/reviews/{review}/split", body, document.id)

    def about_review(self, method: str, action: str = "", body: object = None) -> Asked:
        document, review = self.open_review()
        return Asked(method, f"/reviews/{review}{action}", body, document if action == "/claim" else None)

    def label(self) -> Asked:
        document = self.document(DocumentState.ACCEPTED)
        return Asked("POST", "/labels", {"document_id": document, "draft": DRAFT}, document)

    def tasks(self) -> Asked:
        asked = self.label()
        client = self.stack.client(Role.ADMIN)
        assert client.call("POST", "/labels", asked.body).status == 200
        tasks = client.call("GET", "/labels/export?type=receipt&format=label_studio&limit=1").body["tasks"]
        return Asked("POST", "/labels/import", {"tasks": tasks}, asked.about)

    def flag(self) -> str:
        body = {"document_type": "receipt", "note": "look", "supplier": f"Supplier {next(self.numbers)}"}
        reply = self.stack.client(Role.ADMIN).call("POST", "/flags", body)
        assert reply.status < 300, reply.text
        return str(reply.body["id"])

    def described_type(self) -> str:
        name = f"note_{next(self.numbers)}"
        reply = self.stack.client(Role.ADMIN).call("POST", "/document-types", {"yaml": TYPE.format(name=name)})
        assert reply.status < 300, reply.text
        return name

    def policy(self) -> Asked:
        stored = self.stack.client(Role.ADMIN).call("GET", "/policies/receipt").body
        return Asked("PUT", "/policies/receipt", {"mode": "review_all", "version": stored["version"]})

    def card(self) -> str:
        return add_card(self.stack, next(self.numbers)).id


TWO = spans_from([2], 2)

CASES: dict[str, Callable[[Cases], Asked]] = {
    "POST /session": lambda _: Asked("POST", "/session", {"username": "reviewer", "password": "right"}),
    "POST /session/refresh": lambda _: Asked("POST", "/session/refresh", cookies=COOKIES),
    "DELETE /session": lambda _: Asked("DELETE", "/session", cookies=COOKIES),
    "GET /openapi.json": lambda _: Asked("GET", "/openapi.json"),
    "POST /documents": lambda _: Asked("POST", "/documents", {}),
    "GET /documents": lambda _: Asked("GET", "/documents"),
    "GET /documents/<document_id>": lambda cases: cases.about_document("GET", ""),
    "GET /documents/<document_id>/result": lambda cases: cases.about_document("GET", "/result"),
    "GET /documents/<document_id>/pages/<number>": lambda cases: cases.about_document("GET", "/pages/1"),
    "GET /documents/<document_id>/suggestions": lambda c: c.about_document("GET", "/suggestions?type=receipt"),
    "POST /documents/<document_id>/check": lambda c: c.about_document("POST", "/check", {"draft": DRAFT}),
    "POST /documents/<document_id>/reopen": lambda cases: cases.about_document("POST", "/reopen"),
    "DELETE /documents/<document_id>": lambda cases: cases.about_document("DELETE", ""),
    "GET /people": lambda _: Asked("GET", "/people"),
    "GET /reviews": lambda _: Asked("GET", "/reviews?state=open"),
    "GET /reviews/<review_id>": lambda cases: cases.about_review("GET"),
    "POST /reviews/next": lambda cases: Asked("POST", "/reviews/next", about=cases.open_review()[0]),
    "POST /reviews/<review_id>/claim": lambda cases: cases.about_review("POST", "/claim"),
    "POST /reviews/<review_id>/check": lambda cases: cases.about_review("POST", "/check", {"draft": DRAFT}),
    "PUT /reviews/<review_id>/draft": lambda cases: cases.about_claim("draft", "PUT", draft=DRAFT),
    "POST /reviews/<review_id>/extend": lambda cases: cases.about_claim("extend"),
    "POST /reviews/<review_id>/release": lambda cases: cases.about_claim("release"),
    "POST /reviews/<review_id>/submit": lambda cases: cases.about_claim("submit", draft=DRAFT),
    "POST /reviews/<review_id>/split": lambda cases: cases.splitting(),
    "POST /reviews/<review_id>/reject": lambda cases: cases.about_claim("reject", reason="of no use"),
    "POST /reviews/<review_id>/escalate": lambda cases: cases.about_claim("escalate", note="two totals"),
    "POST /labels": lambda cases: cases.label(),
    "GET /labels": lambda _: Asked("GET", "/labels?type=receipt"),
    "GET /labels/next": lambda _: Asked("GET", "/labels/next?type=receipt"),
    "GET /labels/export": lambda _: Asked("GET", "/labels/export?type=receipt&limit=1"),
    "POST /labels/import": lambda cases: cases.tasks(),
    "GET /flags": lambda _: Asked("GET", "/flags"),
    "POST /flags": lambda _: Asked("POST", "/flags", {"document_type": "receipt", "note": "look"}),
    "DELETE /flags/<flag_id>": lambda cases: Asked("DELETE", f"/flags/{cases.flag()}"),
    "GET /document-types": lambda _: Asked("GET", "/document-types"),
    "GET /kinds": lambda _: Asked("GET", "/kinds"),
    "POST /document-types": lambda cases: Asked(
        "POST", "/document-types", {"yaml": TYPE.format(name=f"note_{next(cases.numbers)}")}
    ),
    "GET /document-types/<document_type>/progress": lambda _: Asked("GET", "/document-types/receipt/progress"),
    "GET /document-types/<document_type>/versions": lambda _: Asked("GET", "/document-types/receipt/versions"),
    "GET /policies/<document_type>/versions": lambda _: Asked("GET", "/policies/receipt/versions"),
    "GET /audit": lambda _: Asked("GET", "/audit"),
    "GET /policies/<document_type>": lambda _: Asked("GET", "/policies/receipt"),
    "PUT /policies/<document_type>": lambda cases: cases.policy(),
    "GET /models": lambda _: Asked("GET", "/models?type=receipt"),
    "POST /models": lambda cases: Asked("POST", "/models", {"document_type": cases.described_type()}),
    "GET /models/<card_id>": lambda cases: Asked("GET", f"/models/{cases.card()}"),
    "POST /models/<card_id>/promote": lambda cases: Asked("POST", f"/models/{cases.card()}/promote"),
    "GET /metrics": lambda _: Asked("GET", "/metrics"),
    "GET /metrics/history": lambda _: Asked("GET", "/metrics/history"),
}
