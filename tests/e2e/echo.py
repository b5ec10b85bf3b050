"""Tiny handlers that show what the local stack hands to a function."""

from __future__ import annotations

import json
import os
import subprocess
import time
from typing import Any

from cdk.local.lambda_context import LambdaContext


def echo(event: Any, context: LambdaContext) -> Any:
    """An HTTP answer that holds the event, the environment and the context."""
    seen = {
        "event": event,
        "environment": dict(os.environ),
        "pid": os.getpid(),
        "milliseconds": context.get_remaining_time_in_millis(),
    }
    return {"statusCode": 200, "headers": {"content-type": "application/json"}, "body": json.dumps(seen)}


def obey(event: Any, context: LambdaContext) -> Any:
    """Does what the message says: fail, hang (with a child process), die (leaving one behind), or keep its records."""
    records = event.get("Records", [])
    order = records[0]["body"] if records else ""
    print("handling", order)  # noqa: T201  must reach the log, not the protocol
    if order == "fail":
        raise ValueError("as asked")
    if order == "hang":
        subprocess.run(["/bin/sleep", "60"], check=False)
    if order == "die":
        subprocess.Popen(["/bin/sleep", "61"], start_new_session=True)  # it would stay behind
        os._exit(9)
    if order == "slow":
        time.sleep(1)
    return {"batchItemFailures": [{"itemIdentifier": record["messageId"]} for record in records if order == "keep"]}
