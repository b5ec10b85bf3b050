"""The resources of the topology, made in moto by plain calls: no CloudFormation, which would drop half of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from docloop.adapters.tables import EXPIRY_ATTRIBUTE, PARTITION_KEY, Table
from docloop.model.base import Value
from pydantic import Field

from cdk import shapes, topology
from cdk.defaults import PARAMETERS
from cdk.local.signing_in import SIGN_SIGNING_IN
from cdk.shapes import Attribute, Parameter, Ref, Setting, StackName

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.literals import UserPoolMfaTypeType
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

REGION = "us-east-1"


class Store(Value):
    """Where moto answers, and the only key that it takes. `endpoint` "": moto in this process, which takes any."""

    endpoint: str
    access_key_id: str = "local"
    secret_access_key: str = Field(default="local", repr=False)

    @property
    def credentials(self) -> dict[str, str]:
        """As environment variables."""
        return {
            "AWS_ACCESS_KEY_ID": self.access_key_id,
            "AWS_SECRET_ACCESS_KEY": self.secret_access_key,
            "AWS_DEFAULT_REGION": REGION,
        }


IN_PROCESS = Store(endpoint="")
CREDENTIALS = IN_PROCESS.credentials


def client(service: str, store: Store) -> Any:
    """A boto3 client of the local stack, whatever credentials this machine has."""
    made = boto3.client(
        service,  # type: ignore[call-overload]  # the service is not a literal here
        endpoint_url=store.endpoint or None,
        region_name=REGION,
        aws_access_key_id=store.access_key_id,
        aws_secret_access_key=store.secret_access_key,
        config=Config(retries={"max_attempts": 2, "mode": "standard"}),
    )
    made.meta.events.register_first(*SIGN_SIGNING_IN)
    return made


class Resources(Store):
    """Physical names by logical name. `queues` holds URLs."""

    buckets: dict[str, str]
    queues: dict[str, str]
    tables: dict[str, str]
    event_bus: str
    user_pool: str
    client_id: str

    def resolve(self, setting: Setting, parameters: dict[str, str]) -> str:
        """What an environment variable of the topology holds here. Raises KeyError for a name that does not exist."""
        if isinstance(setting, str):
            return setting
        if isinstance(setting, Parameter):
            return parameters.get(setting.name, PARAMETERS[setting.name].default)
        if isinstance(setting, StackName):
            return _physical("local")
        return self._attribute(setting)

    def _attribute(self, ref: Ref) -> str:
        known = {
            (topology.EVENT_BUS, Attribute.NAME): self.event_bus,
            (topology.USER_POOL, Attribute.NAME): self.user_pool,
            (topology.USER_POOL, Attribute.CLIENT_ID): self.client_id,
            **{(name, Attribute.NAME): value for name, value in (self.buckets | self.tables).items()},
            **{(name, Attribute.NAME): url.rpartition("/")[2] for name, url in self.queues.items()},
            **{(name, Attribute.URL): url for name, url in self.queues.items()},
        }
        return known[ref.resource, ref.attribute]


def create_resources(store: Store, parameters: dict[str, str]) -> Resources:
    """Everything the topology names, empty, with its users."""
    sqs = client("sqs", store)
    s3 = client("s3", store)
    queues = {queue.name: _create_queue(sqs, queue.name) for queue in topology.QUEUES}
    for queue in topology.QUEUES:
        _configure_queue(sqs, queue, queues)
    buckets = {bucket.name: _create_bucket(s3, bucket, parameters) for bucket in topology.BUCKETS}
    for notification in topology.NOTIFICATIONS:
        _notify(s3, notification, buckets, _queue_arn(sqs, queues[notification.queue]))
    dynamodb = client("dynamodb", store)
    tables = {table.name: _create_table(dynamodb, table) for table in topology.TABLE_LIST}
    bus = _physical(topology.EVENT_BUS)
    client("events", store).create_event_bus(Name=bus)
    pool, client_id = create_users(client("cognito-idp", store), parameters)
    return Resources(
        **store.model_dump(include=set(Store.model_fields)),
        buckets=buckets,
        queues=queues,
        tables=tables,
        event_bus=bus,
        user_pool=pool,
        client_id=client_id,
    )


def _physical(name: str) -> str:
    return f"docloop-{name.replace('_', '-')}"


def _create_queue(sqs: SQSClient, name: str) -> str:
    return sqs.create_queue(QueueName=_physical(name))["QueueUrl"]


def _queue_arn(sqs: SQSClient, url: str) -> str:
    return sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]


def _configure_queue(sqs: SQSClient, queue: shapes.Queue, urls: dict[str, str]) -> None:
    attributes = {
        "VisibilityTimeout": str(queue.visibility_seconds),
        "MessageRetentionPeriod": str(queue.retention_days * 86_400),
    }
    if queue.dead_letter:
        target = _queue_arn(sqs, urls[queue.dead_letter])
        redrive = {"deadLetterTargetArn": target, "maxReceiveCount": queue.max_receives}
        attributes["RedrivePolicy"] = json.dumps(redrive)
    sqs.set_queue_attributes(QueueUrl=urls[queue.name], Attributes=attributes)  # type: ignore[arg-type]


def _create_bucket(s3: S3Client, bucket: shapes.Bucket, parameters: dict[str, str]) -> str:
    name = _physical(bucket.name)
    s3.create_bucket(Bucket=name)
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    if bucket.browser:
        origin = parameters.get("origin", PARAMETERS["origin"].default)
        rule = {"AllowedMethods": ["GET", "POST", "PUT"], "AllowedOrigins": [origin], "AllowedHeaders": ["*"]}
        s3.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": [rule]})  # type: ignore[list-item]
    return name


def _notify(s3: S3Client, notification: shapes.ObjectCreated, buckets: dict[str, str], queue_arn: str) -> None:
    below = {"Key": {"FilterRules": [{"Name": "prefix", "Value": notification.prefix}]}}
    told: Any = {"QueueArn": queue_arn, "Events": ["s3:ObjectCreated:*"], "Filter": below}
    s3.put_bucket_notification_configuration(
        Bucket=buckets[notification.bucket], NotificationConfiguration={"QueueConfigurations": [told]}
    )


def _create_table(dynamodb: DynamoDBClient, table: Table) -> str:
    name = _physical(table.name)
    keys = {PARTITION_KEY} | {key for index in table.indexes for key in (index.partition, index.sort)}
    options: dict[str, Any] = {}
    if table.indexes:
        options["GlobalSecondaryIndexes"] = [
            {
                "IndexName": index.name,
                "KeySchema": [
                    {"AttributeName": index.partition, "KeyType": "HASH"},
                    {"AttributeName": index.sort, "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
            for index in table.indexes
        ]
    dynamodb.create_table(
        TableName=name,
        KeySchema=[{"AttributeName": PARTITION_KEY, "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in sorted(keys)],
        BillingMode="PAY_PER_REQUEST",
        **options,
    )
    if table.expires:
        expiry = {"Enabled": True, "AttributeName": EXPIRY_ATTRIBUTE}
        dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=expiry)  # type: ignore[arg-type]
    return name


def password_of(group: str) -> str:
    """The password of the ready-made user of a group. No secret: everything here is public to this machine."""
    return f"{group.capitalize()}-local-1"


FIRST_PASSWORD = "Chosen-by-an-admin-1"  # noqa: S105  no secret: everything here is public to this machine
_MFA: dict[str, UserPoolMfaTypeType] = {"off": "OFF", "optional": "OPTIONAL", "required": "ON"}


def create_users(cognito: CognitoIdentityProviderClient, parameters: dict[str, str]) -> tuple[str, str]:
    """A user pool with one user per group, named like it; returns the ids of pool and client."""
    pool = cognito.create_user_pool(PoolName=_physical(topology.USER_POOL))["UserPool"]["Id"]
    second_factor = parameters.get("second_factor", PARAMETERS["second_factor"].default)
    require_second_factor(cognito, pool, second_factor)
    made = cognito.create_user_pool_client(
        UserPoolId=pool,
        ClientName="local",
        GenerateSecret=True,
        ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    )
    for group in topology.GROUPS:
        cognito.create_group(UserPoolId=pool, GroupName=group)
        add_user(cognito, pool, group, group)
        cognito.admin_set_user_password(UserPoolId=pool, Username=group, Password=password_of(group), Permanent=True)
    return pool, made["UserPoolClient"]["ClientId"]


def require_second_factor(cognito: CognitoIdentityProviderClient, pool: str, second_factor: str) -> None:
    """`second_factor`: off, optional or required."""
    cognito.set_user_pool_mfa_config(
        UserPoolId=pool,
        SoftwareTokenMfaConfiguration={"Enabled": second_factor != "off"},
        MfaConfiguration=_MFA[second_factor],
    )


def add_user(
    cognito: CognitoIdentityProviderClient, pool: str, name: str, group: str, temporary: str = FIRST_PASSWORD
) -> None:
    """Somebody with an address that can be mailed to. `temporary`: a password to be replaced at the first sign-in."""
    cognito.admin_create_user(
        UserPoolId=pool,
        Username=name,
        TemporaryPassword=temporary,
        MessageAction="SUPPRESS",
        UserAttributes=[
            {"Name": "name", "Value": name},
            {"Name": "email", "Value": f"{name}@example.com"},
            {"Name": "email_verified", "Value": "true"},
        ],
    )
    cognito.admin_add_user_to_group(UserPoolId=pool, Username=name, GroupName=group)
