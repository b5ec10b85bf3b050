"""The extract function dies before and after each AWS call while one version of a file ends another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.functional.crash import Scenario, kill_everywhere, states
from tests.functional.paper import memo, memo_type, receipt
from tests.functional.stage import Stage, raise_stage


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with raise_stage(monkeypatch) as made:
        made.add_type(memo_type())
        yield made


def _deliver(stage: Stage, _: object) -> None:
    assert stage.deliver()


def test_while_a_newer_version_ends_an_older_one(stage: Stage) -> None:
    def arrange(stage: Stage, name: str) -> None:
        for total in ("12.50", "13.00"):
            assert not stage.visible()
            stage.upload(f"inbox/receipt/{name}", receipt(number=name, total=total))
            if total == "12.50":
                stage.deliver()

    runs = len(kill_everywhere(stage, Scenario(arrange, _deliver), least=27))
    assert states(stage) == {"in_review": runs, "superseded": runs}
    assert len(stage.reviews()) == 2 * runs


def test_while_a_late_event_of_an_older_version_is_registered(stage: Stage) -> None:
    def arrange(stage: Stage, name: str) -> None:
        older = stage.upload(f"inbox/memo/{name}", memo(f"{name} on monday"))
        stage.drop_messages()
        stage.upload(f"inbox/memo/{name}", memo(f"{name} on tuesday"))
        stage.deliver()
        stage.tell(stage.s3_event(f"inbox/memo/{name}", older))

    runs = len(kill_everywhere(stage, Scenario(arrange, _deliver), least=8))
    assert states(stage) == {"accepted": runs, "superseded": runs}
