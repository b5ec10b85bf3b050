"""What a process that opens files is asked and answers: requests in a few bytes, answers in JSON, pixels raw.

Both ends use this module. The end that asks believes nothing: sizes are checked before anything is read.
"""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import IO, Any, BinaryIO

from PIL import Image

from docloop.adapters.readers.serving import read_exactly
from docloop.errors import DocumentError

REQUEST = struct.Struct(">BQ")
"""A Verb and a number: of a page, or the bytes of the file that follow."""

LARGEST_ANSWER = 50_000_000
"""Bytes of JSON; the text layer of the fullest page that may be read takes a tenth of it."""

_STRIP = 4_000_000
_MODES = ("L", "RGB")
_ERRORS = {kind.code: kind for kind in DocumentError.__subclasses__()}


class Verb(IntEnum):
    OPEN = 1
    PAGE = 2
    TEXT = 3
    EMBEDDED = 4
    CLOSE = 5


def error_to_json(error: DocumentError) -> dict[str, Any]:
    return {"error": error.code, "message": error.message, "facts": error.facts}


def error_from_json(answer: dict[str, Any]) -> DocumentError:
    """The error that the other end met. Raises ValueError when it is none that is known."""
    kind = _ERRORS.get(str(answer["error"]))
    facts = answer.get("facts", {})
    if kind is None or not isinstance(facts, dict):
        raise ValueError("no error that is known")
    return kind(str(answer.get("message", "")), **facts)


def send_pixels(sink: BinaryIO, image: Image.Image) -> None:
    """In strips, so that they are never held twice."""
    rows = _rows_of(image.width, image.mode)
    for top in range(0, image.height, rows):
        sink.write(image.crop((0, top, image.width, min(image.height, top + rows))).tobytes())
    sink.flush()


def receive_pixels(source: IO[bytes], mode: str, width: int, height: int, most: int) -> Image.Image:
    """A picture of at most `most` pixels. Raises ValueError when it is none, EOFError when it is cut short."""
    if mode not in _MODES or width < 1 or height < 1 or width * height > most:
        raise ValueError("no picture of a page")
    image = Image.new(mode, (width, height))
    rows = _rows_of(width, mode)
    for top in range(0, height, rows):
        size = width, min(rows, height - top)
        image.paste(Image.frombytes(mode, size, read_exactly(source, size[0] * size[1] * len(mode))), (0, top))
    return image


def _rows_of(width: int, mode: str) -> int:
    return max(1, _STRIP // (width * len(mode)))
