"""The way of a call from botocore to moto and back, without what is worked out anew for each one.

A request to a service that speaks JSON carries its operation in a header. It need not be taken for a form, a file or an
address to look for among all that moto knows; whatever else is asked goes the usual way.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from botocore import regions
from botocore.awsrequest import AWSPreparedRequest
from botocore.httpchecksum import AwsChunkedWrapper
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core import botocore_stubber
from moto.core.request import (
    PRESERVED_HEADER_NAMES_ENVIRON_KEY,
    Request,
    environ_key_for_header,
    normalize_request,
    should_preserve_original_header_name,
)
from moto.dynamodb.responses import DynamoHandler
from moto.events.responses import EventsHandler
from moto.sqs.responses import SQSResponse
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException

_TARGETS: dict[str, Any] = {
    "AWSCognitoIdentityProviderService": CognitoIdpResponse.dispatch,
    "AWSEvents": EventsHandler.dispatch,
    "AmazonSQS": SQSResponse.dispatch,
    "DynamoDB_20120810": DynamoHandler.dispatch,
}
_ONE_ADDRESS = frozenset({"cognito-idp", "dynamodb", "events", "sqs"})
"""Services whose address depends on the client and the operation alone."""

_FORMS = ("application/x-www-form-urlencoded", "multipart/")


def hurry_requests() -> None:
    """For the whole process."""
    module: Any = botocore_stubber
    stubber: Any = module.BotocoreStubber
    module.normalize_request = _take_in
    stubber.process_request = _hand_over(stubber.process_request)
    resolver: Any = regions.EndpointRulesetResolver
    resolver.construct_endpoint = _remember_address(resolver.construct_endpoint)


class _Asked(Request):
    raw_path = "/"
    raw_url = ""  # both are set where one is made


def _hand_over(process: Callable[..., Any]) -> Callable[..., Any]:
    def process_request(stubber: Any, request: AWSPreparedRequest) -> Any:
        answer = _TARGETS.get(_text(request.headers.get("X-Amz-Target", "")).partition(".")[0])
        if answer is None or urlsplit(request.url).path != "/":
            return process(stubber, request)
        asked = _take_in(request)
        try:
            return answer(asked, asked.raw_url, asked.headers)
        except HTTPException as error:
            return error.code, error.get_headers(), error.get_body()

    return process_request


def _take_in(request: AWSPreparedRequest) -> Request:
    """What moto makes of a request: its address and its body are known, and are not put together from parts again."""
    if _text(request.headers.get("Content-Type", "")).startswith(_FORMS):
        return normalize_request(request)
    body = request.body or b""
    if isinstance(body, AwsChunkedWrapper):
        body = body.read()
    if not isinstance(body, bytes | bytearray):
        return normalize_request(request)
    url = urlsplit(request.url)
    environment: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(url.path).encode().decode("latin1"),
        "QUERY_STRING": url.query,
        "RAW_URI": url.path,
        "SERVER_NAME": url.hostname,
        "SERVER_PORT": "443",
        "HTTP_HOST": url.netloc,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": url.scheme,
        "wsgi.input": BytesIO(body),
        "CONTENT_LENGTH": str(len(body)),
    }
    names = {}
    for name, value in request.headers.items():
        if name.lower() == "transfer-encoding":
            continue
        key = environ_key_for_header(name)
        environment[key] = _text(value)
        if should_preserve_original_header_name(name):
            names[key] = name
    environment[PRESERVED_HEADER_NAMES_ENVIRON_KEY] = names
    made: Any = _Asked(environment)
    made.raw_path, made.raw_url = url.path or "/", request.url
    made.data, made.form, made.files = bytes(body), ImmutableMultiDict(), ImmutableMultiDict()
    return made  # type: ignore[no-any-return]  # only what is set here is not typed


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def _remember_address(find: Callable[..., Any]) -> Callable[..., Any]:
    def construct_endpoint(resolver: Any, operation_model: Any, *asked: Any, **named: Any) -> Any:
        if operation_model.service_model.service_name not in _ONE_ADDRESS:
            return find(resolver, operation_model, *asked, **named)
        known = vars(resolver).setdefault("known_addresses", {})
        if operation_model.name not in known:
            known[operation_model.name] = find(resolver, operation_model, *asked, **named)
        return known[operation_model.name]

    return construct_endpoint
