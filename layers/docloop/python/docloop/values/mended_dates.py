"""Dates whose figures a reader took for letters or strokes, put right."""

from __future__ import annotations

import re

MARK = r"[-./\u2010-\u2015]"

_LETTERS_FOR_DIGITS = str.maketrans("OoQDIl|SB", "000011158")
_LETTERS = re.compile(rf"(?<![\w.,/-])[\dOoQDIl|SB]{{1,2}}{MARK}[\dOoQDIl|SB]{{1,2}}{MARK}[\dOoQDIl|SB]{{2,4}}(?!\w)")
_STROKES = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[71](\d\d)/(\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(\d\d)[71](\d\d)/((?:19|20)\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(\d\d)/(\d\d)[71]((?:19|20)\d\d)(?!\d)"),
)
"""A stroke read as a digit: 2016705/04"""


def mend_dates(text: str) -> str:
    """`text` of the same length with misread characters put right inside dates: 07-03-201o, O1/I2/2018, 2016705/04."""

    def mend(match: re.Match[str]) -> str:
        enough = sum(c.isdigit() for c in match[0]) >= 4
        return match[0].translate(_LETTERS_FOR_DIGITS) if enough else match[0]

    for stroke in _STROKES:
        text = stroke.sub(r"\1/\2/\3", text)
    return _LETTERS.sub(mend, text)
