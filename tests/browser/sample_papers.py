"""Which samples the stack of the browser tests has, and the policy that decides them."""

from __future__ import annotations

SAMPLES = (
    ("receipt", 0), ("invoice", 0), ("invoice", 2), ("invoice", 3), ("invoice", 8), ("receipt", 4),
    ("receipt", 7),  # nobody has to look
)  # fmt: skip
POLICY = {"threshold": 0.5, "thresholds": {"VENDOR_NAME": 0.74, "VENDOR_ADDRESS": 0.39}, "version": 0}
"""For receipts, less cautious than on a first day: some samples need nobody, and others a person."""
