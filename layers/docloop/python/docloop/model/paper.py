"""What a kind of paper is taken for: an invoice asks for money, a quote does not, a credit note gives some back."""

from __future__ import annotations

from typing import Literal

from docloop.model.base import Value


class PaperKind(Value):
    """What follows from one value of DOCUMENT_KIND, and how it is recognised.

    `payable`: whether its total may be paid, or paid back to who laid it out, on the strength of this paper.
    `owed_by`: who owes its total; None: nobody, or it is paid already. `optional`: fields that such a paper may lack
    although the policy requires them.

    `accompanies`: it comes with another paper as often as alone, as the delivery note with its invoice.

    `titles` name lists of docloop's own titles in many languages, `type.kind` of `data/words`, that are printed on top
    of such a paper, beside the words of the choice itself. `signs`: by name (`steps.signs`), how many log odds each
    sign adds.
    """

    payable: bool = False
    owed_by: Literal["customer", "supplier"] | None = None
    optional: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    signs: dict[str, float] = {}
    accompanies: bool = False
