"""The synthesized template, deployed: a document dropped in S3 goes through the packaged code and becomes a review."""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from docloop.adapters.keys import page_reading
from PIL import Image, ImageDraw, ImageFont

from tests.infrastructure.assembly import Assembly
from tests.infrastructure.ministack.deployment import Deployment, deploy
from tests.infrastructure.ministack.server import make_environment, running

# Cold start on a busy machine: unpacking 120 MB, loading two models, reading one page.
REVIEW_SECONDS = 120


@pytest.fixture(scope="module")
def deployment(native_assembly: Assembly) -> Iterator[Deployment]:
    with tempfile.TemporaryDirectory(prefix="docloop-ministack-") as folder, running(Path(folder)) as endpoint:
        yield deploy(native_assembly, endpoint, Path(folder))


def draw_note() -> bytes:
    """A picture with words but nothing an invoice needs, so that a person has to look."""
    image = Image.new("RGB", (1000, 600), "white")
    font = ImageFont.load_default(size=48)
    ImageDraw.Draw(image).multiline_text((60, 60), "ACME LIMITED\nRECEIPT\n\nTEA   2.50", "black", font, spacing=20)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def rows(deployment: Deployment, table: str) -> list[dict[str, Any]]:
    found = deployment.client("dynamodb").scan(TableName=deployment.name(f"storage/{table}"))["Items"]
    return [json.loads(item["body"]["S"]) for item in found]


def wait_for_review(deployment: Deployment) -> dict[str, Any]:
    deadline = time.monotonic() + REVIEW_SECONDS
    while time.monotonic() < deadline:
        if found := rows(deployment, "reviews"):
            return found[0]
        time.sleep(0.5)
    pytest.fail("no review appeared")


def test_ministack_has_none_of_our_packages() -> None:
    script = "import importlib.util as u; print([n for n in {!r} if u.find_spec(n)])"
    names = ["docloop", "functions", "pydantic", "aws_lambda_powertools", "boto3", "numpy", "PIL", "rapidocr"]
    done = subprocess.run(  # noqa: S603 - our own words
        [str(make_environment()), "-I", "-c", script.format(names)], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_document_dropped_in_the_bucket_becomes_a_review(deployment: Deployment) -> None:
    inbox = deployment.name("storage/inbox")

    deployment.client("s3").put_object(Bucket=inbox, Key="inbox/receipt/note.png", Body=draw_note())

    review = wait_for_review(deployment)
    assert review["state"] == "open"
    (document,) = [row for row in rows(deployment, "documents") if row["id"] == review["document_id"]]
    assert document["state"] == "in_review"
    page = deployment.client("s3").get_object(
        Bucket=deployment.name("storage/derived"), Key=page_reading(review["document_id"], 1)
    )
    assert json.load(page["Body"])["reader"] == "neural"


def test_gateway_asks_for_a_token(deployment: Deployment) -> None:
    api = deployment.name("api/http")

    assert get(deployment, api, "/documents") == 401
    assert get(deployment, api, "/openapi.json") == 200


def get(deployment: Deployment, api: str, path: str) -> int:
    """The status of a request to the HTTP API without a token."""
    host = {"Host": f"{api}.execute-api.localhost"}
    return httpx.get(f"{deployment.endpoint}{path}", headers=host, timeout=REVIEW_SECONDS).status_code


def test_message_is_taken_with_all_layers(deployment: Deployment) -> None:
    answer = invoke(deployment)

    assert "FunctionError" not in answer
    assert json.load(answer["Payload"]) == {"batchItemFailures": []}


@pytest.mark.parametrize("layer", ["docloop", "base", "ocr"])
def test_without_a_layer_nothing_works(deployment: Deployment, layer: str) -> None:
    functions, name = deployment.client("lambda"), deployment.name("compute/extract")
    layers = [entry["Arn"] for entry in functions.get_function_configuration(FunctionName=name)["Layers"]]
    removed = deployment.name(f"compute/layer-{layer}")
    functions.update_function_configuration(FunctionName=name, Layers=[arn for arn in layers if arn != removed])

    answer = invoke(deployment)
    functions.update_function_configuration(FunctionName=name, Layers=layers)

    assert removed in layers
    assert "FunctionError" in answer
    assert "No module named" in answer["Payload"].read().decode()


def invoke(deployment: Deployment) -> Any:
    """Gives the extract function the message that S3 sends when notifications are set up."""
    record = {
        "messageId": "1",
        "receiptHandle": "1",
        "body": json.dumps({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "any"}),
        "attributes": {},
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:us-east-1:000000000000:any",
        "awsRegion": "us-east-1",
    }
    name = deployment.name("compute/extract")
    return deployment.client("lambda").invoke(FunctionName=name, Payload=json.dumps({"Records": [record]}))
