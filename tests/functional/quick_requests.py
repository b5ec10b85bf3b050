"""The way of a call from botocore to moto and back, without what is worked out anew for each one.

A request to a service that speaks JSON carries its operation in a header. It need not be taken for a form, a file or an
address to look for among all that moto knows; whatever else is asked goes the usual way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from botocore import regions
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.endpoint import Endpoint, convert_to_response_dict
from botocore.httpchecksum import AwsChunkedWrapper
from moto.cognitoidp.responses import CognitoIdpResponse
from moto.core import botocore_stubber
from moto.core.botocore_stubber import MockRawResponse
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.core.models import botocore_stubber as connection
from moto.core.request import (
    PRESERVED_HEADER_NAMES_ENVIRON_KEY,
    Request,
    environ_key_for_header,
    normalize_request,
    should_preserve_original_header_name,
)
from moto.dynamodb.responses import DynamoHandler
from moto.events.responses import EventsHandler
from moto.s3.models import s3_backends
from moto.sqs.responses import SQSResponse
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException

_TARGETS: dict[str, Any] = {
    "AWSCognitoIdentityProviderService": CognitoIdpResponse.dispatch,
    "AWSEvents": EventsHandler.dispatch,
    "AmazonSQS": SQSResponse.dispatch,
    "DynamoDB_20120810": DynamoHandler.dispatch,
}
_IN_JSON: dict[str, Any] = {
    "dynamodb": DynamoHandler.dispatch,
    "events": EventsHandler.dispatch,
    "sqs": SQSResponse.dispatch,
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
    endpoint: Any = Endpoint
    endpoint.make_request = _call_at_once(endpoint.make_request)
    resolver: Any = regions.EndpointRulesetResolver
    resolver.construct_endpoint = _remember_address(resolver.construct_endpoint)


def _call_at_once(make: Callable[..., Any]) -> Callable[..., Any]:
    """A request in JSON goes from its parameters to moto and its answer back: not signed, not sent and not repeated.

    Where a test listens to the connection, it goes the usual way."""

    def make_request(endpoint: Any, operation: Any, asked: dict[str, Any]) -> Any:
        service = operation.service_model
        answer = _IN_JSON.get(service.service_name)
        if answer is None or not connection.enabled or _is_heard(endpoint, operation):
            return make(endpoint, operation, asked)
        region = asked["context"]["client_region"]
        signer = f"AWS4-HMAC-SHA256 Credential=local/20260101/{region}/{service.service_name}/aws4_request"
        headers: Any = {**asked["headers"], "Authorization": f"{signer}, SignedHeaders=host, Signature={'0' * 64}"}
        body = asked["body"].encode() if isinstance(asked["body"], str) else asked["body"]
        request = _take_in(AWSPreparedRequest(asked["method"], asked["url"], headers, body, False))
        try:
            status, answered, content = answer(request, request.raw_url, request.headers)
        except HTTPException as error:
            status, answered, content = error.code, error.get_headers(), error.get_body()
        response = AWSResponse(asked["url"], status, answered, MockRawResponse(content))
        return response, _understood(endpoint, operation, response)

    return make_request


def _is_heard(endpoint: Any, operation: Any) -> bool:
    """Whether somebody but moto waits for the request; looked up as botocore does."""
    emitter = endpoint._event_emitter._emitter
    event = f"before-send.{operation.service_model.service_id.hyphenize()}.{operation.name}"
    if event not in emitter._lookup_cache:
        emitter._lookup_cache[event] = emitter._handlers.prefix_search(event)
    return len(emitter._lookup_cache[event]) != 1


def _understood(endpoint: Any, operation: Any, response: AWSResponse) -> Any:
    told = convert_to_response_dict(response, operation)
    parser = endpoint._response_parser_factory.create_parser(operation.service_model.resolved_protocol)
    parsed = parser.parse(told, operation.output_shape)
    if response.status_code >= 300:
        endpoint._add_modeled_error_fields(told, parsed, operation, parser)
    parsed["ResponseMetadata"]["RetryAttempts"] = 0
    return parsed


class _Asked(Request):
    raw_path = "/"
    raw_url = ""  # both are set where one is made


def _hand_over(process: Callable[..., Any]) -> Callable[..., Any]:
    def process_request(stubber: Any, request: AWSPreparedRequest) -> Any:
        url = urlsplit(request.url)
        answer = _TARGETS.get(_text(request.headers.get("X-Amz-Target", "")).partition(".")[0])
        if answer is None and ".s3." in url.netloc:
            answer = _answer_of_bucket(url.netloc, _outline(url.path))
        elif url.path != "/":
            answer = None
        if answer is None:
            return process(stubber, request)
        asked = _take_in(request)
        try:
            return answer(asked, asked.raw_url, asked.headers)
        except HTTPException as error:
            return error.code, error.get_headers(), error.get_body()

    return process_request


def _outline(path: str) -> str:
    """What of a path says whether a bucket or an object is meant: an address like it, with short names."""
    first, _, rest = path.removeprefix("/").partition("/")
    return "/" + (first and "a") + ("/" if path.count("/") > 1 else "") + (rest and "b")


@cache
def _answer_of_bucket(host: str, path: str) -> Any:
    """What moto calls for addresses like this one; None where it knows none."""
    urls = s3_backends[DEFAULT_ACCOUNT_ID]["aws"].urls
    return next((answer for pattern, answer in urls.items() if re.match(pattern, f"https://{host}{path}")), None)


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
