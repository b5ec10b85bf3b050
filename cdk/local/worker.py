"""One Lambda function in a process of its own: `python -m cdk.local.worker FUNCTION`.

Speaks JSON, one object a line: {"event", "request_id", "seconds"} in on standard input, {"result"} or {"error"} out on
what was standard output. Anything printed goes to the log. The process ends, with everything it started, as soon as
its input ends: that is how it notices that the stack is gone, even in the middle of a document.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TextIO

from cdk.local.lambda_context import LambdaContext
from cdk.local.processes import end_own_family
from cdk.local.recording import record_calls
from cdk.local.signing_in import sign_signing_in
from cdk.shapes import Function
from cdk.topology import FUNCTIONS

Handler = Callable[[Any, LambdaContext], Any]


def main() -> None:
    parser = argparse.ArgumentParser(description="Serve one function of the topology.")
    parser.add_argument("function", choices=[function.name for function in FUNCTIONS])
    parser.add_argument("--handler", help="another handler than the topology's, as dotted name")
    parser.add_argument("--record", type=Path, help="write every AWS call to this file, one JSON object a line")
    arguments = parser.parse_args()
    function = next(function for function in FUNCTIONS if function.name == arguments.function)
    requests, answers = _take_pipes()
    sign_signing_in()
    if arguments.record:
        record_calls(function, arguments.record)
    try:
        handler = load(arguments.handler or function.handler)
    except BaseException as error:
        _answer(answers, {"error": _described(error)})
        raise
    _answer(answers, {"ready": True})
    for request in _requests(requests):
        _answer(answers, respond(handler, function, request))


def load(dotted: str) -> Handler:
    """The handler by its dotted name. Raises ImportError or AttributeError."""
    module, _, name = dotted.rpartition(".")
    handler: Handler = getattr(importlib.import_module(module), name)
    return handler


def respond(handler: Handler, function: Function, request: dict[str, Any]) -> dict[str, Any]:
    """The handler's answer, or the error it raised in Lambda's words (type and message, no trace)."""
    context = LambdaContext.of(function, request["request_id"], request["seconds"])
    try:
        return {"result": json.loads(json.dumps(handler(request["event"], context)))}
    except Exception as error:  # noqa: BLE001  the outermost frame: Lambda reports whatever a handler raises
        traceback.print_exc()
        return {"error": _described(error)}


def _described(error: BaseException) -> dict[str, str]:
    return {"errorType": type(error).__name__, "errorMessage": str(error)}


def _take_pipes() -> tuple[TextIO, TextIO]:
    """Standard input and output for the protocol alone; file descriptors 0 and 1 become /dev/null and the log."""
    requests = os.fdopen(os.dup(0), "r", encoding="utf-8")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, answers


def _requests(source: TextIO) -> Iterator[dict[str, Any]]:
    waiting: SimpleQueue[str] = SimpleQueue()

    def watch() -> None:
        for line in source:
            waiting.put(line)
        end_own_family()

    threading.Thread(target=watch, daemon=True).start()
    while True:
        yield json.loads(waiting.get())


def _answer(answers: TextIO, message: dict[str, Any]) -> None:
    sys.stdout.flush()
    answers.write(json.dumps(message) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
