"""Writes down which AWS calls a function makes, so that its role can be held against them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import botocore.session

from cdk.shapes import Function, Ref

_NAMING = ("Bucket", "TableName", "QueueUrl", "UserPoolId")
_TRANSACTED = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem"}


def record_calls(function: Function, target: Path) -> None:
    """From now on each call of each client made by this process is a line of `target`.

    {"function", "service", "operation", "resource", "versioned"}: `resource` is the topology's logical name, or the
    physical one where the topology gives the function no name for it; None when the call names no resource. A
    transaction is written as the operations it is made of, a copy as GetObject and PutObject, a presigned URL as the
    call that its bearer will make: those are what a role must allow.
    """
    names = {
        os.environ[variable]: setting.resource
        for variable, setting in function.environment.items()
        if isinstance(setting, Ref) and variable in os.environ
    }
    create = botocore.session.Session.create_client

    def write(service: str, operation: str, parameters: dict[str, Any]) -> None:
        lines = [
            {
                "function": function.name,
                "service": service,
                "operation": name,
                "resource": names.get(resource, resource) if resource else None,
                "versioned": "VersionId" in parameters,
            }
            for name, resource in needed(operation, parameters)
        ]
        with target.open("a", encoding="utf-8") as stream:
            stream.write("".join(json.dumps(line) + "\n" for line in lines))

    def create_client(session: botocore.session.Session, *args: Any, **kwargs: Any) -> Any:
        client: Any = create(session, *args, **kwargs)
        service = client.meta.service_model.service_name
        event = f"before-parameter-build.{client.meta.service_model.service_id.hyphenize()}"

        def before(params: dict[str, Any], model: Any, **_: Any) -> None:
            write(service, model.name, params)

        client.meta.events.register(event, before)
        if service == "s3":
            presign = client.generate_presigned_post

            def generate_presigned_post(*args: Any, **kwargs: Any) -> Any:
                write(service, "PutObject", {"Bucket": kwargs.get("Bucket", args[0] if args else None)})
                return presign(*args, **kwargs)

            client.generate_presigned_post = generate_presigned_post
        return client

    setattr(botocore.session.Session, "create_client", create_client)  # noqa: B010  replaced on purpose


def needed(operation: str, parameters: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """(operation, physical resource) that a role must allow for one call."""
    for item in parameters.get("TransactItems", ()):
        for kind, inner in item.items():
            yield _TRANSACTED.get(kind, "GetItem"), inner["TableName"]
    if "TransactItems" in parameters:
        return
    if operation == "CopyObject":
        source = parameters["CopySource"]
        yield "GetObject", source["Bucket"] if isinstance(source, dict) else str(source).lstrip("/").partition("/")[0]
        operation = "PutObject"
    for table in parameters.get("RequestItems", ()):
        yield operation, table
    if "Entries" in parameters and operation == "PutEvents":
        for bus in sorted({str(entry.get("EventBusName", "default")) for entry in parameters["Entries"]}):
            yield operation, bus
    elif "RequestItems" not in parameters:
        yield (
            operation,
            next((str(parameters[name]) for name in _NAMING if name in parameters), None),
        )
