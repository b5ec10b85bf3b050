"""axe-core over a page as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Page

from cdk.assemble.console import UI

AXE = UI / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer depends on the theme."""


def violations(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """What axe finds, a line for each element: the rule, what is wrong and where."""
    # Colours on their way from one to another are no finding.
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("(rules) => axe.run({ runOnly: rules, resultTypes: ['violations'] })", list(rules))
    return [
        f"{rule['id']}: {node['target']}: {node.get('failureSummary', rule['help'])}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
