"""Model files: one JSON a document type, or a folder that holds one for each."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from docloop.adapters.model_library import shipped_model
from docloop.errors import InvalidRequest
from docloop.model.document_type import DocumentType
from docloop.model.learned import FORMAT, LearnedModel, Memory

PLAIN, PACKED = ".json", ".json.gz"


def shipped_models(types: Iterable[str]) -> dict[str, LearnedModel]:
    """The models that come with docloop for these document types, by type."""
    return {name: model for name in types if (model := shipped_model(name)) is not None}


def load_models(place: Path) -> dict[str, LearnedModel]:
    """The models of a file or of all files in a folder, packed with gzip or not, by document type.

    Raises InvalidRequest.
    """
    files = sorted([*place.glob("*.json"), *place.glob("*.json.gz")]) if place.is_dir() else [place]
    if not files:
        raise InvalidRequest(f"{place} holds no model. `docloop train DOCSET --out {place}` makes one.")
    models = [_load(file) for file in files]
    return {model.document_type: model for model in models}


def _load(file: Path) -> LearnedModel:
    try:
        data = file.read_bytes()
    except OSError:
        raise InvalidRequest(f"There is no model at {file}. `docloop train DOCSET --out {file}` makes one.") from None
    try:
        model = LearnedModel.model_validate_json(gzip.decompress(data) if file.name.endswith(PACKED) else data)
    except (ValidationError, gzip.BadGzipFile, EOFError, zlib.error):
        raise InvalidRequest(f"{file} is no model of docloop. `docloop train` writes such files.") from None
    if model.format != FORMAT:
        raise InvalidRequest(f"{file} is a model of format {model.format}; this docloop reads {FORMAT}. Train again.")
    return model


OLDER = 3_652.0
"""Days by which papers elsewhere may be older than the oldest labels."""


def portable(model: LearnedModel, document_type: DocumentType) -> LearnedModel:
    """The model without its memory of suppliers, without the cases that budgets are proven on, since elsewhere nothing
    is proven by them, and without a recogniser: elsewhere documents of the type hold other words. Dates count as usual
    for ten years before the oldest labels: when the labelled papers were collected says nothing of other people's. What
    amounts are usual is forgotten: elsewhere they are in another currency."""
    usual = tuple(
        each.model_copy(update={"low": each.low - OLDER, "early": ()}) if each.early else each
        for each in model.usual
        if (spec := document_type.get(each.field)) is not None and spec.kind.day
    )
    return model.model_copy(update={"memory": Memory(), "cases": (), "recogniser": None, "usual": usual})


def attributed(model: LearnedModel, to: str) -> LearnedModel:
    """The model with one more name to whom its labels are owed."""
    facts = model.facts.model_copy(update={"attribution": (*model.facts.attribution, to)})
    return model.model_copy(update={"facts": facts})


def save_models(models: Mapping[str, LearnedModel], place: Path) -> list[Path]:
    """Writes a name that ends in .json or .json.gz as one file, any other as a folder with a file for each type.

    The same models make the same files. Raises InvalidRequest when one file cannot hold them or cannot be written.
    """
    single = place.name.endswith((PLAIN, PACKED))
    if single and len(models) != 1:
        raise InvalidRequest(
            f"{place.name} can hold one model, and the docsets hold documents of {len(models)} types "
            f"({', '.join(sorted(models))}). Give --out the name of a folder."
        )
    files = [(place if single else place / f"{name}{PLAIN}", models[name]) for name in sorted(models)]
    try:
        for file, model in files:
            data = model.model_dump_json().encode()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(gzip.compress(data, mtime=0) if file.name.endswith(PACKED) else data)
    except OSError as error:
        raise InvalidRequest(f"{place} cannot be written: {error.strerror}. Choose another --out.") from None
    return [file for file, _ in files]
