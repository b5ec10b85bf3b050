"""From what people confirmed to a model: label words, memory, ranker, judge, and the cases that budgets rest on."""

from __future__ import annotations

from docloop.steps.learn.examples import Example
from docloop.steps.learn.train import train

__all__ = ["Example", "train"]
