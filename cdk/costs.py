"""What a month costs on AWS, part by part: `python -m cdk.costs --seconds 2.5 --architecture arm64`.

Usage per document is written down below. Calls were counted in a recording of documents of one page (set
DOCLOOP_RECORD_CALLS=FILE before `docloop up`): 8 rows of documents, 2 of reviews and 2 of the outbox are written, each
in a transaction (twice the units) and into its indexes, about 90 write units; 8 rows are read. The index by change came
later: 8 rows enter it and 7 leave it, 25 units more by calculation; a review adds 8.

The sweeper lists the inbox every five minutes, or without a pause where a listing takes longer, at 50 pages a minute:
0.36 dollars a day at most. It compares a document with the table 8 times on its first day and then daily, half a read
unit each: 11.5 units in its first month, and from then on 15 million units (1.88 dollars) a month for every million
documents that are kept.

Machine seconds per page are an argument, because they are measured (`make bench`). List prices of us-east-1 without
free tiers, as public price pages and guides gave them between July 2025 and May 2026; check them before you sign
anything.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cdk.topology import FUNCTIONS

PRICES: dict[str, Decimal] = {
    "lambda.gb_second.x86_64": Decimal("0.0000166667"),
    "lambda.gb_second.arm64": Decimal("0.0000133334"),
    "lambda.request": Decimal("0.20") / 1_000_000,
    "s3.put": Decimal("0.005") / 1_000,
    "s3.get": Decimal("0.0004") / 1_000,
    "s3.gb_month": Decimal("0.023"),
    "dynamodb.write": Decimal("0.625") / 1_000_000,
    "dynamodb.read": Decimal("0.125") / 1_000_000,
    "dynamodb.gb_month": Decimal("0.25") + Decimal("0.20"),
    "sqs.request": Decimal("0.40") / 1_000_000,
    "events.event": Decimal("1.00") / 1_000_000,
    "api.request": Decimal("1.00") / 1_000_000,
    "logs.gb": Decimal("0.50"),
    "alarm.month": Decimal("0.10"),
    "metric.month": Decimal("0.30"),
    "xray.trace": Decimal("5.00") / 1_000_000,
}

ALARMS = 27
METRICS = 18
"""Own metrics that get values in most hours; in others a metric costs nothing."""


@dataclass(frozen=True)
class Usage:
    """Units of one price: so many a document, so many for the part of documents that people review, so many a month."""

    part: str
    price: str
    per_document: Decimal = Decimal(0)
    per_review: Decimal = Decimal(0)
    per_month: Decimal = Decimal(0)

    def units(self, documents: int, review_share: Decimal) -> Decimal:
        return self.per_month + documents * (self.per_document + review_share * self.per_review)


def _memory(name: str) -> Decimal:
    return Decimal(next(function.memory for function in FUNCTIONS if function.name == name)) / 1024


def usage(seconds: Decimal, architecture: str) -> tuple[Usage, ...]:
    """What one document of one page uses; `seconds` is the extract function's machine time for it."""
    gb_second = f"lambda.gb_second.{architecture}"
    minutes = Decimal(60 * 24 * 30)
    return (
        Usage("Lambda extract", gb_second, per_document=seconds * _memory("extract")),
        Usage("Lambda review API", gb_second, per_review=Decimal(6) * Decimal("0.15") * _memory("review_api")),
        Usage("Lambda sweep", gb_second, per_month=minutes * Decimal("0.5") * _memory("sweep")),
        Usage("Lambda requests", "lambda.request", Decimal(1), Decimal(6), minutes),
        Usage("S3 writes", "s3.put", Decimal(5), Decimal(2)),
        Usage("S3 lists of the sweep, first month", "s3.put", Decimal("2.16"), per_month=minutes / 5),
        Usage("S3 reads", "s3.get", Decimal(3), Decimal(6)),
        Usage("S3 storage, first month", "s3.gb_month", per_document=Decimal("0.0006")),
        Usage("DynamoDB writes", "dynamodb.write", Decimal(115), Decimal(58)),
        Usage("DynamoDB reads", "dynamodb.read", Decimal("21.5"), Decimal(16), minutes * 12),
        Usage("DynamoDB storage, first month", "dynamodb.gb_month", per_document=Decimal("0.00002")),
        Usage("SQS requests", "sqs.request", Decimal(4), Decimal(4), minutes * 15),
        Usage("EventBridge", "events.event", Decimal(1), Decimal(1)),
        Usage("API Gateway", "api.request", per_review=Decimal(6)),
        Usage("CloudWatch logs", "logs.gb", Decimal("0.000004"), Decimal("0.000006"), Decimal("0.05")),
        Usage("CloudWatch alarms", "alarm.month", per_month=Decimal(ALARMS)),
        Usage("CloudWatch metrics", "metric.month", per_month=Decimal(METRICS)),
        Usage("X-Ray", "xray.trace", Decimal("0.05"), Decimal("0.3"), minutes * Decimal("0.05")),
    )


def monthly(documents: int, parts: Iterable[Usage], review_share: Decimal) -> dict[str, Decimal]:
    """US dollars a month by part."""
    return {part.part: part.units(documents, review_share) * PRICES[part.price] for part in parts}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m cdk.costs", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=Decimal, required=True, help="machine seconds a page, as measured")
    parser.add_argument("--architecture", choices=("arm64", "x86_64"), default="x86_64")
    parser.add_argument("--review-share", type=Decimal, default=Decimal("0.3"), help="part of documents people see")
    parser.add_argument("--pages", type=int, nargs="+", default=[1_000, 1_000_000])
    options = parser.parse_args(arguments)
    parts = usage(options.seconds, options.architecture)
    columns = [monthly(pages, parts, options.review_share) for pages in options.pages]
    lines = ["| part | " + " | ".join(f"{pages:,} pages" for pages in options.pages) + " |"]
    lines.append("|---" * (len(columns) + 1) + "|")
    for part in parts:
        lines.append(f"| {part.part} | " + " | ".join(f"${column[part.part]:,.2f}" for column in columns) + " |")
    lines.append("| **all** | " + " | ".join(f"**${sum(column.values()):,.2f}**" for column in columns) + " |")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
