"""What a kind of value is: everything that depends on whether a text is an amount, a date or a name, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module

from docloop.values.match import Finder, Hints, one_value, whole_matches

BIAS = "bias"
"""What a candidate's log odds are before anything speaks for or against it."""

_COMMON = {
    "label_left": 4.0, "label_above": 2.6, "label_near": 2.2, "other_label": -3.0, "repeated": 0.5, "unclear": -0.5,
}  # fmt: skip


class Shape(Enum):
    """How values stand on a page, and so how they are looked for.

    `VALUE`: a grammar finds them within a text. `NAME`: of persons and companies, in the letterhead or a block of its
    own. `BLOCK`: lines of an address. `WORDS`: any text beside a label.
    """

    VALUE = auto()
    NAME = auto()
    BLOCK = auto()
    WORDS = auto()


@dataclass(frozen=True)
class CheckDigits:
    """How values prove themselves. `check` is the check of `steps.validate` that speaks of them.

    `hold` answers None where a value has no check digits that are public. `failing` is said of `{value}`.
    """

    check: str
    hold: Callable[[str], bool | None]
    holding: str
    failing: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Kind:
    """A kind of value; there is one object of each, known by `name`.

    `title` and `example` are for people who describe a document type or type a value; `noun` ends "is not a valid …".
    `equal` says whether two normalised values are the same. `find` finds values in a text; None: any text is a value.
    `written` takes what a person typed, of one line without spaces at its ends; None: as `normalise`.

    `shape` is how values stand on a page, `weights` what each evidence adds to a candidate's log odds, by rules alone.
    `rivals` are names of kinds whose values can be taken for these.

    `precise`: written one way only, so that another value is no other spelling. `amount`: money, which sums hold of.
    `currency`: what amounts are in; it stands at the total, or is that of the paper's country. `party`: a seller's or a
    buyer's, told by whose block it stands in. `day`: a day in time, as ISO 8601. `measure` makes a value a number where
    what is usual can be learned; None: never. `remembered`: a supplier's values come again. `wordy`: its words are
    learned. `listed`: a field of it lists its values as `choices`.

    `word_lists` of docloop's own words stand beside such values, also where a type does not ask for them.
    """

    name: str
    title: str
    noun: str
    example: str
    equal: Callable[[str, str], bool]
    find: Finder | None = None
    written: Callable[[str, Hints], str | None] | None = None
    shape: Shape = Shape.VALUE
    weights: Mapping[str, float]
    rivals: frozenset[str] = frozenset()
    precise: bool = False
    amount: bool = False
    currency: bool = False
    party: bool = False
    day: bool = False
    measure: Callable[[str], float | None] | None = None
    remembered: bool = False
    wordy: bool = False
    listed: bool = False
    check_digits: CheckDigits | None = None
    word_lists: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return self.name

    def __reduce__(self) -> tuple[Callable[[str], Kind], tuple[str]]:
        # There is one object of each kind, in every process and however often a type is copied.
        return _again, (self.name,)

    def normalise(self, text: str, hints: Hints = Hints()) -> str | None:  # noqa: B008  frozen
        """Return the normalised form of a text that is one value; None when it is not exactly one of this kind."""
        compact = " ".join(text.split())
        return one_value(self.find, compact, hints) if self.find else compact or None

    def as_written(self, text: str, hints: Hints = Hints()) -> str | None:  # noqa: B008  frozen
        """Return what a person wrote as the value of a field, normalised; None when it can be no value of this kind."""
        return self.written(" ".join(text.split()), hints) if self.written else self.normalise(text, hints)

    def refusal(self, text: str, hints: Hints = Hints()) -> str:  # noqa: B008  frozen
        """Return what is to be said of a text that `as_written` does not take, after the name of the field."""
        if hints.choices:
            return f"is none of {', '.join(value for value, _ in hints.choices)}"
        ways = {each.value for each in whole_matches(self.find, " ".join(text.split()), hints)} if self.find else set()
        if len(ways) > 1:
            return f"can be read as {' or '.join(sorted(ways))}. Write one of them"
        return f"is not a valid {self.noun}. Write it like {self.example}"


def weighed(bias: float, **weights: float) -> Mapping[str, float]:
    """Return weights of evidence: those that every kind has, unless others are given, and these."""
    return {**_COMMON, BIAS: bias, **weights}


def _again(name: str) -> Kind:
    kind = import_module("docloop.values.kinds").kind_of(name)
    assert isinstance(kind, Kind)  # noqa: S101  for the type checker
    return kind
