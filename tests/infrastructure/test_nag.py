"""cdk-nag ran over the stack; what it found is acknowledged, one finding at a time, with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cdk.aws.app import synthesize
from tests.infrastructure.assembly import CONTEXT, Assembly

ACKNOWLEDGED = "aws:cdk:acknowledged-rules"


def test_nothing_is_left_unacknowledged(assembly: Assembly) -> None:
    report = json.loads((assembly.folder / "validation-report.json").read_text(encoding="utf-8"))

    assert [violation for plugin in report["pluginReports"] for violation in plugin["violations"]] == []


def test_every_acknowledgement_has_its_reason(assembly: Assembly) -> None:
    reasons = {
        (path, rule): reason
        for path, entries in assembly.metadata.items()
        for entry in entries
        if entry["type"] == ACKNOWLEDGED
        for rule, reason in entry["data"].items()
    }

    assert reasons
    assert all(len(reason) > 40 for reason in reasons.values())
    # Wildcards are acknowledged for one resource, never for the rule as a whole.
    assert all("[Resource::" in rule for _, rule in reasons if "IAM" in rule)


@pytest.mark.usefixtures("assembly")
def test_an_unacknowledged_finding_stops_the_synthesis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdk.aws.storage.acknowledge", lambda *_: None)

    with pytest.raises(RuntimeError, match="AwsSolutions-S1"):
        synthesize(CONTEXT, tmp_path)
