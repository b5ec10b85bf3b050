"""The review API: the context that people work at, and who they are."""

from __future__ import annotations

import boto3

from docloop.adapters.aws import HURRIED, make_clients
from docloop.adapters.cognito import CognitoIdentity
from docloop.adapters.cognito_app import CognitoApp
from docloop.adapters.cognito_directory import CognitoDirectory
from docloop.adapters.cognito_self_service import CognitoSelfService
from docloop.adapters.dynamodb import TableNames
from docloop.adapters.dynamodb_attempts import DynamoAttemptStore
from docloop.adapters.dynamodb_stores import DynamoLabelStore, DynamoRequestStore, DynamoRosterStore
from docloop.adapters.sqs import SqsIngestQueue
from docloop.bootstrap.stores import SystemClock, open_stores
from docloop.ports import Clock
from docloop.settings import ReviewApiSettings
from docloop.use_cases.contexts.review import ReviewContext
from docloop.use_cases.sign_in import SecondFactor, SignInContext


def review_context(settings: ReviewApiSettings, clock: Clock | None = None) -> ReviewContext:
    stores = open_stores(settings, clock, settings.default_threshold)
    return ReviewContext(
        work=stores.work,
        documents=stores.documents,
        reviews=stores.reviews,
        labels=DynamoLabelStore(stores.clients.dynamodb, stores.tables, stores.large_bodies),
        policies=stores.policies,
        types=stores.types,
        stored_policies=stores.stored_policies,
        flags=stores.flags,
        companies=stores.companies,
        files=stores.files,
        inbox=stores.inbox,
        queue=stores.queue,
        outbox=stores.outbox,
        audit=stores.audit,
        requests=DynamoRequestStore(stores.clients.dynamodb, stores.tables),
        roster=DynamoRosterStore(stores.clients.dynamodb, stores.tables),
        clock=stores.clock,
        model_context=stores.model_context(settings.training_queue_url),
        ingest=SqsIngestQueue(stores.clients.sqs, settings.ingest_queue_url),
    )


def sign_in_context(settings: ReviewApiSettings, clock: Clock | None = None) -> SignInContext:
    client = boto3.client("cognito-idp", endpoint_url=settings.endpoint_url, config=HURRIED.config())
    app = CognitoApp(client, settings.client_id, settings.user_pool)
    dynamodb = make_clients(settings.endpoint_url, HURRIED).dynamodb
    return SignInContext(
        identity=CognitoIdentity(app),
        own=CognitoSelfService(app),
        directory=CognitoDirectory(client, settings.user_pool),
        attempts=DynamoAttemptStore(dynamodb, TableNames.of(settings)),
        clock=clock or SystemClock(),
        second_factor=SecondFactor(settings.second_factor),
    )
