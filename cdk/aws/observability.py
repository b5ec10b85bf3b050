"""What is watched: alarms that mail, and one dashboard."""

from __future__ import annotations

from collections.abc import Mapping

from aws_cdk import Duration, Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from constructs import Construct

from cdk.alarms import HEARTBEAT_MINUTES, OWN_ALARMS
from cdk.aws.api import Api
from cdk.aws.compute import Compute
from cdk.aws.messaging import Messaging
from cdk.topology import QUEUES
from functions.metrics import NAMESPACE, OLDEST_REVIEW, STACK_DIMENSION, SWEEPS, Metric

OLDEST_MESSAGE_SECONDS = 3_600
FIVE_MINUTES = Duration.minutes(5)


class Observability(Construct):
    """`parameters` are the deployment's; the thresholds of some alarms are among them."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        parameters: Mapping[str, str],
        messaging: Messaging,
        compute: Compute,
        api: Api,
    ) -> None:
        super().__init__(scope, name)
        self._parameters = parameters
        self._messaging, self._compute, self._api = messaging, compute, api
        self._action = actions.SnsAction(messaging.alarms)
        self.alarms = [
            *self._queue_alarms(),
            *self._function_alarms(),
            *self._own_alarms(),
            self._api_alarm(),
            self._heartbeat_alarm(),
        ]
        self._dashboard()

    def _alarm(self, name: str, metric: cloudwatch.Metric, threshold: float, meaning: str) -> cloudwatch.Alarm:
        """Rings when the metric reaches `threshold` once; silence is well."""
        return self._mailing(
            cloudwatch.Alarm(
                self,
                name,
                alarm_name=self._full_name(name),
                metric=metric,
                threshold=threshold,
                evaluation_periods=1,
                comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
                alarm_description=meaning,
            )
        )

    def _full_name(self, name: str) -> str:
        """As the runbook has it, after the name of the stack: this is what a mail says."""
        return f"{Stack.of(self).stack_name}-{name}"

    def _own(self, metric: Metric, statistic: str, period: Duration = FIVE_MINUTES) -> cloudwatch.Metric:
        """As the functions of this stack publish it."""
        return cloudwatch.Metric(
            namespace=NAMESPACE,
            metric_name=metric.name,
            dimensions_map={STACK_DIMENSION: Stack.of(self).stack_name},
            statistic=statistic,
            period=period,
        )

    def _mailing(self, alarm: cloudwatch.Alarm) -> cloudwatch.Alarm:
        alarm.add_alarm_action(self._action)
        alarm.add_ok_action(self._action)
        return alarm

    def _queue_alarms(self) -> list[cloudwatch.Alarm]:
        alarms = []
        for queue in QUEUES:
            if queue.dead_letter is None:
                continue
            waiting = self._messaging.queues[queue.name].metric_approximate_age_of_oldest_message(
                period=FIVE_MINUTES, statistic="Maximum"
            )
            dead = self._messaging.queues[queue.dead_letter].metric_approximate_number_of_messages_visible(
                period=FIVE_MINUTES, statistic="Maximum"
            )
            alarms += [
                self._alarm(
                    f"{queue.dead_letter}-not-empty",
                    dead,
                    1,
                    "Messages that could not be processed wait in the dead-letter queue; look, repair, redrive.",
                ),
                self._alarm(
                    f"{queue.name}-oldest-message",
                    waiting,
                    OLDEST_MESSAGE_SECONDS,
                    "Work has waited for an hour; look at the function that does it, or raise max_concurrency.",
                ),
            ]
        return alarms

    def _function_alarms(self) -> list[cloudwatch.Alarm]:
        alarms = []
        for name, function in self._compute.functions.items():
            errors = function.metric_errors(period=FIVE_MINUTES)
            throttles = function.metric_throttles(period=FIVE_MINUTES)
            alarms += [
                self._alarm(f"{name}-errors", errors, 1, f"The function {name} failed; its log says why."),
                self._alarm(f"{name}-throttles", throttles, 1, f"The account's concurrency is too low for {name}."),
            ]
        return alarms

    def _own_alarms(self) -> list[cloudwatch.Alarm]:
        return [
            self._alarm(
                each.name, self._own(each.metric, each.statistic), each.threshold_under(self._parameters), each.meaning
            )
            for each in OWN_ALARMS
        ]

    def _heartbeat_alarm(self) -> cloudwatch.Alarm:
        """Rings when no run of the sweeper has come to its end for a while: then nothing else here can be relied on."""
        return self._mailing(
            cloudwatch.Alarm(
                self,
                "sweeper-stopped",
                alarm_name=self._full_name("sweeper-stopped"),
                metric=self._own(SWEEPS, "Sum", Duration.minutes(1)),
                threshold=1,
                evaluation_periods=HEARTBEAT_MINUTES,
                comparison_operator=cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
                treat_missing_data=cloudwatch.TreatMissingData.BREACHING,
                alarm_description="The sweeper has not finished a run for ten minutes: lost events, lapsed claims and "
                "unpublished results are not taken up, and its other alarms are silent. See the log of sweep and its "
                "schedule.",
            )
        )

    def _api_alarm(self) -> cloudwatch.Alarm:
        failures = self._api.api.metric_server_error(period=FIVE_MINUTES, statistic="Sum")
        return self._alarm("api-server-errors", failures, 1, "The API answered with a server error.")

    def _dashboard(self) -> None:
        queues, functions = self._messaging.queues, self._compute.functions.values()
        graphs = {
            "Messages waiting": [queue.metric_approximate_number_of_messages_visible() for queue in queues.values()],
            "Oldest message, seconds": [queue.metric_approximate_age_of_oldest_message() for queue in queues.values()],
            "Oldest open review, hours": [self._own(OLDEST_REVIEW, "Maximum")],
            "Invocations": [function.metric_invocations() for function in functions],
            "Errors and throttles": [
                metric for function in functions for metric in (function.metric_errors(), function.metric_throttles())
            ],
            "Duration p95, ms": [function.metric_duration(statistic="p95") for function in functions],
            "API": [self._api.api.metric_count(), self._api.api.metric_client_error()],
            "API latency p95, ms": [self._api.api.metric_latency(statistic="p95")],
        }
        widgets = [
            cloudwatch.GraphWidget(title=title, left=list(metrics), width=12, height=6)
            for title, metrics in graphs.items()
        ]
        cloudwatch.Dashboard(
            self,
            "dashboard",
            widgets=[[cloudwatch.AlarmStatusWidget(alarms=self.alarms, width=24)], *[[widget] for widget in widgets]],
        )
