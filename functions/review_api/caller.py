"""Who is calling: the claims of a token that the gateway has verified."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from aws_lambda_powertools.event_handler import Request
from aws_lambda_powertools.event_handler.depends import Depends
from docloop.errors import Forbidden, InvalidRequest, Unauthenticated
from docloop.model.actor import Actor, Role
from docloop.model.document import digest_id
from docloop.steps.review import Request as Repeated

KEY_HEADER = "Idempotency-Key"
KEY_PATTERN = r"^[\x21-\x7e]{1,255}$"
_KNOWN = frozenset(Role)


def actor_of(event: Mapping[str, Any], client_id: str) -> Actor:
    """Raises Unauthenticated without a verified access token of our client, Forbidden without a known group."""
    authorizer = (event.get("requestContext") or {}).get("authorizer") or {}
    claims = (authorizer.get("jwt") or {}).get("claims") or {}
    user_id = claims.get("sub")
    if not user_id or not isinstance(user_id, str):
        raise Unauthenticated(remedy="Send the access token of POST /session as `Authorization: Bearer …`.")
    if claims.get("token_use") != "access" or claims.get("client_id") != client_id:
        raise Unauthenticated("This is not an access token of this API.")
    roles = _KNOWN & set(groups_of(claims.get("cognito:groups")))
    if not roles:
        raise Forbidden("You are in none of the groups that this API knows.")
    return Actor(user_id=user_id, roles=frozenset(Role(role) for role in roles))


def groups_of(claim: object) -> list[str]:
    """An HTTP API hands the list over as text: "[admin senior]"; other gateways leave it a list."""
    if isinstance(claim, str):
        return [group for group in re.split(r"[\s,\[\]\"]+", claim) if group]
    return [group for group in claim if isinstance(group, str)] if isinstance(claim, list) else []


def _signed_in(request: Request) -> Actor:
    actor = request.context["actor"]
    if not isinstance(actor, Actor):
        raise Unauthenticated()
    return actor


def _repeated(request: Request) -> Repeated | None:
    """The request's identity, None without an Idempotency-Key. Raises InvalidRequest for a key that is none."""
    key = request.headers.get(KEY_HEADER.lower())
    if key is None:
        return None
    if not re.fullmatch(KEY_PATTERN, key):
        raise InvalidRequest(f"{KEY_HEADER} has 1 to 255 printable ASCII characters.", field=KEY_HEADER)
    asked = (request.method, request.resolved_event.path, request.body or "")
    return Repeated(digest_id("req", _signed_in(request).user_id, key), digest_id("ask", *asked))


SignedIn = Annotated[Actor, Depends(_signed_in)]
Repeatable = Annotated[Repeated | None, Depends(_repeated)]
