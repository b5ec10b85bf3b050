"""The inside of a worker process: pictures come in on standard input, JSON answers leave on standard output.

Each message is preceded by its length. Input is read by a thread of its own, so that the process, which leads its
group, ends with its parent even in the middle of a page. No queue or lock of `multiprocessing`: Lambda has no shared
memory to hold them.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import struct
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

from PIL import Image

PICTURE = struct.Struct(">3sxII")  # mode "RGB" or "L", width, height; the pixels follow
ANSWER = struct.Struct(">I")  # length of the JSON that follows


def serve(read: Callable[[Image.Image], object]) -> None:
    """Answers every picture with what `read` finds on it, until the input ends."""
    pictures: queue.SimpleQueue[Image.Image] = queue.SimpleQueue()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not garble the answers

    def listen() -> None:
        while (picture := receive(sys.stdin.buffer)) is not None:
            pictures.put(picture)
        os.killpg(0, signal.SIGKILL)  # ourselves and what the engine has started

    threading.Thread(target=listen, daemon=True).start()
    while True:
        body = json.dumps(read(pictures.get())).encode()
        answers.write(ANSWER.pack(len(body)) + body)
        answers.flush()


def receive(source: BinaryIO) -> Image.Image | None:
    """The next picture; None when the input ends before it is complete."""
    head = source.read(PICTURE.size)
    if len(head) < PICTURE.size:
        return None
    mode, width, height = PICTURE.unpack(head)
    name = mode.rstrip(b"\0").decode()
    pixels = source.read(width * height * len(name))
    return Image.frombytes(name, (width, height), pixels) if len(pixels) == width * height * len(name) else None
