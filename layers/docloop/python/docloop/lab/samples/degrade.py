"""What scanners and telephones do to a page. Strength is 0 (nothing) to 1 (hard to read); repeatable by seed."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Grey = NDArray[np.float64]


def scanned(image: Image.Image, *, strength: float, seed: int) -> Image.Image:
    """A sheet on an old scanner: a little crooked, faint, noisy, with specks and JPEG artefacts."""
    rng = np.random.default_rng(seed)
    angle = float(rng.uniform(0.3, 3.0)) * strength * float(rng.choice((-1.0, 1.0)))
    page = image.convert("L").rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=250)
    grey = np.asarray(page, dtype=np.float64)
    grey = 255 - (255 - grey) * (1 - 0.45 * strength)  # faint print
    grey = grey + rng.normal(0, 14 * strength, grey.shape)
    specks = rng.random(grey.shape) < 0.0006 * strength
    grey[specks] = rng.uniform(0, 120)
    return _compressed(_picture(grey).filter(ImageFilter.GaussianBlur(0.7 * strength)), quality=int(85 - 50 * strength))


def photographed(image: Image.Image, *, strength: float, seed: int) -> Image.Image:
    """A page on a table under a lamp: in perspective, unevenly lit, a shadow across it, slightly out of focus."""
    rng = np.random.default_rng(seed)
    page = image.convert("L")
    border = int(0.08 * max(page.size))
    table = Image.new("L", (page.width + 2 * border, page.height + 2 * border), int(rng.uniform(60, 130)))
    table.paste(page, (border, border))
    table = _tilted(table, 0.05 * strength, rng)
    grey = np.asarray(table, dtype=np.float64)
    height, width = grey.shape
    across = np.linspace(0, 1, width)[None, :]
    down = np.linspace(0, 1, height)[:, None]
    light = 1 - 0.45 * strength * np.hypot(across - rng.uniform(0.2, 0.8), down - rng.uniform(0.2, 0.8))
    edge = across * rng.uniform(0.5, 1.5) + down - rng.uniform(0.6, 1.2)
    shadow = 1 - 0.35 * strength / (1 + np.exp(-edge * 18))
    grey = grey * light * shadow + rng.normal(0, 7 * strength, grey.shape)
    return _compressed(_picture(grey).filter(ImageFilter.GaussianBlur(1.1 * strength)), quality=int(88 - 35 * strength))


def at_a_slant(image: Image.Image, *, strength: float, seed: int) -> Image.Image:
    """A page on a dark table, photographed from one side: its far edge is up to a third shorter than the near one."""
    rng = np.random.default_rng(seed)
    page = image.convert("L")
    border = int(0.06 * max(page.size))
    table = Image.new("L", (page.width + 2 * border, page.height + 2 * border), int(rng.uniform(30, 90)))
    table.paste(page.point(lambda level: level * 235 // 255), (border, border))
    width, height = table.size
    corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    near = rng.uniform(0.06, 0.16, 2) * strength
    side = int(rng.integers(4))
    moved = list(corners)
    for corner, along in ((side, -near[0]), ((side + 1) % 4, near[1])):
        x, y = corners[corner]
        moved[corner] = (x + along * width, y) if side % 2 == 0 else (x, y + along * height)
    if side in (2, 3):
        moved = [(2 * x - u, 2 * y - v) for (x, y), (u, v) in zip(corners, moved, strict=True)]
    grey = np.asarray(_projected(table, moved), dtype=np.float64)
    return _compressed(_picture(grey + rng.normal(0, 4, grey.shape)), quality=80)


def turned(image: Image.Image, degrees: int) -> Image.Image:
    """Put in the wrong way round; a multiple of 90 degrees clockwise."""
    return image.rotate(-degrees, expand=True)


def _tilted(image: Image.Image, most: float, rng: np.random.Generator) -> Image.Image:
    width, height = image.size
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    moved = [(x + rng.uniform(-most, most) * width, y + rng.uniform(-most, most) * height) for x, y in corners]
    return _projected(image, moved)


def _projected(image: Image.Image, moved: Sequence[tuple[float, float]]) -> Image.Image:
    """The picture whose corners, clockwise from the top left, show these places of the given one."""
    width, height = image.size
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    rows, right = [], []
    for (x, y), (u, v) in zip(corners, moved, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    coefficients = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64))
    return image.transform(
        image.size, Image.Transform.PERSPECTIVE, coefficients.tolist(), Image.Resampling.BICUBIC, fillcolor=90
    )


def _picture(grey: Grey) -> Image.Image:
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))


def _compressed(image: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=max(20, quality))
    buffer.seek(0)
    return Image.open(buffer).convert("L")
