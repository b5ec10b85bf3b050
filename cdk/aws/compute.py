"""Functions with their layers, roles, logs and triggers."""

from __future__ import annotations

from dataclasses import dataclass

from aws_cdk import AssetHashType, Duration, Size, Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from constructs import Construct

from cdk.assemble.package import Package, Part
from cdk.aws.grants import is_for_objects, make_statements
from cdk.aws.identity import Identity
from cdk.aws.log_groups import make_log_group
from cdk.aws.messaging import Messaging
from cdk.aws.nag import acknowledge
from cdk.aws.storage import Storage
from cdk.parameters import split_list
from cdk.shapes import Attribute, Function, Parameter, QueueTrigger, ScheduleTrigger, Setting, StackName
from cdk.topology import EVENT_BUS, FUNCTIONS, LAYERS, USER_POOL

ARCHITECTURES = {"arm64": lambda_.Architecture.ARM_64, "x86_64": lambda_.Architecture.X86_64}


@dataclass(frozen=True)
class Surroundings:
    """What functions are joined to."""

    storage: Storage
    messaging: Messaging
    identity: Identity
    parameters: dict[str, str]

    def arns(self) -> dict[str, str]:
        return {
            EVENT_BUS: self.messaging.bus.event_bus_arn,
            USER_POOL: self.identity.pool.user_pool_arn,
            **{name: queue.queue_arn for name, queue in self.messaging.queues.items()},
            **{name: bucket.bucket_arn for name, bucket in self.storage.buckets.items()},
            **{name: table.table_arn for name, table in self.storage.tables.items()},
        }

    def resolve(self, setting: Setting) -> str:
        """What an environment variable of the topology holds in this stack. Raises KeyError for an unknown name."""
        if isinstance(setting, str):
            return setting
        if isinstance(setting, Parameter):
            return self.parameters[setting.name]
        if isinstance(setting, StackName):
            return Stack.of(self.storage).stack_name
        attributes = {
            (EVENT_BUS, Attribute.NAME): self.messaging.bus.event_bus_name,
            (USER_POOL, Attribute.NAME): self.identity.pool.user_pool_id,
            (USER_POOL, Attribute.CLIENT_ID): self.identity.client.user_pool_client_id,
            **{(name, Attribute.NAME): queue.queue_name for name, queue in self.messaging.queues.items()},
            **{(name, Attribute.URL): queue.queue_url for name, queue in self.messaging.queues.items()},
            **{(name, Attribute.NAME): bucket.bucket_name for name, bucket in self.storage.buckets.items()},
            **{(name, Attribute.NAME): table.table_name for name, table in self.storage.tables.items()},
        }
        return attributes[setting.resource, setting.attribute]


class Compute(Construct):
    def __init__(self, scope: Construct, name: str, around: Surroundings, package: Package, python: str) -> None:
        super().__init__(scope, name)
        self._around = around
        self._runtime = lambda_.Runtime(f"python{python}", lambda_.RuntimeFamily.PYTHON)
        self._architecture = ARCHITECTURES[around.parameters["architecture"]]
        self._layers = {
            layer.name: lambda_.LayerVersion(
                self,
                f"layer-{layer.name}",
                code=_code(package.layers[layer.name]),
                compatible_runtimes=[self._runtime],
                compatible_architectures=[self._architecture],
            )
            for layer in LAYERS
        }
        self.functions = {
            function.name: self._function(function, package.functions[function.name]) for function in FUNCTIONS
        }

    def _function(self, function: Function, part: Part) -> lambda_.Function:
        log_group = make_log_group(self, f"{function.name}-logs", self._around.parameters)
        made = lambda_.Function(
            self,
            function.name,
            runtime=self._runtime,
            architecture=self._architecture,
            handler=function.handler,
            code=_code(part),
            layers=[self._layers[name] for name in function.layers],
            memory_size=function.memory,
            timeout=Duration.seconds(function.timeout),
            ephemeral_storage_size=Size.mebibytes(function.storage),
            environment={name: self._around.resolve(value) for name, value in function.environment.items()},
            role=self._role(function, log_group),
            log_group=log_group,
            tracing=lambda_.Tracing.ACTIVE,
            reserved_concurrent_executions=self._reserved(function),
        )
        acknowledge(
            made,
            "L1",
            "The wheels in the layers are built and tested for this Python; a newer runtime comes with a new lock.",
        )
        self._trigger(made, function)
        return made

    def _role(self, function: Function, log_group: logs.LogGroup) -> iam.Role:
        """Nothing but what the topology grants and its own log group; sending traces is added by the function."""
        role = iam.Role(self, f"{function.name}-role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        readers = split_list(self._around.parameters["readers"])
        for statement in make_statements(function, self._around.arns(), readers):
            role.add_to_policy(statement)
        write = ["logs:CreateLogStream", "logs:PutLogEvents"]
        role.add_to_policy(iam.PolicyStatement(actions=write, resources=[log_group.log_group_arn]))
        acknowledge(
            role,
            "IAM5[Resource::*]",
            "X-Ray and Textract know no resources: they are allowed as a whole or not at all.",
        )
        for name, bucket in self._around.storage.buckets.items():
            if is_for_objects(function, name):
                acknowledge(
                    role,
                    f"IAM5[Resource::<{Stack.of(self).get_logical_id(_inner(bucket))}.Arn>/*]",
                    f"{function.name} works on any object of the bucket {name}; keys are not known beforehand.",
                )
        return role

    def _reserved(self, function: Function) -> int | None:
        return int(self._around.parameters[function.reserved_by]) or None if function.reserved_by else None

    def _concurrency(self, trigger: QueueTrigger) -> int:
        named = trigger.scaled_by and self._around.parameters[trigger.scaled_by]
        return int(named or trigger.max_concurrency)

    def _trigger(self, made: lambda_.Function, function: Function) -> None:
        """Queues and schedules; the HTTP API is joined in api.py."""
        trigger = function.trigger
        if isinstance(trigger, QueueTrigger):
            lambda_.EventSourceMapping(
                self,
                f"{function.name}-source",
                target=made,
                event_source_arn=self._around.messaging.queues[trigger.queue].queue_arn,
                batch_size=trigger.batch_size,
                max_concurrency=self._concurrency(trigger),
                report_batch_item_failures=True,
            )
        elif isinstance(trigger, ScheduleTrigger):
            every = events.Schedule.rate(Duration.minutes(trigger.minutes))
            target = targets.LambdaFunction(made, retry_attempts=0)
            events.Rule(self, f"{function.name}-schedule", schedule=every, targets=[target])


def _inner(bucket: s3.Bucket) -> s3.CfnBucket:
    inner = bucket.node.default_child
    assert isinstance(inner, s3.CfnBucket)  # noqa: S101 - what an L2 bucket always holds
    return inner


def _code(part: Part) -> lambda_.AssetCode:
    """The folder as it is; its hash is that of the content, whoever built it and when."""
    return lambda_.Code.from_asset(str(part.path), asset_hash_type=AssetHashType.CUSTOM, asset_hash=part.content)
