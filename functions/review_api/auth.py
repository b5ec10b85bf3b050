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
from docloop.use_cases.contexts.review import Request as Repeated
from docloop.use_cases.sign_in.account import Person

KEY_HEADER = "Idempotency-Key"
KEY_PATTERN = r"^[\x21-\x7e]{1,255}$"
_KNOWN = frozenset(Role)


def actor_of(event: Mapping[str, Any], client_id: str) -> Actor:
    """Raises Unauthenticated without a verified token of our client, Forbidden without a known group.

    It has to be an ID token: the API alone holds access tokens, which have power over the user pool.
    """
    claims = _claims_of(event)
    user_id = claims.get("sub")
    if not user_id or not isinstance(user_id, str):
        raise Unauthenticated(remedy="Send the access token of POST /session as `Authorization: Bearer …`.")
    if claims.get("token_use") != "id" or claims.get("aud") != client_id:
        raise Unauthenticated("This is not a token of this API.")
    roles = _KNOWN & set(groups_of(claims.get("cognito:groups")))
    if not roles:
        raise Forbidden("You are not in any group that this API knows.")
    return Actor(user_id=user_id, roles=frozenset(Role(role) for role in roles))


def groups_of(claim: object) -> list[str]:
    """The names in the claim, exactly; anything of another form than the gateway's names no group.

    An HTTP API hands a list over as text: "[admin senior]". Nothing is escaped there, and a name may hold commas,
    quotes and brackets; what Cognito allows in no name is white space, so a space always separates.
    """
    if isinstance(claim, str):
        listed = claim.startswith("[") and claim.endswith("]") and len(claim) > len("[]")
        return claim[1:-1].split(" ") if listed else []
    return [group for group in claim if isinstance(group, str)] if isinstance(claim, list) else []


def address_of(event: Mapping[str, Any]) -> str:
    """Where the request came from, as the gateway saw it; a caller can write anything into X-Forwarded-For."""
    return str(((event.get("requestContext") or {}).get("http") or {}).get("sourceIp") or "")


def _claims_of(event: Mapping[str, Any]) -> Mapping[str, Any]:
    authorizer = (event.get("requestContext") or {}).get("authorizer") or {}
    return (authorizer.get("jwt") or {}).get("claims") or {}


def _person(request: Request) -> Person:
    """Raises Unauthenticated for a token that names nobody in the user pool."""
    event = request.resolved_event.raw_event
    username = _claims_of(event).get("cognito:username")
    if not username or not isinstance(username, str):
        raise Unauthenticated()
    return Person(username, address_of(event))


def _address(request: Request) -> str:
    return address_of(request.resolved_event.raw_event)


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


Address = Annotated[str, Depends(_address)]
Oneself = Annotated[Person, Depends(_person)]
SignedIn = Annotated[Actor, Depends(_signed_in)]
Repeatable = Annotated[Repeated | None, Depends(_repeated)]
