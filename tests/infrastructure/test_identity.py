"""The user pool: who gets in, with what, and what nobody can do to it but administrators."""

from __future__ import annotations

import aws_cdk
import pytest
from aws_cdk.assertions import Template

from cdk import topology
from cdk.aws.api import PUBLIC_BURST, PUBLIC_RATE_PER_SECOND
from cdk.aws.identity import Identity
from cdk.parameters import read_parameters
from cdk.shapes import FilesTrigger, HttpTrigger
from tests.infrastructure.assembly import Assembly


def test_people_are_invited_and_passwords_are_long(assembly: Assembly) -> None:
    pool = assembly.properties("identity/users")

    assert pool["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": True}
    assert pool["Policies"]["PasswordPolicy"]["MinimumLength"] >= 12
    groups = assembly.of_type("AWS::Cognito::UserPoolGroup").values()
    assert {group["GroupName"] for group in groups} == set(topology.GROUPS)


def test_nobody_signs_in_past_the_api(assembly: Assembly) -> None:
    (client,) = assembly.of_type("AWS::Cognito::UserPoolClient").values()

    # only with IAM permissions, and what needs none wants the secret
    assert set(client["ExplicitAuthFlows"]) == {"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
    assert client["GenerateSecret"] is True
    assert client["PreventUserExistenceErrors"] == "ENABLED"
    assert client["AllowedOAuthFlowsUserPoolClient"] is False
    assert client["EnableTokenRevocation"] is True


def test_names_and_addresses_are_changed_by_administrators_and_fit_for_federation(assembly: Assembly) -> None:
    pool, client = assembly.properties("identity/users"), assembly.properties("identity/users/client")

    assert client["WriteAttributes"] == ["locale"]
    (mail,) = [each for each in pool["Schema"] if each["Name"] == "email"]
    assert (mail["Mutable"], mail["Required"]) == (True, False)
    assert pool["UsernameAttributes"] == ["email"]


@pytest.mark.parametrize(
    ("choice", "configuration", "factors"),
    [
        ("off", "OFF", None),
        ("optional", "OPTIONAL", ["SOFTWARE_TOKEN_MFA"]),
        ("required", "ON", ["SOFTWARE_TOKEN_MFA"]),
    ],
)
def test_a_parameter_says_whether_a_second_factor_is_needed(
    choice: str, configuration: str, factors: list[str] | None
) -> None:
    stack = aws_cdk.Stack()
    Identity(stack, "identity", read_parameters({"second_factor": choice}))

    (pool,) = Template.from_stack(stack).find_resources("AWS::Cognito::UserPool").values()

    assert pool["Properties"]["MfaConfiguration"] == configuration
    assert pool["Properties"].get("EnabledMfas") == factors


def test_every_route_without_a_token_has_a_throttle_of_its_own(assembly: Assembly) -> None:
    routes = assembly.of_type("AWS::ApiGatewayV2::Route")
    public = {
        route["RouteKey"]: assembly.ids[path] for path, route in routes.items() if route["AuthorizationType"] == "NONE"
    }
    stage = assembly.resources[assembly.ids["api/stage"]]

    settings = stage["Properties"]["RouteSettings"]
    assert set(settings) == set(public)
    throttle = {"ThrottlingRateLimit": PUBLIC_RATE_PER_SECOND, "ThrottlingBurstLimit": PUBLIC_BURST}
    assert all(each == throttle for each in settings.values())
    # a stage whose settings name a route that is not there yet is refused
    assert set(public.values()) <= set(stage["DependsOn"])
    default = stage["Properties"]["DefaultRouteSettings"]
    assert throttle["ThrottlingRateLimit"] < default["ThrottlingRateLimit"]
    paths = {
        path for each in topology.FUNCTIONS if isinstance(each.trigger, HttpTrigger) for path in each.trigger.public
    }
    prefixes = [each.trigger.prefix for each in topology.FUNCTIONS if isinstance(each.trigger, FilesTrigger)]
    assert {f"ANY {path}" for path in paths} | {f"GET {prefix}" for prefix in prefixes} <= set(settings)
