"""The same labels make the same model, bit by bit, in whatever process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
from docloop.steps.learn.train import train
from tests.papers import RECEIPT, paper, truth

wrong = {"TOTAL": "123.45"}  # all at one shop, so that without its fold everything is right
papers = [paper(number, truth(number) | (wrong if number % 6 == 0 else {})) for number in range(60)]
model = train([each.example() for each in papers], RECEIPT, seed=3)
learned = {"ranker": model.ranker, "judges": model.judges, "usual": model.usual, "memory": model.memory.values}
print(model.id, [name for name, part in learned.items() if not part])
"""


def test_a_whole_training_comes_out_the_same_twice() -> None:
    ids = [
        subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert ids[0].startswith("mdl_")
    assert ids[0].endswith(" []\n")  # no part was left out for want of labels
    assert ids[0] == ids[1]
