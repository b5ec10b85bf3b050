"""ministack in a process and an environment of its own, which has neither docloop nor what it needs."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[2] / "build" / "ministack"
REGION = "us-east-1"
ACCOUNT = "000000000000"
START_SECONDS = 30


def make_environment() -> Path:
    """The Python of ministack's environment, made on first use from the pinned wheels."""
    parts = [HERE / "requirements.txt", HERE / "sitecustomize.py"]
    fingerprint = hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()[:16]
    place = CACHE / f"{sys.version_info.major}.{sys.version_info.minor}-{fingerprint}"
    python = place / "bin" / "python"
    if not (place / "ready").exists():
        shutil.rmtree(place, ignore_errors=True)
        uv = [sys.executable, "-m", "uv", "--quiet"]
        run([*uv, "venv", "--python", sys.executable, str(place)])
        install = ["pip", "install", "--python", str(python), "--no-deps", "--require-hashes", "--only-binary", ":all:"]
        run([*uv, *install, "--requirement", str(HERE / "requirements.txt")])
        (packages,) = place.glob("lib/python*/site-packages")
        shutil.copy(HERE / "sitecustomize.py", packages)
        (place / "ready").touch()
    return python


def run(command: list[str]) -> None:
    subprocess.run(command, check=True)  # noqa: S603 - our own words


@contextlib.contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of a fresh ministack; everything it started ends with the block. Its log is in `folder`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": REGION,
        "LAMBDA_EXECUTOR": "local",
    }
    command = [str(make_environment()), "-m", "ministack"]
    with (folder / "ministack.log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603 - our own words
            command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            endpoint = f"http://127.0.0.1:{port}"
            wait_for(endpoint, process)
            yield endpoint
        finally:
            with contextlib.suppress(ProcessLookupError):  # it may have ended by itself
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(endpoint: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{endpoint}/_ministack/health", timeout=2).close()  # noqa: S310 - loopback
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("ministack did not start")
