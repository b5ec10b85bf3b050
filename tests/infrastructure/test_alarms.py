"""Every alarm: its cause happens to the real handlers, and what is published then makes it ring and reach a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docloop.model.review import Answer, Draft, Verdict
from docloop.use_cases.reviews.next_review import next_review
from docloop.use_cases.reviews.submit import submit

from cdk.costs import ALARMS
from tests.functional.crash import desk_of
from tests.functional.paper import DAMAGED, memo, memo_type, receipt
from tests.functional.stage import raise_stage
from tests.infrastructure.assembly import CHOICES, Assembly
from tests.infrastructure.causes import CAUSES, REVIEWER
from tests.infrastructure.watching import World, alarms_of, mailed_by


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[World]:
    with raise_stage(monkeypatch) as stage:
        stage.add_type(memo_type())
        yield World(stage, monkeypatch, capsys)


def test_every_alarm_has_a_cause(chosen: Assembly) -> None:
    assert set(alarms_of(chosen)) == set(CAUSES)
    assert len(CAUSES) == ALARMS


def test_a_mail_names_an_alarm_as_the_runbook_does(chosen: Assembly) -> None:
    runbook = (Path(__file__).parents[2] / "cdk" / "README.md").read_text(encoding="utf-8")
    names = {made["AlarmName"] for made in chosen.of_type("AWS::CloudWatch::Alarm").values()}
    assert names == {f"docloop-{name}" for name in CAUSES}
    for name in CAUSES:
        assert f"`{name}`" in runbook or name.endswith("-throttles")


@pytest.mark.parametrize(("name", "cause"), [(name, cause) for name, causes in CAUSES.items() for cause in causes])
def test_a_cause_rings_its_alarm_and_a_person_hears_it(
    chosen: Assembly, world: World, name: str, cause: Callable[[World], None]
) -> None:
    alarm = alarms_of(chosen)[name]
    for _ in range(3):
        world.minute()
    assert not alarm.rings(world.samples, world.now)

    cause(world)

    assert alarm.rings(world.samples, world.now)
    assert mailed_by(chosen, alarm) == [CHOICES["alarm_mail"]]


def test_a_quiet_day_rings_nothing(chosen: Assembly, world: World) -> None:
    """A document is accepted, another reviewed, one fails, a model is trained; nothing of it is anybody's alarm."""
    stage, alarms = world.stage, alarms_of(chosen)
    for key, data in (("memo/1", memo()), ("receipt/1", receipt()), ("2", DAMAGED)):
        stage.upload(f"inbox/{key}", data)
    for minute in range(20):
        world.extract()
        if minute == 5:
            _review(world)
            world.lessons.label(2)
            world.lessons.ask()
        world.learn()
        assert world.ask("GET", "/documents") == 200
        assert world.ask("GET", f"/documents/doc_{'a' * 26}") == 404
        world.minute()
        assert [name for name, alarm in alarms.items() if alarm.rings(world.samples, world.now)] == []
    published = {sample.name for sample in world.samples}
    assert {"DocumentsAccepted", "DocumentsInReview", "DocumentsFailed", "TrainingsPromoted", "Sweeps"} <= published
    assert "PagesSubstituted" not in published, "a page with text of its own needs no reader"


def _review(world: World) -> None:
    desk = desk_of(world.stage)
    review = next_review(desk, REVIEWER)
    assert review is not None
    fields = [question.field for question in review.questions if question.field is not None]
    draft = Draft(answers=tuple(Answer(field=field, verdict=Verdict.CONFIRMED) for field in fields))
    submit(desk, REVIEWER, review.id, review.fence, draft)
