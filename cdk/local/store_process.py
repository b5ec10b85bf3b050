"""Starts the process that moto runs in, with secrets of its own: without them nobody reads or writes what it holds."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from docloop.model.base import Value
from joserfc.jwk import RSAKey
from pydantic import Field, JsonValue

from cdk.local.listener import LOOPBACK
from cdk.local.resources import Store

_KEY_ID = "dummy"  # moto writes it into every token


class StoreSettings(Value):
    """What the process is told. The pages of `page_port` may use presigned links. `signing_key` is a private JWK.

    `mail`: the file that mails to the users of the pool are written to.
    """

    access_key_id: str
    secret_access_key: str = Field(repr=False)
    signing_key: dict[str, JsonValue] = Field(repr=False)
    page_port: int
    mail: Path


@dataclass(frozen=True)
class StoreProcess:
    """`signing_key` is the user pool's."""

    process: subprocess.Popen[str]
    store: Store
    signing_key: RSAKey


def start_store(log: Path, page_port: int, temporary: Path, mail: Path) -> StoreProcess:
    """`temporary`: its folder for temporary files. Raises RuntimeError when it ends without having started."""
    signing_key = RSAKey.generate_key(2048, {"kid": _KEY_ID, "alg": "RS256", "use": "sig"}, private=True)
    settings = StoreSettings(
        access_key_id=f"LOCAL{secrets.token_hex(8)[:15].upper()}",  # in the form that moto looks for
        secret_access_key=secrets.token_urlsafe(30),
        signing_key={name: str(value) for name, value in signing_key.as_dict(private=True).items()},
        page_port=page_port,
        mail=mail,
    )
    with log.open("a") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "cdk.local.server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, "TMPDIR": str(temporary)},
            text=True,
            start_new_session=True,
        )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the store has no input or output")
    process.stdin.write(f"{settings.model_dump_json()}\n")
    process.stdin.flush()
    port = process.stdout.readline().strip()
    if not port:
        process.wait()
        raise RuntimeError(f"the store did not start; see {log}")
    store = Store(
        endpoint=f"http://{LOOPBACK}:{port}",
        access_key_id=settings.access_key_id,
        secret_access_key=settings.secret_access_key,
    )
    return StoreProcess(process, store, signing_key)
