"""`python -m cdk.local.openapi`: prints the API's own OpenAPI document, without a stack."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import Any

from cdk.local.http_events import Request, gateway_event
from cdk.local.resources import CREDENTIALS
from cdk.shapes import Parameter
from cdk.topology import FUNCTIONS

PATH = "/openapi.json"


@dataclass(frozen=True)
class _Context:
    aws_request_id: str = "contract"
    function_name: str = "review_api"
    memory_limit_in_mb: int = 512
    invoked_function_arn: str = "arn:aws:lambda:us-east-1:123456789012:function:review_api"


def openapi_document() -> str:
    """As the review API answers it. The document depends on no resource, so their names are made up."""
    api = next(function for function in FUNCTIONS if function.name == "review_api")
    os.environ.update(CREDENTIALS)
    os.environ.update({name: "none" for name, setting in api.environment.items() if not isinstance(setting, Parameter)})
    context: Any = _Context()
    with redirect_stdout(sys.stderr):  # where its log goes; standard output is for the document alone
        from functions.review_api.handler import handle  # noqa: PLC0415  its settings are read when it is called

        answered = handle(gateway_event(Request("GET", PATH, (), b"", "127.0.0.1"), None), context)
    return str(answered["body"])


if __name__ == "__main__":
    sys.stdout.write(openapi_document())
