"""What the judge looks at: everything known about a field that somebody chose."""

from __future__ import annotations

from docloop.model.document_type import FieldSpec
from docloop.model.extraction import Extraction, Field
from docloop.model.finding import Finding
from docloop.steps.scores import sigmoid

LONE = 12.0
"""How far ahead a value without a rival counts, in log odds."""

SECOND = "second_"
"""How names of what a second reader saw begin."""

TELLING = (
    "memory",
    "beside_memory",
    "repair",
    "unclear",
    "looks_misread",
    "rules_",
    "as_often",
    "crowd",
    "habit",
    "own_habit",
    "length",
    "open",
    "ends_open",
    "cut_",
    "stump",
    "levied",
    "span",
)
"""How names of evidence begin that tells how sure a choice is; all other evidence is in the score already."""


def judging_features(spec: FieldSpec, field: Field, extraction: Extraction, seen: dict[str, float]) -> dict[str, float]:
    """Evidence of the chosen candidate, its lead, its rivals, what checks found, and what was `seen` about its value.

    The second reader counts for suppliers that are not familiar, as it is asked about those alone.
    """
    score = field.score or 0.0
    chance = sigmoid(score)
    rivals = [rival.score for rival in field.alternatives]
    others = [other.score for other in extraction.fields if other.score is not None and other.name != field.name]
    return {
        **{name: value for name, value in field.evidence.items() if name.startswith(TELLING)},
        **{name: value for name, value in seen.items() if not (extraction.familiar and name.startswith(SECOND))},
        **_findings(field, extraction.findings),
        "score": score,
        "chance": chance,
        "share": chance / (chance + sum(map(sigmoid, rivals))),
        "ahead": min(LONE, score - max(rivals)) if rivals else LONE,
        "rivals": float(len(rivals)),
        "familiar": float(extraction.familiar),
        "worst_other": min(others, default=0.0),
        f"field={spec.name}": 1.0,
        f"kind={spec.kind}": 1.0,
    }


def _findings(field: Field, findings: tuple[Finding, ...]) -> dict[str, float]:
    found: dict[str, float] = {}
    for finding in findings:
        if field.name in finding.fields:
            name = f"finding_{finding.severity}"
            found[name] = found.get(name, 0.0) + 1.0
    return found
