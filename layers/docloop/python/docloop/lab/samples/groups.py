"""Makes pictures of several papers that lie beside or above each other, and where on the picture each of them lies."""

from __future__ import annotations

import io
import json
import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from docloop.lab.samples.chance import chance
from docloop.lab.samples.making import receipt_with_truth
from docloop.lab.samples.printing import render
from docloop.lab.samples.stack_letters import TAX, draw_letter, make_house, make_letter
from docloop.lab.samples.stacks import CUSTOMER, LANGUAGES
from docloop.lab.samples.truth import Truth
from docloop.model.geometry import Box

GROUNDS = (12, 45, 85, 120, 160, 195, 225, 248)
"""Grey levels that papers lie on: a dark table to the white lid of a scanner."""

LARGEST_TURN = 8.0
MOST_PAPERS = 4
_RECEIPT_DPI, _LETTER_DPI = 130, 90
_SHORT_LETTERS = ("es", "it", "nl", "pt", "sv", "da", "fr", "de", "en")


@dataclass(frozen=True)
class Group:
    """A JPEG of several papers. `boxes` is where each lies, upright around it; `ground` what they lie on."""

    data: bytes
    boxes: tuple[Box, ...]
    truths: tuple[Truth, ...]
    ground: int

    def label(self, file: str) -> dict[str, object]:
        """The line of labels.jsonl."""
        papers = [
            {"box": box.model_dump(), **truth.label(file)} for box, truth in zip(self.boxes, self.truths, strict=True)
        ]
        meta = {"papers": papers, "ground": self.ground}
        return {"file": file, "document_type": "receipt", "fields": {}, "kind": "several", "meta": meta}


def make_groups(folder: Path, *, count: int, seed: int) -> Path:
    """Write `count` pictures and give the folder back."""
    folder.mkdir(parents=True, exist_ok=True)
    labels = []
    for index in range(count):
        group = make_group(index, seed)
        name = f"group-{index:04d}.jpg"
        (folder / name).write_bytes(group.data)
        labels.append(json.dumps(group.label(name), ensure_ascii=False))
    (folder / "labels.jsonl").write_text("\n".join(labels) + "\n", encoding="utf-8")
    return folder


def make_group(index: int, seed: int) -> Group:
    """Picture number `index`: two to four papers in a row, in a column or in two rows, each turned by some degrees."""
    rng = chance(seed, "group", index)
    ground = GROUNDS[index % len(GROUNDS)]
    count = rng.randint(2, MOST_PAPERS)
    drawn = [_paper(rng, index * MOST_PAPERS + place, seed) for place in range(count)]
    turned = [_turned(page, rng, ground) for page, _ in drawn]
    rows = _rows(rng, count)
    picture, places = _laid(turned, rows, rng, ground)
    boxes = tuple(
        Box.from_pixels(x, y, x + each.width, y + each.height, width=picture.width, height=picture.height)
        for (each, _), (x, y) in zip(turned, places, strict=True)
    )
    return Group(_exposed(picture, rng), boxes, tuple(truth for _, truth in drawn), ground)


def _paper(rng: random.Random, number: int, seed: int) -> tuple[Image.Image, Truth]:
    """A receipt, or now and then a letter of one page in another language."""
    if rng.random() < 0.75:
        data, truth = receipt_with_truth(number, seed)
        return render(data, dpi=_RECEIPT_DPI)[0], truth
    words = LANGUAGES[rng.choice([each for each in _SHORT_LETTERS if each in LANGUAGES])]
    letter = make_letter(rng, make_house(rng, words), number, CUSTOMER)
    page = render(draw_letter(letter), dpi=_LETTER_DPI)[-1]
    truth = Truth("invoice")
    tax = (letter.net * TAX[words.country] / 100).quantize(Decimal("0.01"))
    truth.tell("TOTAL", letter.net + tax, "")
    truth.tell("INVOICE_RECEIPT_DATE", date(letter.day.year, letter.day.month, letter.day.day), "")
    return page, truth


def _turned(page: Image.Image, rng: random.Random, ground: int) -> tuple[Image.Image, Image.Image]:
    """The paper as it lies, and the mask of what of its picture is paper."""
    angle = rng.uniform(-LARGEST_TURN, LARGEST_TURN)
    white = rng.randint(max(ground + 3, 228), 255)
    paper = page.point(lambda level: level * white // 255)
    mask = Image.new("L", paper.size, 255)
    how = Image.Resampling.BICUBIC
    return paper.rotate(angle, how, expand=True), mask.rotate(angle, how, expand=True)


def _rows(rng: random.Random, count: int) -> list[int]:
    """How many papers are in each row."""
    ways = {2: ([2], [1, 1]), 3: ([3], [3], [1, 1, 1], [2, 1]), 4: ([2, 2], [4])}
    return rng.choice(ways[count])


def _laid(
    papers: list[tuple[Image.Image, Image.Image]], rows: list[int], rng: random.Random, ground: int
) -> tuple[Image.Image, list[tuple[int, int]]]:
    places: list[tuple[int, int]] = []
    top, widest = rng.randint(20, 90), 0
    left = iter(papers)
    for count in rows:
        row = [next(left)[0] for _ in range(count)]
        x, lowest = rng.randint(20, 90), top
        for each in row:
            y = top + rng.randint(0, 60)
            places.append((x, y))
            x += each.width + rng.randint(15, 90)
            lowest = max(lowest, y + each.height)
        widest, top = max(widest, x), lowest + rng.randint(15, 90)
    texture = np.random.default_rng(rng.randrange(2**32)).normal(ground, 3.0, (top, widest))
    grain = np.asarray(Image.fromarray(np.clip(texture, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(2)))
    picture = Image.fromarray(grain)
    for (paper, mask), place in zip(papers, places, strict=True):
        picture.paste(paper, place, mask)
    return picture, places


def _exposed(picture: Image.Image, rng: random.Random) -> bytes:
    """Lit from one side, a little noisy, as JPEG."""
    noise = np.random.default_rng(rng.randrange(2**32))
    grey = np.asarray(picture, dtype=np.float64)
    height, width = grey.shape
    slope = rng.uniform(0.0, 0.25)
    light = 1 - slope * (np.linspace(0, 1, width)[None, :] * 0.6 + np.linspace(0, 1, height)[:, None] * 0.4)
    shot = np.clip(grey * light + noise.normal(0, 3.0, grey.shape), 0, 255).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(shot).filter(ImageFilter.GaussianBlur(0.5)).save(buffer, "JPEG", quality=82)
    return buffer.getvalue()
