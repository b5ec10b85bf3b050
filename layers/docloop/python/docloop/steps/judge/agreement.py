"""What a second reader's text says about a field: the same, something else, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Field
from docloop.model.finding import Finding, Repair, Severity
from docloop.model.reading import Rereading
from docloop.steps.reread import covers
from docloop.values.match import Finder, Hints
from docloop.values.normal_forms import text_key

CODE = "readers.differ"
NEAR = 0.34
"""Texts that differ more than this have nothing in common: then the other reader's is no proposal."""

_SHOWN = 3
_SAME_LINE = 0.5


@dataclass(frozen=True)
class Agreement:
    """`evidence` is for the judge, `reason` for the reviewer, `repair` the value that the second reader saw.

    All empty when nobody re-read the place.
    """

    evidence: dict[str, float] = field(default_factory=dict)
    reason: str | None = None
    repair: str | None = None

    def finding(self, name: str) -> Finding | None:
        """The difference as a finding about the field `name`; None when the readers agree or one saw nothing."""
        if self.reason is None:
            return None
        repair = Repair(field=name, value=self.repair, because="The second reader saw it.") if self.repair else None
        return Finding(code=CODE, severity=Severity.DOUBTS, fields=(name,), message=self.reason, repair=repair)


def agreement(field: Field, spec: FieldSpec, rereadings: Sequence[Rereading]) -> Agreement:
    """Compares the field with what the second reader saw at its place.

    Evidence, only where the place was re-read: `second_read` 1; `second_agrees` 1 when it saw the same value;
    `second_distance` 0..1, characters that differ; `second_digits_differ` 1 when a digit is among them;
    `second_missing` 1 when it saw nothing; `second_sure` its own confidence, 0..1; `second_other` 1 when it saw another
    value of the kind in the same place.
    """
    if field.value is None or field.box is None or field.page is None:
        return Agreement()
    covering = [each for each in rereadings if each.page == field.page and covers(each.box, field.box)]
    if not covering:
        return Agreement()
    text = " ".join(each.text for each in _in_reading_order(covering) if each.text)
    evidence = {"second_read": 1.0}
    sure = [each.confidence for each in covering if each.confidence is not None and each.text]
    if sure:
        evidence["second_sure"] = round(min(sure), 3)
    if not text_key(text):
        return Agreement({**evidence, "second_missing": 1.0, "second_distance": 1.0})
    printed = field.text or field.value
    seen = _place_of(printed, text)
    distance = Levenshtein.normalized_distance(text_key(printed), text_key(seen))
    other = None
    if spec.kind.find is not None:
        agrees, other = _same_value(spec.kind.find, spec.hints(), field.value, text, seen)
    else:
        agrees = text_key(field.value) in text_key(text)
        other = seen if not agrees and 0 < distance <= NEAR else None
    evidence["second_agrees"] = float(agrees)
    if agrees:
        return Agreement({**evidence, "second_distance": round(distance, 3)})
    evidence["second_distance"] = round(distance, 3)
    if _digits_differ(printed, seen):
        evidence["second_digits_differ"] = 1.0
    if other is not None:
        evidence["second_other"] = 1.0
    return Agreement(evidence, _reason(printed, seen), other)


def _in_reading_order(lines: Sequence[Rereading]) -> list[Rereading]:
    """Line after line, each from left to right."""
    rows: list[list[Rereading]] = []
    for line in sorted(lines, key=lambda one: one.box.center_y):
        if rows and rows[-1][-1].box.vertical_overlap(line.box) >= _SAME_LINE:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda one: one.box.left)]


def _place_of(printed: str, text: str) -> str:
    """The part of `text` that is most like `printed`, whole words at its ends."""
    if len(text) <= len(printed):
        return text
    found = fuzz.partial_ratio_alignment(printed.casefold(), text.casefold())
    if found is None:
        return text
    start, end = found.dest_start, found.dest_end
    while start > 0 and not text[start - 1].isspace() and text[start : start + 1].strip():
        start -= 1
    while end < len(text) and not text[end].isspace() and text[end - 1 : end].strip():
        end += 1
    return text[start:end].strip()


def _same_value(find: Finder, hints: Hints, value: str, text: str, seen: str) -> tuple[bool, str | None]:
    """Whether the value can be read from `text`, and what else can be read from `seen`, if it is one value."""
    values = {match.value for first in (True, False) for match in find(text, replace(hints, day_first=first))}
    if value in values:
        return True, None
    others = {match.value for match in find(seen, hints)}
    return False, others.pop() if len(others) == 1 else None


def _digits_differ(printed: str, seen: str) -> bool:
    one, other = text_key(printed), text_key(seen)
    return any(
        char.isdigit()
        for op in Levenshtein.opcodes(one, other)
        if op.tag != "equal"
        for char in one[op.src_start : op.src_end] + other[op.dest_start : op.dest_end]
    )


def _reason(printed: str, seen: str) -> str | None:
    """What differs, a little around it: The readers differ: “8” / “B”. None when only spaces or signs do."""
    one, other = " ".join(printed.split()), " ".join(seen.split())
    if text_key(one) == text_key(other):
        return None
    changes = [op for op in Levenshtein.opcodes(one.casefold(), other.casefold()) if op.tag != "equal"]
    telling = [
        op for op in changes if text_key(one[op.src_start : op.src_end]) != text_key(other[op.dest_start : op.dest_end])
    ]
    if len(telling) > _SHOWN or len(one) != len(one.casefold()) or len(other) != len(other.casefold()):
        return f"The readers differ: “{one}” / “{other}”."
    shown = (
        f"“{_around(one, op.src_start, op.src_end)}” / “{_around(other, op.dest_start, op.dest_end)}”" for op in telling
    )
    return f"The readers differ: {'; '.join(dict.fromkeys(shown))}."


def _around(text: str, start: int, end: int) -> str:
    """The word or words that characters `start` to `end` stand in."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip()
