"""The extract function dies before and after each of its AWS calls: nothing is lost, nothing is there twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.functional.crash import Scenario, kill_everywhere, states
from tests.functional.paper import DAMAGED, FakeSecondReader, memo, memo_type, receipt
from tests.functional.stage import Stage, raise_stage


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


def _deliver(stage: Stage, _: object) -> None:
    assert stage.deliver()


def test_on_the_way_to_an_accepted_result(stage: Stage) -> None:
    scenario = Scenario(lambda stage, name: stage.upload(f"inbox/memo/{name}", memo(name)), _deliver)
    runs = len(kill_everywhere(stage, scenario, least=21))
    assert states(stage) == {"accepted": runs}


def test_on_the_way_to_a_review(stage: Stage) -> None:
    scenario = Scenario(lambda stage, name: stage.upload(f"inbox/receipt/{name}", receipt(number=name)), _deliver)
    runs = len(kill_everywhere(stage, scenario, least=19))
    assert states(stage) == {"in_review": runs}
    assert len(stage.reviews()) == runs


def test_while_lines_are_read_again(stage: Stage) -> None:
    stage.second_reader = FakeSecondReader("Total 72.50")
    stage.aim()
    scenario = Scenario(lambda stage, name: stage.upload(f"inbox/receipt/{name}", receipt(number=name)), _deliver)
    runs = len(kill_everywhere(stage, scenario, least=20))
    assert states(stage) == {"in_review": runs}
    assert len(stage.reviews()) == runs


def test_while_a_duplicate_is_recognised(stage: Stage) -> None:
    def arrange(stage: Stage, name: str) -> None:
        stage.upload(f"inbox/memo/{name}-1", memo(name))
        stage.deliver()
        stage.upload(f"inbox/memo/{name}-2", memo(name))

    runs = len(kill_everywhere(stage, Scenario(arrange, _deliver), least=12))
    assert states(stage) == {"accepted": runs, "duplicate": runs}


def test_while_a_file_fails(stage: Stage) -> None:
    scenario = Scenario(lambda stage, name: stage.upload(f"inbox/{name}", DAMAGED + name.encode()), _deliver)
    runs = len(kill_everywhere(stage, scenario, least=11))
    assert states(stage) == {"failed": runs}


def test_while_a_document_is_handed_on(stage: Stage) -> None:
    stage.remaining = lambda: 1.0
    scenario = Scenario(
        lambda stage, name: stage.upload(f"inbox/memo/{name}", b"\f".join([memo(name), memo()])), _deliver
    )
    runs = len(kill_everywhere(stage, scenario, least=13))
    assert states(stage) == {"accepted": runs}


def test_while_a_message_is_set_aside(stage: Stage) -> None:
    runs = len(kill_everywhere(stage, Scenario(lambda stage, name: stage.tell(name), _deliver), least=1))
    # Killed after it was set aside and before it was removed, a message is set aside twice: better than never.
    assert stage.queue_length("ingest_dead") == runs + 1
