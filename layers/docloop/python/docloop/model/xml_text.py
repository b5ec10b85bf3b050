"""The text of an XML file, whatever its encoding: by byte order mark, by its zeros, by what it declares, else UTF-8."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROS = (
    (re.compile(rb"[\s<]\0\0\0", re.ASCII), "utf-32-le"),
    (re.compile(rb"\0\0\0[\s<]", re.ASCII), "utf-32-be"),
    (re.compile(rb"[\s<]\0", re.ASCII), "utf-16-le"),
    (re.compile(rb"\0[\s<]", re.ASCII), "utf-16-be"),
)
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']([A-Za-z][\w.:-]{0,40})[\"']")
_KNOWN = re.compile(
    r"iso8859-\d+|cp125\d|cp437|cp85\d|cp866|koi8-[ru]|mac-roman|gb18030|gbk|gb2312|big5|shift_jis|cp932|euc_jp|euc_kr"
    r"|cp949"
)
"""Codecs with ASCII inside that a declaration may ask for beside UTF-8. Others can hide elements: UTF-7."""

_PIECE = 1 << 18
"""Bytes: small beside a file, and large enough that a parser does not look at one long token a thousand times."""
_ESCAPED = re.compile("[\udc80-\udcff]")
_WESTERN = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace").replace("\ufffd", " ") for byte in range(128, 256)}

_ROOT = re.compile(
    r"(?>\s*+(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*+(?:\[.*?\]\s*+)?>))*+\s*+<(?:[\w.-]++:)?([A-Za-z_][\w.-]*+)[\s/>]",
    re.DOTALL,
)
_ENVELOPE = "StandardBusinessDocument"
_CONTENT = re.compile(
    rf"</(?:[\w.-]++:)?{_ENVELOPE}Header\s*+>(?>\s*+<!--.*?-->)*+\s*+<(?:[\w.-]++:)?([A-Za-z_][\w.-]*+)[\s/>]",
    re.DOTALL,
)
_BEFORE_ROOT = 20_000


class Encoding(NamedTuple):
    codec: str
    mark: int
    """Bytes of the byte order mark."""


def encoding_of(data: bytes) -> Encoding:
    """How the bytes are to be read. Raises ValueError for a declared encoding that is not known or not safe."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, len(mark))
    for zeros, codec in _ZEROS:
        if zeros.match(data):
            return Encoding(codec, 0)
    declared = _DECLARED.match(data)
    if declared is None:
        return Encoding("utf-8", 0)
    try:
        codec = codecs.lookup(declared[1].decode("ascii")).name
    except LookupError:
        raise ValueError("an encoding that is not known") from None
    if _KNOWN.fullmatch(codec):
        return Encoding(codec, 0)
    if codec in {"utf-8", "ascii"} or codec.startswith(("utf-16", "utf-32")):
        return Encoding("utf-8", 0)  # the bytes say that it is not of two or four bytes
    raise ValueError("an encoding that is not known")


def texts_of(data: bytes) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces, each with whether bytes of it were no UTF-8 and read as Windows-1252.

    Raises ValueError when the bytes are none of their encoding.
    """
    codec, start = encoding_of(data)
    mends = codec == "utf-8"
    decoder = codecs.getincrementaldecoder(codec)("surrogateescape" if mends else "strict")
    first = True
    for at in range(start, len(data) + 1, _PIECE):
        piece = data[at : at + _PIECE]
        text = decoder.decode(piece, final=at + _PIECE > len(data))
        if first:
            text, first = text.lstrip("\ufeff \t\r\n"), False
        mended = mends and not text.isascii() and _ESCAPED.search(text) is not None
        yield (text.translate(_WESTERN) if mended else text), mended


def root_name(data: bytes) -> str | None:
    """The name of the first element without its prefix, of what a Peppol envelope holds the content's; None: no XML.

    Bytes in an encoding that is not read may have one all the same.
    """
    try:
        codec, start = encoding_of(data)
    except ValueError:
        codec, start = "utf-8", 0
    head = data[start : start + _BEFORE_ROOT].decode(codec, "replace").lstrip("\ufeff \t\r\n")
    root = _ROOT.match(head)
    if root is None or root[1] != _ENVELOPE:
        return root[1] if root else None
    content = _CONTENT.search(head, root.end())
    return content[1] if content else None
