"""The sweeper."""

from __future__ import annotations

from docloop.bootstrap.stores import open_stores
from docloop.ports import Clock
from docloop.settings import SweepSettings
from docloop.steps.publish import Publisher


def sweep(settings: SweepSettings, clock: Clock | None = None) -> Publisher:
    return open_stores(settings, clock).publisher
