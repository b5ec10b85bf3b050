"""What may be accepted with nobody looking: thresholds proven to keep an error budget on cases with known truth."""

from __future__ import annotations

from docloop.steps.budget.evidence import guarantee_of
from docloop.steps.budget.prove import prove

__all__ = ["guarantee_of", "prove"]
