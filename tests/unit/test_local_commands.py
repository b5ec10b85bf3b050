"""A newcomer's mistakes are answered by one sentence with a remedy; keys, recorded calls and environments are right."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from docloop.cli.command import CommandError
from docloop.cli.main import main

from cdk import shapes, topology
from cdk.local.drop import check_file
from cdk.local.recording import needed
from cdk.local.resources import CREDENTIALS, Resources
from cdk.local.stack import function_environment
from cdk.local.stack_client import MAX_BYTES, keys_for

RESOURCES = Resources(
    endpoint="http://127.0.0.1:1",
    buckets={bucket.name: f"b-{bucket.name}" for bucket in topology.BUCKETS},
    queues={queue.name: f"http://127.0.0.1:1/0/q-{queue.name}" for queue in topology.QUEUES},
    tables={table.name: f"t-{table.name}" for table in topology.TABLE_LIST},
    event_bus="bus",
    user_pool="pool",
    client_id="client",
)


@pytest.mark.parametrize("function", topology.FUNCTIONS, ids=lambda function: function.name)
def test_a_worker_is_told_what_the_topology_says_and_what_lambda_gives_and_nothing_else(
    function: shapes.Function, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given an environment with something of the developer's own
    monkeypatch.setenv("AWS_PROFILE", "private")
    environment = function_environment(function, RESOURCES, {"threshold": "0.5"})
    given_by_lambda = {"PATH", "LANG", "TZ", "AWS_REGION", "AWS_EC2_METADATA_DISABLED"}
    given_by_lambda |= {"AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE"}
    of_a_laptop = {"ENDPOINT_URL", "READER_TIMEOUT"}
    assert set(environment) == set(function.environment) | set(CREDENTIALS) | given_by_lambda | of_a_laptop
    assert environment["INBOX_BUCKET"] == "b-inbox"
    assert environment.get("DEFAULT_THRESHOLD", "0.5") == "0.5"


def test_settings_resolve_to_names_urls_and_ids() -> None:
    assert RESOURCES.resolve(shapes.Ref("ingest", shapes.Attribute.URL), {}).endswith("/q-ingest")
    assert RESOURCES.resolve(shapes.Ref("ingest"), {}) == "q-ingest"
    assert RESOURCES.resolve(shapes.Ref("users", shapes.Attribute.CLIENT_ID), {}) == "client"
    with pytest.raises(KeyError):
        RESOURCES.resolve(shapes.Ref("nothing"), {})


def test_a_file_dropped_again_does_not_supersede_the_one_before() -> None:
    paths = [Path("a/scan.pdf"), Path("b/scan.pdf")]
    first, again = keys_for(paths, "invoice"), keys_for(paths, "invoice")
    assert len({*first.values(), *again.values()}) == 4
    assert all(key.startswith("inbox/invoice/") and key.endswith("/scan.pdf") for key in first.values())


def test_a_file_keeps_its_name_and_needs_no_type() -> None:
    (key,) = keys_for([Path("a b+ü.pdf")], None).values()
    assert key.startswith("inbox/")
    assert key.endswith("/a b+ü.pdf")


def test_mistakes_are_told_before_anything_is_uploaded(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="does not exist"):
        check_file(tmp_path / "missing.pdf")
    with pytest.raises(CommandError, match="is a folder"):
        check_file(tmp_path)
    large = tmp_path / "large.pdf"
    with large.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(CommandError, match="50 MB"):
        check_file(large)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CommandError, match="not a file"):
        check_file(pipe)
    check_file(Path(__file__))


def test_the_command_says_its_mistakes_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Given no running stack
    assert main(["drop", "--home", str(tmp_path), __file__]) == 1
    assert main(["status", "--home", str(tmp_path)]) == 1
    assert main(["up", "--watch", str(tmp_path / "nowhere")]) == 1
    # Then each mistake is one line with a remedy
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert all("docloop up" in line for line in lines[:2])
    assert "mkdir" in lines[2]


@pytest.mark.parametrize("arguments", [["up", "--port", "x"], ["up", "--workers", "0"], ["drop"], ["nonsense"]])
def test_wrong_usage_exits_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_a_transaction_is_recorded_as_what_a_role_must_allow() -> None:
    items = [{"Put": {"TableName": "t"}}, {"ConditionCheck": {"TableName": "u"}}]
    assert list(needed("TransactWriteItems", {"TransactItems": items})) == [
        ("PutItem", "t"),
        ("ConditionCheckItem", "u"),
    ]
    copy = {"Bucket": "to", "Key": "k", "CopySource": {"Bucket": "from", "Key": "k"}}
    assert list(needed("CopyObject", copy)) == [("GetObject", "from"), ("PutObject", "to")]
    assert list(needed("PutEvents", {"Entries": [{"EventBusName": "bus"}]})) == [("PutEvents", "bus")]
    assert list(needed("BatchGetItem", {"RequestItems": {"t": {}}})) == [("BatchGetItem", "t")]
    assert list(needed("InitiateAuth", {"ClientId": "c"})) == [("InitiateAuth", None)]
