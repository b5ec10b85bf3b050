"""How much memory a process has."""

from __future__ import annotations

import resource
from pathlib import Path

_PAGE = resource.getpagesize()


def resident(pid: int) -> int:
    """Its resident size in bytes; 0 when it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
