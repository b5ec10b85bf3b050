"""What the local gateway says by itself: no version, no trace, nothing that a browser keeps."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator

import pytest

from cdk.local.gateway import Gateway
from functions.headers import NO_STORE


def _refuse(_: str) -> dict[str, object]:
    raise AssertionError("no request here carries a token")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    gateway = Gateway(0, "stack", lambda _: {"statusCode": "no answer"}, _refuse, ("/session",))
    gateway.start()
    yield int(gateway.url.rpartition(":")[2])
    gateway.stop()


def exchange(port: int, sent: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer to raw bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        received = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return int(first.split()[1]), headers, body


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 200),
        (b"GET /documents HTTP/1.1\r\nHost: localhost\r\n\r\n", 401),
        (b"POST /session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", 500),
        (b"POST /session HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n", 400),
        (b"POST /session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n", 413),
        (b"POST /session HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
        (b"TRACE /session HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret\r\n\r\n", 501),
        (b"<script>secret</script> / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET /secret secret too many words HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/secret\r\n\r\n", 400),
        (b"GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505),
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 200 + b"\r\n", 431),
    ],
)  # fmt: skip
def test_its_own_answers_carry_the_headers_and_repeat_nothing(port: int, sent: bytes, status: int) -> None:
    here = f"Host: localhost:{port}".encode()
    answered, headers, body = exchange(port, sent.replace(b"Host: localhost", here))

    assert answered == status
    assert headers["cache-control"] == NO_STORE
    assert headers["x-content-type-options"] == "nosniff"
    assert "strict-transport-security" not in headers
    assert not any(character.isdigit() for character in headers.get("server", ""))
    assert b"secret" not in body
    if status != 200:
        assert headers["content-type"] == "application/problem+json"
        assert json.loads(body)["status"] == status
