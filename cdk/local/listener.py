"""An HTTP server for the loopback interface whose clients cannot hold it up: everything they may take has a limit."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus

from cdk.local.http_events import Answer, Request, problem
from cdk.local.request_head import HEAD_LIMIT, Head, Refused, parse_head

LOOPBACK = "127.0.0.1"
_PIECE = 256 * 1024
_DRAIN_SECONDS = 1.0


@dataclass(frozen=True)
class Limits:
    """Seconds and counts. `idle`: between two requests. `head`, `body`, `answer`: for the whole of it, however it is
    sent or taken. `connections`: with more, the one that has kept the server waiting longest is closed."""

    idle: float = 30.0
    head: float = 10.0
    body: float = 30.0
    answer: float = 30.0
    connections: int = 128
    body_bytes: int = 10 * 1024 * 1024


class Listener:
    """Serves until stopped, each connection in a thread of its own.

    `port` 0: a free one. `admit` sees a request before its body is read; what it answers is sent instead, and the
    connection is closed. `answer` must not raise. Raises OSError when the port is taken.
    """

    def __init__(
        self,
        port: int,
        admit: Callable[[Request], Answer | None],
        answer: Callable[[Request], Answer],
        limits: Limits,
    ) -> None:
        self.admit, self.answer, self.limits = admit, answer, limits
        self._socket = socket.socket()
        self._open: set[_Connection] = set()
        self._changing = threading.Lock()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._accept, daemon=True)
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.bind((LOOPBACK, port))
            self._socket.listen(128)
        except OSError:
            self._socket.close()
            raise
        self._socket.settimeout(0.2)  # how soon it notices that it is to stop

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Closes every connection. Does no harm when done twice."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        self._socket.close()
        with self._changing:
            for connection in self._open:
                connection.cut()

    def closed(self, connection: _Connection) -> None:
        with self._changing:
            self._open.discard(connection)

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                accepted, address = self._socket.accept()
            except TimeoutError:
                continue
            except OSError:  # too many open files, or the client is gone already
                self._stopping.wait(0.1)
                continue
            connection = _Connection(self, accepted, str(address[0]))
            if self._make_room(connection):
                threading.Thread(target=connection.serve, daemon=True).start()
            else:
                connection.turn_away()

    def _make_room(self, connection: _Connection) -> bool:
        """Counts the connection in; False when the others are all being answered and none can be closed."""
        with self._changing:
            if len(self._open) >= self.limits.connections:
                waiting = [each for each in self._open if each.waiting_since is not None]
                if not waiting:
                    return False
                longest = min(waiting, key=lambda each: each.waiting_since or 0.0)
                longest.cut()
                self._open.discard(longest)
            self._open.add(connection)
        return True


class _Connection:
    """`waiting_since`: when the server began to wait for this client, None while it works on a request."""

    def __init__(self, listener: Listener, connected: socket.socket, source_ip: str) -> None:
        self._listener = listener
        self._socket = connected
        self._source_ip = source_ip
        self._received = bytearray()
        self.waiting_since: float | None = time.monotonic()
        with contextlib.suppress(OSError):
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def serve(self) -> None:
        try:
            while self._serve_one():
                pass
        except OSError:  # the client is gone, or was cut off
            pass
        finally:
            self._listener.closed(self)
            self._socket.close()

    def cut(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)

    def turn_away(self) -> None:
        with contextlib.suppress(OSError):
            self._send(problem(503, "Service Unavailable", "Too many connections; try again."), "GET", close=True)
        self._socket.close()

    def _serve_one(self) -> bool:
        """Whether a further request may follow on this connection."""
        method = "GET"
        try:
            head = self._read_head()
            if head is None:
                return False
            method = head.request.method
            refusal = self._listener.admit(head.request)
            if refusal:
                raise Refused(refusal)
            request = self._with_body(head)
        except Refused as refused:
            self._send(refused.answer, method, close=True)
            self._drain()
            return False
        self.waiting_since = None
        answer = self._listener.answer(request)
        self.waiting_since = time.monotonic()
        self._send(answer, method, close=not head.keep_alive)
        return head.keep_alive

    def _read_head(self) -> Head | None:
        """None when the client closes, or says nothing more."""
        limits = self._listener.limits
        begun = bool(self._received)
        deadline = time.monotonic() + (limits.head if begun else limits.idle)
        while (end := self._received.find(b"\r\n\r\n")) < 0 and len(self._received) <= HEAD_LIMIT:
            try:
                if not self._receive(deadline):
                    return None
            except TimeoutError:
                if not begun:
                    return None
                raise Refused(problem(408, "Request Timeout")) from None
            if not begun:
                begun, deadline = True, time.monotonic() + limits.head
        if not 0 <= end <= HEAD_LIMIT:
            raise Refused(problem(431, "Request Header Fields Too Large"))
        raw = bytes(self._received[:end])
        del self._received[: end + 4]
        return parse_head(raw, self._source_ip, limits.body_bytes)

    def _with_body(self, head: Head) -> Request:
        deadline = time.monotonic() + self._listener.limits.body
        if head.expects and len(self._received) < head.length:
            self._socket.settimeout(self._listener.limits.answer)
            self._socket.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        while len(self._received) < head.length:
            try:
                if not self._receive(deadline):
                    raise ConnectionError
            except TimeoutError:
                raise Refused(problem(408, "Request Timeout")) from None
        body = bytes(self._received[: head.length])
        del self._received[: head.length]
        sent = head.request
        return Request(sent.method, sent.target, sent.headers, body, sent.source_ip)

    def _receive(self, deadline: float) -> bool:
        """Whether something came. Raises TimeoutError at the deadline."""
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise TimeoutError
        self._socket.settimeout(remaining)
        piece = self._socket.recv(_PIECE)
        self._received += piece
        return bool(piece)

    def _send(self, answer: Answer, method: str, *, close: bool) -> None:
        lines = [f"HTTP/1.1 {answer.status} {_PHRASES.get(answer.status, '')}", f"date: {formatdate(usegmt=True)}"]
        lines += [f"{name}: {value}" for name, value in answer.headers if name.lower() not in _OURS]
        if answer.status != HTTPStatus.NO_CONTENT:
            lines.append(f"content-length: {_length(answer, method)}")
        if close:
            lines.append("connection: close")
        head = "".join(f"{_one_line(line)}\r\n" for line in lines) + "\r\n"
        self._socket.settimeout(self._listener.limits.answer)  # Python counts it for all that is sent
        self._socket.sendall(head.encode("latin-1", "replace") + (b"" if method == "HEAD" else answer.body))

    def _drain(self) -> None:
        """Takes in what the client still sends for a moment: closing at once could take the answer away from it."""
        self._socket.shutdown(socket.SHUT_WR)
        deadline = time.monotonic() + _DRAIN_SECONDS
        while self._receive(deadline):
            self._received.clear()


_OURS = frozenset({"content-length", "connection", "date", "transfer-encoding"})
_PHRASES = {status.value: status.phrase for status in HTTPStatus}


def _length(answer: Answer, method: str) -> str:
    """An answer to HEAD may say how long the body would be."""
    named = [value for name, value in answer.headers if name.lower() == "content-length" and value.isdigit()]
    return named[0] if method == "HEAD" and named else str(len(answer.body))


def _one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")
