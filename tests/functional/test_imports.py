"""What a function may import: its package is small, and its start is short."""

from __future__ import annotations

import subprocess
import sys


def test_nothing_but_a_training_needs_its_library() -> None:
    code = "import sys; sys.modules.update(dict.fromkeys(['sklearn', 'scipy']))\n"
    code += "import functions.extract.handler, docloop.bootstrap.extracting, docloop.opening, functions.learn.handler"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)  # noqa: S603  our own words

    assert done.returncode == 0, done.stderr
