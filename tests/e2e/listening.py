"""The TCP ports that a family of processes listens on, as the kernel says."""

from __future__ import annotations

import contextlib
from pathlib import Path

from cdk.local.processes import descendants

_LISTENING = "0A"


def listening(pid: int) -> set[tuple[str, int]]:
    """(address as /proc writes it in hexadecimal, port) of every listening socket of `pid` and all below it."""
    found = set()
    for member in (pid, *descendants(pid)):
        sockets = set()
        with contextlib.suppress(OSError):
            for descriptor in Path(f"/proc/{member}/fd").iterdir():
                with contextlib.suppress(OSError):
                    sockets.add(str(descriptor.readlink()))
        for table in ("tcp", "tcp6"):
            for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
                columns = line.split()
                address, _, port = columns[1].rpartition(":")
                if columns[3] == _LISTENING and f"socket:[{columns[9]}]" in sockets:
                    found.add((address, int(port, 16)))
    return found
