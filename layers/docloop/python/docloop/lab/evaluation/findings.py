"""What an evaluation found: all that it prints and that reports are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console

from docloop.lab.evaluation.corpus import Paper, Place
from docloop.lab.evaluation.figures import Figures
from docloop.lab.evaluation.grading import Grade
from docloop.lab.evaluation.replays import Replays
from docloop.lab.evaluation.terminal import print_figures, replay_table


@dataclass(frozen=True)
class Findings:
    """`how`: in a sentence. `said`: what was proven, in sentences. `kept` None: nothing was set aside."""

    title: str
    how: str
    budget: float
    papers: Sequence[Paper]
    grades: Sequence[Grade]
    raw: Figures
    kept: Figures | None
    aside: Mapping[Place, str]
    said: Sequence[str]
    replays: Sequence[Replays]


def show(screen: Console, findings: Findings) -> None:
    print_figures(screen, findings.raw, f"{findings.title}, as labelled. {findings.how}")
    if findings.kept is not None:
        print_figures(screen, findings.kept, f"{findings.title}, wrong labels set aside. {findings.how}")
    for line in findings.said:
        screen.print(line, soft_wrap=True, markup=False)
    if findings.replays:
        screen.print(replay_table(findings.replays))


def as_json(findings: Findings) -> dict[str, Any]:
    """`set_aside` is missing when nothing was."""
    made: dict[str, Any] = {"docset": findings.title, "how": findings.how, "raw": findings.raw.model_dump(mode="json")}
    if findings.kept is not None:
        made["set_aside"] = findings.kept.model_dump(mode="json")
    made["proven"] = list(findings.said)
    made["replays"] = [each.model_dump(mode="json") for each in findings.replays]
    return made
