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
class Patience:
    """Seconds to wait for a connection, for an answer and for one of S3, and how often a call is made in all."""

    connect: float
    answer: float
    object: float
    attempts: int

    @property
    def longest(self) -> float:
        """Seconds until a call that hangs is given up, with the pauses of botocore's standard mode (1, 2, 4 … s)."""
        pauses: int = 2 ** (self.attempts - 1) - 1
        return self.attempts * (self.connect + self.object) + pauses

    def config(self) -> Config:
        return Config(
            connect_timeout=self.connect,
            read_timeout=self.answer,
            retries={"mode": "standard", "total_max_attempts": self.attempts},
            max_pool_connections=_POOL,
        )


PATIENT = Patience(connect=2, answer=10, object=60, attempts=4)
HURRIED = Patience(connect=1, answer=3, object=5, attempts=3)
"""Where somebody waits, or the function ends soon: a call that hangs must end before the function does."""


@dataclass(frozen=True)
class Clients:
    """One set per process; boto3 clients may be shared by threads."""

    dynamodb: DynamoDBClient
    s3: S3Client
    sqs: SQSClient
    events: EventBridgeClient


def make_clients(endpoint_url: str | None = None, patience: Patience = PATIENT) -> Clients:
    """`endpoint_url` None: AWS itself, with region and credentials of the environment.

    An address means a laptop: buckets are then named in the path, because no DNS knows them.
    """
    session = boto3.session.Session()
    common = patience.config()
    storage = common.merge(
        Config(
            read_timeout=patience.object,
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
