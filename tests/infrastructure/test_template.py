"""Facts of the synthesized stack that a deployment depends on."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cdk import shapes, topology
from cdk.shapes import QueueTrigger
from cdk.topology import METRIC_NAMESPACE, METRIC_OLDEST_REVIEW
from functions.sweep.handler import OLDEST_REVIEW
from functions.telemetry import NAMESPACE
from tests.infrastructure.assembly import Assembly

BUCKETS = [f"storage/{bucket.name}" for bucket in topology.BUCKETS]
TABLES = [f"storage/{table.name}" for table in topology.TABLE_LIST]
PLAIN_HTTP = {"Bool": {"aws:SecureTransport": "false"}}
QUEUES = [f"messaging/{queue.name}" for queue in topology.QUEUES]


def statements(assembly: Assembly, kind: str, path: str) -> list[dict[str, Any]]:
    """Of the resource policy of this kind that hangs below the resource."""
    (found,) = [made for name, made in assembly.of_type(kind).items() if name == f"{path}/Policy"]
    return list(found["PolicyDocument"]["Statement"])


def refuses_plain_http(statement: dict[str, Any]) -> bool:
    return bool(statement["Effect"] == "Deny") and statement["Condition"] == PLAIN_HTTP


@pytest.mark.parametrize("path", BUCKETS)
def test_bucket_is_private_encrypted_versioned_and_tidy(assembly: Assembly, path: str) -> None:
    made = assembly.properties(path)

    assert made["BucketEncryption"]
    assert made["VersioningConfiguration"] == {"Status": "Enabled"}
    assert set(made["PublicAccessBlockConfiguration"].values()) == {True}
    (rule,) = made["LifecycleConfiguration"]["Rules"]
    assert rule["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"] <= 7
    assert rule["NoncurrentVersionExpiration"]["NoncurrentDays"] <= 30
    assert any(refuses_plain_http(statement) for statement in statements(assembly, "AWS::S3::BucketPolicy", path))


@pytest.mark.parametrize("path", [*BUCKETS, *TABLES])
def test_data_outlives_the_stack(assembly: Assembly, path: str) -> None:
    resource = assembly.resources[assembly.ids[path]]

    assert (resource["DeletionPolicy"], resource["UpdateReplacePolicy"]) == ("Retain", "Retain")


@pytest.mark.parametrize("path", TABLES)
def test_table_can_be_restored_and_pays_per_request(assembly: Assembly, path: str) -> None:
    made = assembly.properties(path)

    assert made["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True
    assert made["SSESpecification"] == {"SSEEnabled": True}
    assert made["BillingMode"] == "PAY_PER_REQUEST"


@pytest.mark.parametrize("path", QUEUES)
def test_queue_is_encrypted_and_refuses_plain_http(assembly: Assembly, path: str) -> None:
    assert assembly.properties(path)["SqsManagedSseEnabled"] is True
    assert any(refuses_plain_http(statement) for statement in statements(assembly, "AWS::SQS::QueuePolicy", path))


def test_only_the_inbox_of_this_account_announces_documents(assembly: Assembly) -> None:
    allowed = [
        statement
        for statement in statements(assembly, "AWS::SQS::QueuePolicy", "messaging/ingest")
        if statement["Effect"] == "Allow"
    ]

    (statement,) = allowed
    assert statement["Principal"] == {"Service": "s3.amazonaws.com"}
    assert statement["Action"] == "sqs:SendMessage"
    assert statement["Condition"]["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    inbox = assembly.ids["storage/inbox"]
    assert f":s3:::docloop-{inbox.lower()}-*" in json.dumps(statement["Condition"]["ArnLike"])


def test_inbox_waits_for_the_queue_policy(assembly: Assembly) -> None:
    resource = assembly.resources[assembly.ids["storage/inbox"]]

    assert assembly.ids["messaging/ingest/Policy"] in resource["DependsOn"]


def test_queue_waits_six_times_as_long_as_its_function_may_take(assembly: Assembly) -> None:
    for function in topology.FUNCTIONS:
        if isinstance(function.trigger, QueueTrigger):
            queue = assembly.properties(f"messaging/{function.trigger.queue}")
            timeout = assembly.properties(f"compute/{function.name}")["Timeout"]
            assert queue["VisibilityTimeout"] >= 6 * timeout
            assert queue["RedrivePolicy"]["maxReceiveCount"] >= 5


@pytest.mark.parametrize("function", topology.FUNCTIONS, ids=lambda function: function.name)
def test_function_traces_and_logs_for_a_while(assembly: Assembly, function: shapes.Function) -> None:
    made = assembly.properties(f"compute/{function.name}")

    assert made["TracingConfig"] == {"Mode": "Active"}
    assert made["LoggingConfig"] == {"LogGroup": {"Ref": assembly.ids[f"compute/{function.name}-logs"]}}
    assert assembly.properties(f"compute/{function.name}-logs")["RetentionInDays"] == 30
    assert "ReservedConcurrentExecutions" not in made


def test_every_log_group_forgets(assembly: Assembly) -> None:
    assert {group["RetentionInDays"] for group in assembly.of_type("AWS::Logs::LogGroup").values()} == {30}


def test_gateway_checks_tokens_throttles_and_logs_no_path(assembly: Assembly) -> None:
    stage = assembly.properties("api/stage")
    (authorizer,) = assembly.of_type("AWS::ApiGatewayV2::Authorizer").values()

    assert authorizer["JwtConfiguration"] == {
        "Audience": [{"Ref": assembly.ids["identity/users/client"]}],
        "Issuer": {"Fn::GetAtt": [assembly.ids["identity/users"], "ProviderURL"]},
    }
    assert stage["DefaultRouteSettings"]["ThrottlingRateLimit"] > 0
    assert stage["DefaultRouteSettings"]["ThrottlingBurstLimit"] > 0
    logged = set(json.loads(stage["AccessLogSettings"]["Format"]).values())
    assert "$context.requestId" in logged
    assert not logged & {"$context.path", "$context.identity.sourceIp", "$context.authorizer.claims.sub"}
    assert assembly.properties("api/http")["CorsConfiguration"]["AllowOrigins"] == ["*"]


def test_alarms_watch_what_the_operator_must_know(assembly: Assembly) -> None:
    alarms = assembly.of_type("AWS::CloudWatch::Alarm")

    expected = {"oldest-open-review", "api-server-errors"}
    for queue in ("ingest", "training"):
        expected |= {f"{queue}_dead-not-empty", f"{queue}-oldest-message"}
    for function in topology.FUNCTIONS:
        expected |= {f"{function.name}-errors", f"{function.name}-throttles"}
    assert set(alarms) == {f"observability/{name}" for name in expected}
    topic = {"Ref": assembly.ids["messaging/alarms"]}
    assert all(alarm["AlarmActions"] == [topic] for alarm in alarms.values())
    oldest = alarms["observability/oldest-open-review"]
    assert (oldest["Namespace"], oldest["MetricName"]) == (METRIC_NAMESPACE, METRIC_OLDEST_REVIEW)
    dead = alarms["observability/ingest_dead-not-empty"]
    assert (dead["MetricName"], dead["Threshold"]) == ("ApproximateNumberOfMessagesVisible", 1)


def test_alarm_watches_what_the_sweeper_reports() -> None:
    assert (METRIC_NAMESPACE, METRIC_OLDEST_REVIEW) == (NAMESPACE, OLDEST_REVIEW)


def test_alarms_may_publish(assembly: Assembly) -> None:
    allowed = [
        statement
        for statement in statements(assembly, "AWS::SNS::TopicPolicy", "messaging/alarms")
        if statement["Effect"] == "Allow"
    ]

    assert [statement["Principal"] for statement in allowed] == [{"Service": "cloudwatch.amazonaws.com"}]


def test_no_hidden_function_and_no_custom_resource(assembly: Assembly) -> None:
    kinds = [resource["Type"] for resource in assembly.resources.values()]

    assert not [kind for kind in kinds if kind.startswith("Custom::") or kind == "AWS::CloudFormation::CustomResource"]
    assert kinds.count("AWS::Lambda::Function") == len(topology.FUNCTIONS)
