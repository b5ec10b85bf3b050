"""The plain scorer: weighs named evidence by hand-set weights and looks up how often such evidence was right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from docloop.model.document_type import FieldKind, FieldSpec
from docloop.model.extraction import Candidate
from docloop.steps.extract.rule_calibration import confidence_of
from docloop.steps.extract.scoring import Scored, ScoringContext

K = FieldKind
BIAS = "bias"
UNSAID = "unsaid"
"""Evidence of a name or an address that nothing but its place on the page gives to the party."""

_COMMON = {
    "label_left": 4.0, "label_above": 2.6, "label_near": 2.2, "other_label": -3.0, "repeated": 0.5, "unclear": -0.5,
}  # fmt: skip
WEIGHTS: dict[FieldKind, dict[str, float]] = {
    K.DATE: {
        **_COMMON, BIAS: 1.0, "label_left": 2.5, "in_title_row": 1.2, "clock_beside": 1.0, "named_month": 0.3,
        "high": 0.6, "ambiguous": -0.3, "usual_order": 0.6, "mended": -0.5, "short_year": -0.5, "no_label": -3.0,
    },
    K.MONEY: {
        **_COMMON, BIAS: -2.5, "currency_sign": 0.5, "largest": 2.4, "adds_up": 1.5, "labelled_again": 1.2, "low": 0.6,
        "tall": 0.6, "paid_less_change": 1.5, "label_further": 1.0, "rounded": 3.0, "unrounded": -2.0, "no_cents": -2.0,
        "negative": -3.0, "in_tax_table": -2.0, "too_large": -3.0, "part_of_sum": 0.5,
        "sum_of_items": 0.3, "on_card": 3.2, "as_total": 5.0, "no_label": -3.0,
    },
    K.NUMBER: {**_COMMON, BIAS: -2.0},
    K.IDENTIFIER: {
        **_COMMON, BIAS: -2.5, "numbered": 1.0, "high": 0.6, "short": -1.5, "looks_like_date": -2.0,
        "looks_like_year": -2.5, "in_brackets": -2.0,
    },
    K.PHONE: {**_COMMON, BIAS: -0.8, "phone_form": 0.7, "high": 0.6},
    K.CURRENCY: {
        **_COMMON, BIAS: 0.0, "beside_amount": 1.0, "unmistakable": 1.0, "ambiguous": -0.5, "of_no_country": -2.0,
    },
    K.IBAN: {**_COMMON, BIAS: 0.5, "label_left": 1.5, "check_digits": 3.0},
    K.VAT_NUMBER: {**_COMMON, BIAS: 0.0, "label_left": 2.5, "check_digits": 1.5, "plain_form": -1.0},
    K.NAME: {
        **_COMMON, BIAS: -1.0, "legal_form": 2.4, "legal_end": 1.1, "first_line": 1.8, "second_line": 0.7, "tall": 0.3,
        "letters": 0.5, "in_web": 1.3, "registered": 0.8, "address_below": 0.6, "runs_on": 1.2, "legal_start": -0.8,
        "open": -3.0, "ends_open": -1.5, "joins_names": -0.5,
        "sender_line": 2.5, "below_sender": 2.5, "name_row": 2.5, "heads_address": 1.7, "under_heading": 3.0,
        "in_section": 1.0, "in_order": 1.3, "out_of_order": -1.3, "other_heading": -3.0, "is_sender": -4.0,
        "is_receiver": -2.0, "not_a_name": -3.8, "far_down": -1.8, "digits": -2.0, "stump": -2.3, "gap_inside": -0.8,
        "merged": -0.6, "number_between": -0.4, "cut_off": -1.0, "bracket_dropped": -1.3, "code_dropped": -1.7,
        "registration_kept": -1.1, "name_below": -0.6, "legal_above": -0.4, "address_above": -0.3, "gap_above": -0.3,
        "gap_below": -0.4, "gap_within": -0.5, "heights_differ": -0.9, "off_centre": -1.3, "repeated": 0.0,
        "in_block": 0.5,
        "block_address": 0.8, "block_sure": 2.5, "block_best": 1.5, "block_legal": 1.0, "other_party": -4.5,
        "no_party": -4.0, "in_sentence": -4.0,
        "unclear": -1.6, "looks_misread": -1.4, "repairable": -2.0, "repair_doubtful": -2.0,
        "memory": -0.7, "memory_exact": 0.8, "memory_number": 2.5, "memory_other_field": 2.1, "memory_edits": -0.9,
        "memory_rival": -0.3, "memory_unseen": -0.6,
    },
    K.ADDRESS: {
        **_COMMON, BIAS: -1.2, "street_word": 1.7, "postcode": 0.8, "opening": 2.6, "places": 0.3, "lines": 0.3,
        "after_name": 1.5, "before_stop": 0.8, "before_number": 0.3, "of_party": 4.5, "sender_line": 2.0,
        "below_sender": 2.0, "under_heading": 2.0, "in_order": 1.0, "out_of_order": -2.5, "other_heading": -4.0,
        "is_sender": -4.0, "is_receiver": -4.0, "cut_short": -2.5, "far_down": -1.7, "not_an_address": -2.0,
        "name_inside": -1.1, "passed_over": -1.1, "after_strong_name": -0.9, "after_open": -1.2, "after_number": -0.3,
        "before_address": -1.5, "before_bracket": -0.9, "ends_open": -0.7, "starts_bracket": -1.2,
        "heading_dropped": -0.8, "main_column": -0.5, "in_block": 4.0, "block_sure": 3.5, "other_party": -6.0,
        "off_block": -3.0,
        "gap_above": -0.4, "gap_inside": -0.4, "gap_within": -0.7, "height": -0.8, "off_centre": -0.8, "ragged": -0.4,
        "unclear": -2.5, "looks_misread": -2.1, "repairable": -2.0, "repair_doubtful": -2.0,
        "memory": -0.4, "memory_exact": 0.8, "memory_number": 2.2, "memory_other_field": 1.1, "memory_edits": -1.8,
        "memory_margin": 1.1, "memory_rival": -1.1, "memory_digits_differ": -1.5, "memory_documents": 0.2,
    },
    K.TEXT: {**_COMMON, BIAS: -2.5, "ends_open": -1.5},
}  # fmt: skip
"""Log odds that each evidence adds; `bias` is what a candidate has before any."""


class Rules:
    """Adds up weighted evidence; a field's confidence is the share of right answers measured for such a lead."""

    name = "rules-1"
    least = 0.0

    def score(self, spec: FieldSpec, candidates: Sequence[Candidate], context: ScoringContext) -> list[Scored]:
        weights = WEIGHTS[spec.kind]
        scores = [
            weights[BIAS] + sum(weights.get(name, 0.0) * value for name, value in candidate.evidence.items())
            for candidate in candidates
        ]
        return [
            Scored(score, _confidence(spec, candidate, lead, context))
            for candidate, score, lead in zip(candidates, scores, leads(candidates, scores), strict=True)
        ]


def _confidence(spec: FieldSpec, candidate: Candidate, lead: float, context: ScoringContext) -> float | None:
    """Return what was measured for such a lead; None for a party that only its place on the page speaks for."""
    return None if UNSAID in candidate.evidence else confidence_of(context.document_type, spec.name, lead)


def leads(candidates: Sequence[Candidate], scores: Sequence[float]) -> list[float]:
    """How far each candidate is ahead, 0..1: its share of belief among the different values and "none of them"."""
    best: dict[str, float] = {}
    for candidate, score in zip(candidates, scores, strict=True):
        best[candidate.value] = max(score, best.get(candidate.value, -math.inf))
    weight = 1.0 + sum(math.exp(min(30.0, score)) for score in best.values())
    return [math.exp(min(30.0, score)) / weight for score in scores]


RULES = Rules()
