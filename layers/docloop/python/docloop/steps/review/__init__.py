"""The life of a review: dealt out, claimed, answered, finished; opened again, labelled, erased."""

from docloop.steps.review.claims import claim, escalate, extend, release, save_draft
from docloop.steps.review.dealing import next_review
from docloop.steps.review.desk import Desk, Request

__all__ = ["Desk", "Request", "claim", "escalate", "extend", "next_review", "release", "save_draft"]
