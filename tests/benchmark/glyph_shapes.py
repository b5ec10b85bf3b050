"""Learn what printed letters and digits look like: `python -m tests.benchmark.glyph_shapes FONTS --out FILE`.

FONTS is a folder with fonts in it (.ttf, .otf, .woff), however deep: those that shipped were 20 families of the npm
packages @fontsource/* (OFL, Apache), latin, 400 and 700, upright and italic. Of every fifth family no font is learned
from; the last line says how many of their characters are taken for another one. FILE is
`layers/docloop/python/docloop/data/glyph_shapes.json`.
"""

from __future__ import annotations

import argparse
import base64
import io
import json
import random
import string
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from docloop.adapters.readers.glyph_shapes import ALIKE, vectors
from docloop.lab.samples.chance import chance
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from sklearn.linear_model import LogisticRegression

CLASSES = string.digits + string.ascii_uppercase + string.ascii_lowercase
SIZES = (11, 14, 18, 23, 30, 40)
"""Pixels of an em: 4 to 14 points at 200 dpi."""
MARGIN = 5.0
_TRIES = 2


def fonts(folder: Path) -> dict[str, list[Path]]:
    """Font files by family, which is the name of their package or the beginning of their own."""
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        fits = path.suffix in {".ttf", ".otf"} or (
            path.suffix == ".woff" and "-latin-" in path.name and "-ext-" not in path.name
        )
        if fits and ("-400-" in path.name or "-700-" in path.name or path.suffix != ".woff"):
            found.setdefault(path.name.split("-")[0], []).append(path)
    return found


def load(path: Path, size: int) -> ImageFont.FreeTypeFont:
    if path.suffix != ".woff":
        return ImageFont.truetype(str(path), size)
    font = TTFont(path)
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    plain.seek(0)
    return ImageFont.truetype(plain, size)


def draw(path: Path, rng: random.Random) -> Iterator[tuple[str, np.ndarray]]:
    """Every character at several sizes, as PDFs render it: at any part of a pixel, grey or black, or blurred."""
    for size in SIZES:
        large = load(path, size * 8)
        for text in CLASSES:
            left, top, right, bottom = large.getbbox(text)
            if right - left < 1 or bottom - top < 1:
                continue
            for _ in range(_TRIES):
                shift = rng.randrange(8), rng.randrange(8)
                width, height = (-(-side // 8) + 3 for side in (right - left, bottom - top))
                sheet = Image.new("L", (int(width) * 8, int(height) * 8), 255)
                place = 8 + shift[0] - left, 8 + shift[1] - top
                ImageDraw.Draw(sheet).text(place, text, fill=rng.choice((0, 0, 90)), font=large)
                shown = sheet.reduce(8)
                if rng.random() < 0.3:
                    shown = shown.filter(ImageFilter.GaussianBlur(0.4))
                edges = [(place[0] + left), (place[1] + top), (place[0] + right), (place[1] + bottom)]
                jittered = [edge / 8 + rng.uniform(-0.25, 0.25) for edge in edges]
                box = (max(0.0, jittered[0]), max(0.0, jittered[1]), jittered[2], jittered[3])
                yield text, vectors(shown, np.array([box]))[0]


def examples(paths: Sequence[Path]) -> tuple[list[str], np.ndarray]:
    rng = chance(0, "glyph shapes")
    drawn = [each for path in paths for each in draw(path, rng)]
    return [text for text, _ in drawn], np.stack([each for _, each in drawn])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fonts", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    families = fonts(given.fonts)
    aside = sorted(families)[::5]
    texts, vectors = examples([path for name, paths in families.items() if name not in aside for path in paths])
    model = LogisticRegression(C=0.5, max_iter=300).fit(vectors, texts)
    order = [list(model.classes_).index(text) for text in CLASSES]
    weights, bias = model.coef_.T[:, order], model.intercept_[order]
    step = float(np.abs(weights).max() / 127)
    kept = np.rint(weights / step).astype(np.int8)
    given.out.write_text(
        json.dumps(
            {
                "classes": CLASSES,
                "step": step,
                "bias": [round(float(each), 4) for each in bias],
                "weights": base64.b64encode(kept.tobytes()).decode(),
            }
        )
        + "\n"
    )
    texts, vectors = examples([path for name in aside for path in families[name]])
    odds = vectors @ (kept * step) + bias
    groups = {
        text: [CLASSES.index(each) for each in {text, *"".join(g for g in ALIKE if text in g)}] for text in CLASSES
    }
    margins = np.array([row.max() - row[groups[text]].max() for text, row in zip(texts, odds, strict=True)])
    sys.stdout.write(
        f"{len(families)} families, aside: {', '.join(aside)}; {len(texts)} characters of them, taken for another: "
        f"{(margins > 0).mean():.2%}; surely: {(margins > MARGIN).mean():.3%}\n"
    )


if __name__ == "__main__":
    main()
