"""The second reader's process: `python -m docloop.adapters.readers.second_worker TESSDATA LANGUAGES PSM`."""

from __future__ import annotations

import sys

import tesserocr
from PIL import Image

from docloop.adapters.readers.serving import serve

# Sauvola's local thresholds: receipts are unevenly lit and printed.
_THRESHOLDS = {"thresholding_method": "2"}


class Engine:
    """Tesseract with these languages (joined by +) and this page segmentation mode."""

    def __init__(self, tessdata: str, languages: str, psm: str) -> None:
        self._engine = tesserocr.PyTessBaseAPI(path=tessdata, lang=languages, psm=int(psm))
        for name, value in _THRESHOLDS.items():
            self._engine.SetVariable(name, value)

    def read(self, picture: Image.Image) -> tuple[str, float]:
        """The text and its mean confidence, 0..100."""
        self._engine.SetImage(picture)
        return str(self._engine.GetUTF8Text()), float(self._engine.MeanTextConf())


if __name__ == "__main__":
    serve(Engine(*sys.argv[1:]).read)
