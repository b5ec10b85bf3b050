"""The one stack: joins the rooms of the platform."""

from __future__ import annotations

from aws_cdk import Annotations, CfnOutput, Stack
from constructs import Construct

from cdk.assemble.package import Package
from cdk.aws.api import Api
from cdk.aws.compute import Compute, Surroundings
from cdk.aws.identity import Identity
from cdk.aws.messaging import Messaging
from cdk.aws.observability import Observability
from cdk.aws.storage import Storage
from cdk.parameters import NOBODY_IS_TOLD
from cdk.topology import INBOX_PREFIX, RUNTIME_PYTHON


class DocloopStack(Stack):
    """`package` was assembled for `python` and the architecture of the parameters."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        parameters: dict[str, str],
        package: Package,
        python: str = RUNTIME_PYTHON,
    ) -> None:
        super().__init__(scope, name, description="docloop: documents in, verified data out")
        storage = Storage(self, "storage", parameters)
        messaging = Messaging(self, "messaging", parameters)
        messaging.announce_objects(storage.buckets)
        identity = Identity(self, "identity", parameters)
        around = Surroundings(storage, messaging, identity, parameters)
        compute = Compute(self, "compute", around, package, python)
        api = Api(self, "api", parameters, compute, identity)
        Observability(self, "observability", parameters, messaging, compute, api)
        if not parameters["alarm_mail"]:
            Annotations.of(self).add_warning_v2("docloop:alarm_mail", NOBODY_IS_TOLD)
        for key, value, meaning in (
            ("Inbox", f"s3://{storage.buckets['inbox'].bucket_name}/{INBOX_PREFIX}", "drop documents here"),
            ("Results", f"s3://{storage.buckets['results'].bucket_name}/", "final results appear here"),
            ("ApiUrl", api.api.api_endpoint, "the review API"),
            ("ConsoleUrl", f"{api.api.api_endpoint}/console/", "the review console, for browsers"),
            ("UserPool", identity.pool.user_pool_id, "invite reviewers here"),
            ("UserPoolClient", identity.client.user_pool_client_id, "what people sign in with"),
            ("EventBus", messaging.bus.event_bus_name, "subscribe to decisions here"),
            ("AlarmTopic", messaging.alarms.topic_arn, "subscribe to alarms here"),
            (
                "AlarmMail",
                "the address in alarm_mail, once it has confirmed" if parameters["alarm_mail"] else NOBODY_IS_TOLD,
                "who is told of alarms",
            ),
        ):
            CfnOutput(self, key, value=value, description=meaning)
