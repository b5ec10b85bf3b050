"""What `cdk deploy` does, against ministack: publish the assets, create the stack."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3

from tests.infrastructure.assembly import STACK, Assembly
from tests.infrastructure.ministack.server import ACCOUNT, REGION

BOOTSTRAP_PARAMETER = "/cdk-bootstrap/hnb659fds/version"


def client(service: str, endpoint: str) -> Any:
    return boto3.client(
        service,  # type: ignore[call-overload]  # the service is not a literal here
        endpoint_url=endpoint,
        region_name=REGION,
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


@dataclass(frozen=True)
class Deployment:
    """`names`: physical ids by logical id."""

    endpoint: str
    assembly: Assembly
    names: dict[str, str]

    def client(self, service: str) -> Any:
        return client(service, self.endpoint)

    def name(self, path: str) -> str:
        """The physical id of the resource at this construct path."""
        return self.names[self.assembly.ids[path]]


def deploy(assembly: Assembly, endpoint: str, folder: Path) -> Deployment:
    template = publish(assembly, endpoint, folder)
    client("ssm", endpoint).put_parameter(Name=BOOTSTRAP_PARAMETER, Value="28", Type="String")
    formation = client("cloudformation", endpoint)
    formation.create_stack(
        StackName=STACK,
        TemplateURL=template,
        Capabilities=["CAPABILITY_IAM"],
    )
    formation.get_waiter("stack_create_complete").wait(StackName=STACK, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    pages = formation.get_paginator("list_stack_resources").paginate(StackName=STACK)
    resources = [resource for page in pages for resource in page["StackResourceSummaries"]]
    names = {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in resources}
    return Deployment(endpoint, assembly, names)


def publish(assembly: Assembly, endpoint: str, folder: Path) -> str:
    """Puts the template and the zipped folders where the stack will look; says where the template is."""
    s3 = client("s3", endpoint)
    template = ""
    for file in json.loads((assembly.folder / f"{STACK}.assets.json").read_text(encoding="utf-8"))["files"].values():
        source = assembly.folder / file["source"]["path"]
        if file["source"]["packaging"] == "zip":
            archive = folder / "asset.zip"
            zip_folder(source, archive)
        else:
            archive = folder / "template.json"
            archive.write_text(adapt(source.read_text(encoding="utf-8")), encoding="utf-8")
        for destination in file["destinations"].values():
            bucket = destination["bucketName"].replace("${AWS::AccountId}", ACCOUNT).replace("${AWS::Region}", REGION)
            s3.create_bucket(Bucket=bucket)
            s3.upload_file(str(archive), bucket, destination["objectKey"])
            if source.name == f"{STACK}.template.json":
                template = f"{endpoint}/{bucket}/{destination['objectKey']}"
    return template


def adapt(template: str) -> str:
    """Spells out the one attribute that ministack's user pool lacks: the address that names it as issuer."""
    attribute = re.compile(r'\{\s*"Fn::GetAtt":\s*\[\s*"(\w+)",\s*"ProviderURL"\s*\]\s*\}')
    return attribute.sub(r'{"Fn::Sub": "https://cognito-idp.${AWS::Region}.amazonaws.com/${\1}"}', template)


def zip_folder(source: Path, archive: Path) -> None:
    """Stored, not squeezed: it travels over the loopback."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as target:
        for path in sorted(source.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                target.write(path, path.relative_to(source))
