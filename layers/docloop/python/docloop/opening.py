"""The process that opens files: `python -m docloop.opening BUDGETS BYTES`, asked by `adapters.guarded`.

It forks for every document, so that one cannot leave anything to the next; the fork ends with its document. BUDGETS are
those of `FileOpener` in JSON, BYTES the address space that each process may have.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import io
import json
import os
import resource
import sys
from typing import Any, BinaryIO, NoReturn

from PIL import Image

from docloop.adapters.codes import CodeFinder, find_codes
from docloop.adapters.listing import listing
from docloop.adapters.pages import Budgets, FileOpener
from docloop.adapters.readers.serving import give_back, listen, read_exactly, send_answer, take_output
from docloop.adapters.wire import REQUEST, Verb, error_to_json, send_pixels
from docloop.errors import DamagedFile, DocumentError, PageTooComplex
from docloop.ports import DocumentOpener, OpenDocument
from docloop.steps.sources.e_invoice import parse_embedded

_PIPE = 1 << 20
READY = b"docloop\n"


def serve(opener: DocumentOpener) -> None:
    """Opens one document after the other, each in a fork, until the input ends or a fork ends badly."""
    answers, requests = take_output(), os.fdopen(sys.stdin.fileno(), "rb", buffering=0)
    _warm_up(opener)
    widen(answers)
    gc.freeze()  # what all forks share is not touched, and so not copied
    answers.write(READY)
    answers.flush()
    while head := requests.read(REQUEST.size):
        child = os.fork()
        if child == 0:
            _serve_one(opener, head, requests, answers)
        _, status = os.waitpid(child, 0)
        if status != 0:
            os._exit(1)  # who waits for an answer sees the end of our output


def _warm_up(opener: DocumentOpener) -> None:
    """Loads what libraries load with the first document, so that not every fork does it again."""
    Image.init()
    sample = io.BytesIO()
    Image.linear_gradient("L").save(sample, "PNG")
    for data in (sample.getvalue(), listing(["docloop warms up"] * 3)):
        with opener.open(data) as document:
            document.embedded()
            find_codes(document.page_image(1).image)
    parse_embedded(b"<Invoice/>")


def _serve_one(opener: DocumentOpener, head: bytes, requests: BinaryIO, answers: BinaryIO) -> NoReturn:
    """Answers all requests about one document. Reads no byte further than its end: the next is another fork's."""
    verb, size = REQUEST.unpack(head)
    if verb != Verb.OPEN:
        os._exit(1)
    data = read_exactly(requests, size)

    def next_request() -> tuple[Verb, int] | None:
        try:
            verb, number = REQUEST.unpack(read_exactly(requests, REQUEST.size))
        except EOFError:
            return None
        if verb == Verb.CLOSE:
            os._exit(0)  # nothing of this process is worth cleaning up, and a hostile file may take its time
        return Verb(verb), number

    pending = listen(next_request)
    finder = CodeFinder()
    try:
        with opener.open(data) as document:
            send_answer(answers, {"media_type": document.media_type, "pages": document.page_count})
            while True:
                verb, number = pending.get()
                try:
                    answer, image = _answer(document, finder, verb, number)
                except Exception as error:  # noqa: BLE001 - whatever a decoder raises is what is wrong with the file
                    send_answer(answers, error_to_json(_failure(error, number)))
                else:
                    send_answer(answers, answer)
                    if image is not None:
                        send_pixels(answers, image)
                    del image, answer  # many a page is large, and the next request may come much later
                    give_back()
    except Exception as error:  # noqa: BLE001
        send_answer(answers, error_to_json(_failure(error)))
    while True:
        pending.get()


def _answer(
    document: OpenDocument, finder: CodeFinder, verb: Verb, number: int
) -> tuple[dict[str, Any], Image.Image | None]:
    if verb is Verb.EMBEDDED:
        invoice = document.embedded()
        return {"invoice": invoice.model_dump(mode="json") if invoice is not None else None}, None
    page = document.page_image(number) if verb is Verb.PAGE else None
    text = document.text_layer(number)
    answer: dict[str, Any] = {"text": text.model_dump(mode="json") if text is not None else None}
    if page is None:
        return answer, None
    page = finder.on(page, digital=text is not None)
    answer |= {"mode": page.image.mode, "width": page.image.width, "height": page.image.height}
    answer |= {"dpi": page.dpi, "rotation": page.rotation, "skew": page.skew}
    answer |= {"codes": [code.model_dump(mode="json") for code in page.codes], "codes_unread": page.codes_unread}
    answer |= {"doubted": [line.model_dump(mode="json") for line in page.doubted]}
    answer |= {"sheets": [box.model_dump(mode="json") for box in page.sheets]}
    return answer, page.image


def _failure(error: Exception, page: int | None = None) -> DocumentError:
    if isinstance(error, DocumentError):
        return error
    if isinstance(error, MemoryError):
        return PageTooComplex(kind="memory", page=page)
    return DamagedFile(kind=type(error).__name__, page=page)


def widen(pipe: BinaryIO) -> None:
    """Lets a pipe hold more, where the system can: pages cross it in few steps then."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):  # more than this user may have
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def limit_memory(size: int) -> None:
    """Gives this process and its forks `size` bytes of address space each; macOS takes it for no limit."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size if most == resource.RLIM_INFINITY else min(size, most), most))


if __name__ == "__main__":
    budgets = Budgets(**json.loads(sys.argv[1]))
    limit_memory(int(sys.argv[2]))
    serve(FileOpener(budgets, parse_embedded if budgets.embedded else None))
