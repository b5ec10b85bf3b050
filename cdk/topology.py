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
    ParameterSpec,
    Queue,
    QueueTrigger,
    Ref,
    ScheduleTrigger,
    Setting,
)

RUNTIME_PYTHON = "3.13"
LAMBDA_LIMIT_BYTES = 250 * 1024 * 1024


PARAMETERS: dict[str, ParameterSpec] = {
    "readers": ParameterSpec(
        "embedded,neural,tesseract",
        "readers in order of preference; embedded takes the XML inside e-invoices; add textract to send pages to AWS "
        "Textract",
    ),
    "second_reader": ParameterSpec("tesseract", "re-reads the lines that fields stand on; none: nothing is read twice"),
    "languages": ParameterSpec("eng,deu", "Tesseract languages"),
    "threshold": ParameterSpec("0.70", "confidence from which a field is accepted, unless a policy says otherwise"),
    "retrain_after": ParameterSpec("25", "so many new labels of a document type start a training; 0: none do"),
    "retention_days": ParameterSpec("0", "originals and results are deleted after so many days; 0 keeps them"),
    "log_retention_days": ParameterSpec("30", "days that logs are kept"),
    "alarm_mail": ParameterSpec("", "address that alarms are sent to; empty: nobody is told when something breaks"),
    "architecture": ParameterSpec("arm64", "arm64 or x86_64"),
    "max_concurrency": ParameterSpec("10", "documents extracted at the same time, 2 to 1000"),
    "api_concurrency": ParameterSpec("0", "concurrency kept for the API, and its limit; 0: none; a new account has 10"),
    "sweep_concurrency": ParameterSpec("0", "the same for the sweeper, 2 to 10; 0: none"),
    "origin": ParameterSpec("*", "origin of browsers that may upload, e.g. https://console.example.com"),
}

BUCKETS = (
    Bucket("inbox", "originals, as dropped", expire_days="retention_days", browser=True),
    Bucket("derived", "readings, page images, predictions, staged results", expire_days="retention_days", browser=True),
    Bucket("results", "final results, one JSON per document and revision", expire_days="retention_days"),
    Bucket("learned", "models, one JSON each; they know names and addresses from labels"),
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
    "INBOX_BUCKET": Ref("inbox"),
    "DERIVED_BUCKET": Ref("derived"),
    "RESULTS_BUCKET": Ref("results"),
    "LEARNED_BUCKET": Ref("learned"),
    **{f"{table.name.upper()}_TABLE": Ref(table.name) for table in TABLES if table.name != "requests"},
    "EVENT_BUS": Ref(EVENT_BUS),
    "REVIEW_QUEUE_URL": Ref("review", Attribute.URL),
}
# Whoever reads a bucket may list it too: without that S3 says 403 of an object that isn't there, instead of 404.
_WRITE = ("dynamodb:GetItem", "dynamodb:PutItem")
# A document can be erased while it is worked on; whoever stored something of it afterwards takes it away again.
_REMOVE = ("s3:ListBucketVersions", "s3:DeleteObjectVersion")
_PUBLISH = (
    Grant("results", ("s3:PutObject",)),
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
            Grant("knowledge", ("dynamodb:GetItem", "dynamodb:Scan")),
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
        trigger=HttpTrigger(public=("/session", "/session/refresh", "/openapi.json")),
        environment={
            **_STORES,
            "REQUESTS_TABLE": Ref("requests"),
            "INGEST_QUEUE_URL": Ref("ingest", Attribute.URL),
            "TRAINING_QUEUE_URL": Ref("training", Attribute.URL),
            "CLIENT_ID": Ref(USER_POOL, Attribute.CLIENT_ID),
            "USER_POOL": Ref(USER_POOL),
            "DEFAULT_THRESHOLD": Parameter("threshold"),
        },
        grants=(
            Grant(
                "inbox",
                (
                    "s3:GetObjectVersion",
                    "s3:PutObject",
                    "s3:ListBucket",
                    "s3:ListBucketVersions",
                    "s3:DeleteObjectVersion",
                ),
            ),
            Grant(
                "derived",
                ("s3:GetObject", "s3:PutObject", "s3:ListBucket", "s3:ListBucketVersions", "s3:DeleteObjectVersion"),
            ),
            Grant("learned", ("s3:GetObject", "s3:ListBucket")),
            Grant("results", ("s3:ListBucketVersions", "s3:DeleteObjectVersion")),
            Grant("documents", (*_WRITE, "dynamodb:Query")),
            Grant("reviews", (*_WRITE, "dynamodb:BatchGetItem", "dynamodb:Query")),
            Grant("labels", (*_WRITE, "dynamodb:DeleteItem", "dynamodb:Query")),
            Grant("knowledge", (*_WRITE, "dynamodb:Scan")),
            Grant("models", (*_WRITE, "dynamodb:Query")),
            Grant("requests", _WRITE),
            Grant(USER_POOL, ("cognito-idp:ListUsers",)),
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
        },
        grants=(
            Grant("inbox", ("s3:ListBucketVersions",)),
            Grant("derived", ("s3:GetObject", "s3:ListBucket")),
            Grant("results", _REMOVE),
            Grant("outbox", ("dynamodb:Query",)),
            Grant("documents", (*_WRITE, "dynamodb:BatchGetItem", "dynamodb:Query")),
            Grant("reviews", (*_WRITE, "dynamodb:Query")),
            Grant("knowledge", (*_WRITE, "dynamodb:Scan")),
            Grant("labels", ("dynamodb:Query",)),
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
        ),
    ),
)
