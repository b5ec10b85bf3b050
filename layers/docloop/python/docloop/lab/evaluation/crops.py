"""Pieces of pages as pictures that a report can hold."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw

from docloop.errors import DocumentError
from docloop.lab.evaluation.corpus import Paper
from docloop.lab.evaluation.grading import Grade
from docloop.lab.evaluation.read_files import OPENER
from docloop.lab.evaluation.second_readings import upright
from docloop.model.geometry import Box

WIDTH, QUALITY = 640, 80
_SIDE, _LINES, _LEAST = 0.08, 2.0, 0.02
_FRAME = (239, 68, 68)


def crops_of(grades: Sequence[Grade], papers: Mapping[str, Paper]) -> list[str | None]:
    """Of each grade the place where its value was read, as a data URL; None where there is no place or no picture."""
    return [_crop_of(each, papers[each.file]) for each in grades]


def _crop_of(grade: Grade, paper: Paper) -> str | None:
    page = next((page for page in paper.reading.pages if page.number == grade.read.page), None)
    if page is None or grade.read.box is None:
        return None
    try:
        with OPENER.open(paper.label.path.read_bytes()) as document:
            return data_url(cut(upright(document, page).image, grade.read.box))
    except (DocumentError, OSError):
        return None


def cut(picture: Image.Image, box: Box) -> Image.Image:
    """The place with some lines around it, framed."""
    width, height = picture.size
    room = max(_LEAST, _LINES * box.height)
    left, right = max(0.0, box.left - _SIDE) * width, min(1.0, box.right + _SIDE) * width
    top, bottom = max(0.0, box.top - room) * height, min(1.0, box.bottom + room) * height
    piece = picture.convert("RGB").crop((int(left), int(top), int(right) + 1, int(bottom) + 1))
    frame = (box.left * width - left, box.top * height - top, box.right * width - left, box.bottom * height - top)
    ImageDraw.Draw(piece).rectangle(frame, outline=_FRAME, width=max(1, round(piece.width / 300)))
    piece.thumbnail((WIDTH, 2 * WIDTH))
    return piece


def data_url(picture: Image.Image) -> str:
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(data.getvalue()).decode()}"
