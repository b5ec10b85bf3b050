"""A model without what it knows from documents that have no label any more."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from docloop.model.learned import Habit, Habits, LearnedModel, Memory


def remembered(model: LearnedModel) -> frozenset[str]:
    """The documents whose own words and values the model holds."""
    of_memory = (document for known in model.memory.values for document in known.documents)
    of_cases = (case.document for case in model.cases if case.supplier is not None)
    return frozenset((*of_memory, *of_cases, *model.habits.documents))


def has_words(model: LearnedModel) -> bool:
    """Whether it holds words or amounts that several documents taught together."""
    return bool(model.labels or model.recogniser or model.usual or model.wordings)


def forget(model: LearnedModel, gone: Collection[str], *, words: bool = False) -> LearnedModel:
    """The same model without any value or word that only documents in `gone` gave it; it has an id of its own.

    What trees and curves were fitted to is in no number of theirs that could be read back. Label words, those of the
    recogniser and of sentences, and usual amounts stand on several documents; they are forgotten with `words`, when
    none of them is left.
    """
    values = tuple(
        known.model_copy(update={"documents": left})
        for known in model.memory.values
        if (left := tuple(each for each in known.documents if each not in gone))
    )
    cases = tuple(case.model_copy(update={"supplier": None}) if case.document in gone else case for case in model.cases)
    changes: dict[str, Any] = {
        "memory": Memory(values=values),
        "habits": _without(model.habits, gone),
        "cases": cases,
    }
    if words:
        changes |= {"labels": (), "recogniser": None, "usual": (), "wordings": ()}
    return LearnedModel(**{name: getattr(model, name) for name in LearnedModel.model_fields} | changes)


def _without(habits: Habits, gone: Collection[str]) -> Habits:
    kept = [place for place, document in enumerate(habits.documents) if document not in gone]
    moved = {old: new for new, old in enumerate(kept)}
    seen = (_moved(habit, moved) for habit in habits.seen)
    return Habits(
        documents=tuple(habits.documents[place] for place in kept),
        bases=habits.bases,
        seen=tuple(habit for habit in seen if habit.documents),
    )


def _moved(habit: Habit, moved: dict[int, int]) -> Habit:
    pairs = [
        (moved[place], share) for place, share in zip(habit.documents, habit.shares, strict=True) if place in moved
    ]
    changes = {"documents": tuple(place for place, _ in pairs), "shares": tuple(share for _, share in pairs)}
    return habit.model_copy(update=changes)
