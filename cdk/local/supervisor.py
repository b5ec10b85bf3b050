"""Keeps the worker processes of one function alive and invokes them, as Lambda does with execution environments."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, LifoQueue
from typing import IO, Any

from cdk.local.processes import kill_family, kill_marked


class InvocationError(Exception):
    """The handler did not answer; its text holds nothing of the event."""


class HandlerFailed(InvocationError):
    """The handler raised, or could not be loaded."""


class HandlerTimedOut(InvocationError):
    """The handler took longer than its timeout; its processes were killed."""


class WorkerDied(InvocationError):
    """The worker's process ended in the middle of an invocation."""


class TooManyRequests(InvocationError):
    """Every worker is busy."""


@dataclass(frozen=True)
class WorkerCommand:
    """How the worker of a function is started: its arguments, its whole environment, its log.

    TMPDIR is the worker's alone; what it started is known by it.
    """

    arguments: tuple[str, ...]
    environment: dict[str, str]
    log: Path


class Worker:
    """One process of a function, started again when it has died. To be used by one thread at a time."""

    def __init__(self, command: WorkerCommand) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self._ready = False
        self._stopped = False
        self._changing = threading.Lock()

    @property
    def pid(self) -> int | None:
        """None while no process runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Starts the process; `wait_ready` says when it can work. Raises WorkerDied after `stop`."""
        with self._changing:
            if self._stopped:
                raise WorkerDied("the stack is stopping")
            self._end()
            self._ready = False
            with self._command.log.open("a") as log:
                self._process = subprocess.Popen(  # noqa: S603  our own program
                    [sys.executable, "-m", "cdk.local.worker", *self._command.arguments],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    env=self._command.environment,
                    text=True,
                    encoding="utf-8",
                    start_new_session=True,
                )

    def wait_ready(self) -> None:
        """Returns when the handler is loaded. Raises HandlerFailed when it cannot be, WorkerDied."""
        if not self._ready:
            self._read()
            self._ready = True

    def invoke(self, event: Any, timeout: float) -> Any:
        """What the handler answers. Raises InvocationError."""
        if self.pid is None:
            self.start()
        self.wait_ready()
        process = self._running()
        overdue = threading.Event()

        def expire() -> None:
            overdue.set()
            kill_family(process)

        timer = threading.Timer(timeout, expire)
        timer.daemon = True
        timer.start()
        try:
            self._write({"event": event, "request_id": str(uuid.uuid4()), "seconds": timeout})
            return self._read().get("result")
        except WorkerDied:
            kill_marked(self._command.environment["TMPDIR"])  # now, not when it is next needed
            if overdue.is_set():
                raise HandlerTimedOut(f"no answer after {timeout:g} seconds") from None
            raise
        finally:
            timer.cancel()

    def stop(self) -> None:
        """Ends the process and all it has started, for good."""
        with self._changing:
            self._stopped = True
            self._end()

    def _end(self) -> None:
        if self._process:
            kill_family(self._process)
            kill_marked(self._command.environment["TMPDIR"])
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream:
                    _close(stream)

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            raise WorkerDied("not started")
        return self._process

    def _write(self, message: dict[str, Any]) -> None:
        stdin = self._running().stdin
        if stdin is None:
            raise WorkerDied("no input")
        try:
            stdin.write(json.dumps(message) + "\n")
            stdin.flush()
        except OSError:
            raise WorkerDied("the process ended") from None

    def _read(self) -> dict[str, Any]:
        stdout = self._running().stdout
        try:
            line = stdout.readline() if stdout else ""
        except ValueError:
            line = ""
        if not line.endswith("\n"):
            self._running().wait()
            raise WorkerDied("the process ended")
        message: dict[str, Any] = json.loads(line)
        if "error" in message:
            raise HandlerFailed(f"{message['error']['errorType']}, see {self._command.log}")
        return message


class Pool:
    """The workers of one function; as many invocations at a time as there are workers."""

    def __init__(self, name: str, commands: Sequence[WorkerCommand], timeout: float) -> None:
        self.name = name
        self.timeout = timeout
        self.workers = tuple(Worker(command) for command in commands)
        self._idle: LifoQueue[Worker] = LifoQueue()

    def start(self) -> None:
        """Starts the first worker; the stack is up when that of each function is ready."""
        self.workers[0].start()

    def wait_ready(self) -> None:
        """Raises HandlerFailed or WorkerDied when the first worker did not start."""
        self.workers[0].wait_ready()

    def open(self) -> None:
        """Takes invocations from now on; the other workers start meanwhile."""
        for worker in self.workers[1:]:
            worker.start()
        for worker in reversed(self.workers):
            self._idle.put(worker)

    def invoke(self, event: Any, patience: float = 30.0) -> Any:
        """Waits up to `patience` seconds for a worker. Raises InvocationError."""
        try:
            worker = self._idle.get(timeout=patience)
        except Empty:
            raise TooManyRequests(f"{self.name}: every worker is busy") from None
        try:
            return worker.invoke(event, self.timeout)
        finally:
            self._idle.put(worker)

    def stop(self) -> None:
        for worker in self.workers:
            worker.stop()


def _close(stream: IO[str]) -> None:
    """Closes it although what is still to be written has no reader any more."""
    with contextlib.suppress(OSError):
        stream.close()
