"""The head of an HTTP/1.1 request, read strictly: what two parsers could understand differently is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cdk.local.http_events import Answer, Request, problem

HEAD_LIMIT = 32 * 1024
HEADERS_LIMIT = 100
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\S+) HTTP/(\d)\.(\d)")
_PATH = re.compile(rb"/[!-~]*")
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t -~\x80-\xff]*?)[ \t]*")
# Of these a second one would be another request to somebody else.
_SINGLE = frozenset(
    {"authorization", "content-length", "content-type", "expect", "host", "origin", "transfer-encoding"}
)


class Refused(Exception):
    """The request is not served; the connection is closed after `answer`."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


@dataclass(frozen=True)
class Head:
    """`request` has no body yet; `length` bytes of it follow. `expects`: the client waits for 100 Continue."""

    request: Request
    length: int
    keep_alive: bool
    expects: bool


def parse_head(raw: bytes, source_ip: str, body_limit: int) -> Head:
    """`raw` without the empty line that ends it. Raises Refused."""
    first, *lines = raw.split(b"\r\n")
    method, target, minor = _request_line(first)
    if len(lines) > HEADERS_LIMIT:
        raise Refused(problem(431, "Request Header Fields Too Large", f"Send at most {HEADERS_LIMIT} headers."))
    headers = tuple(_field(line) for line in lines)
    request = Request(method, target, headers, b"", source_ip)
    names = [name.lower() for name, _ in headers]
    if any(names.count(name) > 1 for name in _SINGLE):
        raise Refused(_bad("A header that may be sent once was sent twice."))
    expect = (request.header("expect") or "").lower()
    if expect not in {"", "100-continue"}:
        raise Refused(problem(417, "Expectation Failed"))
    options = {option.strip().lower() for option in (request.header("connection") or "").split(",")}
    keep_alive = minor >= 1 and "close" not in options
    return Head(request, _length(request, body_limit), keep_alive, bool(expect))


def _request_line(line: bytes) -> tuple[str, str, int]:
    parsed = _LINE.fullmatch(line)
    if not parsed:
        raise Refused(_bad("This is not an HTTP request."))
    method, target, major, minor = parsed.groups()
    if major != b"1":
        raise Refused(problem(505, "HTTP Version Not Supported", "Use HTTP/1.1."))
    if method.decode() not in METHODS:
        raise Refused(problem(501, "Not Implemented", f"Methods: {', '.join(sorted(METHODS))}."))
    if not _PATH.fullmatch(target):
        raise Refused(_bad("The request target must be a path."))
    return method.decode(), target.decode("ascii"), int(minor)


def _field(line: bytes) -> tuple[str, str]:
    parsed = _FIELD.fullmatch(line)
    if not parsed:
        raise Refused(_bad("A header is malformed."))
    name, value = parsed.groups()
    return name.decode("ascii"), value.decode("latin-1")


def _length(request: Request, limit: int) -> int:
    length = request.header("content-length")
    if request.header("transfer-encoding") is not None:
        if length is not None:
            raise Refused(_bad("Content-Length and Transfer-Encoding exclude each other."))
        raise Refused(problem(411, "Length Required", "Send a Content-Length."))
    if length is None:
        return 0
    if not (length.isascii() and length.isdigit() and len(length) <= 20):
        raise Refused(_bad("Content-Length is not a number."))
    if int(length) > limit:
        raise Refused(
            problem(
                413,
                "Content Too Large",
                f"A request holds at most {limit / 1024**2:.0f} MB; upload documents with POST /documents.",
            )
        )
    return int(length)


def _bad(detail: str) -> Answer:
    return problem(400, "Bad Request", detail)
