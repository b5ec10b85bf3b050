"""Learns which words documents of a type hold and others do not, so that one is recognised wherever it is dropped."""

from __future__ import annotations

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from docloop.model.learned import Linear, Recogniser
from docloop.steps.learn.boosting import Matrix, fit_linear

Words = AbstractSet[str]
"""The words of one document."""

LEAST_DOCUMENTS = 5
"""Labelled documents below which a type is not recognised by its words."""

LEAST_COUNT = 2
LEAST_SHARE = 0.2
"""A word that speaks for a type is in so many labelled documents, and in such a part of them."""

LEAST_RATIO = 2.0
"""And so many times as common as in others."""

MOST_WORDS = 60
_MOST_LOG_RATIO = 3.0
"""No word alone decides: however rare it is elsewhere, it counts as twenty times as common."""

_FOLDS = 5
_PRIOR = 1.0


def learn_recogniser(documents: Sequence[Words], groups: Sequence[int], others: Sequence[Words]) -> Recogniser | None:
    """Tells documents of the type from others by the words they hold.

    Naive Bayes over the words that tell most, put on the scale of probabilities (Platt, 1999) by documents whose
    words it had not counted; `groups` keeps together what is alike. Both kinds count as equally likely, and as many
    as there are labels. None with too few of either kind,
    or where nothing was read.
    """
    if len(set(groups)) < LEAST_DOCUMENTS or len(others) < LEAST_DOCUMENTS:
        return None
    folds = np.array([*(_fold(groups)), *(place % _FOLDS for place in range(len(others)))])
    papers = [*documents, *others]
    if not any(papers):
        return None
    right = np.arange(len(papers)) < len(documents)
    said = np.zeros(len(papers))
    held = _Held(papers)
    for fold in range(_FOLDS):
        inside = folds == fold
        words = _telling(held, right & ~inside, ~right & ~inside)
        said[inside] = [words.said(paper) for paper, held_out in zip(papers, inside, strict=True) if held_out]
    scale = fit_linear(said[:, None], right, ("said",), _PRIOR, _weights(right))
    slope = scale.weights[0] / scale.scale[0]
    if slope <= 0:
        return None
    words = _telling(held, right, ~right)
    learned = Linear(
        features=tuple(words.weights),
        mean=(0.0,) * len(words.weights),
        scale=(1.0,) * len(words.weights),
        weights=tuple(round(slope * weight, 5) for weight in words.weights.values()),
        bias=round(scale.bias + slope * (words.bias - scale.mean[0]), 5),
    )
    return Recogniser(words=learned, documents=len(set(groups)))


class _Telling:
    """`weights`: what holding a word adds, `bias`: what holding none of them says."""

    def __init__(self, shares: dict[str, tuple[float, float]]) -> None:
        self.bias = sum(_ratio(1.0 - here, 1.0 - elsewhere) for here, elsewhere in shares.values())
        self.weights = {
            word: _ratio(here, elsewhere) - _ratio(1.0 - here, 1.0 - elsewhere)
            for word, (here, elsewhere) in shares.items()
        }

    def said(self, paper: Words) -> float:
        return self.bias + sum(weight for word, weight in self.weights.items() if word in paper)


class _Held:
    """Which paper holds which word. `words` are sorted; a row of `table` is a paper, a column a word."""

    def __init__(self, papers: Sequence[Words]) -> None:
        from sklearn.feature_extraction.text import CountVectorizer  # noqa: PLC0415 - slow, and only this needs it

        vectorizer = CountVectorizer(analyzer=sorted, binary=True)
        self.table = vectorizer.fit_transform(papers)
        self.words: list[str] = vectorizer.get_feature_names_out().tolist()

    def counts(self, chosen: NDArray[np.bool_]) -> NDArray[np.int_]:
        """In how many of the chosen papers each word is."""
        return np.asarray(self.table[chosen].sum(axis=0)).ravel()


def _telling(held: _Held, here: NDArray[np.bool_], elsewhere: NDArray[np.bool_]) -> _Telling:
    counts, total = held.counts(here), int(here.sum())
    shares = (counts + 0.5) / (total + 1)
    commons = (held.counts(elsewhere) + 0.5) / (int(elsewhere.sum()) + 1)
    often = (counts >= LEAST_COUNT) & (counts / total >= LEAST_SHARE) & (shares >= LEAST_RATIO * commons)
    found: list[tuple[float, str, float, float]] = []
    for place in np.flatnonzero(often):
        share, common = float(shares[place]), float(commons[place])
        found.append((-share * _ratio(share, common), held.words[place], share, common))
    return _Telling({word: (share, common) for _, word, share, common in sorted(found)[:MOST_WORDS]})


def _ratio(here: float, elsewhere: float) -> float:
    return max(-_MOST_LOG_RATIO, min(_MOST_LOG_RATIO, math.log(here / elsewhere)))


def _fold(groups: Sequence[int]) -> list[int]:
    places = {group: place for place, group in enumerate(dict.fromkeys(groups))}
    return [places[group] % _FOLDS for group in groups]


def _weights(right: NDArray[np.bool_]) -> Matrix:
    """Both kinds weigh as many as there are of the type."""
    return np.where(right, 1.0, right.sum() / (~right).sum())
