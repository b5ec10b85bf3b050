"""The topology's resources, empty, in moto: made by AWS calls once in a process, and copied for each test."""

from __future__ import annotations

import copy
import threading
from functools import cache
from typing import Any
from unittest.mock import patch

from docloop.adapters.aws import make_clients
from moto.backends import get_backend
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends

from cdk.local.resources import IN_PROCESS, REGION, Resources, client, create_resources, create_users

shared_clients = cache(make_clients)
"""One set for all tests that want the same: loading the services' descriptions takes longer than most tests."""

_BACKENDS = {"dynamodb": REGION, "events": REGION, "s3": "aws", "sqs": REGION}
"""Where moto keeps what `create_resources` makes, but for the users."""


def fresh_resources(users: dict[str, str] | None = None) -> Resources:
    """Everything the topology names, inside `mock_aws`. `users`: the parameters of a user pool; None: without one."""
    made, kept = _made_once()
    for service, state in kept.items():
        vars(_backend(service)).update(_copied(state))
    s3_backends.bucket_accounts.update(dict.fromkeys(made.buckets.values(), ("aws", DEFAULT_ACCOUNT_ID)))
    if users is None:
        return made
    pool, client_id = create_users(_client("cognito-idp"), users)
    return made.model_copy(update={"user_pool": pool, "client_id": client_id})


@cache
def _made_once() -> tuple[Resources, dict[str, dict[str, Any]]]:
    with patch("cdk.local.resources.create_users", lambda *_: ("no-pool", "no-client")):
        made = create_resources(IN_PROCESS, {})
    return made, {service: _copied(vars(_backend(service))) for service in _BACKENDS}


def _backend(service: str) -> Any:
    found: Any = get_backend(service)  # type: ignore[call-overload]  # the service is not a literal here
    return found[DEFAULT_ACCOUNT_ID][_BACKENDS[service]]


def _copied(state: dict[str, Any]) -> dict[str, Any]:
    """A copy that shares nothing. Elsewhere in these tests a table is its own copy, and a lock cannot be copied."""
    queues = state.get("queues", {}).values()
    memo: dict[int, Any] = {id(queue._messages_lock): threading.Condition() for queue in queues}
    for table in state.get("tables", {}).values():
        memo[id(table)] = other = copy.copy(table)
        vars(other).update(copy.deepcopy(vars(table), memo))
    return copy.deepcopy(state, memo)


@cache
def _client(service: str) -> Any:
    return client(service, IN_PROCESS)
