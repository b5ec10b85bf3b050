"""Makes the boto3 clients; everything about how they wait, retry and address is here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

_POOL = 32


@dataclass(frozen=True)
class Clients:
    """One set per process; boto3 clients may be shared by threads."""

    dynamodb: DynamoDBClient
    s3: S3Client
    sqs: SQSClient
    events: EventBridgeClient


def make_clients(endpoint_url: str | None = None) -> Clients:
    """`endpoint_url` None: AWS itself, with region and credentials of the environment.

    An address means a laptop: buckets are then named in the path, because no DNS knows them.
    """
    session = boto3.session.Session()
    common = Config(
        connect_timeout=2,
        read_timeout=10,
        retries={"mode": "standard", "total_max_attempts": 4},
        max_pool_connections=_POOL,
    )
    storage = common.merge(
        Config(
            read_timeout=60,
            signature_version="s3v4",
            s3={"addressing_style": "path" if endpoint_url else "virtual"},
        )
    )
    return Clients(
        dynamodb=session.client("dynamodb", endpoint_url=endpoint_url, config=common),
        s3=session.client("s3", endpoint_url=endpoint_url, config=storage),
        sqs=session.client("sqs", endpoint_url=endpoint_url, config=common),
        events=session.client("events", endpoint_url=endpoint_url, config=common),
    )
