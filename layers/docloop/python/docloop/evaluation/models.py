"""Model files: one JSON a document type, or a folder that holds one for each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from docloop.errors import InvalidRequest
from docloop.model.learned import FORMAT, LearnedModel


def load_models(place: Path) -> dict[str, LearnedModel]:
    """The models of a file or of all files in a folder, by document type. Raises InvalidRequest."""
    files = sorted(place.glob("*.json")) if place.is_dir() else [place]
    if not files:
        raise InvalidRequest(f"{place} holds no model. `docloop train DOCSET --out {place}` makes one.")
    models = [_load(file) for file in files]
    return {model.document_type: model for model in models}


def _load(file: Path) -> LearnedModel:
    try:
        model = LearnedModel.model_validate_json(file.read_bytes())
    except OSError:
        raise InvalidRequest(f"There is no model at {file}. `docloop train DOCSET --out {file}` makes one.") from None
    except ValidationError:
        raise InvalidRequest(f"{file} is no model of docloop. `docloop train` writes such files.") from None
    if model.format != FORMAT:
        raise InvalidRequest(f"{file} is a model of format {model.format}; this docloop reads {FORMAT}. Train again.")
    return model


def save_models(models: Mapping[str, LearnedModel], place: Path) -> list[Path]:
    """Writes a name that ends in .json as one file, any other as a folder with a file for each type.

    Raises InvalidRequest when one file cannot hold them or cannot be written.
    """
    if place.suffix == ".json" and len(models) != 1:
        raise InvalidRequest(
            f"{place.name} can hold one model, and the docsets hold documents of {len(models)} types "
            f"({', '.join(sorted(models))}). Give --out the name of a folder."
        )
    files = [(place if place.suffix == ".json" else place / f"{name}.json", models[name]) for name in sorted(models)]
    try:
        for file, model in files:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(model.model_dump_json(), encoding="utf-8")
    except OSError as error:
        raise InvalidRequest(f"{place} cannot be written: {error.strerror}. Choose another --out.") from None
    return [file for file, _ in files]
