"""Every entry of the topology is in the synthesized stack as it says, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest
from docloop.adapters.tables import PARTITION_KEY, Table

from cdk import shapes, topology
from cdk.aws.grants import CONSUME
from cdk.defaults import PARAMETERS
from cdk.shapes import (
    Attribute,
    FilesTrigger,
    Function,
    HttpTrigger,
    Parameter,
    QueueTrigger,
    Ref,
    ScheduleTrigger,
    Setting,
    StackName,
)
from tests.infrastructure.assembly import JOINTS, STACK, Assembly
from tests.infrastructure.iam import read_policy

DEFAULTS = {name: spec.default for name, spec in PARAMETERS.items()}


def ids_of(assembly: Assembly) -> dict[str, str]:
    """Logical id in the template by logical name in the topology."""
    homes: dict[str, list[shapes.Bucket | Table | shapes.Queue | Function]] = {
        "storage": [*topology.BUCKETS, *topology.TABLE_LIST],
        "messaging": [*topology.QUEUES],
        "compute": [*topology.FUNCTIONS],
    }
    named = {entry.name: assembly.ids[f"{home}/{entry.name}"] for home, entries in homes.items() for entry in entries}
    named[topology.EVENT_BUS] = assembly.ids[f"messaging/{topology.EVENT_BUS}"]
    named[topology.USER_POOL] = assembly.ids[f"identity/{topology.USER_POOL}"]
    return named


@pytest.mark.parametrize("bucket", topology.BUCKETS, ids=lambda bucket: bucket.name)
def test_bucket_is_as_the_topology_says(assembly: Assembly, bucket: shapes.Bucket) -> None:
    made = assembly.properties(f"storage/{bucket.name}")

    assert ("CorsConfiguration" in made) is bucket.browser
    (rule,) = made["LifecycleConfiguration"]["Rules"]
    assert "ExpirationInDays" not in rule  # the default of retention_days keeps for ever
    assert rule.get("ExpiredObjectDeleteMarker") is (None if bucket.lock_days else True)
    announced = [entry for entry in topology.NOTIFICATIONS if entry.bucket == bucket.name]
    configurations = made.get("NotificationConfiguration", {}).get("QueueConfigurations", [])
    assert [
        (entry["Queue"]["Fn::GetAtt"][0], entry["Event"], entry["Filter"]["S3Key"]["Rules"]) for entry in configurations
    ] == [
        (ids_of(assembly)[entry.queue], "s3:ObjectCreated:*", [{"Name": "prefix", "Value": entry.prefix}])
        for entry in announced
    ]


@pytest.mark.parametrize("table", topology.TABLE_LIST, ids=lambda table: table.name)
def test_table_is_as_the_topology_says(assembly: Assembly, table: Table) -> None:
    made = assembly.properties(f"storage/{table.name}")

    assert made["KeySchema"] == [{"AttributeName": PARTITION_KEY, "KeyType": "HASH"}]
    assert {entry["AttributeType"] for entry in made["AttributeDefinitions"]} == {"S"}
    assert [
        (
            entry["IndexName"],
            [(key["AttributeName"], key["KeyType"]) for key in entry["KeySchema"]],
            entry["Projection"],
        )
        for entry in made.get("GlobalSecondaryIndexes", [])
    ] == [
        (index.name, [(index.partition, "HASH"), (index.sort, "RANGE")], {"ProjectionType": "ALL"})
        for index in table.indexes
    ]
    assert made.get("TimeToLiveSpecification", {}).get("Enabled", False) is table.expires


@pytest.mark.parametrize("queue", topology.QUEUES, ids=lambda queue: queue.name)
def test_queue_is_as_the_topology_says(assembly: Assembly, queue: shapes.Queue) -> None:
    made = assembly.properties(f"messaging/{queue.name}")

    assert made["VisibilityTimeout"] == queue.visibility_seconds
    assert made["MessageRetentionPeriod"] == queue.retention_days * 86_400
    redrive = made.get("RedrivePolicy")
    assert (redrive is None) is (queue.dead_letter is None)
    if redrive and queue.dead_letter:
        assert redrive["deadLetterTargetArn"]["Fn::GetAtt"][0] == ids_of(assembly)[queue.dead_letter]
        assert redrive["maxReceiveCount"] == queue.max_receives


@pytest.mark.parametrize("function", topology.FUNCTIONS, ids=lambda function: function.name)
def test_function_is_as_the_topology_says(assembly: Assembly, function: Function) -> None:
    made = assembly.properties(f"compute/{function.name}")

    assert made["Handler"] == function.handler
    assert (made["MemorySize"], made["Timeout"]) == (function.memory, function.timeout)
    assert made["EphemeralStorage"]["Size"] == function.storage
    assert made["Runtime"] == f"python{topology.RUNTIME_PYTHON}"
    assert made["Architectures"] == [DEFAULTS["architecture"]]
    assert [layer["Ref"] for layer in made["Layers"]] == [
        assembly.ids[f"compute/layer-{name}"] for name in function.layers
    ]
    assert made["Environment"]["Variables"] == {
        name: expected_value(assembly, value) for name, value in function.environment.items()
    }


def expected_value(assembly: Assembly, setting: Setting) -> Any:
    if isinstance(setting, str):
        return setting
    if isinstance(setting, Parameter):
        return DEFAULTS[setting.name]
    if isinstance(setting, StackName):
        return STACK
    if setting.attribute is Attribute.CLIENT_ID:
        return {"Ref": assembly.ids[f"identity/{topology.USER_POOL}/client"]}
    name = ids_of(assembly)[setting.resource]
    is_queue_name = setting.attribute is Attribute.NAME and setting.resource in {q.name for q in topology.QUEUES}
    return {"Fn::GetAtt": [name, "QueueName"]} if is_queue_name else {"Ref": name}


@pytest.mark.parametrize("function", topology.FUNCTIONS, ids=lambda function: function.name)
def test_trigger_is_as_the_topology_says(assembly: Assembly, function: Function) -> None:
    target, trigger = ids_of(assembly)[function.name], function.trigger

    if isinstance(trigger, QueueTrigger):
        source = assembly.properties(f"compute/{function.name}-source")
        assert source["EventSourceArn"]["Fn::GetAtt"][0] == ids_of(assembly)[trigger.queue]
        assert source["FunctionName"] == {"Ref": target}
        assert source["BatchSize"] == trigger.batch_size
        assert source["ScalingConfig"] == {"MaximumConcurrency": trigger.max_concurrency}
        assert source["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    elif isinstance(trigger, ScheduleTrigger):
        rule = assembly.properties(f"compute/{function.name}-schedule")
        assert rule["ScheduleExpression"] == f"rate({trigger.minutes} minute{'s' if trigger.minutes > 1 else ''})"
        assert rule["Targets"][0]["Arn"]["Fn::GetAtt"][0] == target
    else:
        assert isinstance(trigger, HttpTrigger | FilesTrigger)
        routes = routes_to(assembly, function)
        assert set(routes) == expected_routes(trigger)
        assert routes.pop("$default", {"AuthorizationType": "JWT"})["AuthorizationType"] == "JWT"
        assert {route["AuthorizationType"] for route in routes.values()} == {"NONE"}


def routes_to(assembly: Assembly, function: Function) -> dict[str, dict[str, Any]]:
    """The routes whose integration calls the function."""
    routes = {}
    for route in assembly.of_type("AWS::ApiGatewayV2::Route").values():
        _, integration = route["Target"]["Fn::Join"][1]
        called = assembly.resources[integration["Ref"]]["Properties"]["IntegrationUri"]["Fn::GetAtt"][0]
        if called == ids_of(assembly)[function.name]:
            routes[route["RouteKey"]] = route
    return routes


def expected_routes(trigger: HttpTrigger | FilesTrigger) -> set[str]:
    if isinstance(trigger, HttpTrigger):
        return {"$default", "OPTIONS /{proxy+}", *(f"ANY {path}" for path in trigger.public)}
    paths = (trigger.prefix, f"{trigger.prefix}/{{proxy+}}")
    return {f"{method} {path}" for method in ("GET", "HEAD") for path in paths}


@pytest.mark.parametrize("function", topology.FUNCTIONS, ids=lambda function: function.name)
def test_role_holds_exactly_the_grants(assembly: Assembly, function: Function) -> None:
    policy = read_policy(assembly, function.name)

    granted = {(grant.resource, action) for grant in function.grants if not grant.reader for action in grant.actions}
    if isinstance(function.trigger, QueueTrigger):
        granted |= {(function.trigger.queue, action) for action in CONSUME}
    held = {(name, action) for name, action in policy.pairs() if name in ids_of(assembly)}
    assert held == granted
    others = {action for name, action in policy.pairs() if name not in ids_of(assembly)}
    assert others == {
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "xray:PutTraceSegments",
        "xray:PutTelemetryRecords",
    }


def test_stack_holds_nothing_the_topology_does_not_name(assembly: Assembly) -> None:
    expected = {
        "AWS::S3::Bucket": {f"storage/{entry.name}" for entry in topology.BUCKETS},
        "AWS::DynamoDB::Table": {f"storage/{entry.name}" for entry in topology.TABLE_LIST},
        "AWS::SQS::Queue": {f"messaging/{entry.name}" for entry in topology.QUEUES},
        "AWS::Events::EventBus": {f"messaging/{topology.EVENT_BUS}"},
        "AWS::SNS::Topic": {"messaging/alarms"},
        "AWS::Cognito::UserPool": {f"identity/{topology.USER_POOL}"},
        "AWS::Cognito::UserPoolClient": {f"identity/{topology.USER_POOL}/client"},
        "AWS::Cognito::UserPoolGroup": {f"identity/{group}" for group in topology.GROUPS},
        "AWS::Lambda::LayerVersion": {f"compute/layer-{entry.name}" for entry in topology.LAYERS},
        "AWS::Lambda::Function": {f"compute/{entry.name}" for entry in topology.FUNCTIONS},
        "AWS::IAM::Policy": {f"compute/{entry.name}-role/DefaultPolicy" for entry in topology.FUNCTIONS},
        "AWS::Logs::LogGroup": {f"compute/{entry.name}-logs" for entry in topology.FUNCTIONS} | {"api/access-logs"},
        "AWS::Lambda::EventSourceMapping": {
            f"compute/{entry.name}-source" for entry in topology.FUNCTIONS if isinstance(entry.trigger, QueueTrigger)
        },
        "AWS::Events::Rule": {
            f"compute/{entry.name}-schedule"
            for entry in topology.FUNCTIONS
            if isinstance(entry.trigger, ScheduleTrigger)
        },
        "AWS::ApiGatewayV2::Api": {"api/http"},
        "AWS::ApiGatewayV2::Stage": {"api/stage"},
        "AWS::CloudWatch::Dashboard": {"observability/dashboard"},
    }
    kinds = {resource["Type"] for resource in assembly.resources.values()}
    watched = {"AWS::CloudWatch::Alarm", "AWS::ApiGatewayV2::Route"}  # held against the topology by tests of their own
    assert {kind: set(assembly.of_type(kind)) for kind in kinds - JOINTS - watched} == expected


def test_reference_names_only_what_exists(assembly: Assembly) -> None:
    for function in topology.FUNCTIONS:
        for value in function.environment.values():
            assert not isinstance(value, Ref) or value.resource in ids_of(assembly)
