"""How Hypothesis runs here: a property says what is true, not how fast a busy machine finds that out."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# By default an example that takes 200 ms of wall clock fails, and on a machine with other work any of them may.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
