"""What the evidence of a value says when it comes from the XML inside an e-invoice."""

from __future__ import annotations

SOURCE = "embedded"
"""What an extraction names as its reader, and what the evidence of a value from the XML is called."""

SAME_IN_PRINT = "same_in_print"
ELSEWHERE_IN_PRINT = "elsewhere_in_print"
OTHER_IN_PRINT = "other_in_print"
ALONE = "alone"
