"""The readers by name. Each is imported when it is asked for, so that nobody carries what he does not use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from docloop.errors import ConfigurationError
from docloop.ports import Reader, SecondReader

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
    """The configured readers of pages in their order of preference. No process is started and no model loaded yet.

    `embedded` reads files, not pages: it is up to the opener of files.
    """
    return tuple(BUILDERS[name](settings) for name in settings.readers if name in BUILDERS)


def make_second_reader(settings: ExtractSettings) -> SecondReader | None:
    """The one that is asked for; None: nothing is read twice. Raises ConfigurationError when it is not installed."""
    if settings.second_reader == "none":
        return None
    from docloop.adapters.readers.tesseract_lines import TesseractSecondReader  # noqa: PLC0415

    path, data = settings.tesseract_path, settings.tessdata_directory
    reader = TesseractSecondReader(settings.languages, settings.second_timeout, path, data)
    if not reader.is_available():
        raise ConfigurationError(
            "SECOND_READER asks for tesseract, which is not installed.", second_reader=settings.second_reader
        )
    return reader
