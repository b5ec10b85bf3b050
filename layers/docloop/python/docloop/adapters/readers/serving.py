"""The inside of a worker process: pictures come in on standard input, JSON answers leave on standard output.

Each message is preceded by its length. Input is read by a thread of its own, so that the process, which leads its
group, ends with its parent even in the middle of a page. No queue or lock of `multiprocessing`: Lambda has no shared
memory to hold them.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import queue
import signal
import struct
import sys
import threading
from collections.abc import Callable
from typing import IO, BinaryIO, TypeVar

from PIL import Image

PICTURE = struct.Struct(">3sxII")  # mode "RGB" or "L", width, height; the pixels follow
ANSWER = struct.Struct(">I")  # length of the JSON that follows
_PIECE = 1 << 20
T = TypeVar("T")


def serve(read: Callable[[Image.Image], object]) -> None:
    """Answers every picture with what `read` finds on it, until the input ends."""
    answers = take_output()
    pictures = listen(lambda: receive(sys.stdin.buffer))
    while True:
        send_answer(answers, read(pictures.get()))
        give_back()


def give_back() -> None:
    """Returns to the system the memory that the allocator keeps for later, where the C library knows how."""
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def take_output() -> BinaryIO:
    """Where answers are written from now on: a library that prints must not garble them."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def listen(next_request: Callable[[], T | None]) -> queue.SimpleQueue[T]:
    """The requests as they come, read by a thread; after the last one (None) the whole process group is killed."""
    requests: queue.SimpleQueue[T] = queue.SimpleQueue()

    def run() -> None:
        while (request := next_request()) is not None:
            requests.put(request)
        os.killpg(0, signal.SIGKILL)  # ourselves and what the engine has started

    threading.Thread(target=run, daemon=True).start()
    return requests


def send_answer(sink: BinaryIO, answer: object) -> None:
    body = json.dumps(answer).encode()
    sink.write(ANSWER.pack(len(body)) + body)
    sink.flush()


def receive_answer(source: IO[bytes], largest: int) -> bytes:
    """The JSON of an answer. Raises EOFError when the input ends before it, ValueError when it is larger than that."""
    (length,) = ANSWER.unpack(read_exactly(source, ANSWER.size))
    if length > largest:
        raise ValueError("no answer is so long")
    return read_exactly(source, length)


def read_exactly(source: IO[bytes], size: int) -> bytes:
    """Raises EOFError when the input ends before. An unbuffered `source` is read no further than that."""
    data = source.read(size)
    if len(data) == size:
        return data
    parts = bytearray(data)
    while len(parts) < size:
        data = source.read(min(size - len(parts), _PIECE))
        if not data:
            raise EOFError
        parts += data
    return bytes(parts)


def receive(source: BinaryIO) -> Image.Image | None:
    """The next picture; None when the input ends before it is complete."""
    head = source.read(PICTURE.size)
    if len(head) < PICTURE.size:
        return None
    mode, width, height = PICTURE.unpack(head)
    name = mode.rstrip(b"\0").decode()
    pixels = source.read(width * height * len(name))
    return Image.frombytes(name, (width, height), pixels) if len(pixels) == width * height * len(name) else None
