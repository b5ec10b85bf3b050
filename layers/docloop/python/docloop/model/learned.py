"""What was learned from labels about one document type: everything a model is, as plain JSON."""

from __future__ import annotations

import hashlib
from functools import cached_property

from docloop.model.base import Value
from docloop.model.geometry import Fraction

FORMAT = 3


def id_of(data: bytes) -> str:
    """The name of a model with this JSON."""
    return f"mdl_{hashlib.sha256(data).hexdigest()[:24]}"


class Trees(Value):
    """Gradient boosted regression trees over named features; the output is in log odds.

    Nodes of all trees stand in one row. `feature` is an index into the ensemble's `features`, -1 for a leaf. A feature
    that is not greater than `threshold` goes `left`, else `right` (both are places in that row); what is missing counts
    as 0. `value` counts for leaves only. `roots` are the places where trees begin.
    """

    features: tuple[str, ...]
    baseline: float
    roots: tuple[int, ...]
    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]


class Linear(Value):
    """A logistic model over named features, each less `mean` and divided by `scale`; the output is in log odds."""

    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float


class Calibration(Value):
    """Maps log odds to a probability: a piecewise linear, never falling curve through the points, flat beyond them."""

    log_odds: tuple[float, ...]
    probability: tuple[Fraction, ...]


class LearnedLabel(Value):
    """Words that stand beside the values of a field in labelled documents; `weight` 0..1.

    `negated`: they stand beside values that are not the field's.
    """

    field: str
    text: str
    weight: Fraction
    negated: bool = False


class Habit(Value):
    """What was seen at one aspect of a field's candidates, such as the words to their left.

    `documents` are places in the row of `Habits.documents`; of each, `shares` is which part of the candidates that were
    seen so was right.
    """

    field: str
    aspect: str
    text: str
    documents: tuple[int, ...]
    shares: tuple[Fraction, ...]


class Habits(Value):
    """How the right values of fields used to look, stand and be accompanied in labelled documents.

    `documents` are ids. `bases` is the share of right candidates by field.
    """

    documents: tuple[str, ...] = ()
    bases: dict[str, Fraction] = {}
    seen: tuple[Habit, ...] = ()

    @cached_property
    def index(self) -> dict[tuple[str, str, str], Habit]:
        """Each habit by field, aspect and text."""
        return {(habit.field, habit.aspect, habit.text): habit for habit in self.seen}


class Wording(Value):
    """What stands around the values of a field in running text: `weights` are log odds by the name of a clue, counted
    once for a piece of text that shows it.
    """

    field: str
    bias: float
    weights: dict[str, float]


class KnownValue(Value):
    """A value that people confirmed in these documents, by their ids."""

    field: str
    value: str
    documents: tuple[str, ...]


class Usual(Value):
    """Between which values almost all labels of a field lie: amounts, or days as ordinals of the Gregorian calendar.

    `early`: of days, before which of them a few lie and before which more, by falling rarity; () for amounts.
    """

    field: str
    low: float
    high: float
    early: tuple[float, ...] = ()


class Memory(Value):
    """Values of names and addresses known from labels; values of one document belong together."""

    values: tuple[KnownValue, ...] = ()


class Case(Value):
    """One field of a labelled document, judged by a model that had not seen the document: what budgets are proven on.

    That nothing was found is right where there is nothing. `confidence` None: the field got none. `right` None: nobody
    has looked. `familiar`: the supplier was known from other labels. `weight`: how many live documents it stands for
    (audit samples). `supplier` names whose documents tend to be wrong together; None: the document's own.
    """

    document: str
    field: str
    confidence: Fraction | None
    right: bool | None
    familiar: bool
    weight: float = 1.0
    supplier: str | None = None


class Background(Value):
    """What papers in general say: by document type, of each paper the words it holds, as places in `words`.

    With it the first labels of a type can already tell what is special about its words. `attribution`: to whom the
    papers are owed.
    """

    words: tuple[str, ...] = ()
    papers: dict[str, tuple[tuple[int, ...], ...]] = {}
    attribution: tuple[str, ...] = ()

    def besides(self, document_type: str) -> list[frozenset[str]]:
        """The words of each paper that is not of this type."""
        return [
            frozenset(self.words[place] for place in paper)
            for name, papers in sorted(self.papers.items())
            if name != document_type
            for paper in papers
        ]


class TrainingFacts(Value):
    """`sources` are the names of docsets or "labels". `held_out` are shares of right values by field, cross-fitted."""

    documents: int
    fields: int
    seed: int
    sources: tuple[str, ...] = ()
    held_out: dict[str, Fraction] = {}
    attribution: tuple[str, ...] = ()


class Recogniser(Value):
    """`words` gives log odds that a document is of the type by the words it holds (1.0 each); learned from so many
    `documents`, more than which no confidence can rest on.
    """

    words: Linear
    documents: int


class LearnedModel(Value):
    """`ranker` orders the candidates of a field, unless `rankers` has one for that field; `judges` say how likely the
    one chosen is right, by the mean of their log odds. `absent`: by field, how likely a document has none when none was
    found. All speak of `fields` only; all others are left to the rules. A part that is None or empty was not learned,
    for want of labels: then the rules order, and confidence is None. `recogniser` says by its words whether a document
    is of the type. `wordings` are of fields whose values stand in running text.
    """

    format: int = FORMAT
    document_type: str
    facts: TrainingFacts
    fields: tuple[str, ...] = ()
    labels: tuple[LearnedLabel, ...] = ()
    memory: Memory = Memory()
    habits: Habits = Habits()
    usual: tuple[Usual, ...] = ()
    ranker: Trees | Linear | None = None
    rankers: dict[str, Trees | Linear] = {}
    judges: tuple[Trees | Linear, ...] = ()
    calibration: Calibration | None = None
    absent: dict[str, Fraction] = {}
    cases: tuple[Case, ...] = ()
    recogniser: Recogniser | None = None
    wordings: tuple[Wording, ...] = ()

    @cached_property
    def id(self) -> str:
        """Names the model by its content."""
        return id_of(self.model_dump_json().encode())
