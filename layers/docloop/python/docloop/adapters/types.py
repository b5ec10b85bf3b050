"""Document types from YAML: the shipped ones and those that users write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import ValidationError

from docloop.adapters.type_mistakes import Mistake, Places, refusal_of, repeated_keys, what_remains
from docloop.errors import InvalidRequest
from docloop.model.document_type import UNKNOWN, DocumentType, FieldSpec, may_have
from docloop.values.field_roles import FieldRole, role_traits
from docloop.values.shipped_data import QUICK_LOADER

MAX_CHARACTERS = 200_000
MAX_DEPTH = 20
# The parser in C is quick; this one says better where the mistake of a person is.
_EXPLAINING: Any = yaml.SafeLoader
_OPENING = (
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
)
Rule = Callable[[DocumentType], Iterable[tuple[str, InvalidRequest, Iterable[str]]]]
"""Finds what is wrong with the checks of a type: the name of each, why, and the names that there are."""
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken, yaml.BlockEndToken)


def _no_rule(_: DocumentType) -> tuple[()]:
    return ()


@cache
def shipped_types() -> tuple[DocumentType, ...]:
    """The types that come with docloop, by name."""
    folder = resources.files("docloop") / "data" / "document_types"
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".yaml")), key=lambda entry: entry.name)
    return tuple(_parsed(entry.read_text(encoding="utf-8"), QUICK_LOADER) for entry in files)


def parse_type(text: str, also: Rule = _no_rule) -> DocumentType:
    """The document type that a YAML text describes.

    A field that names no `labels` is looked for beside its title; an empty list says that nothing stands beside it.
    `also` is a rule beyond what a type itself has to be.

    Raises InvalidRequest that names the line or the field, and all mistakes in `errors` where there are several.
    Anchors and aliases are refused: a few lines of them grow into gigabytes.
    """
    return _parsed(text, _EXPLAINING, also)


def mistakes_in(text: str, also: Rule = _no_rule) -> tuple[Mistake, ...]:
    """Everything that `parse_type` would refuse, in the order of lines; of YAML that cannot be read the first alone."""
    try:
        return _examined(text, _EXPLAINING, also)[1]
    except InvalidRequest as error:
        line, field = error.facts.get("line"), error.facts.get("field")
        return (Mistake(error.message, str(field or ""), line if isinstance(line, int) else None),)


def _parsed(text: str, loader: Any, also: Rule = _no_rule) -> DocumentType:
    document_type, mistakes = _examined(text, loader, also)
    if mistakes or document_type is None:
        raise refusal_of(mistakes)
    return document_type.model_copy(
        update={
            "fields": tuple(map(_looked_for, document_type.fields)),
            "line_items": tuple(map(_looked_for, document_type.line_items)),
        }
    )


def _examined(text: str, loader: Any, also: Rule) -> tuple[DocumentType | None, tuple[Mistake, ...]]:
    """The type as far as it could be read, and what is wrong with it. Raises InvalidRequest for unreadable YAML."""
    node, described = _loaded(text, loader)
    places = Places(node, described)
    mistakes = [*repeated_keys(node), *_wrong_names(places, described)]
    document_type: DocumentType | None
    try:
        document_type = DocumentType.model_validate(described)
    except ValidationError as error:
        mistakes += places.of_validation(error)
        document_type, more = what_remains(described, error)
        mistakes += places.of_validation(more) if more is not None else ()
    if document_type is not None:
        mistakes += _wrong_roles(places, "fields", document_type.fields)
        mistakes += _wrong_roles(places, "line_items", document_type.line_items)
        for name, wrong, known in also(document_type):
            remedy = str(wrong.facts.get("remedy", ""))
            mistakes.append(places.mistake(("checks", name), wrong.message, field="checks", meant=known, remedy=remedy))
    return document_type, tuple(sorted(mistakes, key=lambda each: each.line or 0))


def _loaded(text: str, loader: Any) -> tuple[yaml.Node, dict[str, Any]]:
    if len(text) > MAX_CHARACTERS:
        raise InvalidRequest("A document type may have 200,000 characters at most.", limit=MAX_CHARACTERS)
    try:
        _refuse_bombs(text, loader)
        node = yaml.compose(text, Loader=loader)
        described = yaml.load(text, Loader=loader)  # noqa: S506  both loaders are safe ones
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        where = f"line {line}: " if line else ""
        raise InvalidRequest(
            f"Not valid YAML, {where}{getattr(error, 'problem', None) or 'unreadable'}.", line=line
        ) from None
    except (RecursionError, ValueError):
        raise InvalidRequest("Not a document type: nested too deeply, or a value out of range.") from None
    if node is None or not isinstance(described, dict):
        raise InvalidRequest("A document type is a mapping with name, title and fields.")
    return node, described


def _looked_for(spec: FieldSpec) -> FieldSpec:
    """What a field is called is often what stands beside it: the title is its label where none are written."""
    if "labels" in spec.model_fields_set or not spec.title:
        return spec
    return spec.model_copy(update={"labels": (spec.title,)})


def _refuse_bombs(text: str, loader: Any) -> None:
    depth = 0
    for token in yaml.scan(text, Loader=loader):
        line = token.start_mark.line + 1
        if isinstance(token, (yaml.AliasToken, yaml.AnchorToken)):
            raise InvalidRequest(f"Line {line}: anchors and aliases are not allowed; write the value out.", line=line)
        depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
        if depth > MAX_DEPTH:
            raise InvalidRequest(f"Line {line}: nested too deeply for a document type.", line=line)


def _wrong_names(places: Places, described: Mapping[str, Any]) -> Iterator[Mistake]:
    """A name that is reserved, one that is used twice, and those of a policy that no field has."""
    if described.get("name") == UNKNOWN:
        # Documents of no known type would become documents of this one.
        yield places.mistake(
            ("name",), f"name: {UNKNOWN} stands for documents of no type; choose another name.", field="name"
        )
    fields = described.get("fields")
    names = [each.get("name") for each in fields if isinstance(each, dict)] if isinstance(fields, list) else []
    known = [name for name in names if isinstance(name, str)]
    for name in sorted({name for name in known if known.count(name) > 1}):
        yield places.mistake(("fields", name), f"fields: {name} is described twice.", field=name)
    policy = described.get("policy")
    for listed in ("required", "dispensable"):
        asked = policy.get(listed) if isinstance(policy, dict) else None
        for name in asked if isinstance(asked, list) else ():
            if isinstance(name, str) and name not in known:
                said = f"policy.{listed}: {name} is not a field of this type."
                yield places.mistake(("policy", listed, name), said, field=f"policy.{listed}", meant=known)


def _wrong_roles(places: Places, place: str, specs: Sequence[FieldSpec]) -> Iterator[Mistake]:
    """A role is of one field only, and of a field whose values can have its meaning."""
    holders: dict[FieldRole, str] = {}
    for spec in specs:
        if spec.role is None or spec.role is FieldRole.NONE:
            continue
        said, remedy = _wrong_role(place, spec, spec.role, holders.get(spec.role))
        if said:
            yield places.mistake((place, spec.name), f"{place}: {said}", field=spec.name, remedy=remedy)
        else:
            holders[spec.role] = spec.name


def _wrong_role(place: str, spec: FieldSpec, role: FieldRole, holder: str | None) -> tuple[str, str]:
    """What is wrong with the role of a field, and what helps; "" twice: nothing."""
    traits = role_traits()[role]
    if traits.of_column is not (place == "line_items"):
        usual = (str(each) for each, other in role_traits().items() if other.of_column is not traits.of_column)
        return (
            f"{spec.name} has the role {role}, which is one of {'columns' if traits.of_column else 'fields'}.",
            f"Leave `role` out or name one of {', '.join(usual)}.",
        )
    if not may_have(role, spec.kind, many=spec.many):
        several = "takes several values" if spec.many else f"is of kind {spec.kind}"
        return (
            f"{spec.name} {several}, and the role {role} is for one value of kind {' or '.join(traits.kinds)}.",
            f"Change the kind of {spec.name}, or leave its `role` out.",
        )
    if holder is not None:
        return (
            f"{holder} and {spec.name} both have the role {role}.",
            "Leave `role` to one of them. Where a standard name gives it to the other, write `role: none`.",
        )
    return "", ""
