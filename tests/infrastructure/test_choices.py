"""Parameters other than the defaults reach the stack."""

from __future__ import annotations

import pytest

from cdk.app import synthesize
from cdk.package import DEST, TESSDATA
from cdk.topology import RUNTIME_PYTHON
from tests.infrastructure.assembly import CONTEXT, Assembly
from tests.infrastructure.iam import read_policy

FRENCH = b"the data of another language"
CHOICES = {
    "readers": "textract,tesseract",
    "languages": "fra",
    "threshold": 0.9,
    "retention_days": 20,
    "log_retention_days": 7,
    "alarm_mail": "ops@example.com",
    "architecture": "x86_64",
    "max_concurrency": 3,
    "origin": "https://console.example.com",
}


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Assembly:
    folder = tmp_path_factory.mktemp("languages")
    (folder / "fra.traineddata").write_bytes(FRENCH)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TESSDATA_DIRECTORY", str(folder))
        return Assembly(synthesize(CONTEXT | {"docloop": CHOICES}, tmp_path_factory.mktemp("chosen")))


def test_the_data_of_another_language_is_in_the_layer(chosen: Assembly) -> None:
    layer = DEST / f"{RUNTIME_PYTHON}-x86_64" / "layers" / "tesseract-fra"

    assert str(layer) in chosen.folder.joinpath("docloop.assets.json").read_text(encoding="utf-8")
    assert (layer / TESSDATA / "fra.traineddata").read_bytes() == FRENCH
    assert (layer / TESSDATA / "eng.traineddata").is_file()


def test_functions_are_told(chosen: Assembly) -> None:
    extract = chosen.properties("compute/extract")
    variables = extract["Environment"]["Variables"]

    assert extract["Architectures"] == ["x86_64"]
    assert (variables["READERS"], variables["LANGUAGES"], variables["DEFAULT_THRESHOLD"]) == (
        "textract,tesseract",
        "fra",
        "0.9",
    )
    assert chosen.properties("compute/extract-source")["ScalingConfig"] == {"MaximumConcurrency": 3}


def test_textract_is_allowed_only_where_it_is_asked_for(chosen: Assembly, assembly: Assembly) -> None:
    permission = ("*", "textract:DetectDocumentText")

    assert permission in set(read_policy(chosen, "extract").pairs())
    assert permission not in set(read_policy(assembly, "extract").pairs())
    assert permission not in set(read_policy(chosen, "review_api").pairs())


def test_data_and_logs_go_when_they_should(chosen: Assembly) -> None:
    for bucket in ("inbox", "derived", "results"):
        (rule,) = chosen.properties(f"storage/{bucket}")["LifecycleConfiguration"]["Rules"]
        assert rule["ExpirationInDays"] == 20
        assert rule["NoncurrentVersionExpiration"] == {"NoncurrentDays": 20}
    assert {group["RetentionInDays"] for group in chosen.of_type("AWS::Logs::LogGroup").values()} == {7}


def test_alarms_are_mailed(chosen: Assembly, assembly: Assembly) -> None:
    subscriptions = [made for made in chosen.resources.values() if made["Type"] == "AWS::SNS::Subscription"]

    assert [made["Properties"]["Endpoint"] for made in subscriptions] == ["ops@example.com"]
    assert assembly.of_type("AWS::SNS::Subscription") == {}


def test_only_the_chosen_origin_may_ask(chosen: Assembly) -> None:
    (rule,) = chosen.properties("storage/inbox")["CorsConfiguration"]["CorsRules"]

    assert rule["AllowedOrigins"] == ["https://console.example.com"]
    assert chosen.properties("api/http")["CorsConfiguration"]["AllowOrigins"] == ["https://console.example.com"]
