"""Looking things up in a synthesized stack."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

STACK = "docloop"
# Assets stay where they are; resources carry their path, by which tests find them.
CONTEXT = {"aws:cdk:disable-asset-staging": True, "aws:cdk:enable-path-metadata": True}
# Other than the defaults, all of them.
FRENCH = b"the data of another language"
CHOICES: dict[str, object] = {
    "readers": "textract,tesseract",
    "languages": "fra",
    "threshold": 0.9,
    "retention_days": 20,
    "log_retention_days": 7,
    "alarm_mail": "ops@example.com",
    "oldest_review_hours": 48,
    "architecture": "x86_64",
    "max_concurrency": 3,
    "api_concurrency": 20,
    "sweep_concurrency": 2,
    "origin": "https://console.example.com",
}
# Types that only join others: a topology entry is checked through them, they need none of their own.
JOINTS = frozenset(
    {
        "AWS::ApiGatewayV2::Authorizer",
        "AWS::ApiGatewayV2::Integration",
        "AWS::IAM::Role",
        "AWS::Lambda::Permission",
        "AWS::S3::BucketPolicy",
        "AWS::SNS::TopicPolicy",
        "AWS::SQS::QueuePolicy",
    }
)


@dataclass(frozen=True)
class Assembly:
    """`folder` is what `cdk synth` wrote, `told` what it said on standard error."""

    folder: Path
    told: tuple[str, ...] = ()

    @cached_property
    def template(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / f"{STACK}.template.json").read_text(encoding="utf-8")))

    @cached_property
    def metadata(self) -> dict[str, list[dict[str, Any]]]:
        """Entries by construct path."""
        return dict(json.loads((self.folder / f"{STACK}.metadata.json").read_text(encoding="utf-8")))

    @cached_property
    def ids(self) -> dict[str, str]:
        """Logical ids by construct path below the stack, without the `Resource` that ends it."""
        return {
            resource["Metadata"]["aws:cdk:path"].removeprefix(f"{STACK}/").removesuffix("/Resource"): name
            for name, resource in self.resources.items()
        }

    @property
    def resources(self) -> dict[str, dict[str, Any]]:
        return dict(self.template["Resources"])

    def properties(self, path: str) -> dict[str, Any]:
        """Of the resource at this path. Raises KeyError when there is none."""
        return dict(self.resources[self.ids[path]]["Properties"])

    def of_type(self, kind: str) -> dict[str, dict[str, Any]]:
        """Properties by path."""
        return {
            path: dict(self.resources[name].get("Properties", {}))
            for path, name in self.ids.items()
            if self.resources[name]["Type"] == kind
        }
