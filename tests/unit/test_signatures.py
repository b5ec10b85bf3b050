"""Requests as botocore signs them are taken; with anything changed they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.awsrequest import AWSPreparedRequest
from botocore.config import Config

from cdk.local.http_events import Request
from cdk.local.signatures import BadSignature, Key

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
KEY = Key("LOCAL123456789012345", "secret")
ENDPOINT = "http://127.0.0.1:4000"


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """botocore signs with this time."""
    with patch("botocore.auth.get_current_datetime", lambda **_: moment.replace(tzinfo=None)):
        yield


class _Sent(Exception):
    def __init__(self, request: AWSPreparedRequest, **_: Any) -> None:
        super().__init__()
        self.request = request


def _catch(**sent: Any) -> None:
    raise _Sent(**sent)


@cache
def client(service: str, key: Key = KEY) -> Any:
    """It stops at the wire."""
    made = boto3.client(
        service,  # type: ignore[call-overload]  # the service is not a literal here
        endpoint_url=ENDPOINT,
        region_name="us-east-1",
        aws_access_key_id=key.access_key_id,
        aws_secret_access_key=key.secret_access_key,
        config=Config(signature_version="s3v4" if service == "s3" else "v4", s3={"addressing_style": "path"}),
    )
    made.meta.events.register("before-send", _catch)
    return made


def is_refused(check: Callable[..., None], checked: Any) -> bool:
    try:
        check(checked, NOW)
    except BadSignature:
        return True
    return False


def sent(service: str, call: Callable[[Any], Any], key: Key = KEY, moment: datetime = NOW) -> Request:
    """What `call` would put on the wire."""
    with at(moment), pytest.raises(_Sent) as caught:
        call(client(service, key))
    prepared = caught.value.request
    url = urlsplit(prepared.url)
    headers = [(name, value if isinstance(value, str) else value.decode()) for name, value in prepared.headers.items()]
    body: Any = prepared.body or b""
    target = f"{url.path}?{url.query}" if url.query else url.path
    plain = body.encode() if isinstance(body, str) else body.read() if hasattr(body, "read") else bytes(body)
    return Request(prepared.method, target, (("Host", url.netloc), *headers), plain, "127.0.0.1")


def put(made: Any) -> Any:
    return made.put_object(Bucket="b", Key="inbox/a b+ü/..c.pdf", Body=b"page", Metadata={"note": "1"})


CALLS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "put_object": ("s3", put),
    "list with query": ("s3", lambda made: made.list_objects_v2(Bucket="b", Prefix="a&b=c d", MaxKeys=3)),
    "put_item": ("dynamodb", lambda made: made.put_item(TableName="t", Item={"pk": {"S": "ü"}})),
    "send_message": ("sqs", lambda made: made.send_message(QueueUrl=f"{ENDPOINT}/1/q", MessageBody="hello")),
    "list_users": ("cognito-idp", lambda made: made.list_users(UserPoolId="us-east-1_abcdefghi")),
}


def without(request: Request, name: str) -> Request:
    return replace(request, headers=tuple(pair for pair in request.headers if pair[0].lower() != name))


def changed(request: Request, name: str, value: str) -> Request:
    return replace(request, headers=(*without(request, name).headers, (name, value)))


@pytest.mark.parametrize(("service", "call"), CALLS.values(), ids=CALLS)
def test_a_signed_request_is_taken_and_every_change_of_it_refused(service: str, call: Callable[[Any], Any]) -> None:
    request = sent(service, call)
    KEY.check_headers(request, NOW)
    forged = {
        "method": replace(request, method="DELETE"),
        "path": replace(request, target="/other"),
        "query": replace(request, target=f"{request.target}{'&' if '?' in request.target else '?'}acl"),
        "body": replace(request, body=request.body + b" "),
        "host": changed(request, "host", "127.0.0.1:4001"),
        "date": changed(request, "x-amz-date", "20260301T120001Z"),
        "operation": changed(request, "x-amz-target", "DynamoDB_20120810.DeleteTable"),
        "copied object": changed(request, "x-amz-copy-source", "/b/secret"),
        "no signature": without(request, "authorization"),
        "no date": without(request, "x-amz-date"),
        "basic": changed(request, "authorization", "Basic eA=="),
        "empty": changed(request, "authorization", "AWS4-HMAC-SHA256 "),
    }
    assert [what for what, forgery in forged.items() if not is_refused(KEY.check_headers, forgery)] == []


@pytest.mark.parametrize("key", [Key("LOCAL000000000000000", "secret"), Key(KEY.access_key_id, "other")])
def test_another_key_is_refused(key: Key) -> None:
    with pytest.raises(BadSignature):
        KEY.check_headers(sent("s3", put, key), NOW)


@pytest.mark.parametrize("minutes", [-16, 16])
def test_a_request_of_another_time_is_refused(minutes: int) -> None:
    with pytest.raises(BadSignature):
        KEY.check_headers(sent("s3", put, moment=NOW + timedelta(minutes=minutes)), NOW)


def link(seconds: int = 60, /, **more: str) -> Request:
    with at(NOW):
        url = client("s3").generate_presigned_url(
            "get_object", Params={"Bucket": "b", "Key": "a b.jpg", **more}, ExpiresIn=seconds
        )
    return Request("GET", url.removeprefix(ENDPOINT), (("Host", "127.0.0.1:4000"),), b"", "127.0.0.1")


@pytest.mark.parametrize(
    "more", [{}, {"VersionId": "v+1/="}, {"ResponseContentDisposition": 'attachment; filename="ü"'}]
)
def test_a_link_is_good_until_it_expires(more: dict[str, str]) -> None:
    KEY.check_query(link(60, **more), NOW + timedelta(seconds=59))
    with pytest.raises(BadSignature):
        KEY.check_query(link(60, **more), NOW + timedelta(seconds=61))


def test_a_link_is_good_for_what_it_names_alone() -> None:
    request = link()
    target = request.target
    forged = [
        replace(request, target=target.replace("a%20b", "c")),
        replace(request, target=target.replace("Expires=60", "Expires=600")),
        replace(request, target=target.replace("Expires=60", "Expires=999999999999")),
        replace(request, target=target + "&X-Amz-Date=20260302T120000Z"),
        replace(request, target=target + "&uploads"),
        replace(request, target=target.replace("X-Amz-Signature=", "X-Amz-Signature=0")),
        replace(request, target=target.split("&X-Amz-Signature")[0]),
        replace(request, target=target.replace("SignedHeaders=host", "SignedHeaders=")),
        replace(request, method="PUT"),
        changed(request, "host", "127.0.0.1:4001"),
        changed(request, "x-amz-target", "DynamoDB_20120810.Scan"),
        changed(request, "x-amz-copy-source", "/b/secret"),
    ]
    assert [forgery for forgery in forged if not is_refused(KEY.check_query, forgery)] == []


def test_the_policy_of_a_form_is_the_one_that_was_signed() -> None:
    with at(NOW):
        fields = client("s3").generate_presigned_post("b", "inbox/a.pdf", ExpiresIn=60)["fields"]
    KEY.check_policy(fields, NOW)
    for name in ("policy", "x-amz-signature", "x-amz-credential", "x-amz-date", "x-amz-algorithm"):
        for value in ("", fields[name][:-1] + ("1" if fields[name].endswith("0") else "0"), "ü"):
            assert is_refused(KEY.check_policy, {**fields, name: value}), (name, value)
