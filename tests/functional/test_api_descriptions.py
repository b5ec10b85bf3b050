"""GET /openapi.json: everything is described, every description is of something, and examples are what they show."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
import yaml
from jsonschema.validators import Draft202012Validator

from functions.review_api.descriptions import FILE, short_name
from tests.functional.api_stack import fake_api_stack


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    body: dict[str, Any] = fake_api_stack().client().call("GET", "/openapi.json").body
    return body


@pytest.fixture(scope="module")
def texts() -> dict[str, dict[str, Any]]:
    read: dict[str, dict[str, Any]] = yaml.safe_load(
        (resources.files("functions.review_api") / FILE).read_text(encoding="utf-8")
    )
    return read


def test_every_parameter_and_property_is_described(document: dict[str, Any]) -> None:
    silent = [
        name for name, described in [*parameters(document), *properties(document)] if not described.get("description")
    ]
    assert silent == []


def test_every_text_describes_something(document: dict[str, Any], texts: dict[str, dict[str, Any]]) -> None:
    of_parameters = {name for name, _ in parameters(document)}
    of_properties = {name for name, _ in properties(document)}
    assert set(texts["parameters"]) <= of_parameters | {name.rpartition(" ")[2] for name in of_parameters}
    assert set(texts["properties"]) <= of_properties | {name.partition(".")[2] for name in of_properties}
    assert set(texts["examples"]) <= {short_name(name) for name in document["components"]["schemas"]}


def test_a_text_of_its_own_goes_before_that_of_the_name(document: dict[str, Any]) -> None:
    described = dict(properties(document))
    assert described["Claim.fence"]["description"] != described["Held.fence"]["description"]


def test_examples_are_valid(document: dict[str, Any], texts: dict[str, dict[str, Any]]) -> None:
    shown = {name: schema for name, schema in document["components"]["schemas"].items() if "examples" in schema}
    assert {short_name(name) for name in shown} == set(texts["examples"])
    for name, schema in shown.items():
        validator = Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": document["components"]})
        for example in schema["examples"]:
            assert [error.message for error in validator.iter_errors(example)] == [], name


def test_every_body_of_a_request_has_an_example(document: dict[str, Any]) -> None:
    bodies = {
        schema["$ref"].rpartition("/")[2]
        for operations in document["paths"].values()
        for operation in operations.values()
        for content in operation.get("requestBody", {}).get("content", {}).values()
        if "$ref" in (schema := content["schema"])
    }
    assert {name for name in bodies if "examples" not in document["components"]["schemas"][name]} == set()


def parameters(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for parameter in operation.get("parameters", []):
                yield f"{method.upper()} {path} {parameter['name']}", parameter


def properties(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, schema in document["components"]["schemas"].items():
        for key, described in schema.get("properties", {}).items():
            yield f"{short_name(name)}.{key}", described
