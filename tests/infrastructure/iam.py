"""A small evaluator of the roles' policies, and which permissions a recorded AWS call needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from cdk.aws.grants import BUCKET_ACTIONS
from tests.infrastructure.assembly import Assembly

# (service, operation) -> IAM action, where it isn't `service:Operation`.
_ACTIONS = {
    ("s3", "HeadObject"): "s3:GetObject",
    ("s3", "HeadBucket"): "s3:ListBucket",
    ("s3", "ListObjects"): "s3:ListBucket",
    ("s3", "ListObjectsV2"): "s3:ListBucket",
    ("s3", "ListObjectVersions"): "s3:ListBucketVersions",
    ("s3", "DeleteObjects"): "s3:DeleteObject",
    ("s3", "CreateMultipartUpload"): "s3:PutObject",
    ("s3", "UploadPart"): "s3:PutObject",
    ("s3", "CompleteMultipartUpload"): "s3:PutObject",
    ("sqs", "SendMessageBatch"): "sqs:SendMessage",
    ("sqs", "DeleteMessageBatch"): "sqs:DeleteMessage",
    ("sqs", "ChangeMessageVisibilityBatch"): "sqs:ChangeMessageVisibility",
}
_VERSIONED = {"s3:GetObject": "s3:GetObjectVersion", "s3:DeleteObject": "s3:DeleteObjectVersion"}
# No role is involved: Cognito asks for a token, a session or the client's secret, and boto3 only pretends to create a
# bucket, to learn where a presigned POST goes.
_UNASKED = frozenset(
    {
        ("cognito-idp", "InitiateAuth"),
        ("cognito-idp", "AssociateSoftwareToken"),
        ("cognito-idp", "VerifySoftwareToken"),
        ("cognito-idp", "ForgotPassword"),
        ("cognito-idp", "ConfirmForgotPassword"),
        ("cognito-idp", "RevokeToken"),
        ("s3", "CreateBucket"),
    }
)


@dataclass(frozen=True)
class Call:
    """One AWS call that a function made; `resource` is the topology's name."""

    function: str
    service: str
    operation: str
    resource: str | None
    versioned: bool = False

    @property
    def action(self) -> str | None:
        """The permission it needs; None when it needs none."""
        if (self.service, self.operation) in _UNASKED:
            return None
        action = _ACTIONS.get((self.service, self.operation), f"{self.service}:{self.operation}")
        return _VERSIONED.get(action, action) if self.versioned else action


def read_calls(path: Path) -> set[Call]:
    """The different calls of a recording: JSON lines with function, service, operation, resource, versioned."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {
        Call(
            entry["function"],
            entry["service"],
            entry["operation"],
            entry["resource"],
            bool(entry.get("versioned", False)),
        )
        for entry in map(json.loads, lines)
    }


@dataclass(frozen=True)
class Statement:
    """`resources` are ARNs with the topology's name in place of the resource: `inbox`, `inbox/*`, `*`."""

    actions: tuple[str, ...]
    resources: tuple[str, ...]

    def allows(self, action: str, resource: str) -> bool:
        return any(fnmatchcase(action.lower(), pattern.lower()) for pattern in self.actions) and any(
            fnmatchcase(resource, pattern) for pattern in self.resources
        )


@dataclass(frozen=True)
class RolePolicy:
    statements: tuple[Statement, ...]

    def allows(self, call: Call) -> bool:
        """Whether the role lets the function make this call."""
        action = call.action
        return action is None or any(statement.allows(action, _asks_for(call, action)) for statement in self.statements)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """(resource without what is below it, action) of everything the role holds."""
        for statement in self.statements:
            for resource in statement.resources:
                for action in statement.actions:
                    yield resource.partition("/")[0], action

    def unused(self, calls: set[Call]) -> set[tuple[str, str]]:
        """What no call needed."""
        return set(self.pairs()) - {(call.resource or "", call.action or "") for call in calls}


def _asks_for(call: Call, action: str) -> str:
    """The last part of the ARN that IAM asks about. Tables are only queried through one of their indexes, all alike."""
    name = call.resource or "?"
    if call.service == "s3":
        return name if action in BUCKET_ACTIONS else f"{name}/some/key"
    return f"{name}/index/any" if action == "dynamodb:Query" else name


def read_policy(assembly: Assembly, function: str) -> RolePolicy:
    """The policy of a function's role, its resources named as in the topology."""
    names = {name: path.rpartition("/")[2] for path, name in assembly.ids.items()}
    document = assembly.properties(f"compute/{function}-role/DefaultPolicy")["PolicyDocument"]
    assert all(statement["Effect"] == "Allow" for statement in document["Statement"])
    return RolePolicy(
        tuple(
            Statement(
                tuple(_several(statement["Action"])),
                tuple(_name(resource, names) for resource in _several(statement["Resource"])),
            )
            for statement in document["Statement"]
        )
    )


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(resource: Any, names: dict[str, str]) -> str:
    if isinstance(resource, str):
        return "/index/any" if resource.startswith("/index/") else resource
    if "Fn::Join" in resource:
        return "".join(_name(part, names) for part in resource["Fn::Join"][1])
    return names[resource["Fn::GetAtt"][0]]
