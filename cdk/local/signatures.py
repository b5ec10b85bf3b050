"""Signature Version 4, checked: that a request to the store was made with the key of this start of the stack.

The signatures are computed by botocore's own signers. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl

from botocore.auth import S3SigV4Auth, S3SigV4QueryAuth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from cdk.local.http_events import Request

ALGORITHM = "AWS4-HMAC-SHA256"
MAX_SKEW = timedelta(minutes=15)
MAX_EXPIRY = timedelta(days=7)
_TIMESTAMP = "%Y%m%dT%H%M%SZ"


class BadSignature(Exception):
    """Not made with this key, or not good now. Its text holds nothing of the request."""


@dataclass(frozen=True)
class Scope:
    """What a signature is for. `timestamp` as written in the request."""

    timestamp: str
    region: str
    service: str

    @property
    def moment(self) -> datetime:
        try:
            return datetime.strptime(self.timestamp, _TIMESTAMP).replace(tzinfo=UTC)
        except ValueError:
            raise BadSignature("the date is malformed") from None


@dataclass(frozen=True)
class Key:
    """The only access key that the store takes."""

    access_key_id: str
    secret_access_key: str

    def check_headers(self, request: Request, now: datetime) -> None:
        """A request with an Authorization header. Raises BadSignature."""
        algorithm, _, rest = (request.header("authorization") or "").partition(" ")
        if algorithm != ALGORITHM:
            raise BadSignature("it is not signed")
        parts = dict(part.strip().partition("=")[::2] for part in rest.split(","))
        scope = self._scope(parts.get("Credential", ""), request.header("x-amz-date") or "")
        if abs(now - scope.moment) > MAX_SKEW:
            raise BadSignature("it is too old")
        digest = sha256(request.body).hexdigest()
        named = request.header("x-amz-content-sha256")
        if named is not None and not hmac.compare_digest(named.encode(), digest.encode()):
            raise BadSignature("its body is another")
        signer = S3SigV4Auth if scope.service == "s3" else SigV4Auth
        signed = {name for name in parts.get("SignedHeaders", "").split(";") if name}
        if not {"host", "x-amz-date"} <= signed or _is_steering(request, signed):
            raise BadSignature("a header is not signed")
        self._compare(signer, scope, _request(request, request.target, signed), parts.get("Signature", ""))

    def check_query(self, request: Request, now: datetime) -> None:
        """A request with a presigned URL. Raises BadSignature."""
        path, _, query = request.target.partition("?")
        pairs = [pair for pair in query.split("&") if not pair.startswith("X-Amz-Signature=")]
        values = _only_once(parse_qsl(query, keep_blank_values=True, encoding="latin-1"))
        if values.get("X-Amz-Algorithm") != ALGORITHM:
            raise BadSignature("it is not signed")
        scope = self._scope(values.get("X-Amz-Credential", ""), values.get("X-Amz-Date", ""))
        expires = values.get("X-Amz-Expires", "")
        if not (expires.isdigit() and expires.isascii() and timedelta(seconds=int(expires[:9])) <= MAX_EXPIRY):
            raise BadSignature("it expires at no time")
        if not scope.moment - MAX_SKEW <= now <= scope.moment + timedelta(seconds=int(expires)):
            raise BadSignature("it has expired")
        signed = set(values.get("X-Amz-SignedHeaders", "").split(";"))
        if "host" not in signed or scope.service != "s3" or _is_steering(request, signed):
            raise BadSignature("a header is not signed")
        unsigned = _request(request, f"{path}?{'&'.join(pairs)}", signed)
        self._compare(S3SigV4QueryAuth, scope, unsigned, values.get("X-Amz-Signature", ""))

    def check_policy(self, fields: Mapping[str, str], now: datetime) -> None:
        """The policy of a form that a browser uploads with, by lower-case name. Raises BadSignature."""
        if fields.get("x-amz-algorithm") != ALGORITHM:
            raise BadSignature("it is not signed")
        scope = self._scope(fields.get("x-amz-credential", ""), fields.get("x-amz-date", ""))
        if scope.service != "s3" or scope.moment > now + MAX_SKEW:
            raise BadSignature("it is for something else")
        signer = SigV4Auth(self._credentials(), scope.service, scope.region)
        made = signer.signature(fields.get("policy", ""), _context(AWSRequest(), scope))
        _same(made, fields.get("x-amz-signature", ""))

    def _scope(self, credential: str, timestamp: str) -> Scope:
        parts = credential.split("/")
        if len(parts) != 5 or not hmac.compare_digest(parts[0].encode(), self.access_key_id.encode()):
            raise BadSignature("it was made with another key")
        _, day, region, service, end = parts
        if day != timestamp[:8] or end != "aws4_request":
            raise BadSignature("its scope is malformed")
        return Scope(timestamp, region, service)

    def _credentials(self) -> Credentials:
        return Credentials(self.access_key_id, self.secret_access_key)

    def _compare(self, kind: type[SigV4Auth], scope: Scope, request: AWSRequest, signature: str) -> None:
        signer = kind(self._credentials(), scope.service, scope.region)
        _context(request, scope)
        canonical = signer.canonical_request(request)
        _same(signer.signature(signer.string_to_sign(request, canonical), request), signature)


def _request(request: Request, target: str, signed: set[str]) -> AWSRequest:
    """As its signer saw it: with the signed headers alone."""
    headers = {name: value for name, value in request.headers if name.lower() in signed}
    host = request.header("host") or ""
    return AWSRequest(method=request.method, url=f"http://{host}{target}", headers=headers, data=request.body)


def _is_steering(request: Request, signed: set[str]) -> bool:
    """Whether a header that decides what is done, or to what, is not covered by the signature."""
    return any(name.lower().startswith("x-amz-") and name.lower() not in signed for name, _ in request.headers)


def _context(request: AWSRequest, scope: Scope) -> AWSRequest:
    request.context["timestamp"] = scope.timestamp
    return request


def _only_once(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    values: dict[str, Any] = {}
    for name, value in pairs:
        if name.startswith("X-Amz-") and name in values:
            raise BadSignature("a parameter was sent twice")
        values[name] = value
    return values


def _same(made: str, sent: str) -> None:
    if not hmac.compare_digest(made.encode(), sent.encode("utf-8", "replace")):
        raise BadSignature("it was made with another secret")
