"""What was proven, what was not and what it would take, in sentences for whoever sets the budget."""

from __future__ import annotations

from docloop.model.budget import ErrorBudget
from docloop.steps.decide.budget.search import Proof
from docloop.steps.decide.reasons import percent


def said_of(proof: Proof, budget: ErrorBudget, fields: int, *, familiar: bool) -> str:
    """One kind of supplier: `fields` is how many of its fields there were, found or not."""
    who = "Suppliers known from labels" if familiar else "New suppliers"
    if proof.passed:
        stratum = proof.stratum
        own = proof.passed - stratum.ahead
        sure = percent(float(stratum.confidence[proof.passed - 1]))
        wrong = round(float(stratum.wrong[stratum.ahead : proof.passed].sum()))
        return (
            f"{who}: {own / max(1, fields):.0%} of the fields can be accepted, those the machine is at least {sure} "
            f"sure of; of {own} such values {wrong} were wrong{_with_those_ahead(proof)}.{_to_accept_more(proof)}"
        )
    return f"{who}: it is not yet proven that at most {percent(budget.error)} are wrong.{_to_accept_more(proof)}"


def _with_those_ahead(proof: Proof) -> str:
    if not proof.stratum.ahead:
        return ""
    wrong = round(float(proof.stratum.wrong[: proof.passed].sum()))
    return f", with what is accepted of new ones {wrong} of {proof.passed}"


def _to_accept_more(proof: Proof) -> str:
    if proof.more == 0:
        return ""
    if proof.more is None:
        return " To accept more the machine has to be right more often, or surer of what is right."
    return f" About {proof.more} more audited documents would show whether more can be accepted."
