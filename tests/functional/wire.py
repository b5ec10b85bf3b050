"""Between the handlers and AWS: every call is atomic, counted, written down, and can be the last one."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.functional.faults import Fault, possible, strike
from tests.functional.sites import Call


class Killed(BaseException):
    """The process ended here. Nothing catches it."""


class StageClock:
    def __init__(self) -> None:
        # moto stamps objects with the machine's time, so the stage begins there too.
        self._now = datetime.now(UTC)

    def now(self) -> datetime:
        # A little later at each look, so that what happens one after the other has an order.
        self._now += timedelta(milliseconds=1)
        return self._now

    def advance(self, **by: float) -> None:
        self._now += timedelta(**by)


@dataclass
class Wire:
    """Every AWS call passes here. `kill_at`: (n, moment) ends the handler before or after its n-th call (from 1).

    `fault_at`: (n, fault) has AWS do that instead of answering the n-th call, or the next after it that can have it.
    `meanwhile`: (n, act) has the handler wait before its n-th call while `act` runs; calls of `act` don't count.
    """

    armed: bool = False
    calls: list[Call] = field(default_factory=list)
    kill_at: tuple[int, str] | None = None
    fault_at: tuple[int, Fault] | None = None
    meanwhile: tuple[int, Callable[[], object]] | None = None
    fault: Callable[[str, dict[str, Any]], None] | None = None
    bus: list[dict[str, Any]] = field(default_factory=list)
    messages: list[tuple[str, str]] = field(default_factory=list)
    lock: Any = field(default_factory=threading.RLock)

    def call(self, real: Callable[..., Any], client: Any, operation: str, parameters: dict[str, Any]) -> Any:
        def answered() -> Any:
            answer = real(client, operation, parameters)
            self._record(operation, parameters)
            return answer

        with self.lock:
            if not self.armed:
                return answered()
            call = Call(operation, parameters)
            self.calls.append(call)
            number = len(self.calls)
            self._maybe_wait(number)
            self._maybe_end(number, "before")
            if self.fault:
                self.fault(operation, parameters)
            try:
                answer = self._struck(answered, client, call) if self._is_due(number, call) else answered()
            finally:
                self._maybe_end(number, "after")
            return answer

    def _maybe_wait(self, number: int) -> None:
        if self.meanwhile and self.meanwhile[0] == number:
            (_, act), self.meanwhile, self.armed = self.meanwhile, None, False
            act()
            self.armed = True

    def _is_due(self, number: int, call: Call) -> bool:
        due = self.fault_at if self.armed else None
        return due is not None and number >= due[0] and due[1] in possible(call)

    def _struck(self, answered: Callable[[], Any], client: Any, call: Call) -> Any:
        assert self.fault_at is not None
        (_, fault), self.fault_at = self.fault_at, None
        return strike(fault, answered, client.meta.service_model.service_name, call)

    def _maybe_end(self, number: int, moment: str) -> None:
        if self.armed and self.kill_at == (number, moment):
            self.armed, self.kill_at = False, None
            raise Killed

    def _record(self, operation: str, parameters: dict[str, Any]) -> None:
        if operation == "PutEvents":
            self.bus += parameters["Entries"]
        if operation == "SendMessage" and self.armed:
            self.messages.append((parameters["QueueUrl"], json.dumps({**parameters, "QueueUrl": None})))

    def sent(self, queue: str) -> list[str]:
        """What handlers put on a queue."""
        return [message for url, message in self.messages if url.endswith(f"-{queue}")]


class StageContext:
    """What handlers read of a Lambda context; `remaining` says how many seconds are left."""

    function_name = "stage"
    memory_limit_in_mb = 512
    invoked_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:stage"
    aws_request_id = "00000000-0000-0000-0000-000000000000"

    def __init__(self, remaining: Callable[[], float]) -> None:
        self._remaining = remaining

    def get_remaining_time_in_millis(self) -> int:
        return int(self._remaining() * 1000)
