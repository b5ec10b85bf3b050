"""The life of a review: dealt out, claimed, answered, finished; opened again, labelled, erased."""

from docloop.steps.review.annotate import annotate
from docloop.steps.review.checking import CheckedDraft, check_label, check_review
from docloop.steps.review.claims import claim, escalate, extend, release, save_draft
from docloop.steps.review.dealing import next_review
from docloop.steps.review.desk import Desk, Request
from docloop.steps.review.erase import erase
from docloop.steps.review.queue import Wanted, find_reviews, sees_review
from docloop.steps.review.reopen import reopen, retry
from docloop.steps.review.submit import reject, submit

__all__ = [
    "CheckedDraft",
    "Desk",
    "Request",
    "Wanted",
    "annotate",
    "check_label",
    "check_review",
    "claim",
    "erase",
    "escalate",
    "extend",
    "find_reviews",
    "next_review",
    "reject",
    "release",
    "reopen",
    "retry",
    "save_draft",
    "sees_review",
    "submit",
]
