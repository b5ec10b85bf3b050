"""The evaluator of alarms says what CloudWatch's own examples say."""

from __future__ import annotations

import pytest

from tests.infrastructure.cloudwatch import Alarm, Sample, in_alarm, read_embedded_metrics

EXAMPLES = [
    # data points (X breaches, - is missing), M of 3, breaching, notBreaching
    ("0-X-X", 3, False, False),
    ("----0", 3, False, False),
    ("-----", 3, True, False),
    ("0XX-X", 3, True, True),
    ("--X--", 3, True, False),
    ("0-X-X", 2, True, True),
    ("00X0X", 2, True, True),
    ("0-X--", 2, True, False),
    ("----0", 2, True, False),
    ("----X", 2, True, False),
]
PROPERTIES = {
    "Namespace": "docloop",
    "MetricName": "Lost",
    "Statistic": "Sum",
    "Period": 300,
    "EvaluationPeriods": 1,
    "Threshold": 2,
    "ComparisonOperator": "GreaterThanOrEqualToThreshold",
    "TreatMissingData": "notBreaching",
}


@pytest.mark.parametrize(("points", "needed", "breaching", "not_breaching"), EXAMPLES)
def test_missing_data_counts_as_documented(points: str, needed: int, breaching: bool, not_breaching: bool) -> None:
    read = [{"X": True, "0": False, "-": None}[point] for point in points]

    assert in_alarm(read, 3, needed, "breaching") is breaching
    assert in_alarm(read, 3, needed, "notBreaching") is not_breaching


@pytest.mark.parametrize(
    ("change", "rings"),
    [
        ({}, True),
        ({"Namespace": "other"}, False),
        ({"MetricName": "lost"}, False),
        ({"Threshold": 3}, False),
        ({"Statistic": "Maximum"}, False),
        ({"Statistic": "SampleCount"}, True),
        ({"Period": 60}, False),
        ({"ComparisonOperator": "LessThanThreshold"}, False),
    ],
)
def test_each_property_of_an_alarm_matters(change: dict[str, object], rings: bool) -> None:
    samples = [Sample("docloop", "Lost", 1, at) for at in (700.0, 880.0)]

    assert Alarm(PROPERTIES | change).rings(samples, now=960.0) is rings
    assert not Alarm(PROPERTIES | change, frozenset({("QueueName", "ingest")})).rings(samples, now=960.0)


def test_metrics_are_read_from_what_a_function_prints() -> None:
    line = (
        '{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"docloop","Dimensions":[["kind"]],"Metrics":'
        '[{"Name":"Lost","Unit":"Count"}]}]},"kind":"a","Lost":[1.0,2.0]}'
    )
    dimensions = frozenset({("kind", "a")})

    assert read_embedded_metrics(f'starting\n{{"level":"INFO","Lost":7}}\n{line}\n', at=5.0) == [
        Sample("docloop", "Lost", 1.0, 5.0, dimensions),
        Sample("docloop", "Lost", 2.0, 5.0, dimensions),
    ]
