"""Models as JSON: those that people's labels made lie in a bucket, those that docloop ships beside its code."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib import resources
from threading import Lock

from pydantic import ValidationError

from docloop.errors import ModelUnavailable, SourceMissing
from docloop.model.learned import Background, LearnedModel, id_of
from docloop.model.training import Evidence, EvidencePointer, card_prefix, evidence_key, model_key
from docloop.ports import BlobStore

KEPT = 8
"""Models that stay loaded; each document type in use needs one."""


class BlobModelLibrary:
    """Keeps the models it has loaded: one with the same name is the same model, for ever."""

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs
        self._loaded: dict[str, LearnedModel] = {}
        self._lock = Lock()

    def shipped(self, document_type: str) -> LearnedModel | None:
        return shipped_model(document_type)

    def load(self, document_type: str, card: str, model: str) -> LearnedModel:
        with self._lock:
            known = self._loaded.get(model)
        if known is not None:
            return known
        try:
            data = self._blobs.get(model_key(document_type, card, model))
        except SourceMissing:
            raise ModelUnavailable("A stored model is not there.", card=card, model=model) from None
        loaded = _checked(data, model, card)
        with self._lock:
            self._loaded[model] = loaded
            while len(self._loaded) > KEPT:
                del self._loaded[next(iter(self._loaded))]
        return loaded

    def save(self, card: str, model: LearnedModel) -> None:
        key = model_key(model.document_type, card, model.id)
        self._blobs.put(key, model.model_dump_json().encode(), "application/json")

    def load_evidence(self, pointer: EvidencePointer) -> Evidence:
        try:
            data = self._blobs.get(evidence_key(pointer.document_type, pointer.content))
        except SourceMissing:
            raise ModelUnavailable("Stored evidence is not there.", id=pointer.id) from None
        if _name_of(data) != pointer.content:
            raise ModelUnavailable("Stored evidence is not what its name says.", id=pointer.id)
        try:
            return Evidence.model_validate_json(data)
        except ValidationError:
            raise ModelUnavailable("Stored evidence is of a format that this version does not know.") from None

    def save_evidence(self, document_type: str, evidence: Evidence) -> str:
        data = evidence.model_dump_json().encode()
        content = _name_of(data)
        self._blobs.put(evidence_key(document_type, content), data, "application/json")
        return content

    def tidy(self, document_type: str, card: str, keep: str | None) -> int:
        kept = model_key(document_type, card, keep) if keep else None
        keys = [head.key for head in self._blobs.list(card_prefix(document_type, card))]
        return sum(self._blobs.delete(key) for key in keys if key != kept)


def _name_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:24]


def _checked(data: bytes, model: str, card: str) -> LearnedModel:
    """Raises ModelUnavailable for content of another hash; nothing of it is looked at before."""
    if id_of(data) != model:
        raise ModelUnavailable("A stored model is not what its name says.", card=card, model=model)
    try:
        return LearnedModel.model_validate_json(data)
    except ValidationError:
        raise ModelUnavailable("A stored model is of a format that this version does not know.", model=model) from None


@cache
def shipped_background() -> Background:
    """The words of the papers in `docloop/data/background`."""
    data = (resources.files("docloop") / "data" / "background" / "papers.json.gz").read_bytes()
    return Background.model_validate_json(gzip.decompress(data))


@cache
def shipped_model(document_type: str) -> LearnedModel | None:
    """`docloop/data/models/<type>.json`, packed with gzip or not; None when there is no such file."""
    folder = resources.files("docloop") / "data" / "models"
    for name in (f"{document_type}.json", f"{document_type}.json.gz"):
        file = folder / name
        if file.is_file():
            data = file.read_bytes()
            return LearnedModel.model_validate_json(gzip.decompress(data) if name.endswith(".gz") else data)
    return None
