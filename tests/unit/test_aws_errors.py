"""Every way in which AWS says no becomes one of our errors, with a code and without what was sent."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, EndpointConnectionError, ParamValidationError
from docloop.adapters.aws_errors import translated
from docloop.errors import ConfigurationError, DocloopError, InvalidRequest, ServiceUnavailable, VersionConflict

SECRET = "Erna Mustermann"


def said(code: str, status: int = 400, reasons: tuple[str, ...] = ()) -> ClientError:
    response: Any = {
        "Error": {"Code": code, "Message": SECRET},
        "ResponseMetadata": {"HTTPStatusCode": status},
        "CancellationReasons": [{"Code": reason} for reason in reasons],
    }
    return ClientError(response, "PutItem")


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        # what is stored is not what the caller thinks
        (said("ConditionalCheckFailedException"), VersionConflict),
        (said("TransactionCanceledException", reasons=("None", "ConditionalCheckFailed")), VersionConflict),
        (
            said("TransactionCanceledException", reasons=("TransactionConflict", "ConditionalCheckFailed")),
            VersionConflict,
        ),
        # later
        (said("TransactionCanceledException", reasons=("None", "TransactionConflict")), ServiceUnavailable),
        (said("TransactionCanceledException", reasons=("ThrottlingError",)), ServiceUnavailable),
        (said("TransactionInProgressException"), ServiceUnavailable),
        (said("ProvisionedThroughputExceededException"), ServiceUnavailable),
        (said("ThrottlingException"), ServiceUnavailable),
        (said("SlowDown", 503), ServiceUnavailable),
        (said("Whatever", 500), ServiceUnavailable),
        (said("Whatever", 429), ServiceUnavailable),
        (ConnectTimeoutError(endpoint_url="http://x"), ServiceUnavailable),
        (EndpointConnectionError(endpoint_url="http://x"), ServiceUnavailable),
        # never, as things are
        (said("AccessDeniedException"), ConfigurationError),
        (said("ResourceNotFoundException"), ConfigurationError),
        (said("NoSuchBucket", 404), ConfigurationError),
        (said("EntityTooLarge", 413), InvalidRequest),
        (ParamValidationError(report=SECRET), InvalidRequest),
    ],
)
def test_an_error_of_aws_becomes_ours(error: Exception, ours: type[DocloopError]) -> None:
    with pytest.raises(DocloopError) as raised, translated():
        raise error

    assert type(raised.value) is ours
    assert SECRET not in f"{raised.value} {raised.value.facts}"
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


def test_what_aws_did_not_say_passes_through() -> None:
    with pytest.raises(VersionConflict), translated():
        raise VersionConflict(id="doc_1")
