"""Signing in: passwords, second factors and forgotten passwords, each tried only so often."""

from docloop.use_cases.sign_in.sign_in_context import SecondFactor, SignInContext

__all__ = ["SecondFactor", "SignInContext"]
