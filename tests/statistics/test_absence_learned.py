"""A whole training learns from forty-five receipts which fields may be missing."""

from __future__ import annotations

from docloop.adapters.types import shipped_types
from docloop.steps.learn.examples import Example
from docloop.steps.learn.train import train
from docloop.steps.predict_fields import predict_fields

from tests.extractions import FACTS
from tests.papers import receipt_text, truth
from tests.typeset import typeset

RECEIPT = next(each for each in shipped_types() if each.name == "receipt")


def labelled(number: int) -> Example:
    """A receipt with a tip, but for every third; of every fourth the total is not printed, as the label says."""
    tip = None if number % 3 == 0 else f"{1 + number % 7}.00"
    text = receipt_text(number)
    fields: dict[str, str | None] = {**truth(number), "GRATUITY": tip}
    return Example(
        id=f"d{number:02}",
        reading=typeset(text if tip is None else text.replace("Total ", f"Tip                {tip}\n    Total ")),
        fields=fields | ({"TOTAL": "123.45"} if number % 4 == 0 else {}),
    )


def test_training_learns_which_fields_may_be_missing() -> None:
    model = train([labelled(number) for number in range(45)], RECEIPT)

    # Then where no tip was found there is none, as a rule; what every receipt has is never missing
    assert model.absent.keys() == set(model.fields)
    assert model.absent["GRATUITY"] > 0.9
    assert max(model.absent[name] for name in ("VENDOR_NAME", "INVOICE_RECEIPT_DATE", "TOTAL")) < 0.03
    # And most receipts without a tip are evidence for a budget, the machine being sure
    sure = [case for case in model.cases if case.field == "GRATUITY" and (case.confidence or 0.0) > 0.8]
    assert len({case.document for case in sure if int(case.document[1:]) % 3 == 0 and case.right}) > 10
    # And a new receipt without one is taken for what it is
    tip = predict_fields(typeset(receipt_text(50)), RECEIPT, 1.0, model, FACTS).get("GRATUITY")
    assert tip is not None
    assert (tip.value, tip.confidence) == (None, model.absent["GRATUITY"])
