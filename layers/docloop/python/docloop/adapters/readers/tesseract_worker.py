"""Tesseract's process: `python -m docloop.adapters.readers.tesseract_worker EXECUTABLE LANGUAGES PSM`.

pytesseract starts the executable in this process's group, so that both can be killed together.
"""

from __future__ import annotations

import sys

import pytesseract
from PIL import Image

from docloop.adapters.readers.serving import serve

_WORD_LEVEL = 5


class Engine:
    """Tesseract with these languages (joined by +) and this page segmentation mode."""

    def __init__(self, executable: str, languages: str, psm: str) -> None:
        pytesseract.pytesseract.tesseract_cmd = executable
        self._languages = languages
        self._config = f"--psm {psm}"

    def read(self, picture: Image.Image) -> list[tuple[list[int], str, float, list[int]]]:
        """Line (block, paragraph, line), text, confidence 0..100 and left, top, width, height of every word."""
        data = pytesseract.image_to_data(
            picture, lang=self._languages, config=self._config, output_type=pytesseract.Output.DICT
        )
        line = zip(data["block_num"], data["par_num"], data["line_num"], strict=True)
        box = zip(data["left"], data["top"], data["width"], data["height"], strict=True)
        rows = zip(data["level"], line, data["text"], data["conf"], box, strict=True)
        return [
            (list(line), str(text), float(confidence), list(box))
            for level, line, text, confidence, box in rows
            if level == _WORD_LEVEL and str(text).strip()
        ]


if __name__ == "__main__":
    serve(Engine(*sys.argv[1:]).read)
