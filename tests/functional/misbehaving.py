"""A process that opens files as `docloop.opening` does, and does what a hostile file might make it do.

The bytes after the header of a PDF say what.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from contextlib import AbstractContextManager

from docloop.adapters.pages import Budgets, FileOpener
from docloop.adapters.readers.serving import ANSWER
from docloop.opening import READY, limit_memory, serve
from docloop.ports import OpenDocument

GARBAGE = {
    "garbage": ANSWER.pack(9) + b"{nonsense",
    "deep garbage": ANSWER.pack(100_000) + b"[" * 100_000,
    "a list": ANSWER.pack(2) + b"[]",
    "long garbage": ANSWER.pack(2**32 - 1),
    "another answer": ANSWER.pack(16) + b'{"invoice":null}',
    "unknown error": ANSWER.pack(15) + b'{"error":"odd"}',
    "half an answer": ANSWER.pack(100) + b"{",
}


class Misbehaving:
    """Opens as the real one does, unless the data say something else."""

    def __init__(self, real: FileOpener, answers: int) -> None:
        self._real = real
        self._answers = answers

    def open(self, data: bytes) -> AbstractContextManager[OpenDocument]:
        end = data.removeprefix(b"%PDF-").decode("latin-1")
        if end == "crash":
            ctypes.string_at(0)
        elif end == "memory":
            held = []
            while True:
                held.append(bytearray(10_000_000))
        elif end == "kill":
            os.abort()
        elif end in GARBAGE:
            os.write(self._answers, GARBAGE[end])
            time.sleep(600)
        elif end.startswith("hang"):
            child = os.fork()
            if child:
                with open(end.removeprefix("hang "), "w", encoding="ascii") as pids:  # noqa: PTH123
                    pids.write(f"{os.getpid()} {child}")
            time.sleep(600)
        return self._real.open(data)


if __name__ == "__main__":
    if sys.argv[1] == "dies":
        sys.exit(1)
    assert READY
    limit_memory(int(sys.argv[2]))
    serve(Misbehaving(FileOpener(Budgets(**json.loads(sys.argv[1]))), os.dup(1)))
