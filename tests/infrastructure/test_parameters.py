"""Parameters of cdk.json: complete by default, refused when they cannot work."""

from __future__ import annotations

import json

import pytest

from cdk.aws.app import CONFIGURATION
from cdk.defaults import PARAMETERS
from cdk.parameters import WrongParameter, read_parameters


def test_defaults_are_complete_and_right() -> None:
    assert read_parameters(None) == {name: spec.default for name, spec in PARAMETERS.items()}


def test_cdk_json_shows_every_parameter_with_its_default() -> None:
    shown = json.loads(CONFIGURATION.read_text(encoding="utf-8"))["context"]["docloop"]

    assert shown == {name: spec.default for name, spec in PARAMETERS.items()}


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"treshold": "0.7"}, "treshold"),
        ({"readers": "neural,paddle"}, "readers"),
        ({"readers": ""}, "readers"),
        ({"readers": "embedded"}, "readers"),
        ({"languages": "english"}, "languages"),
        ({"threshold": "1.5"}, "threshold"),
        ({"threshold": "nan"}, "threshold"),
        ({"threshold": "high"}, "threshold"),
        ({"retention_days": "-1"}, "retention_days"),
        ({"log_retention_days": "31"}, "log_retention_days"),
        ({"alarm_mail": "nobody"}, "alarm_mail"),
        ({"oldest_review_hours": "0"}, "oldest_review_hours"),
        ({"oldest_review_hours": "1.5"}, "oldest_review_hours"),
        ({"architecture": "sparc"}, "architecture"),
        ({"max_concurrency": "1"}, "max_concurrency"),
        ({"max_concurrency": True}, "max_concurrency"),
        ({"api_concurrency": "-1"}, "api_concurrency"),
        ({"api_concurrency": "1001"}, "api_concurrency"),
        ({"api_concurrency": "many"}, "api_concurrency"),
        ({"sweep_concurrency": "1"}, "sweep_concurrency"),
        ({"sweep_concurrency": "11"}, "sweep_concurrency"),
        ({"second_factor": "always"}, "second_factor"),
        ({"origin": "console.example.com"}, "origin"),
        ({"origin": ["*"]}, "origin"),
    ],
)
def test_wrong_parameter_is_named(given: dict[str, object], word: str) -> None:
    with pytest.raises(WrongParameter, match=word):
        read_parameters(given)


@pytest.mark.parametrize(
    "given",
    [
        {"second_factor": "required"},
        {"threshold": 0.9},
        {"api_concurrency": 1, "sweep_concurrency": 2},
        {"api_concurrency": 0, "sweep_concurrency": 10},
        {"oldest_review_hours": 72},
        {"retention_days": 365, "log_retention_days": 7},
        {"languages": "fra,chi_sim", "readers": "tesseract,textract"},
        {"alarm_mail": "ops@example.com", "architecture": "x86_64", "origin": "https://console.example.com"},
    ],
)
def test_right_parameter_is_taken(given: dict[str, object]) -> None:
    taken = read_parameters(given)

    assert {name: taken[name] for name in given} == {name: str(value) for name, value in given.items()}
