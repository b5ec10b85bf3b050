"""`python -m tests.benchmark.store`: how many operations a second the store of the local stack does, by kind.

Four threads in this process, one store process; `--rows` items lie in every table before it begins.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from cdk.local.resources import Resources, client, create_resources
from cdk.local.store_process import start_store

THREADS = 4
SECONDS = 5.0


def row(key: str) -> dict[str, Any]:
    """An item of some 2 KB with twenty attributes, as documents have."""
    return {"pk": {"S": key}, **{f"attribute_{n}": {"S": f"{n}" * 50} for n in range(20)}}


def measure(work: Callable[[int], Any]) -> float:
    """Calls of `work(number)` a second over all threads."""
    end = time.monotonic() + SECONDS

    def repeat(thread: int) -> int:
        done = 0
        while time.monotonic() < end:
            work(thread * 1_000_000 + done)
            done += 1
        return done

    with ThreadPoolExecutor(THREADS) as pool:
        return sum(pool.map(repeat, range(THREADS))) / SECONDS


def kinds(store: Resources) -> dict[str, Callable[[int], Any]]:
    dynamodb, s3, sqs = (client(name, store) for name in ("dynamodb", "s3", "sqs"))
    documents, reviews, bucket = store.tables["documents"], store.tables["reviews"], store.buckets["derived"]
    new = {"ConditionExpression": "attribute_not_exists(pk)"}

    def transact(number: int) -> None:
        items = [{"Put": {"TableName": table, "Item": row(f"t{number}"), **new}} for table in (documents, reviews)]
        dynamodb.transact_write_items(TransactItems=items)

    return {
        "DynamoDB puts": lambda n: dynamodb.put_item(TableName=documents, Item=row(f"p{n}"), **new),
        "DynamoDB gets": lambda n: dynamodb.get_item(TableName=documents, Key={"pk": {"S": f"r{n % 100}"}}),
        "DynamoDB transactions of two": transact,
        "S3 puts of 100 KB": lambda n: s3.put_object(Bucket=bucket, Key=f"{n}", Body=b"x" * 100_000),
        "S3 gets of 100 KB": lambda _: s3.get_object(Bucket=bucket, Key="0")["Body"].read(),
        "SQS sends": lambda n: sqs.send_message(QueueUrl=store.queues["review"], MessageBody=f"{n}"),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the store of the local stack.")
    parser.add_argument("--rows", type=int, default=300)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docloop-bench-") as folder:
        started = start_store(Path(folder) / "moto.log", 0, Path(folder), Path(folder) / "mail.txt")
        try:
            store = create_resources(started.store, {})
            dynamodb = client("dynamodb", store)
            for name in ("documents", "reviews"):
                for number in range(arguments.rows):
                    dynamodb.put_item(TableName=store.tables[name], Item=row(f"r{number}"))
            for name, work in kinds(store).items():
                sys.stdout.write(f"{name:<30} {measure(work):8.0f} a second\n")
        finally:
            started.process.kill()
            started.process.communicate()


if __name__ == "__main__":
    main()
