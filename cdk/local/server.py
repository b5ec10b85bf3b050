"""moto in a process of its own: `python -m cdk.local.server MAIL`. It prints its port and ends when its input ends.

MAIL is the file that mails to the users of the pool are written to.
"""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
from pathlib import Path

from moto.server import ThreadedMotoServer

from cdk.local.user_pool import UserPools

LOOPBACK = "127.0.0.1"


def serve(mail: Path) -> None:
    """Serves on a free port of the loopback interface until standard input is closed."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    UserPools(Mailbox(mail)).teach()
    server = ThreadedMotoServer(ip_address=LOOPBACK, port=0, verbose=False)
    server.start()
    sys.stdout.write(f"{server.get_host_and_port()[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()
    os._exit(0)


class Mailbox:
    """Appends mails to a file that only its owner can read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.touch(mode=0o600)

    def __call__(self, address: str, text: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"To: {address}\n{text}\n\n")


def start_server(log: Path, mail: Path) -> tuple[subprocess.Popen[str], str]:
    """Starts the process and says where it answers. Raises RuntimeError when it ends without having started."""
    with log.open("a") as errors:
        process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-m", "cdk.local.server", str(mail)],
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
    serve(Path(sys.argv[1]))
