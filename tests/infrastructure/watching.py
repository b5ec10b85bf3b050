"""A platform on moto, the metrics that it publishes and AWS adds, and what the synthesized alarms make of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from aws_lambda_powertools import Logger
from botocore.exceptions import ClientError
from docloop.errors import DocloopError
from docloop.model.actor import Role
from docloop.settings import ReviewApiSettings
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.sqs.models import sqs_backends

from cdk import topology
from cdk.local.resources import REGION
from functions.review_api.app import build_api
from functions.telemetry import Failed
from tests.fake_people import fake_sign_in
from tests.fakes import FakeClock
from tests.functional.crash import desk_of
from tests.functional.http import Client, claims_of
from tests.functional.lessons import Lessons
from tests.functional.stage import Stage
from tests.infrastructure.assembly import STACK, Assembly
from tests.infrastructure.cloudwatch import Alarm, Sample, read_embedded_metrics

# What AWS documents: metric by namespace and name, and the dimension whose value names the resource.
AWS_METRICS = {
    ("AWS/SQS", "ApproximateNumberOfMessagesVisible"): "QueueName",
    ("AWS/SQS", "ApproximateAgeOfOldestMessage"): "QueueName",
    ("AWS/Lambda", "Errors"): "FunctionName",
    ("AWS/Lambda", "Throttles"): "FunctionName",
    ("AWS/ApiGateway", "5xx"): "ApiId",
}


class World:
    """A stage under watch. Time is the stage's."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.stage, self.monkeypatch, self._capsys = stage, monkeypatch, capsys
        self.lessons = Lessons(stage, monkeypatch)
        monkeypatch.setenv("STACK_NAME", STACK)
        self.samples: list[Sample] = []

    @property
    def now(self) -> float:
        return self.stage.clock.now().timestamp()

    def minute(self) -> None:
        """A minute passes, the sweeper comes by, AWS looks at the queues."""
        self.stage.clock.advance(minutes=1)
        self.run("sweep", self.stage.sweep)
        self.look_at_queues()

    def run(self, function: str, act: Callable[[], object]) -> object:
        """Call a handler; AWS counts what it raises, and the end of its process, as an error of the function.

        `act` answers None when the process ended.
        """
        answer: object = None
        try:
            answer = act()
        except (Failed, DocloopError):
            failed = True
        else:
            failed = answer is None
        self.samples += read_embedded_metrics(self._capsys.readouterr().out, self.now)
        self.aws("AWS/Lambda", "Errors", function, 1.0 if failed else 0.0)
        self.aws("AWS/Lambda", "Throttles", function, 0.0)
        return answer

    def extract(self) -> None:
        self.run("extract", lambda: self.stage.deliver() or "nothing to do")

    def learn(self) -> None:
        self.run("learn", lambda: self.lessons.deliver() or "nothing to do")

    def ask(self, method: str, path: str) -> int:
        """The status of a request to the API, which API Gateway counts."""
        desk, settings = desk_of(self.stage), self.stage.settings("review_api", ReviewApiSettings)
        api = build_api(desk, fake_sign_in(FakeClock()), settings, Logger(service="review_api", level="CRITICAL"))
        reply = self.stage.invoke(lambda: Client(api, claims_of(Role.ADMIN)).call(method, path))
        self.aws("AWS/ApiGateway", "5xx", "http", 1.0 if reply.status >= 500 else 0.0)
        return int(reply.status)

    def look_at_queues(self) -> None:
        """Past the API of SQS: receiving a message counts as a try at it."""
        for queue in topology.QUEUES:
            name = self.stage.resources.queues[queue.name].rpartition("/")[2]
            found = sqs_backends[DEFAULT_ACCOUNT_ID][REGION].queues[name].messages
            sent = [int(message.sent_timestamp or 0) / 1_000 for message in found]
            self.aws("AWS/SQS", "ApproximateNumberOfMessagesVisible", queue.name, float(len(found)))
            self.aws("AWS/SQS", "ApproximateAgeOfOldestMessage", queue.name, self.now - min(sent, default=self.now))

    def aws(self, namespace: str, name: str, resource: str, value: float) -> None:
        dimensions = frozenset({(AWS_METRICS[namespace, name], resource)})
        self.samples.append(Sample(namespace, name, value, self.now, dimensions))


def refuse(*operations: str) -> Callable[[str, dict[str, Any]], None]:
    """Denies these calls, as a missing permission does."""

    def fault(operation: str, _: dict[str, Any]) -> None:
        if operation in operations:
            answer: Any = {"Error": {"Code": "AccessDeniedException"}, "ResponseMetadata": {"HTTPStatusCode": 400}}
            raise ClientError(answer, operation)

    return fault


def alarms_of(assembly: Assembly) -> dict[str, Alarm]:
    """By name; the resources in their dimensions by the name that the topology gives them."""
    paths = {name: path for path, name in assembly.ids.items()}

    def resource(value: Any) -> str:
        """The last part of the path of what `Ref` or `Fn::GetAtt` points at, or the name that is told."""
        if isinstance(value, str):
            return value
        return paths[value["Ref"] if "Ref" in value else value["Fn::GetAtt"][0]].rpartition("/")[2]

    return {
        path.rpartition("/")[2]: Alarm(
            made, frozenset((each["Name"], resource(each["Value"])) for each in made.get("Dimensions", []))
        )
        for path, made in assembly.of_type("AWS::CloudWatch::Alarm").items()
    }


def mailed_by(assembly: Assembly, alarm: Alarm) -> list[str]:
    """The addresses that hear of it: through its action, a topic that CloudWatch may publish to, and a subscription."""
    if alarm.properties.get("ActionsEnabled", True) is not True:
        return []
    topics = [action["Ref"] for action in alarm.properties["AlarmActions"]]
    open_topics = [topic for topic in topics if _cloudwatch_may_publish(assembly, topic)]
    return [
        made["Endpoint"]
        for made in assembly.of_type("AWS::SNS::Subscription").values()
        if made["Protocol"] == "email" and made["TopicArn"]["Ref"] in open_topics
    ]


def _cloudwatch_may_publish(assembly: Assembly, topic: str) -> bool:
    """With a key of AWS's own (alias/aws/sns) CloudWatch could not, whatever the policy says."""
    if "KmsMasterKeyId" in assembly.resources[topic].get("Properties", {}):
        return False
    wanted = {
        "Effect": "Allow",
        "Principal": {"Service": "cloudwatch.amazonaws.com"},
        "Action": "sns:Publish",
        "Resource": {"Ref": topic},
        "Condition": {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}},
    }
    return any(
        wanted.items() <= statement.items()
        for policy in assembly.of_type("AWS::SNS::TopicPolicy").values()
        if {"Ref": topic} in policy["Topics"]
        for statement in policy["PolicyDocument"]["Statement"]
    )
