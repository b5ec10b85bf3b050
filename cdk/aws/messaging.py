"""Queues, what S3 announces on them, the event bus, and the topic of the alarms."""

from __future__ import annotations

from aws_cdk import Duration, Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from cdk.aws.nag import acknowledge
from cdk.shapes import ObjectCreated, Queue
from cdk.topology import EVENT_BUS, NOTIFICATIONS, QUEUES


class Messaging(Construct):
    def __init__(self, scope: Construct, name: str, parameters: dict[str, str]) -> None:
        super().__init__(scope, name)
        self.queues: dict[str, sqs.Queue] = {}
        for queue in sorted(QUEUES, key=lambda queue: queue.dead_letter is not None):
            self.queues[queue.name] = self._queue(queue)
        self.bus = events.EventBus(self, EVENT_BUS)
        self.alarms = self._topic(parameters["alarm_mail"])

    def _queue(self, queue: Queue) -> sqs.Queue:
        """SSE-SQS: with a customer's key S3 would need a grant for it, and its events would vanish without one."""
        dead_letter = queue.dead_letter and sqs.DeadLetterQueue(
            max_receive_count=queue.max_receives, queue=self.queues[queue.dead_letter]
        )
        made = sqs.Queue(
            self,
            queue.name,
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            visibility_timeout=Duration.seconds(queue.visibility_seconds),
            retention_period=Duration.days(queue.retention_days),
            dead_letter_queue=dead_letter or None,
        )
        if not dead_letter and queue.name not in {other.dead_letter for other in QUEUES}:
            acknowledge(
                made,
                "SQS3",
                "Messages here only announce rows of a table, which is the truth; one that nobody takes is announced "
                "again by the sweeper, so nothing is lost with it.",
            )
        return made

    def announce_objects(self, buckets: dict[str, s3.Bucket]) -> None:
        """S3 tells the queues about new objects, without a custom resource in between."""
        for notification in NOTIFICATIONS:
            self._announce(notification, buckets[notification.bucket])

    def _announce(self, notification: ObjectCreated, bucket: s3.Bucket) -> None:
        queue, stack = self.queues[notification.queue], Stack.of(self)
        inner = bucket.node.default_child
        assert isinstance(inner, s3.CfnBucket)  # noqa: S101 - what an L2 bucket always holds
        queue.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal("s3.amazonaws.com")],
                actions=["sqs:SendMessage"],
                resources=[queue.queue_arn],
                conditions={
                    "StringEquals": {"aws:SourceAccount": stack.account},
                    # The bucket waits for this policy, so the policy knows the name that CloudFormation will make,
                    # not the bucket.
                    "ArnLike": {
                        "aws:SourceArn": f"arn:{stack.partition}:s3:::{stack.stack_name.lower()}-"
                        f"{stack.get_logical_id(inner).lower()}-*"
                    },
                },
            )
        )
        rule = s3.CfnBucket.FilterRuleProperty(name="prefix", value=notification.prefix)
        inner.notification_configuration = s3.CfnBucket.NotificationConfigurationProperty(
            queue_configurations=[
                s3.CfnBucket.QueueConfigurationProperty(
                    event="s3:ObjectCreated:*",
                    queue=queue.queue_arn,
                    filter=s3.CfnBucket.NotificationFilterProperty(
                        s3_key=s3.CfnBucket.S3KeyFilterProperty(rules=[rule])
                    ),
                )
            ]
        )
        policy = queue.node.find_child("Policy")
        inner.node.add_dependency(policy)

    def _topic(self, mail: str) -> sns.Topic:
        topic = sns.Topic(self, "alarms", enforce_ssl=True)
        topic.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal("cloudwatch.amazonaws.com")],
                actions=["sns:Publish"],
                resources=[topic.topic_arn],
                conditions={"StringEquals": {"aws:SourceAccount": Stack.of(self).account}},
            )
        )
        if mail:
            topic.add_subscription(subscriptions.EmailSubscription(mail))
        return topic
