"""Kinds of value: one registry, each complete in itself, and nothing else that names them."""

from __future__ import annotations

import ast
import copy
import pickle
from collections.abc import Iterator
from pathlib import Path

import docloop
import pytest
from docloop import values
from docloop.adapters.types import shipped_types
from docloop.model.document_type import FieldSpec
from docloop.values.kind import BIAS, Kind, Shape
from docloop.values.kinds import KINDS, find_kinds, kind_of
from docloop.values.lexicon_names import LABELS, PARTIES
from docloop.values.match import Hints
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

PACKAGE = Path(docloop.__file__).parent
ROOMS = [PACKAGE / room for room in ("model", "ports", "steps", "use_cases", "formats", "adapters", "bootstrap", "cli")]
ROOMS += [PACKAGE / "lab" / "evaluation", PACKAGE.parents[3] / "functions"]
FILES = sorted(file for room in ROOMS for file in room.rglob("*.py") if "node_modules" not in file.parts)
FINDERS = {getattr(kind.find, "__name__", "") for kind in KINDS.values() if kind.find}


def field_of(kind: Kind) -> FieldSpec:
    return FieldSpec(name="VALUE", kind=kind, choices={kind.example: ()} if kind.listed else {})


kind = pytest.mark.parametrize("kind", KINDS.values(), ids=str)


@kind
def test_a_kind_is_complete(kind: Kind) -> None:
    assert kind is kind_of(kind.name)
    assert kind.title
    assert kind.noun
    assert BIAS in kind.weights
    assert (kind.shape is Shape.VALUE) is (kind.find is not None)
    assert kind.rivals <= KINDS.keys()


@kind
def test_the_example_is_a_value_and_stays_one(kind: Kind) -> None:
    hints = Hints(day_first=True, choices=((kind.example, ()),) if kind.listed else ())
    value = kind.as_written(kind.example, hints)
    assert value is not None
    assert kind.equal(value, kind.as_written(value, hints) or "")
    if kind.measure:
        assert kind.measure(value) is not None


@kind
@given(text=st.text(max_size=60))
def test_no_text_breaks_a_kind(kind: Kind, text: str) -> None:
    value = kind.as_written(text)
    kind.normalise(text)
    kind.equal(text, text)
    if kind.measure:
        kind.measure(text)
    if kind.check_digits:
        kind.check_digits.hold(text)
    assert value is None or value.strip()


@kind
def test_there_is_one_object_of_each_kind(kind: Kind) -> None:
    spec = field_of(kind)
    assert pickle.loads(pickle.dumps(spec)).kind is kind  # noqa: S301  our own
    assert copy.deepcopy(spec).kind is kind
    assert FieldSpec.model_validate_json(spec.model_dump_json()).kind is kind


@kind
def test_types_name_kinds_and_the_schema_lists_them(kind: Kind) -> None:
    assert FieldSpec.model_validate(field_of(kind).model_dump()).kind is kind
    assert field_of(kind).model_dump()["kind"] == kind.name
    assert kind.name in FieldSpec.model_json_schema()["$defs"]["FieldKind"]["enum"]


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValidationError, match=r"There is no kind of value 'colour'; there are .*money"):
        FieldSpec.model_validate({"name": "VALUE", "kind": "colour"})


def test_a_kind_is_added_by_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    emails = (PACKAGE / "values" / "emails.py").read_text(encoding="utf-8")
    (tmp_path / "mailboxes.py").write_text(emails.replace('name="email"', 'name="mailbox"'), encoding="utf-8")
    monkeypatch.setattr(values, "__path__", [*values.__path__, str(tmp_path)])

    found = {each.name: each for each in find_kinds()}

    assert found.keys() - KINDS.keys() == {"mailbox"}
    assert found["mailbox"].as_written("a@example.com") == "a@example.com"


def test_a_list_of_words_stands_beside_values_of_one_kind() -> None:
    lists = [name for kind in KINDS.values() for name in kind.word_lists]
    assert len(lists) == len(set(lists))
    assert set(lists) <= LABELS | PARTIES


def test_every_shipped_type_is_of_known_kinds() -> None:
    specs = [spec for each in shipped_types() for spec in (*each.fields, *each.line_items)]
    assert specs
    assert all(spec.kind is kind_of(spec.kind.name) for spec in specs)


def test_no_code_names_kinds() -> None:
    named = {str(file): list(_named(file.read_text(encoding="utf-8"))) for file in FILES}
    assert len(named) > 100
    assert {file: found for file, found in named.items() if found} == {}


@pytest.mark.parametrize(
    "code",
    [
        'spec.kind == "money"',
        'spec.kind.name in {"date", "money"}',
        'kind_of("money")',
        'KINDS["money"]',
        "spec.kind.find is find_money",
        "spec.kind.find is not money.find_money",
        'FieldSpec(name="TOTAL", kind="money")',
        "from docloop.values.money import KIND",
        "from docloop.values import money\nmoney.KIND",
        'match spec.kind.name:\n    case "money":\n        pass',
    ],
)
def test_naming_a_kind_is_noticed(code: str) -> None:
    assert list(_named(code))


def _named(code: str) -> Iterator[str]:
    """What names a kind in some code: a comparison, with its finder too, a look-up, an argument or an import of one."""
    if "kind" not in code.lower():
        return
    for node in ast.walk(ast.parse(code)):
        inside = [each for part in _parts(node) for each in ast.walk(part)]
        if any(_is_name(each) or _is_finder(each) for each in inside) or _is_import(node):
            yield ast.unparse(node)


def _parts(node: ast.AST) -> list[ast.AST]:
    """Where a text is the name of a kind, if it is one."""
    match node:
        case ast.Compare() if any(map(_is_kind, (node.left, *node.comparators))):
            return [node]
        case ast.Match() if _is_kind(node.subject):
            return [*node.cases]
        case ast.Call(func=ast.Name(id="kind_of")) | ast.Subscript(value=ast.Name(id="KINDS")):
            return [node]
        case ast.keyword(arg="kind"):
            return [node.value]
    return []


def _is_import(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return str(node.module).startswith("docloop.values.") and any(each.name == "KIND" for each in node.names)
    return isinstance(node, ast.Attribute) and node.attr == "KIND"


def _is_name(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in KINDS


def _is_finder(node: ast.AST) -> bool:
    named = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
    return named in FINDERS


def _is_kind(node: ast.AST) -> bool:
    return any(isinstance(each, ast.Attribute) and each.attr == "kind" for each in ast.walk(node))
