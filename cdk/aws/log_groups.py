"""Log groups that forget after the days the deployment asks for."""

from __future__ import annotations

from aws_cdk import RemovalPolicy
from aws_cdk import aws_logs as logs
from constructs import Construct


def make_log_group(scope: Construct, name: str, parameters: dict[str, str]) -> logs.LogGroup:
    group = logs.LogGroup(scope, name, removal_policy=RemovalPolicy.DESTROY)
    inner = group.node.default_child
    assert isinstance(inner, logs.CfnLogGroup)  # noqa: S101 - what an L2 log group always holds
    inner.retention_in_days = int(parameters["log_retention_days"])
    return group
