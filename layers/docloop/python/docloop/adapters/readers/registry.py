"""The readers by name. Each is imported when it is asked for, so that nobody carries what he does not use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from docloop.ports import Reader

if TYPE_CHECKING:
    from docloop.settings import ExtractSettings


def _neural(settings: ExtractSettings) -> Reader:
    from docloop.adapters.readers.neural import NeuralReader, find_models  # noqa: PLC0415

    return NeuralReader(find_models(settings.model_directory), settings.reader_timeout)


def _tesseract(settings: ExtractSettings) -> Reader:
    from docloop.adapters.readers.tesseract import TesseractReader  # noqa: PLC0415

    path, data = settings.tesseract_path, settings.tessdata_directory
    return TesseractReader(settings.languages, settings.reader_timeout, path, data)


def _textract(settings: ExtractSettings) -> Reader:
    from docloop.adapters.readers.textract import TextractReader  # noqa: PLC0415

    return TextractReader(settings.reader_timeout, settings.endpoint_url)


BUILDERS: dict[str, Callable[[ExtractSettings], Reader]] = {
    "neural": _neural,
    "tesseract": _tesseract,
    "textract": _textract,
}


def make_readers(settings: ExtractSettings) -> tuple[Reader, ...]:
    """The configured readers in their order of preference. No process is started and no model loaded yet."""
    return tuple(BUILDERS[name](settings) for name in settings.readers)
