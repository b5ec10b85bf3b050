"""Pictures of figures, drawn without a display; their colours suit light and dark pages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from docloop.lab.evaluation.calibration import Bin
from docloop.lab.evaluation.coverage import Accepted
from docloop.lab.evaluation.season import Course

INK, BLUE, ORANGE, GREEN, RED = "#7a8290", "#3b82f6", "#f59e0b", "#10b981", "#ef4444"
_FACTS = ("Date", "Creator", "Format", "Type")
"""What SVG files say about themselves unless told not to: the same figures make the same file."""
Curve = Sequence[tuple[float, float]]
_STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "docloop",
    "font.family": "sans-serif",
    "font.size": 10.0,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "grid.color": INK,
    "grid.alpha": 0.25,
    "axes.grid": True,
    "legend.frameon": False,
}


def risk_coverage(curves: dict[str, Curve], budgets: Sequence[float], taken: dict[float, Accepted]) -> str:
    """Error among accepted over share accepted as SVG, a curve by name; `taken`: what guarantees accepted."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(6.4, 4.0), layout="constrained")
        axes = figure.subplots()
        for number, (name, points) in enumerate(curves.items()):
            style: Any = (
                {"color": BLUE, "linewidth": 2.2, "zorder": 3} if number == 0 else {"linewidth": 1.1, "alpha": 0.75}
            )
            axes.plot([share for share, _ in points], [error for _, error in points], label=name, **style)
        for budget in budgets:
            axes.axhline(budget, color=RED, linewidth=0.8, linestyle=":")
        for each in taken.values():
            if each.error is not None:
                axes.plot(each.share, each.error, "o", color=ORANGE, markersize=8, zorder=4)
        axes.plot([], [], "o", color=ORANGE, label="with the guarantee in force")
        highest = max([2 * max(budgets), *(error for points in curves.values() for _, error in points[-1:])])
        axes.set(xlabel="share of fields accepted", ylabel="wrong among them", xlim=(0, 1), ylim=(0, min(1.0, highest)))
        axes.xaxis.set_major_formatter(PercentFormatter(1.0))
        axes.yaxis.set_major_formatter(PercentFormatter(1.0))
        axes.legend(loc="upper left", fontsize=8)
        return _svg(figure)


def reliability_plot(table: Sequence[Bin]) -> str:
    """Share right over mean confidence as SVG, points as large as their bins, with what chance alone explains."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(4.4, 4.0), layout="constrained")
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], color=INK, linewidth=0.8, linestyle=":")
        for part in table:
            spread = 1.96 * (part.confidence * (1 - part.confidence) / part.count) ** 0.5
            axes.plot(
                [part.confidence] * 2, [part.confidence - spread, part.confidence + spread], color=INK, lw=4, alpha=0.25
            )
        axes.plot([part.confidence for part in table], [part.right for part in table], "o-", color=BLUE, linewidth=1.2)
        least = min([1.0, *(min(part.confidence, part.right) for part in table)])
        axes.set(
            xlabel="mean confidence",
            ylabel="share right",
            xlim=(max(0, least - 0.1), 1.01),
            ylim=(max(0, least - 0.1), 1.01),
        )
        return _svg(figure)


def course_plot(course: Course, budget: float) -> Figure:
    """Automation, error and minutes of review over the documents that came."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(8.0, 7.0), layout="constrained")
        share, error, time = figure.subplots(3, 1, sharex=True, height_ratios=[2, 1.3, 1])
        at = [(span.first + span.last) / 2 for span in course.batches]
        share.plot(at, [span.automated for span in course.batches], "o-", color=BLUE, label="fields that nobody saw")
        share.plot(at, [span.final_right for span in course.batches], color=GREEN, label="final results right")
        share.set(ylim=(0, 1.02), ylabel="share of fields")
        share.yaxis.set_major_formatter(PercentFormatter(1.0))
        share.legend(loc="lower right")
        seen = wrong = 0
        running = []
        for span in course.batches:
            seen, wrong = seen + span.automated_fields, wrong + span.wrong
            running.append(wrong / seen if seen else 0.0)
        error.bar(at, [span.error or 0.0 for span in course.batches], width=_width(course), color=ORANGE, alpha=0.6)
        error.plot(at, running, color=RED, label="so far")
        error.axhline(budget, color=RED, linewidth=0.8, linestyle=":", label="budget")
        error.set(ylabel="wrong among them", ylim=(0, None))
        error.yaxis.set_major_formatter(PercentFormatter(1.0))
        error.legend(loc="upper right")
        minutes = [60 * span.minutes / (span.last - span.first + 1) for span in course.batches]
        time.bar(at, minutes, width=_width(course), color=INK)
        time.set(ylabel="seconds of review\na document", xlabel="documents")
        return figure


def save_figure(figure: Figure, file: Path) -> None:
    """As SVG or PNG, by the file's name. Raises OSError."""
    with mpl.rc_context(_STYLE):
        figure.savefig(file, dpi=150, transparent=file.suffix.lower() == ".svg", metadata=_no_facts(file))


def _width(course: Course) -> float:
    return 0.8 * (course.batches[0].last - course.batches[0].first + 1)


def _no_facts(file: Path) -> dict[str, None] | None:
    return dict.fromkeys(_FACTS) if file.suffix.lower() == ".svg" else None


def _svg(figure: Figure) -> str:
    """The picture alone, to stand inside a page."""
    text = io.StringIO()
    figure.savefig(text, format="svg", transparent=True, metadata=dict.fromkeys(_FACTS))
    return text.getvalue()[text.getvalue().index("<svg") :]
