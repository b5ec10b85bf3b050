"""The trees that are stored answer what scikit-learn's forest answers, from whose inside they are read."""

from __future__ import annotations

import numpy as np
import pytest
from docloop.steps.learn.boosting import Shape, fit_trees, outputs
from sklearn.ensemble import HistGradientBoostingClassifier


@pytest.mark.parametrize("weighted", [False, True])
def test_stored_trees_answer_as_the_forest_does(weighted: bool) -> None:
    rng = np.random.default_rng(3)
    x = np.round(rng.normal(size=(400, 5)), 2)
    right = rng.random(400) < 1.0 / (1.0 + np.exp(-2.0 * x[:, 0] - x[:, 1] * x[:, 2]))
    weights = rng.uniform(0.2, 3.0, 400) if weighted else None
    shape = Shape(trees=12, leaves=6, rate=0.2, least=15, ridge=2.0)
    forest = HistGradientBoostingClassifier(
        max_iter=shape.trees,
        max_leaf_nodes=shape.leaves,
        learning_rate=shape.rate,
        min_samples_leaf=shape.least,
        l2_regularization=shape.ridge,
        early_stopping=False,
        random_state=7,
    ).fit(x, right, sample_weight=weights)

    stored = fit_trees(x, right, ["a", "b", "c", "d", "e"], shape, 7, weights)

    unseen = np.round(rng.normal(size=(300, 5)), 2)
    assert len(stored.roots) == shape.trees
    assert outputs(stored, unseen) == pytest.approx(forest.decision_function(unseen), abs=1e-4)
