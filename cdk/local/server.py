"""moto in a process of its own: `python -m cdk.local.server`. It prints its port and ends when its input ends."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
from pathlib import Path

from moto.server import ThreadedMotoServer

from cdk.local.revoking import teach_revoking

LOOPBACK = "127.0.0.1"


def serve() -> None:
    """Serves on a free port of the loopback interface until standard input is closed."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    teach_revoking()
    server = ThreadedMotoServer(ip_address=LOOPBACK, port=0, verbose=False)
    server.start()
    sys.stdout.write(f"{server.get_host_and_port()[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()
    os._exit(0)


def start_server(log: Path) -> tuple[subprocess.Popen[str], str]:
    """Starts the process and says where it answers. Raises RuntimeError when it ends without having started."""
    with log.open("a") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "cdk.local.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
    if process.stdout is None:
        raise RuntimeError("moto has no output")
    line = process.stdout.readline().strip()
    if not line:
        raise RuntimeError(f"moto did not start; see {log}")
    return process, f"http://{LOOPBACK}:{line}"


def free_port() -> int:
    """A port of the loopback interface that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    serve()
