"""Clients that are slow, many or malformed, on real sockets: none of them keeps another from being served."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from typing import Any

import pytest

from cdk.local.http_events import Answer, Request, problem
from cdk.local.listener import LOOPBACK, Limits, Listener

LIMITS = Limits(idle=1.0, head=0.6, body=0.6, answer=0.6, connections=6, body_bytes=1_000)
BIG = b"x" * 32 * 1024**2


class Served:
    """Echoes method, target and body; /big is a large answer, /wait takes until `go` is set, /no is not admitted."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.bodies: list[bytes] = []
        self.sends_big, self.ended = threading.Event(), threading.Semaphore(0)
        self.listener = Watched(self)

    def admit(self, request: Request) -> Answer | None:
        return problem(403, "Forbidden") if request.target == "/no" else None

    def answer(self, request: Request) -> Answer:
        self.bodies.append(request.body)
        if request.target == "/wait":
            self.go.wait(60)
        if request.target == "/big":
            self.sends_big.set()
            return Answer(200, (), BIG)
        return Answer(200, (("x-injected", "a\r\nset-cookie: b"),), f"{request.method} {request.target} ".encode())

    def connect(self) -> socket.socket:
        return socket.create_connection((LOOPBACK, self.listener.port), timeout=60)


class Watched(Listener):
    """Tells when it is done with a connection."""

    def __init__(self, served: Served) -> None:
        super().__init__(0, served.admit, served.answer, LIMITS)
        self._served = served

    def closed(self, connection: Any) -> None:
        super().closed(connection)
        self._served.ended.release()


@pytest.fixture
def served() -> Iterator[Served]:
    served = Served()
    served.listener.start()
    yield served
    served.go.set()
    served.listener.stop()


def ask(served: Served, raw: bytes) -> bytes:
    """Everything that is answered until the server closes."""
    with served.connect() as connection:
        connection.sendall(raw)
        return connection.makefile("rb").read()


def get(target: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {target} HTTP/1.1", "host: x", *headers, "", ""]).encode()


def is_served(served: Served) -> bool:
    return ask(served, get("/", "connection: close")).startswith(b"HTTP/1.1 200 ")


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


MALFORMED: dict[str, tuple[bytes, int]] = {
    "no HTTP": (b"\x16\x03\x01\x02\x00\r\n\r\n", 400),
    "HTTP/0.9": (b"GET /\r\n\r\n", 400),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\n", 505),
    "absolute target": (get("http://x/"), 400),
    "target of a proxy": (get("x:443").replace(b"GET", b"OPTIONS"), 400),
    "CONNECT": (get("/").replace(b"GET", b"CONNECT"), 501),
    "TRACE": (get("/").replace(b"GET", b"TRACE"), 501),
    "made-up method": (get("/").replace(b"GET", b"FOO"), 501),
    "lower-case method": (get("/").replace(b"GET", b"get"), 501),
    "space in target": (get("/a b"), 400),
    "bytes in target": ("GET /ä HTTP/1.1\r\nhost: x\r\n\r\n".encode(), 400),
    "bare line feeds": (b"GET / HTTP/1.1\nhost: x\n\n\r\n\r\n", 400),
    "folded header": (get("/", "a: b\r\n c"), 400),
    "space before colon": (get("/", "content-length : 5"), 400),
    "NUL": (get("/", "a: \0"), 400),
    "carriage return": (get("/", "a: b\rtransfer-encoding: chunked"), 400),
    "both lengths": (get("/", "content-length: 5", "transfer-encoding: chunked"), 400),
    "two lengths": (get("/", "content-length: 5", "content-length: 6"), 400),
    "list of lengths": (get("/", "content-length: 5, 5"), 400),
    "signed length": (get("/", "content-length: +5"), 400),
    "digits of another script": ("GET / HTTP/1.1\r\ncontent-length: ٣\r\n\r\n".encode(), 400),
    "two hosts": (get("/", "host: y"), 400),
    "chunked": (get("/", "transfer-encoding: chunked"), 411),
    "obscured chunked": (get("/", "transfer-encoding: xchunked"), 411),
    "large body": (get("/", "content-length: 1001"), 413),
    "huge number": (get("/", f"content-length: {'9' * 30}"), 400),
    "expectation": (get("/", "expect: tea"), 417),
    "many headers": (get("/", *(f"a{number}: b" for number in range(101))), 431),
    "large header": (get("/", f"a: {'b' * 40_000}"), 431),
    "endless header": (b"GET / HTTP/1.1\r\na: " + b"b" * 40_000, 431),
    "not admitted": (get("/no", "content-length: 900"), 403),
}


@pytest.mark.parametrize(("raw", "expected"), MALFORMED.values(), ids=MALFORMED)
def test_a_request_that_could_be_understood_in_two_ways_is_refused_and_the_connection_closed(
    served: Served, raw: bytes, expected: int
) -> None:
    # When it is followed by a request that must not be served with it
    answer = ask(served, raw + get("/smuggled"))
    assert status(answer) == expected
    assert b"application/problem+json" in answer
    assert answer.count(b"HTTP/1.1 ") == 1
    assert served.bodies == []


def test_requests_on_one_connection_are_answered_in_turn(served: Served) -> None:
    answer = ask(served, get("/1") + get("/2", "content-length: 3") + b"abc" + get("/3", "connection: close"))
    assert [part in answer for part in (b"GET /1 ", b"GET /2 ", b"GET /3 ")] == [True] * 3
    assert served.bodies == [b"", b"abc", b""]
    assert b"\r\nset-cookie" not in answer


def test_an_answer_to_head_has_no_body_and_a_body_may_be_waited_for(served: Served) -> None:
    head = ask(served, get("/", "connection: close").replace(b"GET", b"HEAD"))
    assert b"content-length: 7\r\n" in head
    assert head.endswith(b"\r\n\r\n")
    with served.connect() as connection:
        connection.sendall(get("/", "expect: 100-continue", "content-length: 3"))
        assert connection.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"abc")
        assert connection.recv(1000).startswith(b"HTTP/1.1 200 ")
    assert served.bodies == [b"", b"abc"]


@pytest.mark.parametrize("begun", [b"GET / HTTP/1.1\r\n", get("/", "content-length: 900")], ids=["head", "body"])
def test_a_request_that_comes_byte_by_byte_is_given_up(served: Served, begun: bytes) -> None:
    # Given a client that sends something in time, again and again
    with served.connect() as connection:
        connection.sendall(begun)
        connection.settimeout(0.1)
        answer, since = b"", time.monotonic()
        while not answer:
            connection.sendall(b"a")
            try:
                answer = connection.recv(1000)
            except TimeoutError:
                assert is_served(served)
    # Then it is told so when the time for the whole is over, and not before
    assert status(answer) == 408
    assert time.monotonic() - since > 0.5


def test_a_client_that_says_nothing_is_closed(served: Served) -> None:
    assert ask(served, b"") == b""


def test_a_client_that_does_not_read_is_cut_off_and_others_are_served_meanwhile(served: Served) -> None:
    with served.connect() as connection:
        connection.sendall(get("/big"))
        assert served.sends_big.wait(60)
        assert is_served(served)
        assert all(served.ended.acquire(timeout=60) for _ in range(2))
        # Then some of the answer never arrives
        received = 0
        with suppress(ConnectionError):
            while piece := connection.recv(1024**2):
                received += len(piece)
        assert received < len(BIG)
    assert is_served(served)


def test_connections_that_are_held_open_do_not_keep_others_out(served: Served) -> None:
    # Given ten times as many silent connections as there may be, and one that sends slowly
    with ExitStack() as held:
        for _ in range(10 * LIMITS.connections):
            held.enter_context(closing(served.connect())).sendall(b"GET /")
        # Then a request is served all the same
        assert is_served(served)


def test_a_request_that_is_worked_on_is_never_closed_for_another(served: Served) -> None:
    # Given as many requests in work as connections are allowed
    with ExitStack() as held:
        busy = [held.enter_context(closing(served.connect())) for _ in range(LIMITS.connections)]
        for connection in busy:
            connection.sendall(get("/wait", "connection: close"))
        while len(served.bodies) < LIMITS.connections:
            time.sleep(0.01)
        # Then one more is told to come again, and the others get their answer
        assert status(ask(served, b"")) == 503
        served.go.set()
        assert all(connection.makefile("rb").read().startswith(b"HTTP/1.1 200 ") for connection in busy)


def test_stopping_closes_every_connection(served: Served) -> None:
    port = served.listener.port
    with served.connect() as connection:
        connection.sendall(get("/"))
        assert connection.recv(1000)
        served.listener.stop()
        assert connection.recv(1000) == b""
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((LOOPBACK, port), timeout=5)
