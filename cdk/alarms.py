"""The alarms on docloop's own metrics, as plain data; those on AWS's metrics are in observability.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docloop.model.document import DocumentState
from docloop.model.training import TrainingState

from functions import metrics
from functions.metrics import Metric

OLDEST_EVENT_SECONDS = 900
MANY = 10
HEARTBEAT_MINUTES = 10


@dataclass(frozen=True)
class OwnAlarm:
    """Rings when `statistic` of the metric reaches `threshold` within five minutes; without data all is well.

    `parameter` names the one of the deployment that gives the threshold; None: it is the same everywhere.
    """

    name: str
    metric: Metric
    meaning: str
    threshold: float = 1
    statistic: str = "Sum"
    parameter: str | None = None

    def threshold_under(self, parameters: Mapping[str, str]) -> float:
        return self.threshold if self.parameter is None else float(parameters[self.parameter])


OWN_ALARMS = (
    OwnAlarm(
        "messages-set-aside",
        metrics.MESSAGES_SET_ASIDE,
        "The ingest queue held a message that docloop never sends; it is in the dead-letter queue with its reason.",
    ),
    OwnAlarm(
        "training-messages-set-aside",
        metrics.TRAINING_MESSAGES_SET_ASIDE,
        "The training queue held a message that docloop never sends; it is in the dead-letter queue with its reason.",
    ),
    OwnAlarm(
        "messages-broken",
        metrics.MESSAGES_BROKEN,
        "A document met a defect or a missing permission; the log of extract says where. Its message comes again.",
    ),
    OwnAlarm(
        "training-messages-broken",
        metrics.TRAINING_MESSAGES_BROKEN,
        "A training met a defect or a missing permission; the log of learn says where. Its message comes again.",
    ),
    OwnAlarm(
        "many-documents-failed",
        metrics.DOCUMENTS[DocumentState.FAILED],
        "Ten documents failed within five minutes; GET /documents?state=failed says why each did.",
        threshold=MANY,
    ),
    OwnAlarm(
        "first-reader-failing",
        metrics.PAGES_SUBSTITUTED,
        "The first reader was missing or gave up on ten pages within five minutes; the next one read them, less well. "
        "The log of extract names the reader and the error.",
        threshold=MANY,
    ),
    OwnAlarm(
        "trainings-failed",
        metrics.TRAININGS[TrainingState.FAILED],
        "A training ended without a model; GET /models says why. The model in use stays.",
    ),
    OwnAlarm(
        "sweep-failed-parts",
        metrics.SWEEP_FAILED_PARTS,
        "A part of the sweeper failed; its log says which. The next run tries again.",
    ),
    OwnAlarm(
        "lost-results",
        metrics.LOST_RESULTS,
        "A staged result was gone before it was published; the log of sweep names the event. Reopen the document.",
    ),
    OwnAlarm(
        "oldest-unpublished-event",
        metrics.OLDEST_EVENT,
        "An event has waited for 15 minutes to be published: results, announcements and subscribers wait, too. The log "
        "of sweep says why.",
        threshold=OLDEST_EVENT_SECONDS,
        statistic="Maximum",
    ),
    OwnAlarm(
        "oldest-open-review",
        metrics.OLDEST_REVIEW,
        "A review has been open for longer than oldest_review_hours; people are missing or look elsewhere.",
        statistic="Maximum",
        parameter="oldest_review_hours",
    ),
)
