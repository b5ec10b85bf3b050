"""The figures of an evaluation as a page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources

from docloop.lab.evaluation.coverage import AtBudget, curve
from docloop.lab.evaluation.crops import crops_of
from docloop.lab.evaluation.figures import FieldFigures, Figures
from docloop.lab.evaluation.findings import Findings
from docloop.lab.evaluation.grading import Grade, without
from docloop.lab.evaluation.plots import reliability_plot, risk_coverage
from docloop.lab.evaluation.terminal import number, percent, summary, timing

MOST_ERRORS = 30


def page_of(findings: Findings) -> str:
    """The whole page as HTML."""
    css = (resources.files("docloop.lab.evaluation") / "report.css").read_text(encoding="utf-8")
    parts = [
        f"<h1>{escape(findings.title)}</h1><p>{escape(findings.how)}</p>",
        _figures("As labelled", findings.raw, findings.grades, findings.budget),
    ]
    if findings.kept is not None:
        kept = without(findings.grades, findings.aside)
        parts.append(_figures("Wrong labels set aside", findings.kept, kept, findings.budget))
    parts.append(_said(findings))
    parts.append(_worst(findings))
    if findings.aside:
        parts.append(_aside(findings))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(findings.title)}</title><style>{css}</style></head><body><main>{''.join(parts)}</main></body></html>"
    )


def _figures(heading: str, figures: Figures, grades: Sequence[Grade], budget: float) -> str:
    whole = figures.overall
    rows = (*figures.fields, whole)
    at = {each.budget: each for each in whole.budgets}
    curves = {"all fields": curve(grades)}
    curves |= {row.field: curve([each for each in grades if each.field == row.field]) for row in figures.fields}
    taken = {error: each.guaranteed for error, each in at.items() if each.guaranteed is not None}
    risk = risk_coverage({name: points for name, points in curves.items() if points}, list(at), taken)
    return (
        f"<h2>{escape(heading)}</h2><p>{escape(summary(figures))}</p>{_cards(whole, at.get(budget))}"
        f'<div class="plots"><figure>{risk}<figcaption>Error among accepted as the threshold falls; dotted: budgets; '
        "dots: what the guarantee in force accepted.</figcaption></figure>"
        f"<figure>{reliability_plot(whole.reliability)}<figcaption>Confidence and truth in bins of equal mass; grey: "
        "where 95 % of perfectly calibrated bins would lie.</figcaption></figure></div>"
        f"<h2>Fields</h2>{_fields(rows)}<h2>Accepted under a budget</h2>{_budgets(rows)}"
        f"<p>{escape(timing(figures))}</p>"
    )


def _cards(whole: FieldFigures, at: AtBudget | None) -> str:
    cards = [
        (percent(whole.accuracy), f"of {whole.known:,} fields right"),
        (f"{whole.f1:.3f}", "F1"),
        (number(whole.auroc), "AUROC of the confidence"),
        (number(whole.ece), f"ECE; a perfect score stays below {number(whole.ece_limit)}"),
    ]
    if at is not None and at.guaranteed is not None:
        wrong = f"{at.guaranteed.wrong} of {at.guaranteed.count} wrong, {percent(at.guaranteed.error)}"
        cards.append((percent(at.guaranteed.share), f"accepted at {percent(at.budget)}: {wrong}"))
    shown = (f'<div class="card"><b>{value}</b><span>{escape(what)}</span></div>' for value, what in cards)
    return f'<div class="cards">{"".join(shown)}</div>'


def _fields(rows: Iterable[FieldFigures]) -> str:
    head = ("field", "known", "read", "right", "accuracy", "found", "F1", "AUROC", "of values", "ECE", "ECE limit")
    body = (
        (
            row.field,
            f"{row.known:,}",
            f"{row.claimed:,}",
            f"{row.right:,}",
            percent(row.accuracy),
            percent(row.found),
            f"{row.f1:.3f}",
            number(row.auroc),
            number(row.auroc_of_values),
            number(row.ece),
            number(row.ece_limit),
        )
        for row in rows
    )
    return table(head, body)


def _budgets(rows: Iterable[FieldFigures]) -> str:
    head = ("field", "budget", "accepted", "wrong", "error", "known suppliers", "new suppliers", "best threshold")
    body = (
        (
            row.field,
            percent(each.budget),
            *(
                (percent(each.guaranteed.share), f"{each.guaranteed.wrong}", percent(each.guaranteed.error))
                if each.guaranteed
                else ("-", "-", "-")
            ),
            percent(each.familiar.share) if each.familiar else "-",
            percent(each.new.share) if each.new else "-",
            percent(each.best.share),
        )
        for row in rows
        for each in row.budgets
    )
    return table(head, body)


def _said(findings: Findings) -> str:
    lines = [f"<p>{escape(line)}</p>" for line in findings.said]
    if findings.replays:
        head = ("replays", "budget", "suppliers", "budget exceeded in", "accepted", "error")
        body = (
            (
                f"{each.count}",
                percent(each.budget.error),
                "not shared by the halves" if each.disjoint else "as they come",
                percent(each.exceeded),
                percent(each.accepted),
                percent(each.error),
            )
            for each in findings.replays
        )
        lines.append(f"<h2>Is the promise kept?</h2>{table(head, body)}")
    return f"<h2>What was proven</h2>{''.join(lines)}" if lines else ""


def _worst(findings: Findings) -> str:
    wrong = [each for each in findings.grades if each.claimed and not each.right and each.place not in findings.aside]
    wrong.sort(key=lambda each: -(each.read.confidence or 0.0))
    return f"<h2>The worst confident errors</h2>{_errors(wrong[:MOST_ERRORS], findings)}"


def _aside(findings: Findings) -> str:
    chosen = [each for each in findings.grades if each.place in findings.aside]
    return f"<h2>Labels that are wrong</h2>{_errors(chosen, findings)}"


def _errors(grades: Sequence[Grade], findings: Findings) -> str:
    pictures = crops_of(grades, {paper.id: paper for paper in findings.papers})
    cards = []
    for each, picture in zip(grades, pictures, strict=True):
        facts = [
            ("field", escape(each.field)),
            ("read", f'<span class="read">{escape(each.read.value or "nothing")}</span>'),
            ("label", f'<span class="true">{escape(each.truth or "nothing")}</span>'),
            ("confidence", number(each.read.confidence)),
            ("file", escape(each.file)),
        ]
        if why := findings.aside.get(each.place):
            facts.append(("why aside", escape(why)))
        image = f'<img src="{picture}" alt="">' if picture else ""
        cards.append(
            f'<div class="card">{image}<dl>{"".join(f"<dt>{k}</dt><dd>{v}</dd>" for k, v in facts)}</dl></div>'
        )
    return f'<div class="errors">{"".join(cards)}</div>' if cards else "<p>None.</p>"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The row that begins with "all" stands out."""
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join(
        f"<tr{' class=all' if row[0] == 'all' else ''}>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"
        for row in rows
    )
    return f'<div class="wide"><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'
