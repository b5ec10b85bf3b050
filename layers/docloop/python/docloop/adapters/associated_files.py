"""Files that a PDF only associates (`/AF`) and does not list among its attachments; pdfium knows none of these.

The objects are looked for in the bytes: a stream is never inside another one, and what names it is either in plain
sight or in a stream of objects. Encrypted files are left alone. ISO 32000-2, 7.5.7 (object streams), 7.11 (files).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

_HEAD = re.compile(rb"(?<!\d)(\d{1,8})\s+(\d{1,5})\s+obj\b")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_EMBEDDED = re.compile(rb"/Type\s*/EmbeddedFile|/Subtype\s*/(?:text|application)#2[fF]xml")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm")
_NAMED = re.compile(rb"/EF\s*<<([^<>]{1,200})>>")
_REFERENCE = re.compile(rb"/U?F\s+(\d{1,8})\s+(\d{1,5})\s+R")
_TITLE = re.compile(rb"/U?F\s*\(((?:[^()\\]|\\.){1,200})\)")
_AROUND = 400
_DICTIONARY = 2_000
"""Bytes of the dictionary of a stream before and behind its type."""
_LENGTH = re.compile(rb"/Length\s+(\d{1,9})(?!\s+\d+\s+R|\d)")
_FLATE = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\s*\]?(?=[\s/>]|$)")
_END = b"endstream"
_MOST_OBJECTS = 20_000_000
"""Bytes of object streams, unpacked."""
_MOST_STREAMS = 5_000


class _Stream(NamedTuple):
    """`start` is where its content begins in the file."""

    key: tuple[bytes, bytes]
    dictionary: bytes
    start: int


def has_files(data: bytes) -> bool:
    """Whether there is any file inside that pdfium may not list."""
    return b"/EmbeddedFile" in data or b"#2Fxml" in data or b"#2fxml" in data


def associated_files(data: bytes, largest: int, most: int) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of files inside that something names; those that are damaged or too large are left out."""
    if b"/Encrypt" in data:
        return
    files = {stream.key: stream for stream in _streams(data, _EMBEDDED)}  # the newest of a number is the last
    if not files:
        return
    names = _names(data, _streams(data, _OBJECTS))
    for key, stream in islice(files.items(), most):
        if key in names and (content := _content(data, stream, largest)):
            yield names[key], content


def _streams(data: bytes, kind: re.Pattern[bytes]) -> Iterator[_Stream]:
    for found in islice(kind.finditer(data), _MOST_STREAMS):
        before = data[max(0, found.start() - _DICTIONARY) : found.start()]
        head = next(reversed(list(_HEAD.finditer(before))), None)
        body = _STREAM.search(data, found.end(), found.end() + _DICTIONARY)
        if head is not None and body is not None:
            inside = before[head.end() :] + data[found.start() : body.start()]
            if b"endobj" not in inside:
                yield _Stream((head[1], head[2]), inside, body.end())


def _names(data: bytes, packed: Iterable[_Stream]) -> dict[tuple[bytes, bytes], str]:
    """The streams that are named as files, with their names, "" where one is not plain."""
    names: dict[tuple[bytes, bytes], str] = {}
    left = _MOST_OBJECTS
    texts = [data]
    for stream in packed:
        if (content := _content(data, stream, left)) is not None:
            left -= len(content)
            texts.append(content)
    for text in texts:
        for found in islice(_NAMED.finditer(text), _MOST_STREAMS):
            around = text[max(0, found.start() - _AROUND) : found.start()].rpartition(b" obj")[2]
            behind = text[found.end() : found.end() + _AROUND].partition(b"endobj")[0]
            title = _TITLE.search(behind) or _TITLE.search(around)
            for reference in _REFERENCE.finditer(found[1]):
                names[reference[1], reference[2]] = title[1].decode("latin-1") if title else ""
    return names


def _content(data: bytes, stream: _Stream, largest: int) -> bytes | None:
    """What a stream holds, unpacked; None where it is packed otherwise than usual, damaged or too large."""
    if (length := _LENGTH.search(stream.dictionary)) is not None:
        end = stream.start + int(length[1])
    elif (end := data.find(_END, stream.start)) < 0:
        return None
    body = data[stream.start : end]
    if b"/Filter" not in stream.dictionary:
        return body if 0 < len(body) <= largest else None
    if not _FLATE.search(stream.dictionary) or b"/Predictor" in stream.dictionary:
        return None
    try:
        content = zlib.decompressobj().decompress(body, largest + 1)
    except zlib.error:
        return None
    return content if 0 < len(content) <= largest else None
