"""Document types as YAML that people read and edit."""

from __future__ import annotations

from typing import Any

import yaml

from docloop.model.document_type import DocumentType, FieldSpec

_WIDTH = 110


class _Writer(yaml.SafeDumper):
    """Lists stand under their key with an indent, as in the types that docloop ships."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002  PyYAML's own
        super().increase_indent(flow, False)


def source_of(document_type: DocumentType) -> str:
    """The YAML that describes the type; `parse_type` reads the same type from it.

    The policy is left out, so that storing the text changes none.
    """
    described = document_type.model_dump(mode="json", exclude_defaults=True, exclude={"policy", "fields", "line_items"})
    lists = {"fields": document_type.fields, "line_items": document_type.line_items}
    parts = {name: [_field(each) for each in specs] for name, specs in lists.items() if specs}
    return yaml.dump({**described, **parts}, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=_WIDTH)


def _field(spec: FieldSpec) -> dict[str, Any]:
    written = spec.model_dump(mode="json", exclude_defaults=True)
    # Without labels the title would be taken for one.
    return written if spec.labels or not spec.title else {**written, "labels": []}
