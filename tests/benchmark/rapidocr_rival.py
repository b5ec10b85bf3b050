"""Reads pictures with the package rapidocr 3 in an interpreter of its own: paths on standard input, JSON on output.

That package and rapidocr_ng share their import name, so they cannot live in one environment.
"""

from __future__ import annotations

import json
import sys

from rapidocr import RapidOCR


def main() -> None:
    engine = RapidOCR()
    for path in sys.stdin:
        found = engine(path.strip())
        lines: list[list[object]] = []
        if found.txts is not None and found.scores is not None and found.boxes is not None:
            for text, score, corners in zip(found.txts, found.scores, found.boxes, strict=True):
                lines.append([text, float(score), corners.tolist()])
        sys.stdout.write("ANSWER " + json.dumps(lines) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
