"""Which samples the stack of the browser tests has, and the policies that decide them."""

from __future__ import annotations

SAMPLES = (
    ("receipt", 0), ("invoice", 0), ("invoice", 2), ("invoice", 3), ("invoice", 8), ("receipt", 4),
    ("receipt", 7),  # nobody has to look
)  # fmt: skip
POLICIES = {
    # Less cautious than on a first day: some samples need nobody, and others a person.
    "receipt": {"threshold": 0.5, "thresholds": {"VENDOR_NAME": 0.74, "VENDOR_ADDRESS": 0.39}, "version": 0},
    # Somebody looks at each, however sure the machine is.
    "invoice": {"thresholds": {"INVOICE_RECEIPT_ID": 1.0}, "version": 0},
}
