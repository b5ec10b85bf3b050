"""How tests run here: a property says what is true, not how fast a busy machine finds that out."""

from __future__ import annotations

import gc

import pytest
from hypothesis import HealthCheck, settings

# moto and botocore make millions of small objects; looking for circles among them takes an eighth of the time.
gc.set_threshold(50_000, 20, 50)

# By default an example that takes 200 ms of wall clock fails, and on a machine with other work any of them may.
# `make statistics` asks for the thorough profile.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", UNHURRIED)
settings.register_profile("unhurried", UNHURRIED, max_examples=10)
settings.load_profile("unhurried")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What has been imported by now stays; it is not looked through again for circles."""
    gc.collect()
    gc.freeze()
