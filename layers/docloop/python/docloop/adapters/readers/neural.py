"""The neural reader: PP-OCRv6 in a process of its own."""

from __future__ import annotations

import importlib.util
import math
import time
from pathlib import Path

from docloop.adapters.readers.word_cuts import split_line
from docloop.adapters.readers.worker import Worker
from docloop.errors import PageTooComplex
from docloop.model import limits
from docloop.model.reading import PageReading
from docloop.ports import PageImage

MODEL_FILES = ("det.onnx", "rec.onnx", "dictionary.txt")
# Where the Lambda layer `neural` is unpacked, and where a working tree keeps its models.
_CHECKOUT = Path(__file__).resolve().parents[6:7]
"""Empty where a Lambda layer unpacks us: its path is shorter than a checkout's."""
MODEL_DIRECTORIES = (Path("/opt/neural"), *(root / "build" / "neural" for root in _CHECKOUT))
# Longer sides are scaled down to this many pixels; the engine would do so itself.
MAX_SIDE = 2000


def find_models(directory: str | None = None) -> Path | None:
    """The first place that holds all model files; only `directory` when it is given. None when there is none."""
    places = (Path(directory),) if directory else MODEL_DIRECTORIES
    return next((place for place in places if all((place / name).is_file() for name in MODEL_FILES)), None)


class NeuralReader:
    """Knows lines and their scores; words are cut out of them and share the line's score."""

    name = "neural"

    def __init__(self, models: Path | None, timeout: float) -> None:
        self._models = models
        arguments = [str((models or Path()) / name) for name in MODEL_FILES]
        self._worker = Worker(self.name, f"{__package__}.neural_worker", arguments, timeout)

    def is_available(self) -> bool:
        return self._models is not None and importlib.util.find_spec("rapidocr") is not None

    def read(self, page: PageImage, within: float = math.inf) -> PageReading:
        if page.stretch > limits.LONGEST_PAGE_FOR_NEURAL:
            raise PageTooComplex(page=page.number, reader=self.name, kind="shape")
        started = time.monotonic()
        found, width, height = self._worker.ask(page, "RGB", MAX_SIDE, within)
        lines = (
            split_line(text, score, [(x / width, y / height) for x, y in corners]) for text, score, corners in found
        )
        return PageReading(
            number=page.number,
            width=page.image.width,
            height=page.image.height,
            reader=self.name,
            lines=tuple(line for line in lines if line is not None),
            rotation=page.rotation,
            skew=page.skew,
            seconds=time.monotonic() - started,
        )

    def close(self) -> None:
        """Ends the process; the next page starts another."""
        self._worker.close()
