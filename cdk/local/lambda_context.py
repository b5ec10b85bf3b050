"""What Lambda tells a handler about the invocation."""

from __future__ import annotations

import time
from dataclasses import dataclass

from cdk.local.resources import REGION
from cdk.shapes import Function


@dataclass(frozen=True)
class LambdaContext:
    """The context object of an invocation; `deadline` is a reading of time.monotonic()."""

    function_name: str
    memory_limit_in_mb: int
    aws_request_id: str
    deadline: float
    function_version: str = "$LATEST"
    client_context: None = None
    identity: None = None

    @classmethod
    def of(cls, function: Function, request_id: str, seconds: float) -> LambdaContext:
        """For an invocation that may take `seconds` from now on."""
        return cls(function.name, function.memory, request_id, time.monotonic() + seconds)

    @property
    def invoked_function_arn(self) -> str:
        return f"arn:aws:lambda:{REGION}:123456789012:function:{self.function_name}"

    @property
    def log_group_name(self) -> str:
        return f"/aws/lambda/{self.function_name}"

    @property
    def log_stream_name(self) -> str:
        return f"local/{self.aws_request_id}"

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self.deadline - time.monotonic()) * 1000))
