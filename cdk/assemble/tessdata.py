"""Language data of Tesseract: what its wheel lacks comes from the folder that TESSDATA_DIRECTORY names."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from docloop.adapters.readers.tesseract import find_tesseract, known_languages, missing_languages

from cdk.parameters import WrongParameter, split_list

VARIABLE = "TESSDATA_DIRECTORY"


def languages_read(parameters: Mapping[str, str]) -> tuple[str, ...]:
    """The languages that Tesseract needs data for; none when no reader is Tesseract."""
    readers = (*split_list(parameters["readers"]), parameters["second_reader"])
    return tuple(split_list(parameters["languages"])) if "tesseract" in readers else ()


def stage(parameters: Mapping[str, str], environment: Mapping[str, str], destination: Path) -> tuple[Path, ...]:
    """Copies the data of `languages` that the named folder holds below `destination`; gives the copies."""
    folder = environment.get(VARIABLE)
    if not folder:
        return ()
    copies = []
    for name in languages_read(parameters):
        source = Path(folder, f"{name}.traineddata")
        if source.is_file():
            copies.append(destination / f"{name}.traineddata")
            copies[-1].parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copies[-1])
    return tuple(copies)


def require(parameters: Mapping[str, str], tessdata: Path) -> None:
    """Raises WrongParameter when the folder lacks the data of a language."""
    missing = missing_languages(languages_read(parameters), tessdata)
    if missing:
        raise WrongParameter(
            f"docloop.languages: Tesseract has no data for {', '.join(missing)}; "
            f"available are {', '.join(known_languages(tessdata)) or 'none'}",
            f"take one of these, or name a folder that holds {missing[0]}.traineddata: {VARIABLE}=/path/to/folder",
            "languages",
        )


def require_here(parameters: Mapping[str, str], environment: Mapping[str, str]) -> dict[str, str]:
    """What the extract function on this machine is told beside LANGUAGES. Raises WrongParameter."""
    folder = environment.get(VARIABLE)
    _, tessdata = find_tesseract(data=folder)
    if tessdata is not None:
        require(parameters, Path(tessdata))
    return {VARIABLE: folder} if folder else {}
