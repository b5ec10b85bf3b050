"""People: a user pool with the roles as groups, and the client they sign in with."""

from __future__ import annotations

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_cognito as cognito
from constructs import Construct

from cdk.aws.nag import acknowledge
from cdk.topology import GROUPS, USER_POOL

MFA = {"off": cognito.Mfa.OFF, "optional": cognito.Mfa.OPTIONAL, "required": cognito.Mfa.REQUIRED}


class Identity(Construct):
    """An administrator invites people; nobody signs up by themselves, and nobody but the API talks to the pool.

    The client has a secret and signs in with IAM permissions only, so that attempts are counted by the API and access
    tokens, whose owners could delete themselves, stay there. Its only writable attribute is one that docloop does not
    use: names and mail addresses are changed by administrators.
    """

    def __init__(self, scope: Construct, name: str, parameters: dict[str, str]) -> None:
        super().__init__(scope, name)
        second_factor = parameters["second_factor"]
        self.pool = cognito.UserPool(
            self,
            USER_POOL,
            self_sign_up_enabled=False,
            sign_in_aliases=cognito.SignInAliases(email=True),
            sign_in_case_sensitive=False,
            account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
            # Federated sign-in writes the address anew each time, and this cannot be changed once the pool exists.
            standard_attributes=cognito.StandardAttributes(
                email=cognito.StandardAttribute(required=False, mutable=True)
            ),
            mfa=MFA[second_factor],
            mfa_second_factor=None if second_factor == "off" else cognito.MfaSecondFactor(otp=True, sms=False),
            password_policy=cognito.PasswordPolicy(
                min_length=12,
                require_lowercase=True,
                require_uppercase=True,
                require_digits=True,
                require_symbols=True,
                temp_password_validity=Duration.days(7),
            ),
            deletion_protection=True,
            removal_policy=RemovalPolicy.RETAIN,
        )
        self.client = self.pool.add_client(
            "client",
            auth_flows=cognito.AuthFlow(admin_user_password=True),
            generate_secret=True,
            auth_session_validity=Duration.minutes(15),
            write_attributes=cognito.ClientAttributes().with_standard_attributes(locale=True),
            disable_o_auth=True,
            prevent_user_existence_errors=True,
            enable_token_revocation=True,
            access_token_validity=Duration.hours(1),
            id_token_validity=Duration.hours(1),
            refresh_token_validity=Duration.days(1),
        )
        for group in GROUPS:
            cognito.CfnUserPoolGroup(self, group, user_pool_id=self.pool.user_pool_id, group_name=group)
        acknowledge(
            self.pool,
            "COG2",
            "A second factor is optional by default; an owner who wants it required sets the parameter second_factor.",
        )
        acknowledge(
            self.pool,
            "COG8",
            "Threat protection needs the Plus plan, paid per user; an owner who wants it turns it on in the pool.",
        )
