"""Made stacks are told apart as they were put together, from their own text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docloop.adapters.types import shipped_types
from docloop.lab.evaluation.read_files import OPENER
from docloop.lab.samples.chance import chance
from docloop.lab.samples.stack_letters import draw_delivery_note, draw_letter, draw_terms, make_house, make_letter
from docloop.lab.samples.stacks import CUSTOMER, LANGUAGES, joined, make_stack, make_stacks
from docloop.model.parts import PageSpan, PartsProposal
from docloop.model.reading import Reading
from docloop.steps.parts import propose_parts


def proposed(data: bytes) -> PartsProposal:
    with OPENER.open(data) as file:
        pages = [file.text_layer(number) for number in range(1, file.page_count + 1)]
    return propose_parts(Reading(pages=tuple(page for page in pages if page)), shipped_types())


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_two_invoices_of_one_supplier_are_two_papers(language: str) -> None:
    rng = chance("two", language)
    house = make_house(rng, LANGUAGES[language])
    first, second = (make_letter(rng, house, place, CUSTOMER) for place in (1, 2))
    alone = proposed(joined([draw_letter(first)]))
    found = proposed(joined([draw_letter(first), draw_terms(house), draw_letter(second)]))
    pages = alone.pages + 1
    assert PageSpan(first=1, last=pages) in found.spans
    assert len(found.spans) == 2
    assert len(alone.spans) == 1


def test_a_delivery_note_that_names_its_invoice_stays_with_it() -> None:
    rng = chance("note")
    letter = make_letter(rng, make_house(rng, LANGUAGES["fr"]), 1, CUSTOMER)
    files = [draw_letter(letter), draw_delivery_note(letter, "LS40711", refers=True)]
    assert len(proposed(joined(files)).spans) == 1


def test_the_same_seed_makes_the_same_stacks_and_labels_name_where_papers_begin(tmp_path: Path) -> None:
    assert make_stack(3, 1).firsts == make_stack(3, 1).firsts
    folder = make_stacks(tmp_path / "stacks", count=2, seed=1)
    rows = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["kind"] for row in rows} == {"several"}
    for row in rows:
        assert row["meta"]["firsts"][0] == 1
        assert row["meta"]["pages"] == len(row["meta"]["what"]) >= len(row["meta"]["firsts"]) >= 2
