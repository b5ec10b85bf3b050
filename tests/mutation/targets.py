"""What is mutated, and which tests have to notice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import docloop

PACKAGE = Path(docloop.__file__).parent
EQUIVALENTS = Path(__file__).with_name("equivalents.yaml")


@dataclass(frozen=True)
class Target:
    """`parts` are the functions, classes and constants of the module that count, empty: all of it."""

    group: str
    module: str
    tests: tuple[str, ...]
    parts: tuple[str, ...] = ()

    @property
    def source(self) -> Path:
        """The file of the module, also where it is a package."""
        place = PACKAGE.parent / self.module.replace(".", "/")
        return place / "__init__.py" if place.is_dir() else place.with_suffix(".py")


def _unit(*names: str) -> tuple[str, ...]:
    return tuple(f"tests/unit/test_{name}.py" for name in names)


_DECIDE = _unit("accept", "decide", "decide_edges", "flagging", "paper_terms", "several")
_BUDGET = {
    "audits": _unit("budget_evidence"),
    "bounds": _unit("budget_bounds", "budget_exact"),
    "drift": _unit("drift", "budget_exact", "budget_evidence"),
    "proof_cases": _unit("budget_evidence"),
    "explain": _unit("budget", "budget_said"),
    "prove": _unit("budget", "budget_said"),
    "sample": _unit("budget", "budget_sample"),
    "search": _unit("budget", "budget_search"),
    "significance": _unit("budget_bounds", "budget_exact"),
}
_MOVES = _unit("transitions")
_PUBLISH = ("tests/functional/test_publish.py", "tests/functional/test_publish_effects.py")

TARGETS = (
    Target("decide", "docloop.steps.decide", _DECIDE),
    Target("decide", "docloop.steps.decide.flags", _DECIDE),
    Target("decide", "docloop.steps.decide.paper_terms", _DECIDE),
    Target("accept", "docloop.steps.decide.reasons", _DECIDE),
    Target("budget", "docloop.model.budget", _unit("accept", "budget_said")),
    *(Target("budget", f"docloop.steps.decide.budget.{name}", tests) for name, tests in _BUDGET.items()),
    Target("transitions", "docloop.model.document", _MOVES, ("_ENDS", "TRANSITIONS", "FINAL_STATES", "Document.moved")),
    Target("transitions", "docloop.model.review", _MOVES, ("TRANSITIONS", "ENDED", "Review.moved", "Review.changed")),
    Target("transitions", "docloop.model.training", _MOVES, ("TRANSITIONS", "UNDER_WAY", "ModelCard.moved")),
    Target("publish", "docloop.use_cases.publish", _PUBLISH),
)
