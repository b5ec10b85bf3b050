"""What the platform consists of, as plain data: read by the CDK constructs and by the local stack.

Names here are logical. A value in an environment is either a literal or a Ref to a resource or a parameter, which each
of the two stacks resolves in its own way.
"""

from __future__ import annotations

from docloop.adapters.tables import TABLES, Table

from cdk.shapes import (
    Attribute,
    Bucket,
    FilesTrigger,
    Function,
    Grant,
    HttpTrigger,
    Layer,
    ObjectCreated,
    Parameter,
    Queue,
    QueueTrigger,
    Ref,
    ScheduleTrigger,
    Setting,
    StackName,
)
from cdk.sign_in import POOL_ACTIONS, PUBLIC_PATHS

RUNTIME_PYTHON = "3.13"
LAMBDA_LIMIT_BYTES = 250 * 1024 * 1024

BUCKETS = (
    Bucket("inbox", "originals, as dropped", expire_days="retention_days", browser=True),
    Bucket("derived", "readings, page images, predictions, staged results", expire_days="retention_days", browser=True),
    Bucket("results", "final results by revision, and the latest", expire_days="retention_days"),
    Bucket("learned", "models, one JSON each; they know names and addresses from labels"),
    Bucket("audit", "who did and saw what: ids, roles and times, one object each, kept", lock_days="audit_lock_days"),
)
TABLE_LIST: tuple[Table, ...] = TABLES
EXTRACT_TIMEOUT = 300
LEARN_TIMEOUT = 900
QUEUES = (
    Queue("ingest", visibility_seconds=6 * EXTRACT_TIMEOUT, dead_letter="ingest_dead", max_receives=5),
    Queue("ingest_dead", visibility_seconds=30),
    Queue("review", visibility_seconds=30),
    Queue("training", visibility_seconds=6 * LEARN_TIMEOUT, dead_letter="training_dead", max_receives=5),
    Queue("training_dead", visibility_seconds=30),
)
EVENT_BUS = "events"
EVERYTHING = "*"
USER_POOL = "users"
GROUPS = ("reviewer", "senior", "annotator", "admin", "auditor")
INBOX_PREFIX = "inbox/"
NOTIFICATIONS = (ObjectCreated("inbox", INBOX_PREFIX, "ingest"),)

LAYERS = (
    Layer("docloop"),
    Layer("base", "layers/base.txt"),
    Layer("ocr", "layers/ocr.txt"),
    Layer("tesseract", "layers/tesseract/requirements.txt"),
    Layer("neural"),
    Layer("learning", "layers/learning.txt"),
)

_STORES: dict[str, Setting] = {
    "STACK_NAME": StackName(),
    "INBOX_BUCKET": Ref("inbox"),
    "DERIVED_BUCKET": Ref("derived"),
    "RESULTS_BUCKET": Ref("results"),
    "LEARNED_BUCKET": Ref("learned"),
    "AUDIT_BUCKET": Ref("audit"),
    **{f"{table.name.upper()}_TABLE": Ref(table.name) for table in TABLES if table.name != "requests"},
    "EVENT_BUS": Ref(EVENT_BUS),
    "REVIEW_QUEUE_URL": Ref("review", Attribute.URL),
}
# Whoever reads a bucket may list it too: without that S3 says 403 of an object that isn't there, instead of 404.
_WRITE = ("dynamodb:GetItem", "dynamodb:PutItem")
# A document can be erased while it is worked on; whoever stored something of it afterwards takes it away again.
_REMOVE = ("s3:ListBucketVersions", "s3:DeleteObjectVersion")
_PUBLISH = (
    Grant("results", ("s3:PutObject", "s3:GetObject", "s3:ListBucket")),
    Grant("outbox", ("dynamodb:UpdateItem", "dynamodb:PutItem")),
    Grant(EVENT_BUS, ("events:PutEvents",)),
    Grant("review", ("sqs:SendMessage",)),
)

FUNCTIONS = (
    Function(
        name="extract",
        handler="functions.extract.handler.handle",
        memory=3008,
        timeout=EXTRACT_TIMEOUT,
        layers=("docloop", "base", "ocr", "tesseract", "neural"),
        trigger=QueueTrigger("ingest", batch_size=1, max_concurrency=10, scaled_by="max_concurrency"),
        environment={
            **_STORES,
            "INGEST_QUEUE_URL": Ref("ingest", Attribute.URL),
            "DEAD_LETTER_QUEUE_URL": Ref("ingest_dead", Attribute.URL),
            "READERS": Parameter("readers"),
            "SECOND_READER": Parameter("second_reader"),
            "LANGUAGES": Parameter("languages"),
            "DEFAULT_THRESHOLD": Parameter("threshold"),
        },
        grants=(
            Grant("inbox", ("s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket")),
            Grant("derived", ("s3:GetObject", "s3:PutObject", "s3:ListBucket", *_REMOVE)),
            Grant("results", _REMOVE),
            Grant("documents", _WRITE),
            Grant("reviews", _WRITE),
            Grant("knowledge", ("dynamodb:GetItem", "dynamodb:BatchGetItem")),
            Grant("models", ("dynamodb:GetItem",)),
            Grant("learned", ("s3:GetObject", "s3:ListBucket")),
            Grant("ingest", ("sqs:SendMessage",)),
            Grant("ingest_dead", ("sqs:SendMessage",)),
            Grant(EVERYTHING, ("textract:DetectDocumentText",), reader="textract"),
            *_PUBLISH,
        ),
        storage=1024,
    ),
    Function(
        name="review_api",
        reserved_by="api_concurrency",
        handler="functions.review_api.handler.handle",
        memory=512,
        timeout=29,
        layers=("docloop", "base"),
        trigger=HttpTrigger(public=PUBLIC_PATHS),
        environment={
            **_STORES,
            "REQUESTS_TABLE": Ref("requests"),
            "INGEST_QUEUE_URL": Ref("ingest", Attribute.URL),
            "TRAINING_QUEUE_URL": Ref("training", Attribute.URL),
            "CLIENT_ID": Ref(USER_POOL, Attribute.CLIENT_ID),
            "USER_POOL": Ref(USER_POOL),
            "SECOND_FACTOR": Parameter("second_factor"),
            "DEFAULT_THRESHOLD": Parameter("threshold"),
            # What the rest of the stack runs with, for administrators to see.
            "RETENTION_DAYS": Parameter("retention_days"),
            "AUDIT_LOCK_DAYS": Parameter("audit_lock_days"),
            "ALARM_MAIL": Parameter("alarm_mail"),
            "READERS": Parameter("readers"),
            "SECOND_READER": Parameter("second_reader"),
            "LANGUAGES": Parameter("languages"),
            "RETRAIN_AFTER": Parameter("retrain_after"),
        },
        grants=(
            Grant("inbox", ("s3:GetObjectVersion", "s3:PutObject", "s3:ListBucket", *_REMOVE)),
            Grant("derived", ("s3:GetObject", "s3:PutObject", "s3:ListBucket", *_REMOVE)),
            Grant("learned", ("s3:GetObject", "s3:ListBucket")),
            Grant("results", _REMOVE),
            Grant("documents", (*_WRITE, "dynamodb:DeleteItem", "dynamodb:Query")),
            Grant("reviews", (*_WRITE, "dynamodb:BatchGetItem", "dynamodb:Query")),
            Grant("labels", (*_WRITE, "dynamodb:DeleteItem", "dynamodb:Query")),
            Grant("knowledge", (*_WRITE, "dynamodb:BatchGetItem")),
            Grant("models", (*_WRITE, "dynamodb:Query")),
            Grant("requests", (*_WRITE, "dynamodb:UpdateItem")),
            Grant("audit", ("s3:PutObject", "s3:ListBucket")),
            Grant("outbox", ("dynamodb:Query",)),
            Grant(USER_POOL, POOL_ACTIONS),
            Grant("ingest", ("sqs:SendMessage",)),
            Grant("training", ("sqs:SendMessage",)),
            Grant("review", ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility")),
            *_PUBLISH,
        ),
    ),
    Function(
        name="console",
        handler="functions.console.handler.handle",
        memory=512,
        timeout=10,
        layers=("docloop", "base"),
        trigger=FilesTrigger("/console"),
        environment={"INBOX_BUCKET": Ref("inbox"), "DERIVED_BUCKET": Ref("derived")},
        grants=(),
    ),
    Function(
        name="sweep",
        reserved_by="sweep_concurrency",
        handler="functions.sweep.handler.handle",
        memory=512,
        timeout=120,
        layers=("docloop", "base"),
        trigger=ScheduleTrigger(minutes=1),
        environment={
            **_STORES,
            "INGEST_QUEUE_URL": Ref("ingest", Attribute.URL),
            "TRAINING_QUEUE_URL": Ref("training", Attribute.URL),
            "RETRAIN_AFTER": Parameter("retrain_after"),
            "RETENTION_DAYS": Parameter("retention_days"),
        },
        grants=(
            Grant("inbox", _REMOVE),
            # A review with more answers than a row holds has its body there, and gets another with each version.
            Grant("derived", ("s3:GetObject", "s3:PutObject", "s3:ListBucket", *_REMOVE)),
            Grant("results", _REMOVE),
            Grant("outbox", ("dynamodb:Query",)),
            Grant("documents", (*_WRITE, "dynamodb:BatchGetItem", "dynamodb:DeleteItem", "dynamodb:Query")),
            Grant("reviews", (*_WRITE, "dynamodb:BatchGetItem", "dynamodb:Query")),
            Grant("knowledge", (*_WRITE, "dynamodb:BatchGetItem")),
            Grant("labels", ("dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:Query")),
            Grant("audit", ("s3:PutObject",)),
            Grant("models", _WRITE),
            Grant("ingest", ("sqs:SendMessage",)),
            Grant("training", ("sqs:SendMessage",)),
            *_PUBLISH,
        ),
    ),
    Function(
        name="learn",
        handler="functions.learn.handler.handle",
        memory=3008,
        timeout=LEARN_TIMEOUT,
        layers=("docloop", "base", "learning"),
        trigger=QueueTrigger("training", batch_size=1, max_concurrency=2),
        environment={
            **_STORES,
            "TRAINING_QUEUE_URL": Ref("training", Attribute.URL),
            "DEAD_LETTER_QUEUE_URL": Ref("training_dead", Attribute.URL),
            "DEFAULT_THRESHOLD": Parameter("threshold"),
        },
        grants=(
            Grant("documents", ("dynamodb:GetItem", "dynamodb:Query")),
            Grant("reviews", ("dynamodb:BatchGetItem",)),
            Grant("labels", ("dynamodb:GetItem", "dynamodb:Query")),
            Grant("derived", ("s3:GetObject", "s3:ListBucket")),
            Grant("knowledge", ("dynamodb:GetItem",)),
            Grant("models", (*_WRITE, "dynamodb:Query")),
            Grant("learned", ("s3:GetObject", "s3:PutObject", "s3:ListBucket", *_REMOVE)),
            Grant("training", ("sqs:SendMessage",)),
            Grant("training_dead", ("sqs:SendMessage",)),
            Grant("outbox", ("dynamodb:PutItem",)),
        ),
    ),
)
