"""Everything a person may try at the API, and how to tell what came of it: by what is stored or shown, not by status.

`read_everything` calls every route that shows something with every id there is; `try_everything` sends every change
that could have a forbidden effect.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docloop.adapters.types import parse_type
from docloop.model.document import DocumentState
from docloop.model.document_type import DocumentType
from docloop.model.extraction import Extraction, Field
from docloop.model.flag import Flag
from docloop.model.policy import Policy
from docloop.model.review import ReviewState
from docloop.steps.decide import decide
from docloop.use_cases.access import loosened_by, same_policy

from functions.review_api.roles import ROUTES, Route, route_of
from tests.functional.http import Client
from tests.functional.scene import FLAGGED, LAX, NOTE, STRICT, Scene

SHOWING = frozenset({"/documents/<document_id>/check", "/reviews/<review_id>/check"})


def read_everything(scene: Scene, client: Client) -> dict[str, str]:
    """What each successful call showed, by method and target."""
    shown = {}
    for route in ROUTES:
        if route.method != "GET" and route.path not in SHOWING:
            continue
        for target in _targets(scene, route):
            reply = scene.send(client, route.method, target, None if route.method == "GET" else {"draft": {}})
            if reply.status == 200:
                shown[f"{route.method} {target}"] = reply.text
    for target in (*_targets(scene, route_of("POST", "/reviews/x/claim")), "/reviews/next", "/reviews/next"):
        reply = scene.send(client, "POST", target)
        if reply.status == 200:
            shown[f"POST {target}"] = reply.text
    return shown


def _targets(scene: Scene, route: Route) -> Iterator[str]:
    ids = scene.ids
    values = {
        "document_id": [ids["accepted"], ids["open"], ids["hidden"], ids["ended"]],
        "review_id": [ids["open_review"], ids["hidden_review"], ids["ended_review"]],
        "document_type": ["receipt", "note"],
        "card_id": [ids["card"]],
        "flag_id": [ids["flag"]],
    }
    queries = {
        "/documents/<document_id>/suggestions": ["?type=receipt"],
        "/documents": ["", "?state=in_review"],
        "/labels": ["?type=receipt"],
        "/labels/next": ["?type=receipt"],
        "/labels/export": ["?type=receipt", "?type=receipt&format=label_studio"],
        "/reviews": [
            *(f"?state={state.value}&limit=100" for state in ReviewState),
            *(f"?state=done&order={order}" for order in ("age", "amount")),
            *("?holder=me", "?done_by=me"),
        ],
        "/metrics/history": ["?days=90", "?days=90&format=csv&table=reviewers"],
        "/audit": ["", "?format=csv"],
    }
    name = next((name for name in values if f"<{name}>" in route.path), None)
    path = route.path.replace("<number>", "1")
    for value in values[name] if name else [""]:
        for query in queries.get(route.path, [""]):
            yield path.replace(f"<{name}>", value) + query


def try_everything(scene: Scene, client: Client) -> set[str]:
    """The effects that any of the attempts had, each looked for after each attempt."""
    before = {name: scene.type(name) for name in ("receipt", "note")}
    reached: set[str] = set()
    for method, target, body in _attempts(scene):
        reply = scene.send(client, method, target, body() if callable(body) else body)
        assert reply.status < 500, reply.text
        if (method, target, reply.status) == ("POST", "/documents", 200):
            reached.add("upload a document and name its type")
        reached |= {effect for effect, has_come in PROBES.items() if has_come(scene, before)}
    return reached


def _described(scene: Scene, name: str, **changes: Any) -> Callable[[], dict[str, Any]]:
    """A body that describes the type as it is by then, changed; with the version that is stored by then."""

    def body() -> dict[str, Any]:
        record, now = scene.stack.desk.types.record(name), scene.stack.desk.types.get(name)
        base = now.model_dump(mode="json", exclude={"policy"}) if now else NOTE | {"name": name}
        return {"yaml": json.dumps(base | changes), "version": record.version if record else 0}

    return body


def _lax_policy(scene: Scene, name: str) -> Callable[[], dict[str, Any]]:
    def body() -> dict[str, Any]:
        stored = scene.stack.desk.stored_policies.get(name)
        return LAX | {"version": stored.version if stored else 0}

    return body


def _attempts(scene: Scene) -> Iterator[tuple[str, str, Any]]:
    ids, fields = scene.ids, scene.type("note").model_dump(mode="json")["fields"]
    types, held = "/document-types", {"fence": 1}
    answers = {"answers": [{"field": "TOTAL", "verdict": "corrected", "value": "8.00"}]}
    yield "POST", "/documents", {"document_type": "note"}
    yield "POST", types, _described(scene, "fresh")
    yield "POST", types, _described(scene, "laxly", policy=LAX)
    yield "POST", types, _described(scene, "note", fields=[*fields, {"name": "TAX", "kind": "money"}])
    yield "POST", types, _described(scene, "note", policy=LAX)
    yield "POST", types, _described(scene, "receipt", policy=LAX)
    yield "POST", types, _described(scene, "receipt", title="Ours")
    yield "POST", types, _described(scene, "note", fields=[{**each, "kind": "text"} for each in fields])
    yield "POST", types, _described(scene, "note", fields=fields[:2])
    yield "POST", types, _described(scene, "note", checks=[])
    yield "POST", types, _described(scene, "note", keywords=["invoice"])
    yield "POST", types, _described(scene, "flagged", fields=[{"name": "A", "kind": "name"}, *FLAGGED["fields"]])
    yield "POST", types, _described(scene, "unknown")
    for name in ("note", "flagged", "receipt"):
        yield "PUT", f"/policies/{name}", _lax_policy(scene, name)
    yield "POST", "/flags", {"document_type": "note", "note": "mine"}
    yield "DELETE", f"/flags/{ids['flag']}", None
    yield "POST", "/labels", {"document_id": ids["open"], "draft": answers}
    yield "POST", "/labels/import", {"tasks": [{"data": {"document_id": ids["open"]}, "annotations": []}]}
    yield "POST", "/models", {"document_type": "receipt"}
    yield "POST", f"/models/{ids['card']}/promote", None
    for name in ("open_review", "hidden_review"):
        review = f"/reviews/{ids[name]}"
        yield "POST", f"{review}/claim", None
        yield "PUT", f"{review}/draft", held | {"draft": answers}
        yield "POST", f"{review}/extend", held
        yield "POST", f"{review}/submit", held | {"draft": answers}
        yield "POST", f"{review}/release", held
        yield "POST", f"{review}/escalate", held | {"note": "hard"}
        yield "POST", f"{review}/split", held | {"parts": [{"first": 1, "last": 1}]}
        yield "POST", f"{review}/reject", held | {"reason": "useless"}
    yield "POST", f"/documents/{ids['accepted']}/reopen", None
    yield "DELETE", f"/documents/{ids['accepted']}", None


Before = Mapping[str, DocumentType]
DATE, SHOP = (
    Field(name="DATE", value="2026-01-01", confidence=0.99),
    Field(name="SHOP", value="Corner Shop", confidence=0.99),
)
DOUBTFUL = Field(name="TOTAL", value="9.00", confidence=0.5)


def _accepts(scene: Scene, before: Before) -> bool:
    """Whether a document is accepted now for which people were asked before: one with a doubtful total, one whose
    supplier is flagged, and one of which nothing was found, of any type there is."""
    cases = [("note", (DATE, SHOP, DOUBTFUL)), ("flagged", (DATE, SHOP)), ("receipt", (DOUBTFUL,))]
    cases += [(each.name, ()) for each in scene.stack.desk.types.list()]
    return any(_is_accepted(scene, name, fields) for name, fields in cases)


def _is_accepted(scene: Scene, name: str, fields: tuple[Field, ...]) -> bool:
    kind, book = scene.type(name), scene.stack.desk.flags.get(name)
    known = tuple(each for each in fields if kind.get(each.name))
    said = Extraction(document_type=name, type_confidence=1.0, fields=known)
    policy = scene.stack.desk.policies.over(kind)
    return decide(said, kind, policy, "doc_1", None, book.flags if book else ()).accepted


def _policy_is_another(scene: Scene, before: Before) -> bool:
    default = {name: before[name].policy for name in before} | {"flagged": parse_type(json.dumps(FLAGGED)).policy}
    strict = Policy.model_validate(STRICT)
    expected = {"note": strict, "flagged": strict, "receipt": default["receipt"]}
    stored = scene.stack.desk.stored_policies
    own = any(
        not same_policy(each.policy, expected.get(each.name, each.policy if each.name == "invoice" else Policy()))
        for each in scene.stack.desk.types.list()
    )
    return own or any(stored.get(name) for name in expected)


PROBES: dict[str, Callable[[Scene, Before], bool]] = {
    "have documents accepted without review": _accepts,
    "change a policy": _policy_is_another,
    "change a shipped document type": lambda scene, before: scene.type("receipt") != before["receipt"],
    "describe a new document type": lambda scene, _: scene.stack.desk.types.get("fresh") is not None,
    "add to a described document type": lambda scene, _: scene.type("note").get("TAX") is not None,
    "take something away from a document type": lambda scene, before: (
        bool(loosened_by(before["note"], scene.type("note"))) or scene.type("flagged").get("A") is not None
    ),
    "revoke another person's flag": lambda scene, _: (
        scene.ids["flag"] not in {each.id for each in _flags(scene, "flagged")}
    ),
    "make or import labels": lambda scene, _: (
        (label := scene.stack.desk.labels.get(scene.ids["open"])) is not None and label.origin == "annotation"
    ),
    "train or promote a model": lambda scene, _: (
        scene.stack.desk.model_context.models.champion("receipt") is not None
        or scene.stack.desk.model_context.models.training("receipt") is not None
    ),
    "answer reviews": lambda scene, _: _is_done(scene, "open_review"),
    "answer an escalated review": lambda scene, _: _is_done(scene, "hidden_review"),
    "reopen a document": lambda scene, _: _state(scene) is DocumentState.IN_REVIEW,
    "erase a document": lambda scene, _: _state(scene) is DocumentState.ERASED,
}


def _flags(scene: Scene, name: str) -> tuple[Flag, ...]:
    book = scene.stack.desk.flags.get(name)
    return book.flags if book else ()


def _is_done(scene: Scene, name: str) -> bool:
    return scene.stack.desk.reviews.get(scene.ids[name]).state is ReviewState.DONE


def _state(scene: Scene) -> DocumentState:
    return scene.stack.desk.documents.get(scene.ids["accepted"]).state
