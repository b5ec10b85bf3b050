"""Every line that the extract function logs of a document names it by its id."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from docloop.errors import ReaderFailed

from functions.extract import handler
from tests.functional.paper import memo, memo_type
from tests.functional.stage import Stage, raise_stage


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    [output] = [each for each in handler.logger.handlers if isinstance(each, logging.StreamHandler)]
    written = io.StringIO()
    before = output.setStream(written)
    yield written
    output.setStream(before)


def test_lines_of_a_document_and_of_a_failure_name_it(stage: Stage, log: io.StringIO) -> None:
    stage.upload("inbox/memo/1.txt", memo("1"))
    stage.deliver()
    first = stage.document().id
    stage.upload("inbox/memo/2.txt", memo("2"))
    stage.opener.on_page = fall_over
    stage.deliver()

    [second] = [each.id for each in stage.documents() if each.id != first]
    told = {line["message"]: line.get("document_id") for line in map(json.loads, log.getvalue().splitlines())}
    assert (told["document left"], told["record failed"]) == (first, second)
    stage.tell("{}")
    stage.deliver()
    assert "document_id" not in handler.logger.get_current_keys()


def fall_over(page: int) -> None:
    raise ReaderFailed("It fell over.", page=page)
