"""Postal addresses: lines of a block, joined by commas."""

from __future__ import annotations

from docloop.values.compare import equal_texts
from docloop.values.kind import Kind, Shape, weighed

KIND = Kind(
    name="address",
    title="Address",
    noun="address",
    example="Hauptstraße 5, 80331 München",
    equal=equal_texts,
    shape=Shape.BLOCK,
    remembered=True,
    wordy=True,
    weights=weighed(
        -1.2, street_word=1.7, postcode=0.8, opening=2.6, places=0.3, lines=0.3,
        after_name=1.5, before_stop=0.8, before_number=0.3, of_party=4.5, sender_line=2.0,
        below_sender=2.0, under_heading=2.0, in_order=1.0, out_of_order=-2.5, other_heading=-4.0,
        is_sender=-4.0, is_receiver=-4.0, cut_short=-2.5, far_down=-1.7, not_an_address=-2.0,
        name_inside=-1.1, passed_over=-1.1, after_strong_name=-0.9, after_open=-1.2, after_number=-0.3,
        before_address=-1.5, before_bracket=-0.9, ends_open=-0.7, starts_bracket=-1.2,
        heading_dropped=-0.8, main_column=-0.5, in_block=4.0, block_sure=3.5, other_party=-6.0, off_block=-3.0,
        gap_above=-0.4, gap_inside=-0.4, gap_within=-0.7, height=-0.8, off_centre=-0.8, ragged=-0.4,
        unclear=-2.5, looks_misread=-2.1, repairable=-2.0, repair_doubtful=-2.0,
        memory=-0.4, memory_exact=0.8, memory_number=2.2, memory_other_field=1.1, memory_edits=-1.8,
        memory_margin=1.1, memory_rival=-1.1, memory_digits_differ=-1.5, memory_documents=0.2,
    ),
)  # fmt: skip
