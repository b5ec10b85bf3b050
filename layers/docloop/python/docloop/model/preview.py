"""What a policy would have done with documents that came before it."""

from __future__ import annotations

from pydantic import Field as Attribute

from docloop.model.base import Value


class Effect(Value):
    """`accepted` documents that nobody would have to look at, and the `questions` about fields of the others.

    `checked` are accepted fields whose true value people have confirmed, `wrong` those of them that were read wrongly:
    wrong values that nobody would have been asked about.
    """

    accepted: int = 0
    questions: int = 0
    checked: int = 0
    wrong: int = 0


class PolicyPreview(Value):
    """What the policy in force and a changed one make of the same `documents`, newest first.

    `now` and `then` are None for an error budget with a model in use: what it accepts is proven where documents are
    processed, and the policy's outlook says it. `newly_accepted` and `newly_asked` are ids of some of those whose
    outcome differs. `other_model`: so many were read by another model than the one in use, of which no error budget
    proves anything. `cursor` goes on with documents that came before; None: there are no more.
    """

    document_type: str
    documents: int
    other_model: int
    now: Effect | None
    then: Effect | None
    newly_accepted: tuple[str, ...] = Attribute(default=(), max_length=100)
    newly_asked: tuple[str, ...] = Attribute(default=(), max_length=100)
    cursor: str | None = None
