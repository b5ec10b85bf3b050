"""What each thing that pages say of themselves speaks for a boundary between papers, and how it is told to people.

The weights were set by hand, then fitted to stacks of real and made papers and rounded; the signs are those of reason.
"""

from __future__ import annotations

from collections.abc import Mapping

BEFORE = -1.0
"""Log odds of a boundary between any two pages, before anything is known of them."""

WEIGHTS: Mapping[str, float] = {
    "count_begins": 3.6,
    "count_follows": -9.0,
    "count_near": -3.0,
    "count_breaks": 0.7,
    "count_open": -3.0,
    "count_complete": 1.9,
    "bare_begins": 1.5,
    "bare_follows": -1.0,
    "number_new": 3.1,
    "number_other": 1.8,
    "number_same": -6.5,
    "number_printed": -3.0,
    "accompanies": -8.0,
    "no_number": -1.9,
    "title": 2.5,
    "no_title": -1.1,
    "sender_new": 2.0,
    "head_new": 0.7,
    "head_same": -0.3,
    "foot_new": 0.8,
    "foot_same": -0.3,
    "day_new": 1.4,
    "day_same": -0.3,
    "shape_new": 1.9,
    "reader_new": 1.8,
    "language_new": 1.4,
    "total_new": 0.8,
    "total_same": -0.8,
    "closed": 1.2,
    "open": -1.0,
    "continued": -5.0,
    "terms": -5.0,
    "slip": -4.0,
    "after_blank": 0.5,
    "first_behind_cover": -9.0,
    "copy": -9.0,
    "cover": 4.0,
}

SENTENCES: Mapping[str, str] = {
    "count_begins": "The page counts itself as the first of a paper.",
    "count_follows": "The page counts itself as the next one of the paper before it.",
    "count_open": "By its own count the paper before it has further pages.",
    "count_complete": "The page before it counts itself as the last of its paper.",
    "number_new": "It has another number than the paper before it.",
    "number_other": "It has another number than the paper before it, and no title.",
    "number_same": "It has the number of the paper before it.",
    "accompanies": "It comes with the paper before it and names its number.",
    "number_printed": "The number of the paper before it stands on it.",
    "title": "It has a title of its own.",
    "no_title": "It has no title of its own.",
    "head_new": "Its head has other words than the first page of the paper before it.",
    "total_new": "It has another total than the paper before it.",
    "total_same": "It has the total of the paper before it.",
    "sender_new": "It names another tax number or account.",
    "day_new": "It has another date than the paper before it.",
    "continued": "A sum is brought forward from the page before it.",
    "terms": "It has general terms and nothing else.",
    "slip": "A payment slip is on it, which may belong to the page before it.",
    "first_behind_cover": "The page before it is a cover sheet.",
    "copy": "It is a copy of the page before it.",
    "shape_new": "The sheet has another format.",
    "language_new": "It is in another language.",
    "cover": "It is a cover sheet.",
    "may_accompany": "Such a paper may come with the one before it or stand alone.",
}

DIFFERENT = frozenset({"sender_new", "shape_new", "language_new"})
TOGETHER = frozenset(
    {
        "count_follows",
        "count_near",
        "number_same",
        "accompanies",
        "number_printed",
        "continued",
        "terms",
        "slip",
        "copy",
    }
)
LEAST_DOUBT = -1.5
"""Log odds at least of a sheet that looks DIFFERENT while nothing says that it belongs TOGETHER with the one before."""
