"""Mistakes in the YAML of a document type: all at once, each with its line and what may have been meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

import yaml
from pydantic import BaseModel, ValidationError

from docloop.errors import InvalidRequest
from docloop.model.document_type import DocumentType
from docloop.values.kinds import KINDS

Path = tuple[str | int, ...]
MOST_NAMED = 100
"""Mistakes that one refusal names."""

_LISTS = ("fields", "line_items")
_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True)
class Mistake:
    """`field` is where it is, from the top, with dots. `line` counts from 1; None: it is in no line of its own.

    `meant` is what the writer may have meant, None where nothing is near. `remedy` says what helps beyond that.
    """

    message: str
    field: str = ""
    line: int | None = None
    meant: str | None = None
    remedy: str | None = None

    @property
    def sentence(self) -> str:
        return f"{self.message} (did you mean {self.meant}?)" if self.meant else self.message


def refusal_of(mistakes: Iterable[Mistake]) -> InvalidRequest:
    """The error that says the first mistake, and in `errors` all of them."""
    known = list(mistakes)
    first = known[0]
    named = [f"line {each.line}: {each.sentence}" if each.line else each.sentence for each in known[:MOST_NAMED]]
    if more := len(known) - len(named):
        named.append(f"{more} more")
    facts = {"field": first.field, "line": first.line, "remedy": first.remedy}
    message = first.sentence if first.field else f"Line {first.line}: {first.sentence}."
    error = InvalidRequest(message, **{name: fact for name, fact in facts.items() if fact})
    if len(known) > 1:
        error.facts["errors"] = "; ".join(named)
    return error


class Places:
    """Where things stand in a YAML text, and what may stand there."""

    def __init__(self, root: yaml.Node, described: Mapping[str, Any]) -> None:
        self._root = root
        self._described = described

    def mistake(self, path: Path, message: str, *, field: str, meant: Iterable[str] = (), remedy: str = "") -> Mistake:
        """A mistake at the end of a path; `meant` are the values that may stand there."""
        near = get_close_matches(str(path[-1]) if path else "", list(meant), n=1)
        return Mistake(message, field, self._line(path), near[0] if near else None, remedy or None)

    def _line(self, path: Path) -> int:
        """The line of the last part of the path that is there. Parts of a list may be named by their names."""
        node, line = self._root, self._root.start_mark.line
        for part in path:
            found = _below(node, part)
            if found is None:
                break
            line, node = found
        return line + 1

    def of_validation(self, error: ValidationError) -> Iterator[Mistake]:
        """What the model says, in words, the first line first."""
        found = error.errors(include_input=False, include_url=False)
        deeper = {wrong["loc"][0] for wrong in found if len(wrong["loc"]) > 1}
        for wrong in found:
            # A list of which no element is right counts as empty, too.
            if not (wrong["type"] == "too_short" and wrong["loc"] and wrong["loc"][0] in deeper):
                yield self._of_one(wrong["type"], wrong["loc"], wrong["msg"], wrong.get("ctx", {}))

    def _of_one(self, kind: str, path: Path, said: str, limits: Mapping[str, Any]) -> Mistake:
        said = said.removeprefix("Value error, ").replace("Input should", "should", 1)
        field = ".".join(map(str, path))
        if not path:
            name = _named_first(said)
            return self.mistake((name,) if name in self._described else (), said, field=name)
        if kind == "extra_forbidden":
            members = _model_at(path[:-1]).model_fields
            return self.mistake(path, f"{field}: there is no {path[-1]} here", field=field, meant=members)
        if kind == "missing":
            return self.mistake(path, f"{field}: this is missing", field=field)
        options = _QUOTED.findall(str(limits.get("expected", ""))) or (KINDS if path[-1] == "kind" else ())
        given = self._given(path)
        near = get_close_matches(str(given), list(options), n=1) if isinstance(given, str) else []
        return Mistake(f"{field}: {said}", field, self._line(path), near[0] if near else None)

    def _given(self, path: Path) -> object:
        value: Any = self._described
        for part in path:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def repeated_keys(node: yaml.Node | None) -> Iterator[Mistake]:
    """YAML itself would take the last one and say nothing."""
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from repeated_keys(part)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    yield Mistake(f"{key.value} is said twice", line=key.start_mark.line + 1)
                seen.add(key.value)
            yield from repeated_keys(value)


def what_remains(
    described: Mapping[str, Any], error: ValidationError
) -> tuple[DocumentType | None, ValidationError | None]:
    """The type without what is wrong with it, so that the rest can be looked at; None when that cannot be told apart.

    With it comes what is wrong with the rest: rules about several members are only asked once each of them is right.
    """
    broken = {_broken(wrong["loc"], wrong["msg"]) for wrong in error.errors(include_input=False, include_url=False)}
    kept = {name: value for name, value in described.items() if (name,) not in broken}
    for place in _LISTS:
        if isinstance(kept.get(place), list):
            kept[place] = [each for number, each in enumerate(kept[place]) if (place, number) not in broken]
    if any(path[0] == "fields" for path in broken):
        kept.pop("papers", None)
    kept = {"name": "own", "title": "Own", **kept}
    kept["fields"] = kept.get("fields") or [{"name": "OWN", "kind": "text"}]
    try:
        return DocumentType.model_validate(kept), None
    except ValidationError as more:
        more_broken = {_broken(wrong["loc"], wrong["msg"]) for wrong in more.errors()}
        if more_broken <= {("papers",), ("line_items",)}:
            return what_remains(kept, more)[0], more
        return None, None


def _broken(path: Path, said: str) -> Path:
    """Of what the type is rid: of the element of a list, or of a member with all that is below it."""
    path = path or (_named_first(said),)
    return path[:2] if path[0] in _LISTS else path[:1]


def _named_first(said: str) -> str:
    """The member that a rule about several of them names first."""
    return re.split(r"[:.]", said.removeprefix("Value error, "))[0]


def _below(node: yaml.Node, part: str | int) -> tuple[int, yaml.Node] | None:
    """The line and the node of a member; of a list by number or by what it is called, the last one of that name."""
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark.line, value) for key, value in node.value if key.value == part), None)
    if not isinstance(node, yaml.SequenceNode):
        return None
    if isinstance(part, int):
        found = node.value[part] if part < len(node.value) else None
    else:
        found = next((each for each in reversed(node.value) if _called(each, part)), None)
    return (found.start_mark.line, found) if found is not None else None


def _called(node: yaml.Node, name: str) -> bool:
    if isinstance(node, yaml.MappingNode):
        return any(name == key.value or (key.value == "name" and name == value.value) for key, value in node.value)
    return bool(node.value == name)


def _model_at(path: Path) -> type[BaseModel]:
    """The model whose members stand at a path of a document type."""
    model: type[BaseModel] = DocumentType
    for part in path:
        if isinstance(part, str) and part in model.model_fields:
            model = next(_models_in(model.model_fields[part].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models_in(each)
