"""Every metric of docloop's own, defined once: functions publish them, cdk/alarms.py watches them.

All are published with the name of the stack as their only dimension, so that each exists once in a stack, whichever
function publishes it, and no stack's alarms hear of another one in the account.
"""

from __future__ import annotations

from dataclasses import dataclass

from docloop.model.document import DocumentState
from docloop.model.training import TrainingState

NAMESPACE = "docloop"
STACK_DIMENSION = "stack"


@dataclass(frozen=True)
class Metric:
    """`unit` as CloudWatch spells it; "None" where CloudWatch has no such unit."""

    name: str
    unit: str = "Count"


def _words(name: str) -> str:
    return name.title().replace("_", "")


MESSAGES = Metric("Messages")
MESSAGES_SET_ASIDE = Metric("MessagesSetAside")
MESSAGES_BROKEN = Metric("MessagesBroken")
DOCUMENTS = {state: Metric(f"Documents{_words(state)}") for state in DocumentState}
PAGES_READ = Metric("PagesRead")
PAGES_SUBSTITUTED = Metric("PagesSubstituted")
"""Pages that another reader than the first read, because the first was missing or gave up."""

TRAINING_MESSAGES = Metric("TrainingMessages")
TRAINING_MESSAGES_SET_ASIDE = Metric("TrainingMessagesSetAside")
TRAINING_MESSAGES_BROKEN = Metric("TrainingMessagesBroken")
TRAININGS = {state: Metric(f"Trainings{_words(state)}") for state in TrainingState}

SWEEPS = Metric("Sweeps")
"""Runs of the sweeper that came to their end: its heartbeat."""
SWEEP_FAILED_PARTS = Metric("SweepFailedParts")
LOST_RESULTS = Metric("LostResults")
OLDEST_REVIEW = Metric("OldestOpenReviewHours", "None")
OLDEST_EVENT = Metric("OldestUnpublishedEventSeconds", "Seconds")


def step_seconds(step: str) -> Metric:
    """The time that one step of a document's processing took."""
    return Metric(f"{_words(step)}Seconds", "Seconds")


def swept(part: str) -> Metric:
    """How much one part of the sweeper did."""
    return Metric(f"Sweep{_words(part)}")
