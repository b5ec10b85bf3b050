"""Finds bar codes and two-dimensional codes on the picture of a page, in a fork with a limit on its time.

The fork is one more than that of the document (`docloop.opening`): what hurts the decoder costs the codes of a document
and not the document.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import select
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from typing import NoReturn

import zxingcpp
from PIL import Image
from pydantic import TypeAdapter, ValidationError

from docloop.model import limits
from docloop.model.geometry import Box
from docloop.model.reading import PageCode
from docloop.ports import PageImage

logger = logging.getLogger(__name__)

LONGEST_SIDE = 4_200
"""Pixels of the picture that is searched: A4 at 360 dpi. Time and memory grow with its area."""

_QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
_FORMATS = zxingcpp.BarcodeFormats(
    [
        zxingcpp.BarcodeFormat.QRCode,
        zxingcpp.BarcodeFormat.DataMatrix,
        zxingcpp.BarcodeFormat.Aztec,
        zxingcpp.BarcodeFormat.PDF417,
        zxingcpp.BarcodeFormat.Code128,
        zxingcpp.BarcodeFormat.Code39,
        zxingcpp.BarcodeFormat.EANUPC,
    ]
)
_PAYMENT = ("BCD", "SPC")
_PAYMENT_BYTES = tuple(tag.encode() for tag in _PAYMENT)
# What the third line of an EPC code calls its encoding (EPC069-12, 3.2).
_ENCODINGS = {
    b"2": "iso8859-1", b"3": "iso8859-2", b"4": "iso8859-4", b"5": "iso8859-5", b"6": "iso8859-7", b"7": "iso8859-10",
    b"8": "iso8859-15",
}  # fmt: skip
_LARGEST = 4 * limits.CODES_PER_PAGE * limits.CODE_CHARACTERS
_PIECE = 65_536
_CODES = TypeAdapter(tuple[PageCode, ...])


class CodeFinder:
    """Finds the codes of one document's pages. After one page that takes too long or fails, no other is searched."""

    def __init__(self, seconds: float = limits.SECONDS_TO_FIND_CODES) -> None:
        self._seconds = seconds
        self._failed = False

    def on(self, page: PageImage, *, digital: bool = False) -> PageImage:
        """Return the page with the codes on it. Never raises for what is on the page.

        On a `digital` one, which has a text layer, only QR codes are looked for: that takes a third of the time, and
        such a page is otherwise read in no time.
        """
        found = None if self._failed else _in_fork(page.image, self._seconds, digital=digital)
        if found is None:
            self._failed = True
            return replace(page, codes_unread=True)
        if len(found) <= limits.CODES_PER_PAGE:
            return replace(page, codes=tuple(found))
        kept = sorted(found, key=lambda code: not code.text.startswith(_PAYMENT))[: limits.CODES_PER_PAGE]
        return replace(page, codes=tuple(kept), codes_unread=True)


def find_codes(image: Image.Image, *, digital: bool = False) -> list[PageCode]:
    """Return the codes on a picture from top to bottom, each once, whatever they say; QR codes alone if `digital`."""
    scale = max(image.size) / LONGEST_SIDE
    if scale > 1:
        size = max(1, round(image.width / scale)), max(1, round(image.height / scale))
        image = image.resize(size, reducing_gap=2.0)
    grey = image if image.mode == "L" else image.convert("L")
    found = zxingcpp.read_barcodes(
        grey,
        formats=_QR if digital else _FORMATS,
        try_downscale=not digital,
        try_invert=False,
        text_mode=zxingcpp.TextMode.Plain,
    )
    codes = list(_kept(found, grey.size))
    return sorted(codes, key=lambda code: (code.box.top, code.box.left))


def _kept(found: Iterable[zxingcpp.Barcode], size: tuple[int, int]) -> Iterable[PageCode]:
    for each in found:
        text = _text(each)
        if not text or len(text) > limits.CODE_CHARACTERS:
            continue
        place = each.position
        corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        across, down = [corner.x for corner in corners], [corner.y for corner in corners]
        box = Box.from_pixels(min(across), min(down), max(across), max(down), width=size[0], height=size[1])
        yield PageCode(text=text, format=str(each.format).replace(" ", ""), box=box)


def _text(code: zxingcpp.Barcode) -> str:
    """As the decoder guesses; payment codes as UTF-8, or where they are not, in the encoding that they name."""
    data = code.bytes
    if data.startswith(_PAYMENT_BYTES):
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8")
        named = _ENCODINGS.get(b"".join(data[:40].split(b"\n")[2:3]).strip())
        if named is not None:
            return data.decode(named, "replace")
    return str(code.text)


def _in_fork(image: Image.Image, seconds: float, *, digital: bool) -> list[PageCode] | None:
    """Return what `find_codes` finds; None when it took too long or ended otherwise."""
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        _search(image, sink, seconds, digital=digital)
    os.close(sink)
    answer = bytearray()
    ends = time.monotonic() + seconds
    try:
        while len(answer) <= _LARGEST and select.select([source], [], [], max(0.0, ends - time.monotonic()))[0]:
            piece = os.read(source, _PIECE)
            if not piece:
                return list(_CODES.validate_json(bytes(answer)))
            answer += piece
        logger.warning("codes on a page were not found in time")
    except ValidationError:
        logger.warning("looking for codes on a page failed")
    finally:
        os.close(source)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return None


def _search(image: Image.Image, sink: int, seconds: float, *, digital: bool) -> NoReturn:
    """The inside of the fork. It ends without an answer when anything goes wrong."""
    try:
        most = int(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        answer = json.dumps([code.model_dump(mode="json") for code in find_codes(image, digital=digital)]).encode()
        while answer:
            answer = answer[os.write(sink, answer) :]
        os._exit(0)
    except BaseException:  # noqa: BLE001 - the process that forked must not go on twice
        os._exit(1)
