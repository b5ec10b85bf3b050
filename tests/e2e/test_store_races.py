"""What the local stack keeps under threads: nothing acknowledged is undone, nothing refused leaves a trace."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.exceptions import ClientError

from cdk.local.resources import Resources, client, create_resources
from cdk.local.store_process import start_store
from tests.e2e.waiting import LONGEST

THREADS = 4
ROUNDS = 40


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Resources]:
    """The buckets, tables and queues of the local stack in their own process, without anything else of it."""
    folder = tmp_path_factory.mktemp("store")
    started = start_store(folder / "moto.log", 0, folder, folder / "mail.txt")
    yield create_resources(started.store, {})
    started.process.kill()
    started.process.communicate()


def at_once(work: Callable[[int, int], Any], rounds: int = ROUNDS) -> list[Any]:
    """`work(thread, round)` in THREADS threads that begin each round together; every answer."""
    together = threading.Barrier(THREADS)

    def repeat(thread: int) -> list[Any]:
        answers = []
        for number in range(rounds):
            together.wait(timeout=LONGEST)
            answers.append(work(thread, number))
        return answers

    with ThreadPoolExecutor(THREADS) as pool:
        return [answer for answers in pool.map(repeat, range(THREADS)) for answer in answers]


def accepted(call: Callable[..., Any], **request: Any) -> bool:
    """Whether the call succeeds; a condition that does not hold is the only other answer."""
    try:
        call(**request)
    except ClientError as error:
        if error.response["Error"]["Code"] in {"TransactionCanceledException", "ConditionalCheckFailedException"}:
            return False
        raise
    return True


def put(table: str, key: str, **options: Any) -> dict[str, Any]:
    return {"TableName": table, "Item": {"pk": {"S": key}}, **options}


NEW = {"ConditionExpression": "attribute_not_exists(pk)"}


def ids(dynamodb: Any, table: str) -> set[str]:
    pages = dynamodb.get_paginator("scan").paginate(TableName=table, ConsistentRead=True)
    return {item["pk"]["S"] for page in pages for item in page["Items"]}


def test_a_transaction_that_is_cancelled_undoes_nothing_but_itself(store: Resources) -> None:
    # Given transactions of which one per round wins, and single puts at the same moment
    dynamodb = client("dynamodb", store)
    documents, reviews = store.tables["documents"], store.tables["reviews"]

    def work(thread: int, number: int) -> list[tuple[bool, set[str]]]:
        own, shared, single = f"own-{thread}-{number}", f"shared-{number}", f"single-{thread}-{number}"
        items = [{"Put": put(documents, own, **NEW)}, {"Put": put(reviews, shared, **NEW)}]
        won = accepted(dynamodb.transact_write_items, TransactItems=items)
        return [(won, {own}), (accepted(dynamodb.put_item, **put(documents, single)), {single})]

    answers = [answer for pair in at_once(work) for answer in pair]
    # Then what was acknowledged is there, and nothing else is
    expected = set().union(*(keys for won, keys in answers if won))
    found = ids(dynamodb, documents)
    assert len(expected) == ROUNDS + THREADS * ROUNDS
    assert (sorted(expected - found), sorted(found - expected)) == ([], [])
    assert ids(dynamodb, reviews) == {f"shared-{number}" for number in range(ROUNDS)}


def test_readers_see_a_transaction_whole_or_not_at_all(store: Resources) -> None:
    # Given two items that each transaction sets to the same value, and transactions that are cancelled after the first
    dynamodb = client("dynamodb", store)
    table = store.tables["knowledge"]
    keys = [{"pk": {"S": "left"}}, {"pk": {"S": "right"}}]

    def update(key: Any, value: str, condition: str) -> dict[str, Any]:
        return {
            "Update": {
                "TableName": table,
                "Key": key,
                "UpdateExpression": "SET v = :v",
                "ExpressionAttributeValues": {":v": {"S": value}},
                "ConditionExpression": condition,
            }
        }

    def work(thread: int, number: int) -> list[Any]:
        if thread == 0:
            value = f"good-{number}"
            items = [update(key, value, "attribute_not_exists(locked)") for key in keys]
            assert accepted(dynamodb.transact_write_items, TransactItems=items)
        elif thread == 1:
            items = [update(keys[0], "bad", "attribute_not_exists(locked)"), update(keys[1], "bad", "size(v) > :v")]
            assert not accepted(dynamodb.transact_write_items, TransactItems=items)
        else:
            got = dynamodb.transact_get_items(
                TransactItems=[{"Get": {"TableName": table, "Key": key}} for key in keys]
            )["Responses"]
            return [answer.get("Item", {}).get("v", {}).get("S", "") for answer in got]
        return []

    seen = [pair for pair in at_once(work) if pair]
    # Then every pair that was read together is equal, and nothing cancelled was ever read
    assert len(seen) == 2 * ROUNDS
    assert [pair for pair in seen if pair[0] != pair[1] or "bad" in pair] == []


def test_conditional_writes_have_one_winner_and_counters_lose_no_count(store: Resources) -> None:
    dynamodb = client("dynamodb", store)
    table = store.tables["models"]

    def work(thread: int, number: int) -> bool:
        dynamodb.update_item(
            TableName=table,
            Key={"pk": {"S": "counter"}},
            UpdateExpression="ADD n :one",
            ExpressionAttributeValues={":one": {"N": "1"}},
        )
        return accepted(dynamodb.put_item, **put(table, f"only-{number}", **NEW))

    assert sum(at_once(work)) == ROUNDS
    counter = dynamodb.get_item(TableName=table, Key={"pk": {"S": "counter"}}, ConsistentRead=True)["Item"]
    assert counter["n"]["N"] == str(THREADS * ROUNDS)


def test_every_version_of_an_object_is_kept(store: Resources) -> None:
    s3 = client("s3", store)
    bucket = store.buckets["derived"]

    def work(thread: int, number: int) -> str:
        version: str = s3.put_object(Bucket=bucket, Key=f"raced-{number % 4}", Body=b"x")["VersionId"]
        return version

    written = at_once(work)
    pages = s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix="raced-")
    kept = {version["VersionId"] for page in pages for version in page["Versions"]}
    assert set(written) - kept == set()


def test_no_message_is_lost_while_others_are_deleted(store: Resources) -> None:
    # Given a queue that is written, and read and emptied, by threads
    sqs = client("sqs", store)
    queue = store.queues["ingest_dead"]
    received: list[str] = []

    def receive(wait: int) -> int:
        messages = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=wait).get("Messages", [])
        for message in messages:
            received.append(message["Body"])
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        return len(messages)

    def work(thread: int, number: int) -> str:
        body = f"{thread}-{number}"
        sqs.send_message(QueueUrl=queue, MessageBody=body)
        if thread % 2:
            receive(0)
        return body

    sent = at_once(work)
    while receive(1):
        pass
    # Then every message was received, once
    assert sorted(received) == sorted(sent)


def test_a_receipt_is_worth_nothing_once_the_message_is_in_other_hands(store: Resources) -> None:
    # Given a message that is received again after its time
    sqs = client("sqs", store)
    queue = store.queues["ingest_dead"]
    sqs.send_message(QueueUrl=queue, MessageBody="twice")

    def receive(hidden: int) -> Any:
        [message] = sqs.receive_message(QueueUrl=queue, VisibilityTimeout=hidden, WaitTimeSeconds=5)["Messages"]
        return message["ReceiptHandle"]

    first = receive(0)
    second = receive(30)
    assert first != second
    # When the one who was too slow deletes it, or shows it again
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=first)
    sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=first, VisibilityTimeout=0)
    # Then it is still in the hands of the second, who can delete it
    held = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
    assert (held["ApproximateNumberOfMessages"], held["ApproximateNumberOfMessagesNotVisible"]) == ("0", "1")
    sqs.delete_message(QueueUrl=queue, ReceiptHandle=second)
    held = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
    assert held["ApproximateNumberOfMessagesNotVisible"] == "0"


def test_a_user_name_is_given_once(store: Resources) -> None:
    cognito = client("cognito-idp", store)

    def work(thread: int, number: int) -> bool:
        try:
            cognito.admin_create_user(UserPoolId=store.user_pool, Username=f"user-{number}", MessageAction="SUPPRESS")
        except cognito.exceptions.UsernameExistsException:
            return False
        return True

    assert sum(at_once(work, 20)) == 20
