"""The review API: the desk that people work at, and who they are."""

from __future__ import annotations

import boto3

from docloop.adapters.aws import HURRIED
from docloop.adapters.cognito import CognitoIdentity
from docloop.adapters.dynamodb_stores import DynamoLabelStore, DynamoRequestStore
from docloop.adapters.sqs import SqsIngestQueue
from docloop.bootstrap.stores import open_stores
from docloop.ports import Clock, Identity
from docloop.settings import ReviewApiSettings
from docloop.steps.review.desk import Desk


def review_desk(settings: ReviewApiSettings, clock: Clock | None = None) -> Desk:
    stores = open_stores(settings, clock, settings.default_threshold)
    return Desk(
        work=stores.work,
        documents=stores.documents,
        reviews=stores.reviews,
        labels=DynamoLabelStore(stores.clients.dynamodb, stores.tables, stores.derived),
        policies=stores.policies,
        types=stores.types,
        stored_policies=stores.stored_policies,
        flags=stores.flags,
        derived=stores.derived,
        results=stores.results,
        inbox=stores.inbox,
        queue=stores.queue,
        outbox=stores.outbox,
        audit=stores.audit,
        requests=DynamoRequestStore(stores.clients.dynamodb, stores.tables),
        clock=stores.clock,
        school=stores.school(settings.training_queue_url),
        ingest=SqsIngestQueue(stores.clients.sqs, settings.ingest_queue_url),
    )


def identity(settings: ReviewApiSettings) -> Identity:
    client = boto3.client("cognito-idp", endpoint_url=settings.endpoint_url, config=HURRIED.config())
    return CognitoIdentity(client, settings.client_id, settings.user_pool)
