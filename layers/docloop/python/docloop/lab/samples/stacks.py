"""Makes files that hold several papers, as people put them on a scanner, with where each paper begins."""

from __future__ import annotations

import io
import json
import random
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2

from docloop.lab.samples import degrade
from docloop.lab.samples.chance import chance, digits
from docloop.lab.samples.making import make_sample, receipt_pdf
from docloop.lab.samples.more_stack_words import MORE_WORDS
from docloop.lab.samples.printing import render
from docloop.lab.samples.stack_letters import (
    House,
    LetterOf,
    draw_blank,
    draw_cover,
    draw_delivery_note,
    draw_letter,
    draw_terms,
    make_house,
    make_letter,
)
from docloop.lab.samples.stack_words import WORDS

LANGUAGES = {**WORDS, **MORE_WORDS}
MOST_PAPERS = 6
SCAN_DPI = 150
CUSTOMER = ("Nordlicht Handels GmbH", "Speicherstrasse 14", "20457 Hamburg")
"""Who gets all the papers of a stack; a stack comes out of one letter box."""


@dataclass(frozen=True)
class Stack:
    """A PDF of several papers. `firsts` are the pages on which they begin, `what` tells each of its pages."""

    data: bytes
    firsts: tuple[int, ...]
    what: tuple[str, ...]

    def label(self, file: str) -> dict[str, object]:
        """The line of labels.jsonl."""
        meta = {"firsts": list(self.firsts), "pages": len(self.what), "what": list(self.what)}
        return {"file": file, "document_type": "invoice", "fields": {}, "kind": "several", "meta": meta}


def make_stacks(folder: Path, *, count: int, seed: int, scanned: int = 0) -> Path:
    """Write `count` stacks and give the folder back; every `scanned`-th is a scan, none with 0."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = []
    for index in range(count):
        stack = make_stack(index, seed, scanned=bool(scanned) and index % scanned == scanned - 1)
        name = f"stack-{index:04d}.pdf"
        (folder / name).write_bytes(stack.data)
        labels.append(json.dumps(stack.label(name), ensure_ascii=False))
    (folder / "labels.jsonl").write_text("\n".join(labels) + "\n", encoding="utf-8")
    return folder


def make_stack(index: int, seed: int, *, scanned: bool = False) -> Stack:
    """Stack number `index`: two to six papers, one supplier or several, one language or several, with what people
    put between them."""
    rng = chance(seed, "stack", index)
    files: list[bytes] = []
    what: list[str] = []
    firsts: list[int] = []
    houses = _houses(rng)
    separated = rng.random() < 0.15
    if rng.random() < 0.15:
        files.append(draw_cover(rng.choice(houses).words, date(2026, 3, 2)))
        what.append("cover")
    for place in range(rng.randint(2, MOST_PAPERS)):
        if separated and place:
            files.append(draw_blank())
            what.append("blank")
        paper = _paper(rng, rng.choice(houses), place, index * MOST_PAPERS + place, seed)
        firsts.append(len(what) + 1)
        for name, data in paper:
            files.append(data)
            what += [name] * _pages(data)
    firsts[0] = 1
    data = joined(files)
    return Stack(_scanned(data, rng) if scanned else data, tuple(firsts), tuple(what))


def _houses(rng: random.Random) -> list[House]:
    """One supplier several times, several of one country, or of many."""
    count = rng.choice((1, 2, 3, 4))
    known = list(LANGUAGES)
    languages = rng.sample(known, k=count) if rng.random() < 0.7 else [rng.choice(known)] * count
    return [make_house(rng, LANGUAGES[language]) for language in languages]


def _paper(rng: random.Random, house: House, place: int, number: int, seed: int) -> list[tuple[str, bytes]]:
    """A paper with what belongs to it."""
    kind = rng.random()
    if kind < 0.15:
        return [("receipt", receipt_pdf(number, seed))]
    if kind < 0.35:
        invoice = make_sample("invoice", number * 3, seed)  # every third is no scan
        return [("invoice", invoice.data)]
    letter = make_letter(rng, house, place, CUSTOMER)
    found = [("invoice", draw_letter(letter))]
    return found + _with_it(rng, letter)


def _with_it(rng: random.Random, letter: LetterOf) -> list[tuple[str, bytes]]:
    more = rng.random()
    if more < 0.18:
        return [("terms", draw_terms(letter.house))]
    if more < 0.28:
        note = draw_delivery_note(letter, f"LS{digits(rng, 5)}", refers=rng.random() < 0.7)
        return [("delivery_note", note)]
    if more < 0.34:
        return [("copy", draw_letter(letter))]
    return []


def _pages(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def joined(files: list[bytes]) -> bytes:
    """The pages of PDFs in one PDF."""
    stack = pypdfium2.PdfDocument.new()
    try:
        for data in files:
            part = pypdfium2.PdfDocument(data)
            stack.import_pages(part)
            part.close()
        buffer = io.BytesIO()
        stack.save(buffer)
    finally:
        stack.close()
    return buffer.getvalue()


def _scanned(data: bytes, rng: random.Random) -> bytes:
    pages = [
        degrade.scanned(page, strength=rng.uniform(0.2, 0.6), seed=rng.randrange(2**32))
        for page in render(data, dpi=SCAN_DPI)
    ]
    buffer = io.BytesIO()
    made = time.gmtime(0)  # the hour of making would make every file another one
    pages[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=SCAN_DPI,
        creationDate=made,
        modDate=made,
    )
    return buffer.getvalue()
