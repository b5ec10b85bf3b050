"""From a file in the inbox to a decision, on moto."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from docloop.model.document import DocumentState

from tests.functional.paper import receipt
from tests.functional.stage import Stage, raise_stage


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        yield made


def test_a_receipt_goes_to_review(stage: Stage) -> None:
    stage.upload("inbox/receipt/one.txt", receipt())
    stage.settle()
    [document] = stage.documents()
    assert document.state is DocumentState.IN_REVIEW
