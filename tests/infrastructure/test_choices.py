"""Parameters other than the defaults reach the stack."""

from __future__ import annotations

from cdk.assemble.package import DEST, TESSDATA
from cdk.parameters import NOBODY_IS_TOLD
from cdk.topology import RUNTIME_PYTHON
from tests.infrastructure.assembly import FRENCH, Assembly
from tests.infrastructure.iam import read_policy


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
        assert rule["ExpirationInDays"] == 20 + 30  # the sweeper erases after 20
        assert rule["NoncurrentVersionExpiration"] == {"NoncurrentDays": 30}
    assert chosen.properties("compute/sweep")["Environment"]["Variables"]["RETENTION_DAYS"] == "20"
    assert {group["RetentionInDays"] for group in chosen.of_type("AWS::Logs::LogGroup").values()} == {7}


def test_alarms_are_mailed(chosen: Assembly, assembly: Assembly) -> None:
    subscriptions = [made for made in chosen.resources.values() if made["Type"] == "AWS::SNS::Subscription"]

    assert [made["Properties"]["Endpoint"] for made in subscriptions] == ["ops@example.com"]
    assert assembly.of_type("AWS::SNS::Subscription") == {}


def test_a_deployment_whose_alarms_nobody_hears_says_so(chosen: Assembly, assembly: Assembly) -> None:
    def warnings(found: Assembly) -> list[str]:
        entries = [entry for entries in found.metadata.values() for entry in entries]
        return [entry["data"] for entry in entries if entry["type"] == "aws:cdk:warning" and "alarm" in entry["data"]]

    (warning,) = warnings(assembly)
    assert NOBODY_IS_TOLD in warning
    assert assembly.template["Outputs"]["AlarmMail"]["Value"] == NOBODY_IS_TOLD
    assert assembly.told == (NOBODY_IS_TOLD,)
    assert warnings(chosen) == []
    assert chosen.told == ()
    assert NOBODY_IS_TOLD not in str(chosen.template["Outputs"])
    assert "ops@example.com" not in str(chosen.template["Outputs"])


def test_concurrency_is_reserved_where_it_is_asked_for(chosen: Assembly) -> None:
    reserved = {
        path.removeprefix("compute/"): made.get("ReservedConcurrentExecutions")
        for path, made in chosen.of_type("AWS::Lambda::Function").items()
    }

    assert reserved == {"extract": None, "learn": None, "console": None, "review_api": 20, "sweep": 2}


def test_only_the_chosen_origin_may_call_the_api_and_whoever_has_a_link_may_use_it(chosen: Assembly) -> None:
    (rule,) = chosen.properties("storage/inbox")["CorsConfiguration"]["CorsRules"]

    assert rule["AllowedOrigins"] == ["*"]
    assert chosen.properties("api/http")["CorsConfiguration"]["AllowOrigins"] == ["https://console.example.com"]
