"""What AWS can do instead of answering, one call at a time, and where each of it can happen.

Faults strike where botocore has given up: a client of docloop tries four times in all (adapters/aws.py), so what a
handler sees is the last of them. What happens below, between two tries of one call, is in test_faults_repeated.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from botocore.exceptions import ClientError, ConnectTimeoutError, IncompleteReadError, ReadTimeoutError

from tests.functional.sites import Call, selection

_WRITES = ("Put", "Update", "Delete", "Transact", "Send", "Change", "Revoke")
_THROTTLED = {
    "dynamodb": ("ProvisionedThroughputExceededException", 400),
    "s3": ("SlowDown", 503),
    "sqs": ("RequestThrottled", 403),
    "events": ("ThrottlingException", 400),
    "cognito-idp": ("TooManyRequestsException", 400),
}
_FAILED = {
    "dynamodb": ("InternalServerError", 500),
    "s3": ("InternalError", 500),
    "sqs": ("InternalFailure", 500),
    "events": ("InternalException", 500),
    "cognito-idp": ("InternalErrorException", 500),
}
_DENIED = {"s3": ("AccessDenied", 403), "sqs": ("AccessDenied", 403)}


class Fault(StrEnum):
    """`ANSWER_LOST`: it happened, and the answer did not arrive. `READ_TIMEOUT`: it did not happen; nobody can tell
    the two apart. `IN_PART`: an answer that lists what was not done. `BODY_CUT`: the object ends too early."""

    THROTTLED = "throttled"
    FAILED = "failed"
    CONNECT_TIMEOUT = "connect timeout"
    READ_TIMEOUT = "read timeout"
    ANSWER_LOST = "answer lost"
    CONDITION = "condition"
    CONFLICT = "transaction conflict"
    DENIED = "denied"
    IN_PART = "in part"
    BODY_CUT = "body cut"


PERMANENT = frozenset({Fault.DENIED})
"""The others are gone at the next try."""


def possible(call: Call) -> list[Fault]:
    """What can happen to this call; first what can happen to few."""
    faults: list[Fault] = []
    if call == "GetObject":
        faults.append(Fault.BODY_CUT)
    if call in _PARTS:
        faults.append(Fault.IN_PART)
    if call == "TransactWriteItems":
        faults.append(Fault.CONFLICT)
    if call == "TransactWriteItems" or "ConditionExpression" in call.parameters:
        faults.append(Fault.CONDITION)
    if call.startswith(_WRITES):
        faults.append(Fault.ANSWER_LOST)
    return [*faults, Fault.THROTTLED, Fault.FAILED, Fault.CONNECT_TIMEOUT, Fault.READ_TIMEOUT, Fault.DENIED]


def every(calls: Iterable[Call]) -> list[tuple[int, Fault]]:
    """Each call with each fault that it can have."""
    return [(number, fault) for number, call in enumerate(calls, 1) for fault in possible(call)]


def thinned(calls: Iterable[Call], struck: Counter[Fault]) -> list[tuple[int, Fault]]:
    """Each selected call with one fault: the one it can have that was struck least so far, which `struck` counts."""
    points, made = [], list(calls)
    for number in selection.numbers(made):
        call = made[number - 1]
        fault = min(possible(call), key=lambda each: struck[each])
        struck[fault] += 1
        points.append((number, fault))
    return points


def strike(fault: Fault, do: Callable[[], Any], service: str, call: Call) -> Any:
    """What the caller gets instead of the answer of `do`."""
    if fault is Fault.ANSWER_LOST:
        do()
        raise ReadTimeoutError(endpoint_url="https://aws")
    if fault is Fault.IN_PART:
        return _PARTS[call](call.parameters)
    if fault is Fault.BODY_CUT:
        return {**do(), "Body": _CutBody()}
    raise _error(fault, service, call)


def _error(fault: Fault, service: str, call: Call) -> Exception:
    if fault is Fault.CONNECT_TIMEOUT:
        return ConnectTimeoutError(endpoint_url="https://aws")
    if fault is Fault.READ_TIMEOUT:
        return ReadTimeoutError(endpoint_url="https://aws")
    reasons: list[str] = []
    if call == "TransactWriteItems" and fault in {Fault.CONDITION, Fault.CONFLICT}:
        reason = "ConditionalCheckFailed" if fault is Fault.CONDITION else "TransactionConflict"
        reasons = [reason, *["None"] * (len(call.parameters["TransactItems"]) - 1)]
        code, status = "TransactionCanceledException", 400
    elif fault is Fault.CONDITION:
        code, status = "ConditionalCheckFailedException", 400
    else:
        denied = _DENIED.get(service, ("AccessDeniedException", 400))
        code, status = {Fault.THROTTLED: _THROTTLED, Fault.FAILED: _FAILED}.get(fault, {}).get(service, denied)
    answer: Any = {
        "Error": {"Code": code},
        "ResponseMetadata": {"HTTPStatusCode": status},
        "CancellationReasons": [{"Code": reason} for reason in reasons],
    }
    return ClientError(answer, str(call))


class _CutBody:
    def read(self) -> bytes:
        raise IncompleteReadError(actual_bytes=1, expected_bytes=2)


def _unread(asked: dict[str, Any]) -> dict[str, Any]:
    return {"Responses": {}, "UnprocessedKeys": asked["RequestItems"]}


def _none_of(asked: dict[str, Any]) -> dict[str, Any]:
    return {"Failed": [{"Id": each["Id"], "SenderFault": False, "Code": "InternalError"} for each in asked["Entries"]]}


def _no_entry(asked: dict[str, Any]) -> dict[str, Any]:
    entries = [{"ErrorCode": "InternalFailure"} for _ in asked["Entries"]]
    return {"FailedEntryCount": len(entries), "Entries": entries}


_PARTS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "BatchGetItem": _unread,
    "DeleteMessageBatch": _none_of,
    "ChangeMessageVisibilityBatch": _none_of,
    "PutEvents": _no_entry,
}
