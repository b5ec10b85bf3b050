"""What labels taught about suppliers: their names and addresses, and the numbers printed beside them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Protocol, TypeVar

from docloop.model.document_type import DocumentType
from docloop.model.learned import KnownValue, Memory
from docloop.model.reading import Reading
from docloop.steps.extract.page.layout import LONGEST
from docloop.values.line_words import any_word
from docloop.values.normal_forms import fold_key
from docloop.values.several import several

T = TypeVar("T")

NUMBER = "#"
"""Stands in `KnownValue.field` for numbers that documents print about their supplier: tax, registration, telephone."""

_OWN_NUMBER = re.compile(rf"\b{any_word('own_number')}\b|\d-[A-Z]\b|[(\[]", re.IGNORECASE)
_FIGURES = re.compile(r"\d(?:[ -]?\d){5,}")
_HEAD_ROWS = 16


class _Same:
    """A memory known again by being the same object, for comparing thousands of values takes its time."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def __hash__(self) -> int:
        return id(self.memory)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.memory is self.memory


def made_once(make: Callable[[Memory], T]) -> Callable[[Memory], T]:
    """Makes what is needed of a memory once, and gives the same again for the memories asked for last."""

    @lru_cache(maxsize=4)
    def made(memory: _Same) -> T:
        return make(memory.memory)

    return lambda memory: made(_Same(memory))


class Confirmed(Protocol):
    """A document whose fields are known."""

    @property
    def id(self) -> str: ...
    @property
    def reading(self) -> Reading: ...
    @property
    def fields(self) -> Mapping[str, str | None]: ...


def remember(examples: Iterable[Confirmed], document_type: DocumentType) -> Memory:
    """Confirmed names and addresses of the type, each in its most frequent spelling, with the numbers beside them."""
    names = {spec.name for spec in document_type.fields if spec.kind.remembered}
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    documents: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for example in examples:
        known = [(field, each) for field, value in example.fields.items() if field in names for each in several(value)]
        for field, value in [*known, *((NUMBER, number) for number in numbers_of(example.reading) if known)]:
            if key := fold_key(value):
                spellings[field, key][value] += 1
                documents[field, key][example.id] = None
    return Memory(
        values=tuple(
            KnownValue(field=field, value=spelling.most_common(1)[0][0], documents=tuple(documents[field, key]))
            for (field, key), spelling in spellings.items()
        )
    )


def numbers_of(reading: Reading) -> list[str]:
    """What the head of the first page says of its sender, as `own_numbers`."""
    return own_numbers(line.text[:LONGEST] for page in reading.pages[:1] for line in page.lines[:_HEAD_ROWS])


def own_numbers(lines: Iterable[str]) -> list[str]:
    """Numbers of six digits and more in lines that speak of tax, registration or telephone."""
    found = (match[0] for line in lines if _OWN_NUMBER.search(line) for match in _FIGURES.finditer(line))
    return list(dict.fromkeys(re.sub(r"\D", "", number)[:20] for number in found))
