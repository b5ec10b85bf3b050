"""Who may do what, as data. A route that is not in this table does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from docloop.errors import Forbidden, MethodNotAllowed, NotFound
from docloop.model.actor import Actor, Role
from docloop.model.audit import Verb
from docloop.use_cases.access import POLICY_CHANGERS

EVERYBODY = frozenset(Role)
UPLOADERS = EVERYBODY - {Role.AUDITOR}
REVIEWERS = frozenset({Role.REVIEWER, Role.SENIOR, Role.ADMIN})
SENIORS = frozenset({Role.SENIOR, Role.ADMIN})
TEACHERS = frozenset({Role.SENIOR, Role.ANNOTATOR, Role.ADMIN})
ADMINS = frozenset({Role.ADMIN})
AUDITORS = frozenset({Role.AUDITOR})


@dataclass(frozen=True)
class Route:
    """`roles` None: no token is needed. `repeatable`: takes an Idempotency-Key. `also`: a media type beside JSON.

    `seen`: what the audit record says of every successful call, before the answer is sent.
    `large`: its body may hold all line items of a document.
    """

    method: str
    path: str
    roles: frozenset[Role] | None
    repeatable: bool = False
    also: str | None = None
    seen: Verb | None = None
    large: bool = False
    pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "pattern", re.compile(re.sub(r"<\w+>", "[^/]+", self.path)))


ROUTES = (
    Route("POST", "/session", None),
    Route("POST", "/session/answer", None),
    Route("POST", "/session/refresh", None),
    Route("POST", "/session/password-reset", None),
    Route("POST", "/session/password-reset/confirm", None),
    Route("DELETE", "/session", None),
    Route("GET", "/session/account", EVERYBODY),
    Route("POST", "/session/password", EVERYBODY),
    Route("POST", "/session/second-factor", EVERYBODY),
    Route("POST", "/session/second-factor/verify", EVERYBODY),
    Route("POST", "/session/second-factor/remove", EVERYBODY),
    Route("GET", "/openapi.json", None),
    Route("POST", "/documents", UPLOADERS, repeatable=True),
    Route("GET", "/documents", EVERYBODY),
    Route("GET", "/documents/<document_id>", EVERYBODY, seen=Verb.DOCUMENT_SEEN),
    Route("GET", "/documents/<document_id>/result", EVERYBODY, seen=Verb.RESULT_SEEN),
    Route("GET", "/documents/<document_id>/pages/<number>", EVERYBODY, seen=Verb.PAGE_SEEN),
    Route("GET", "/documents/<document_id>/suggestions", TEACHERS | REVIEWERS, seen=Verb.DOCUMENT_SEEN),
    Route("POST", "/documents/<document_id>/check", TEACHERS, seen=Verb.DOCUMENT_SEEN, large=True),
    Route("POST", "/documents/<document_id>/reopen", SENIORS, repeatable=True),
    Route("DELETE", "/documents/<document_id>", ADMINS, repeatable=True),
    Route("GET", "/people", REVIEWERS | AUDITORS),
    Route("GET", "/reviews", REVIEWERS | AUDITORS),
    Route("GET", "/reviews/<review_id>", REVIEWERS | AUDITORS, seen=Verb.REVIEW_SEEN),
    Route("POST", "/reviews/next", REVIEWERS, repeatable=True, seen=Verb.REVIEW_SEEN),
    Route("POST", "/reviews/<review_id>/claim", REVIEWERS, seen=Verb.REVIEW_SEEN),
    Route("POST", "/reviews/<review_id>/check", REVIEWERS | AUDITORS, seen=Verb.REVIEW_SEEN, large=True),
    Route("PUT", "/reviews/<review_id>/draft", REVIEWERS, large=True),
    Route("POST", "/reviews/<review_id>/extend", REVIEWERS),
    Route("POST", "/reviews/<review_id>/release", REVIEWERS),
    Route("POST", "/reviews/<review_id>/submit", REVIEWERS, repeatable=True, large=True),
    Route("POST", "/reviews/<review_id>/split", REVIEWERS, repeatable=True),
    Route("POST", "/reviews/<review_id>/reject", REVIEWERS, repeatable=True),
    Route("POST", "/reviews/<review_id>/escalate", REVIEWERS),
    Route("POST", "/labels", TEACHERS, repeatable=True, large=True),
    Route("GET", "/labels", TEACHERS | AUDITORS, seen=Verb.LABELS_SEEN),
    Route("GET", "/labels/next", TEACHERS),
    Route("GET", "/labels/export", TEACHERS | AUDITORS, seen=Verb.LABELS_EXPORTED),
    Route("POST", "/labels/import", TEACHERS, repeatable=True),
    Route("GET", "/flags", REVIEWERS | AUDITORS),
    Route("POST", "/flags", REVIEWERS, repeatable=True),
    Route("DELETE", "/flags/<flag_id>", REVIEWERS),
    Route("GET", "/document-types", EVERYBODY),
    Route("GET", "/kinds", EVERYBODY),
    Route("POST", "/document-types", TEACHERS),
    Route("GET", "/document-types/<document_type>/versions", EVERYBODY),
    Route("GET", "/document-types/<document_type>/progress", EVERYBODY),
    Route("GET", "/policies/<document_type>", ADMINS | AUDITORS),
    Route("PUT", "/policies/<document_type>", POLICY_CHANGERS),
    Route("GET", "/policies/<document_type>/versions", ADMINS | AUDITORS),
    Route("GET", "/models", ADMINS | AUDITORS),
    Route("POST", "/models", ADMINS, repeatable=True),
    Route("GET", "/models/<card_id>", ADMINS | AUDITORS),
    Route("POST", "/models/<card_id>/promote", ADMINS),
    Route("GET", "/audit", ADMINS | AUDITORS, also="text/csv", seen=Verb.AUDIT_READ),
    Route("GET", "/metrics", EVERYBODY),
    Route("GET", "/metrics/history", EVERYBODY, also="text/csv"),
)


def route_of(method: str, path: str, routes: Iterable[Route] = ROUTES) -> Route:
    """The route a request means; one spelt out goes before one with a parameter.

    Raises NotFound, and MethodNotAllowed with the methods that the path does take.
    """
    here = sorted((route for route in routes if route.pattern.fullmatch(path)), key=lambda route: "<" in route.path)
    if not here:
        raise NotFound("This path does not exist.")
    chosen = next((route for route in here if route.method == method), None)
    if chosen is None:
        raise MethodNotAllowed(allow=", ".join(sorted({route.method for route in here})))
    return chosen


def allow(actor: Actor, route: Route) -> None:
    """Raises Forbidden when none of the person's roles opens the route."""
    if route.roles is not None and not actor.roles & route.roles:
        raise Forbidden(roles=", ".join(sorted(route.roles)))
