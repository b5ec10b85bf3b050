"""What becomes of a document whose file crashes, hangs or garbles the process that opens it, and of the next one."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from docloop.adapters import guarded
from docloop.adapters.guarded import GuardedOpener
from docloop.adapters.pages import Budgets, FileOpener
from docloop.errors import DamagedFile, EmptyFile, FileTooLarge, PageTooComplex, ReaderFailed, TooManyPages
from docloop.model.reading import PageReading
from docloop.ports import DocumentOpener, PageImage
from docloop.steps.sources.e_invoice import parse_embedded

from tests.e_invoices import SAYS, attach, cii
from tests.functional.misbehaving import GARBAGE
from tests.functional.test_readers_hanging import alive, ended
from tests.hostile.streams import endless_content
from tests.page_files import LETTER, pdf, picture, tiff

BUDGETS = Budgets(max_bytes=5_000_000, max_pages=10, max_pixels=40_000_000, render_dpi=100, embedded=True)
MODULE = "tests.functional.misbehaving"


@pytest.fixture(scope="module")
def opener() -> Iterator[GuardedOpener]:
    made = GuardedOpener(BUDGETS)
    yield made
    made.close()


@pytest.fixture(scope="module")
def misbehaving() -> Iterator[GuardedOpener]:
    made = GuardedOpener(BUDGETS, MODULE)
    yield made
    made.close()


def seen(opener: DocumentOpener, data: bytes) -> list[tuple[PageImage, PageReading | None]]:
    with opener.open(data) as document:
        pages = range(1, document.page_count + 1)
        return [(document.page_image(number), document.text_layer(number)) for number in pages]


@pytest.mark.parametrize(
    "data",
    [
        pdf([(300, 200), (200, 300)], LETTER),
        picture("PNG", mode="RGBA"),
        picture("JPEG", (3_000, 2_000)),
        picture("WEBP"),
        tiff(3),
    ],
    ids=["pdf", "png", "jpeg of several strips", "webp", "tiff"],
)
def test_another_process_sees_the_same(opener: GuardedOpener, data: bytes) -> None:
    there, here = seen(opener, data), seen(FileOpener(BUDGETS), data)
    assert len(there) == len(here)
    for (one, text), (other, other_text) in zip(there, here, strict=True):
        assert one.image.mode == other.image.mode
        assert one.image.tobytes() == other.image.tobytes()
        assert (one.number, one.dpi, one.rotation, one.skew) == (other.number, other.dpi, other.rotation, other.skew)
        assert (text and text.lines) == (other_text and other_text.lines)


def test_another_process_reads_the_invoice_inside(opener: GuardedOpener) -> None:
    with opener.open(attach(pdf(text=LETTER), factur_x=cii())) as document:
        found = document.embedded()
    assert found == parse_embedded(cii())
    assert found is not None
    assert found.values == SAYS


def test_errors_keep_their_type_and_facts(opener: GuardedOpener) -> None:
    with pytest.raises(EmptyFile), opener.open(b""):
        pass
    with pytest.raises(FileTooLarge), opener.open(b"%PDF-" + b"0" * 5_000_000):
        pass
    with pytest.raises(DamagedFile), opener.open(b"%PDF-1.7 startxref"):
        pass
    with pytest.raises(TooManyPages) as caught, opener.open(tiff(11)):
        pass
    assert caught.value.facts["limit"] == 10


@pytest.mark.parametrize("end", ["crash", "kill", "memory", *GARBAGE])
def test_a_file_that_ends_the_process_is_too_complex_and_the_next_is_opened(
    misbehaving: GuardedOpener, end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, "SECONDS", 5.0)
    with pytest.raises(PageTooComplex) as caught, misbehaving.open(b"%PDF-" + end.encode()):
        pass
    assert not caught.value.retryable
    assert caught.value.remedy
    assert seen(misbehaving, picture())[0][0].image.size == (60, 40)


@pytest.mark.timeout(120)  # it would hang for ten minutes
def test_a_file_that_hangs_is_killed_with_all_processes(
    misbehaving: GuardedOpener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a process that has started, and a file on which it hangs with a child of its own
    seen(misbehaving, picture())
    monkeypatch.setattr(guarded, "SECONDS", 2.0)
    # When
    with pytest.raises(PageTooComplex), misbehaving.open(b"%PDF-hang " + str(tmp_path / "pids").encode()):
        pass
    # Then
    assert all(ended(int(pid)) for pid in (tmp_path / "pids").read_text().split())
    assert seen(misbehaving, picture())


def test_a_process_that_does_not_start_is_no_fault_of_the_document() -> None:
    with pytest.raises(ReaderFailed), GuardedOpener(BUDGETS, "tests.functional.no_such_module").open(picture()):
        pass


def test_documents_open_at_once_do_not_wait_for_each_other(opener: GuardedOpener) -> None:
    with opener.open(tiff(2)) as one, opener.open(picture()) as other:
        assert (one.page_count, other.page_count) == (2, 1)
        assert one.page_image(2).number == 2
    sizes: list[tuple[int, int]] = []

    def look(width: int) -> None:
        sizes.extend(page.image.size for page, _ in seen(opener, picture("PNG", (width, 40))))

    threads = [threading.Thread(target=look, args=(width,)) for width in (50, 60, 70)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sizes) == [(50, 40), (60, 40), (70, 40)]


def test_it_ends_with_its_parent(tmp_path: Path) -> None:
    # Given a process that is killed while a file of its hangs
    pids = tmp_path / "pids"
    program = (
        "from docloop.adapters.guarded import GuardedOpener; from tests.functional.test_opening import BUDGETS, MODULE;"
        f"GuardedOpener(BUDGETS, MODULE).open(b'%PDF-hang {pids}').__enter__()"
    )
    parent = os.posix_spawn(sys.executable, [sys.executable, "-c", program], os.environ)
    for _ in range(1_200):
        if pids.exists() and pids.read_text():
            break
        time.sleep(0.05)
    started = [int(pid) for pid in pids.read_text().split()]
    assert any(alive(pid) for pid in started)
    # When
    os.kill(parent, 9)
    os.waitpid(parent, 0)
    # Then
    assert all(ended(pid) for pid in started)


def test_what_a_page_took_in_memory_is_given_back_while_it_is_read(opener: GuardedOpener) -> None:
    # Given a page of 40,000 little pictures
    data = endless_content(b"BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"x" * 81 + b" EI ", 5)

    with opener.open(data) as document:
        before = own_megabytes_of_openers()
        document.page_image(1)
        # It is given back after the answer, while this process already goes on.
        for _ in range(200):
            now = own_megabytes_of_openers()
            if (grown := max(size - before[pid] for pid, size in now.items() if pid in before)) < 10:
                break
            time.sleep(0.05)

    assert grown < 10, "80 when nothing is given back"


def own_megabytes_of_openers() -> dict[int, float]:
    """What each process that opens files does not share with others, by its number."""
    family = psutil.Process().children(recursive=True)
    return {each.pid: each.memory_full_info().uss / 1e6 for each in family if "docloop.opening" in each.cmdline()}
