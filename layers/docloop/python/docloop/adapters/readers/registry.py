"""The readers by name."""

from __future__ import annotations

from collections.abc import Callable

from docloop.adapters.readers.neural import NeuralReader, find_models
from docloop.adapters.readers.tesseract import TesseractReader
from docloop.adapters.readers.textract import TextractReader
from docloop.ports import Reader
from docloop.settings import ExtractSettings


def _neural(settings: ExtractSettings) -> Reader:
    return NeuralReader(find_models(settings.model_directory), settings.reader_timeout)


def _tesseract(settings: ExtractSettings) -> Reader:
    return TesseractReader(settings.languages, settings.reader_timeout, settings.tesseract_path)


def _textract(settings: ExtractSettings) -> Reader:
    return TextractReader(settings.reader_timeout, settings.endpoint_url)


BUILDERS: dict[str, Callable[[ExtractSettings], Reader]] = {
    "neural": _neural,
    "tesseract": _tesseract,
    "textract": _textract,
}


def build_readers(settings: ExtractSettings) -> tuple[Reader, ...]:
    """The configured readers in their order of preference. Nothing is started or loaded yet."""
    return tuple(BUILDERS[name](settings) for name in settings.readers)
