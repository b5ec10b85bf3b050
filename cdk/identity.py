"""People: a user pool with the roles as groups, and the client they sign in with."""

from __future__ import annotations

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_cognito as cognito
from constructs import Construct

from cdk.nag import acknowledge
from cdk.topology import GROUPS, USER_POOL


class Identity(Construct):
    """An administrator invites people; nobody signs up by themselves."""

    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        self.pool = cognito.UserPool(
            self,
            USER_POOL,
            self_sign_up_enabled=False,
            sign_in_aliases=cognito.SignInAliases(email=True),
            sign_in_case_sensitive=False,
            account_recovery=cognito.AccountRecovery.EMAIL_ONLY,
            mfa=cognito.Mfa.OPTIONAL,
            mfa_second_factor=cognito.MfaSecondFactor(otp=True, sms=False),
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
            auth_flows=cognito.AuthFlow(user_password=True),
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
            "A second factor is optional by default, because people sign in through the API; an owner who wants it "
            "required says so in the pool.",
        )
        acknowledge(
            self.pool,
            "COG8",
            "Threat protection needs the Plus plan, paid per user; an owner who wants it turns it on in the pool.",
        )
