"""What CloudWatch makes of metrics and alarms, as far as the alarms of this stack need it.

Rules from the CloudWatch user guide, "Alarm evaluation" and "Configuring how CloudWatch alarms treat missing data", and
from the specification of the embedded metric format.
"""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SPARE_PERIODS = 2
"""CloudWatch looks further back than the evaluation periods when data is missing: two periods in its examples."""
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanThreshold": operator.lt,
    "LessThanOrEqualToThreshold": operator.le,
}
_STATISTICS: dict[str, Callable[[Sequence[float]], float]] = {
    "Sum": sum,
    "Maximum": max,
    "Minimum": min,
    "SampleCount": len,
    "Average": lambda values: sum(values) / len(values),
}


@dataclass(frozen=True)
class Sample:
    """One value of a metric; `at` in seconds."""

    namespace: str
    name: str
    value: float
    at: float
    dimensions: frozenset[tuple[str, str]] = frozenset()


def read_embedded_metrics(printed: str, at: float) -> list[Sample]:
    """The samples that CloudWatch Logs extracts from what a function printed; other lines are left alone."""
    found = []
    for line in printed.splitlines():
        if not line.startswith('{"_aws"'):
            continue
        told = json.loads(line)
        for directive in told["_aws"]["CloudWatchMetrics"]:
            for names in directive["Dimensions"]:
                dimensions = frozenset((name, str(told[name])) for name in names)
                for metric in directive["Metrics"]:
                    values = told[metric["Name"]]
                    found += [
                        Sample(directive["Namespace"], metric["Name"], value, at, dimensions)
                        for value in (values if isinstance(values, list) else [values])
                    ]
    return found


@dataclass(frozen=True)
class Alarm:
    """A metric alarm as CloudFormation describes it. `dimensions` hold plain names."""

    properties: Mapping[str, Any]
    dimensions: frozenset[tuple[str, str]] = frozenset()

    def rings(self, samples: Iterable[Sample], now: float) -> bool:
        """Whether the alarm is in the state ALARM at that moment."""
        mine = [sample for sample in samples if self._watches(sample)]
        given = self.properties
        periods = int(given["EvaluationPeriods"])
        points = [self._point(mine, now, back) for back in reversed(range(periods + SPARE_PERIODS))]
        needed = int(given.get("DatapointsToAlarm", periods))
        return in_alarm(points, periods, needed, given["TreatMissingData"])

    def _watches(self, sample: Sample) -> bool:
        given = self.properties
        here = (sample.namespace, sample.name, sample.dimensions)
        return here == (given["Namespace"], given["MetricName"], self.dimensions)

    def _point(self, samples: Sequence[Sample], now: float, back: int) -> bool | None:
        """Whether the period that ended so many periods ago breaches; None without data."""
        end = now - back * self.properties["Period"]
        values = [sample.value for sample in samples if end - self.properties["Period"] < sample.at <= end]
        if not values:
            return None
        statistic = _STATISTICS[self.properties["Statistic"]](values)
        return _COMPARE[self.properties["ComparisonOperator"]](statistic, self.properties["Threshold"])


def in_alarm(points: Sequence[bool | None], periods: int, needed: int, missing: str) -> bool:
    """Whether M (`needed`) of N (`periods`) data points breach. `points`: oldest first, None: no data.

    Real data goes before missing data, even when it is older; only what is still lacking is filled up.
    """
    filler = {"breaching": True, "notBreaching": False}[missing]
    real = [point for point in points if point is not None][-periods:]
    return sum(real) + filler * (periods - len(real)) >= needed
