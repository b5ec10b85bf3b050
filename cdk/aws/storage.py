"""Buckets and tables of the topology."""

from __future__ import annotations

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from constructs import Construct
from docloop.adapters.tables import EXPIRY_ATTRIBUTE, PARTITION_KEY, Table

from cdk.aws.nag import acknowledge
from cdk.shapes import Bucket
from cdk.topology import BUCKETS, TABLE_LIST

UPLOAD_ABORT_DAYS = 2
NONCURRENT_DAYS = 30
BACKSTOP_DAYS = 30
"""So much later than the sweeper erases documents does S3 expire what is left. Retention counts from the moment that a
document was received, which may be 28 days after its file was uploaded: 14 in the ingest queue, 14 in its dead-letter
queue. No file of a document that somebody still works on is that old."""
CORS = s3.CorsRule(
    allowed_methods=[s3.HttpMethods.GET, s3.HttpMethods.POST, s3.HttpMethods.PUT],
    allowed_origins=["*"],
    allowed_headers=["*"],
    exposed_headers=["ETag"],
    max_age=3_000,
)
"""Browsers post to and read from presigned links; the link, not the origin, is what authorizes."""


class Storage(Construct):
    """Data outlives the stack: deleting it keeps buckets and tables."""

    def __init__(self, scope: Construct, name: str, parameters: dict[str, str]) -> None:
        super().__init__(scope, name)
        self.buckets = {bucket.name: self._bucket(bucket, parameters) for bucket in BUCKETS}
        self.tables = {table.name: self._table(table) for table in TABLE_LIST}

    def _bucket(self, bucket: Bucket, parameters: dict[str, str]) -> s3.Bucket:
        made = s3.Bucket(
            self,
            bucket.name,
            encryption=s3.BucketEncryption.S3_MANAGED,
            enforce_ssl=True,
            minimum_tls_version=1.2,
            versioned=True,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            object_lock_default_retention=_retention(bucket, parameters),
            cors=[CORS] if bucket.browser else None,
            lifecycle_rules=[_lifecycle(bucket, parameters)],
            removal_policy=RemovalPolicy.RETAIN,
        )
        if bucket.lock_days:
            made.add_to_resource_policy(_no_deletion(made))
        acknowledge(
            made,
            "S1",
            "Server access logs would hold object keys, which are file names and so personal data. Who read what is "
            "for CloudTrail data events, which the owner of the account turns on for all buckets alike.",
        )
        return made

    def _table(self, table: Table) -> dynamodb.Table:
        made = dynamodb.Table(
            self,
            table.name,
            partition_key=_key(PARTITION_KEY),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            encryption=dynamodb.TableEncryption.AWS_MANAGED,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            time_to_live_attribute=EXPIRY_ATTRIBUTE if table.expires else None,
            deletion_protection=True,
            removal_policy=RemovalPolicy.RETAIN,
        )
        for index in table.indexes:
            made.add_global_secondary_index(
                index_name=index.name, partition_key=_key(index.partition), sort_key=_key(index.sort)
            )
        return made


def _key(name: str) -> dynamodb.Attribute:
    return dynamodb.Attribute(name=name, type=dynamodb.AttributeType.STRING)


def _lifecycle(bucket: Bucket, parameters: dict[str, str]) -> s3.LifecycleRule:
    """What was overwritten or deleted goes for good after a while, except where nothing is ever to go.

    So do delete markers of which nothing else is left: an expiration in days takes them along, without one S3 has to
    be told.
    """
    days = int(parameters[bucket.expire_days]) if bucket.expire_days else 0
    return s3.LifecycleRule(
        id="tidy",
        abort_incomplete_multipart_upload_after=Duration.days(UPLOAD_ABORT_DAYS),
        expiration=Duration.days(days + BACKSTOP_DAYS) if days else None,
        expired_object_delete_marker=None if days or bucket.lock_days else True,
        noncurrent_version_expiration=None if bucket.lock_days else Duration.days(NONCURRENT_DAYS),
    )


def _retention(bucket: Bucket, parameters: dict[str, str]) -> s3.ObjectLockRetention | None:
    """Governance and not compliance mode: a mistake here must not bind the owner of the account for years."""
    if bucket.lock_days is None:
        return None
    return s3.ObjectLockRetention.governance(Duration.days(int(parameters[bucket.lock_days])))


def _no_deletion(bucket: s3.Bucket) -> iam.PolicyStatement:
    """Also without the lock nobody deletes anything, whatever their own policies allow."""
    return iam.PolicyStatement(
        sid="AppendOnly",
        effect=iam.Effect.DENY,
        principals=[iam.AnyPrincipal()],
        actions=["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:BypassGovernanceRetention"],
        resources=[bucket.arn_for_objects("*")],
    )
