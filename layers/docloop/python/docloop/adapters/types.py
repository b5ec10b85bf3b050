"""Document types from YAML: the shipped ones and those that users write."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import yaml
from pydantic import ValidationError

from docloop.errors import InvalidRequest
from docloop.model.document_type import UNKNOWN, DocumentType, FieldSpec, may_have
from docloop.values.field_roles import FieldRole, role_traits

MAX_CHARACTERS = 200_000
MAX_DEPTH = 20
# The parser in C, where PyYAML brings it, takes a fifth of the time at every cold start. The one in Python says better
# where the mistake of a person is.
_QUICK: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EXPLAINING: Any = yaml.SafeLoader
_OPENING = (
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
)
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken, yaml.BlockEndToken)


@cache
def shipped_types() -> tuple[DocumentType, ...]:
    """The types that come with docloop, by name."""
    folder = resources.files("docloop") / "data" / "document_types"
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".yaml")), key=lambda entry: entry.name)
    return tuple(_parsed(entry.read_text(encoding="utf-8"), _QUICK) for entry in files)


def parse_type(text: str) -> DocumentType:
    """The document type that a YAML text describes.

    A field that names no `labels` is looked for beside its title; an empty list says that nothing stands beside it.

    Raises InvalidRequest that names the line or the field. Anchors and aliases are refused: a few lines of them
    grow into gigabytes.
    """
    return _parsed(text, _EXPLAINING)


def _parsed(text: str, loader: Any) -> DocumentType:
    if len(text) > MAX_CHARACTERS:
        raise InvalidRequest("A document type may have 200,000 characters at most.", limit=MAX_CHARACTERS)
    try:
        _refuse_bombs(text, loader)
        _refuse_repeated_keys(yaml.compose(text, Loader=loader))
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
    if not isinstance(described, dict):
        raise InvalidRequest("A document type is a mapping with name, title and fields.")
    try:
        document_type = DocumentType.model_validate(described)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InvalidRequest(f"{field}: {first['msg']}", field=field) from None
    _refuse_reserved_name(document_type)
    _refuse_repetition(document_type)
    _refuse_roles("fields", document_type.fields)
    _refuse_roles("line_items", document_type.line_items)
    return document_type.model_copy(
        update={
            "fields": tuple(map(_looked_for, document_type.fields)),
            "line_items": tuple(map(_looked_for, document_type.line_items)),
        }
    )


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


def _refuse_repeated_keys(node: yaml.Node | None) -> None:
    """YAML itself would take the last one and say nothing."""
    if isinstance(node, yaml.SequenceNode):
        for part in node.value:
            _refuse_repeated_keys(part)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    line = key.start_mark.line + 1
                    raise InvalidRequest(f"Line {line}: {key.value} is said twice.", line=line)
                seen.add(key.value)
            _refuse_repeated_keys(value)


def _refuse_reserved_name(document_type: DocumentType) -> None:
    """Documents of no known type would become documents of this one."""
    if document_type.name == UNKNOWN:
        raise InvalidRequest(f"name: {UNKNOWN} stands for documents of no type; choose another name.", field="name")


def _refuse_repetition(document_type: DocumentType) -> None:
    seen: set[str] = set()
    for spec in document_type.fields:
        if spec.name in seen:
            raise InvalidRequest(f"fields: {spec.name} is described twice.", field=spec.name)
        seen.add(spec.name)
    for names in ("required", "dispensable"):
        for name in getattr(document_type.policy, names):
            if name not in seen:
                raise InvalidRequest(f"policy.{names}: {name} is not a field of this type.", field=f"policy.{names}")


def _refuse_roles(place: str, specs: Sequence[FieldSpec]) -> None:
    """A role is of one field only, and of a field whose values can have its meaning."""
    holders: dict[FieldRole, str] = {}
    for spec in specs:
        if spec.role is None or spec.role is FieldRole.NONE:
            continue
        role, traits = spec.role, role_traits()[spec.role]
        what = "columns" if traits.of_column else "fields"
        if traits.of_column is not (place == "line_items"):
            usual = (str(each) for each, other in role_traits().items() if other.of_column is not traits.of_column)
            raise InvalidRequest(
                f"{place}: {spec.name} has the role {role}, which is one of {what}.",
                remedy=f"Leave `role` out or name one of {', '.join(usual)}.",
                field=spec.name,
            )
        if not may_have(role, spec.kind, many=spec.many):
            several = "takes several values" if spec.many else f"is of kind {spec.kind}"
            raise InvalidRequest(
                f"{place}: {spec.name} {several}, and the role {role} is for one value of kind "
                f"{' or '.join(traits.kinds)}.",
                remedy=f"Change the kind of {spec.name}, or leave its `role` out.",
                field=spec.name,
            )
        if role in holders:
            raise InvalidRequest(
                f"{place}: {holders[role]} and {spec.name} both have the role {role}.",
                remedy="Leave `role` to one of them. Where a standard name gives it to the other, write `role: none`.",
                field=spec.name,
            )
        holders[role] = spec.name
