"""A running stack from outside: where its processes listen, and everything that it keeps."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import Any

from cdk.local.processes import descendants
from cdk.local.resources import client
from cdk.local.state import StackState
from tests.e2e.waiting import LONGEST

_LISTENING = "0A"
"""Seconds in which a busy machine has done what was dropped before."""


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


def contents(state: StackState) -> dict[str, Any]:
    """Everything that the stack keeps, as its owner sees it."""
    s3, dynamodb, sqs, cognito = (client(name, state) for name in ("s3", "dynamodb", "sqs", "cognito-idp"))
    return {
        "buckets": sorted(bucket["Name"] for bucket in s3.list_buckets()["Buckets"]),
        "objects": {
            name: sorted(v["VersionId"] for v in s3.list_object_versions(Bucket=name).get("Versions", []))
            for name in state.buckets.values()
        },
        "tables": {name: dynamodb.scan(TableName=name)["Items"] for name in state.tables.values()},
        "queues": sorted(sqs.list_queues()["QueueUrls"]),
        "users": sorted(user["Username"] for user in cognito.list_users(UserPoolId=state.user_pool)["Users"]),
    }


def settled(state: StackState) -> dict[str, Any]:
    """The same, once nothing changes it any more: what was dropped before may still be on its way."""
    held, deadline = contents(state), time.monotonic() + LONGEST
    while True:
        time.sleep(1)
        if (now := contents(state)) == held:
            return held
        assert time.monotonic() < deadline, "the stack does not come to rest"
        held = now
