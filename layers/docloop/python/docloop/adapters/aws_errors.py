"""The one place where what AWS says becomes one of our errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError, ParamValidationError

from docloop.errors import ConfigurationError, DocloopError, InvalidRequest, ServiceUnavailable, VersionConflict

_LATER = frozenset(
    {
        "ThrottlingException",
        "Throttling",
        "ThrottledException",
        "RequestThrottled",
        "RequestLimitExceeded",
        "ProvisionedThroughputExceededException",
        "TransactionInProgressException",
        "TransactionConflictException",
        "SlowDown",
        "InternalError",
        "InternalServerError",
        "InternalFailure",
        "InternalException",
        "ServiceUnavailable",
        "ConditionalRequestConflict",
        "RequestTimeout",
        "RequestTimeoutException",
        "KmsThrottled",
    }
)
_CANCELLED_LATER = frozenset({"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})


def code_of(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def cancellation_codes(error: ClientError) -> frozenset[str]:
    """Why a transaction was cancelled, without the entries that had no objection."""
    reasons = error.response.get("CancellationReasons", [])
    return frozenset(str(reason.get("Code", "None")) for reason in reasons) - {"None"}


def ours(error: ClientError) -> DocloopError:
    """The error of our tree that says the same. It names service call and code and never repeats AWS's sentence."""
    code, call = code_of(error), error.operation_name
    status = int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
    if code == "ConditionalCheckFailedException":
        return VersionConflict(call=call)
    if code == "TransactionCanceledException":
        causes = cancellation_codes(error)
        if "ConditionalCheckFailed" in causes:
            return VersionConflict(call=call)
        if causes and causes <= _CANCELLED_LATER:
            # Another transaction held a row at this moment. It may or may not have changed it: ask again.
            return ServiceUnavailable(call=call, code=code)
    if code in _LATER or status >= 500 or status == 429:
        return ServiceUnavailable(call=call, code=code)
    if code == "ItemCollectionSizeLimitExceededException" or status == 413:
        return InvalidRequest("This is too large to be stored.", call=call, code=code)
    return ConfigurationError(f"{call} was refused with {code}: a resource or a permission is missing.", call=call)


@contextmanager
def translated() -> Iterator[None]:
    """Inside, every error of botocore leaves as one of ours. The chain is cut: AWS quotes what it was sent."""
    try:
        yield
    except ClientError as error:
        raise ours(error) from None
    except ParamValidationError:
        raise InvalidRequest("A value cannot be sent to the service.") from None
    except BotoCoreError as error:
        raise ServiceUnavailable(cause=type(error).__name__) from None
