"""A docset as it is evaluated: documents with their types, their readings and what is true of them."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from docloop.adapters.types import parse_type, shipped_types
from docloop.errors import InvalidRequest
from docloop.lab.evaluation.cache import SecondReading
from docloop.lab.evaluation.docset import LabelledDocument, load_docset
from docloop.model.document_type import DocumentType
from docloop.model.reading import Reading
from docloop.steps.learn.examples import Example
from docloop.steps.validate import refuse_wrong_checks

NOTHING = Reading(pages=())

Place = tuple[str, str]
"""A document's file and the name of a field."""


@dataclass(frozen=True)
class Paper:
    """A labelled document that was read. `failure`: the code of what made it unreadable; then `reading` is NOTHING.

    `second` None: the second reader takes no part.
    """

    label: LabelledDocument
    document_type: DocumentType
    reading: Reading = NOTHING
    second: SecondReading | None = None
    failure: str | None = None

    @property
    def id(self) -> str:
        return self.label.name

    @property
    def truth(self) -> dict[str, str | None]:
        """What is known of fields that the type has."""
        return {name: value for name, value in self.label.fields.items() if self.document_type.get(name)}

    def without(self, aside: Collection[Place]) -> Paper:
        """The same, with nothing known of fields whose labels are set aside."""
        fields = {name: value for name, value in self.label.fields.items() if (self.id, name) not in aside}
        return replace(self, label=replace(self.label, fields=fields))

    def example(self) -> Example:
        return Example(
            self.id, self.reading, self.truth, self.label.line_items, self.second.lines if self.second else ()
        )


def load_types(files: Iterable[Path]) -> dict[str, DocumentType]:
    """The shipped types and those that YAML files describe, by name; a file's own goes before a shipped one.

    Raises InvalidRequest that says what is wrong with a file.
    """
    types = {each.name: each for each in shipped_types()}
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            raise InvalidRequest(f"{file} is no readable text. --type wants a YAML file, see the README.") from None
        try:
            described = parse_type(text)
            refuse_wrong_checks(described)
        except InvalidRequest as error:
            raise InvalidRequest(f"{file}: {error.message}") from None
        types[described.name] = described
    return types


def load_papers(
    folder: Path, types: dict[str, DocumentType], count: int | None = None, seed: int | None = None
) -> list[Paper]:
    """The docset's documents, not yet read: the first `count`, in the docset's order or shuffled by `seed`.

    Raises InvalidRequest when the folder is no docset, is empty or holds a type that is not known.
    """
    if not folder.is_dir():
        raise InvalidRequest(f"{folder} is no folder. Name a docset: a folder with a labels.jsonl.")
    labels = list(load_docset(folder))
    if not labels:
        raise InvalidRequest(f"{folder} holds no labelled document. Add lines to its labels.jsonl.")
    if seed is not None:
        random.Random(seed).shuffle(labels)  # noqa: S311 - a shuffle that can be repeated
    unknown = sorted({label.document_type for label in labels} - set(types))
    if unknown:
        raise InvalidRequest(
            f"{folder} holds documents of type {', '.join(map(repr, unknown))}, which is not known here. "
            f"Known are {', '.join(sorted(types))}; describe others with --type FILE.yaml."
        )
    return [Paper(label, types[label.document_type]) for label in labels[:count]]
