"""All mistakes of a document type at once: where each is, and what may have been meant."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path

import pytest
from docloop.adapters.type_mistakes import MOST_NAMED
from docloop.adapters.types import mistakes_in, parse_type, shipped_types
from docloop.cli.command import CommandError
from docloop.cli.commands import types
from docloop.cli.main import run_of
from docloop.errors import InvalidRequest
from docloop.steps.validate import wrong_checks
from hypothesis import given
from hypothesis import strategies as st

GOOD = """\
name: order
title: Order
fields:
  - {name: NUMBER, kind: identifier}
  - {name: TOTAL, kind: money}
"""
BAD = """\
name: order
titel: Order
fields:
  - name: TOTAL
    kind: monney
    lables: [total]
  - {name: TOTAL, kind: date, role: gros}
  - {name: NET, kind: date, role: net}
  - {name: BORN, kind: date}
line_items:
  - {name: ITEM, kind: text, many: true}
policy:
  mode: treshold
  threshold: 2
  required:
    - BORN
    - TOTL
checks:
  - sumz
  - duplicates: {within_day: 3}
  - sums
  - sums
"""


def found(text: str) -> list[tuple[int | None, str, str | None]]:
    return [(each.line, each.field, each.meant) for each in mistakes_in(text, wrong_checks)]


def test_every_mistake_is_found_with_its_line_and_what_may_have_been_meant() -> None:
    assert found(BAD) == [
        (1, "title", None),
        (2, "titel", "title"),
        (5, "fields.0.kind", "money"),
        (6, "fields.0.lables", "labels"),
        (7, "TOTAL", None),
        (7, "fields.1.role", "gross"),
        (8, "NET", None),
        (10, "line_items", None),
        (13, "policy.mode", "threshold"),
        (14, "policy.threshold", None),
        (17, "policy.required", "TOTAL"),
        (19, "checks", "sums"),
        (20, "checks", None),
        (22, "checks", None),
    ]


def test_the_refusal_names_the_first_and_lists_all() -> None:
    with pytest.raises(InvalidRequest) as refused:
        parse_type(BAD, wrong_checks)

    assert (refused.value.facts["field"], refused.value.facts["line"]) == ("title", 1)
    errors = str(refused.value.facts["errors"]).split("; line ")
    assert len(errors) == len(found(BAD))
    assert errors[1] == "2: titel: there is no titel here (did you mean title?)"


def test_a_single_mistake_is_said_once() -> None:
    with pytest.raises(InvalidRequest, match=r"gold.* there are .*money") as refused:
        parse_type(GOOD.replace("money", "gold"))
    assert "errors" not in refused.value.facts


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (GOOD + "title: Bill\nname: bill\n", [(6, "", None), (7, "", None)]),
        (GOOD + "polcy: {}\n", [(6, "polcy", "policy")]),
        (GOOD + "policy: {budget: {eror: 0.1}}\n", [(6, "policy.budget.eror", "error")]),
        (GOOD + "papers: {order: {payabel: true}}\n", [(6, "papers.order.payabel", "payable")]),
        (GOOD + "papers: {order: {}}\ntitel: x\n", [(6, "papers", None), (7, "titel", "title")]),
        (GOOD + "policy:\n  dispensable: [NUMBR]\n", [(7, "policy.dispensable", "NUMBER")]),
        (GOOD.replace("name: order", "name: unknown"), [(1, "name", None)]),
        (GOOD.replace("money", "money, role: gross") + "  - {name: B, kind: money, role: gross}\n", [(6, "B", None)]),
        ("name: order\ntitle: Order\n", [(1, "fields", None)]),
        ("name: order\ntitle: Order\nfields: []\n", [(3, "fields", None)]),
        ("name: order\ntitle: Order\nfields: 7\nchecks: [sumz]\n", [(3, "fields", None), (4, "checks", "sums")]),
        ("a: [", [(1, "", None)]),
        ("just words", [(None, "", None)]),
        (GOOD, []),
    ],
)
def test_a_mistake_has_its_line(text: str, mistake: list[tuple[int | None, str, str | None]]) -> None:
    assert found(text) == mistake


def test_shipped_types_have_none() -> None:
    for each in shipped_types():
        described = each.model_dump(mode="json", exclude_defaults=True)
        assert found(json.dumps(described | {"policy": {}})) == []


def test_a_flood_of_mistakes_is_cut() -> None:
    fields = "".join(f"  - {{name: F{number}, kind: gold}}\n" for number in range(MOST_NAMED + 5))

    with pytest.raises(InvalidRequest) as refused:
        parse_type("name: order\ntitle: Order\nfields:\n" + fields)
    assert str(refused.value.facts["errors"]).endswith("; 5 more")


@given(
    st.text(max_size=200)
    | st.from_regex(r"(name|title|fields|papers|policy|[:\[\]{}!\- \n0-9a-z]){0,60}", fullmatch=True)
)
def test_there_are_mistakes_exactly_where_a_type_is_refused(text: str) -> None:
    mistakes = mistakes_in(text, wrong_checks)
    with suppress(InvalidRequest):
        parse_type(text, wrong_checks)
        assert mistakes == ()
        return
    assert mistakes


def run(*arguments: str) -> int:
    parser = ArgumentParser()
    types.configure(parser)
    return run_of(types)(parser.parse_args(arguments))


def test_the_command_prints_each_mistake_where_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(GOOD)
    bad.write_text(BAD)

    assert run("check", str(good)) == 0
    assert capsys.readouterr() == ("", f"{good}: no mistakes\n")
    assert run("check", str(good), str(bad)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(found(BAD))
    assert lines[1] == f"{bad}:2: titel: there is no titel here (did you mean title?)"
    assert run("check", "--json", str(bad)) == 1
    first, *_ = json.loads(capsys.readouterr().out)
    assert (first["line"], first["field"], first["message"]) == (1, "title", "title: this is missing")


def test_the_command_wants_text(tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(b"\xff\xfe\x00")
    for name in ("picture", "none"):
        with pytest.raises(CommandError, match="cannot be read"):
            run("check", str(tmp_path / name))


def test_the_command_prints_an_example_without_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("example") == 0
    example = capsys.readouterr().out
    assert mistakes_in(example, wrong_checks) == ()
    assert {str(spec.kind) for spec in parse_type(example).fields} == {"name", "date", "duration", "text", "choice"}
