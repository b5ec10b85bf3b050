"""The overview: the stack's own figures, drawn, as tables and as files; and what of it each role sees."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Page, Route, expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from cdk.local.stack_client import Outcome
from tests.browser.accessibility import violations
from tests.browser.people import LAPTOP, PHONE, People
from tests.browser.watch import shift_of

HISTORY = "**/metrics/history?*"
OUTLOOK = {
    "share": 0.62,
    "reasons": ["TOTAL is accepted from a confidence of 0.93 on.", "Of new suppliers nothing is accepted yet."],
    "offers": [{"error": 0.01, "share": 0.41, "minutes": 148.0}, {"error": 0.02, "share": 0.62, "minutes": 96.0}],
    "at": "2026-11-22T14:05:00Z",
}


@pytest.fixture(scope="module")
def decided(stack: LocalStack, documents: list[Outcome]) -> str:
    """The senior, who looked at a document that the machine was sure of, and confirmed it."""
    accepted = next(each.document for each in documents if each.document and each.document.state == "accepted")
    with Program(stack.state.url, "senior") as senior:
        review = senior.post(f"/documents/{accepted.id}/reopen")["review"]["id"]
        detail = senior.post(f"/reviews/{review}/claim")
        answers = [
            {"field": field["name"], "verdict": "confirmed", "value": field["value"], "seconds": 4.0}
            for field in senior.get(f"/documents/{accepted.id}/result")["fields"]  # others may have corrected it
        ]
        body = {"fence": detail["review"]["claim"]["fence"], "draft": {"answers": answers}}
        return str(senior.post(f"/reviews/{review}/submit", body)["done_by"])


@pytest.fixture
def asked(stack: LocalStack, decided: str) -> dict[str, Any]:
    """What the API itself says of 28 days."""
    with Program(stack.state.url, "senior") as senior:
        found: dict[str, Any] = senior.get("/metrics/history", days="28")
    return {**found, "by": decided}


def figure(page: Page, name: str) -> str:
    return page.locator(".figure").filter(has=page.get_by_text(name, exact=True)).locator("dd").first.inner_text()


def tenths(value: float, times: int = 1) -> str:
    """A figure as it is shown: half a tenth counts as one, and none is written out."""
    return f"{(Decimal(str(value)) * times).quantize(Decimal('0.1'), ROUND_HALF_UP):f}".removesuffix(".0")


def rows_of(download: Download) -> list[list[str]]:
    return list(csv.reader(io.StringIO(Path(download.path()).read_text(encoding="utf-8"))))


def answering(body: Any) -> Callable[[Route], None]:
    """A server that says this, whatever it is asked."""
    return lambda route: route.fulfill(status=200, content_type="application/json", body=json.dumps(body))


def canvases(page: Page) -> list[str]:
    """What is drawn, each as a picture."""
    drawn: list[str] = page.evaluate("[...document.querySelectorAll('.plot canvas')].map((each) => each.toDataURL())")
    return drawn


def test_the_figures_are_those_of_the_api(people: People, asked: dict[str, Any]) -> None:
    page = people.new().sign_in("senior", "/overview?days=28")
    page.locator(".figure-value").first.wait_for()

    total = asked["total"]
    assert figure(page, "Documents") == str(total["received"])
    assert figure(page, "Straight-through") == f"{tenths(total['untouched'], 100)}%"
    assert figure(page, "Accuracy before review") == f"{tenths(total['accuracy'], 100)}%"
    assert figure(page, "Time per field") == f"{tenths(total['seconds_per_field'])} s"
    assert figure(page, "Error rate in audits") == "–"
    expect(page.get_by_text(f"Based on all {asked['looked_at']} documents of this period")).to_be_visible()
    waits = sum(each["reviews"] for each in asked["waiting"])
    ages = page.get_by_role("region", name="Queue by waiting time").locator("tbody td.number").all_inner_texts()
    assert sum(map(int, ages)) == waits > 0
    throughput = page.get_by_role("region", name="Throughput by reviewer").locator("tbody tr")
    mine = next(each for each in total["reviewers"] if each["by"] == asked["by"])
    assert throughput.count() == len(total["reviewers"])
    expect(throughput.filter(has_text="you").locator("td").first).to_have_text(str(mine["reviews"]))


def test_numbers_are_a_table_and_a_file(people: People, asked: dict[str, Any], stack: LocalStack) -> None:
    page = people.new().sign_in("senior", "/overview?days=28")
    page.get_by_role("button", name="Data: Documents per day").click()
    table = page.get_by_role("region", name="Data: Documents per day").get_by_role("row")
    expect(table).to_have_count(29)
    newest = asked["days"][-1]["states"]
    expect(table.nth(1).get_by_role("cell").first).to_have_text(str(newest.get("accepted", 0)))

    with page.expect_download() as saved:
        page.get_by_role("button", name="Documents per day as CSV").click()
    heads, *rows = rows_of(saved.value)
    assert saved.value.suggested_filename == f"docloop-documents-{rows[0][0]}-{rows[-1][0]}.csv"
    assert heads == ["day", "accepted", "completed", "waiting", "running", "failed", "aside"]
    assert [row[0] for row in rows] == [each["day"] for each in asked["days"]]
    assert [sum(map(int, row[1:])) for row in rows] == [each["received"] for each in asked["days"]]

    with page.expect_download() as saved:
        page.get_by_role("button", name="Throughput by reviewer as CSV").click()
    busiest = sorted(asked["total"]["reviewers"], key=lambda each: -each["reviews"])
    assert [row[0] for row in rows_of(saved.value)[1:]] == [each["by"] for each in busiest]

    with page.expect_download() as saved:
        page.get_by_role("button", name="All figures as CSV").click()
    every = rows_of(saved.value)
    assert len(every) == 29
    assert sum(int(row[every[0].index("documents")]) for row in every[1:]) == asked["total"]["received"]


def test_the_range_stands_in_the_address(people: People, asked: dict[str, Any]) -> None:
    someone = people.new()
    page = someone.sign_in("reviewer", "/overview")
    expect(page.get_by_role("link", name="7 days")).to_have_attribute("aria-current", "page")

    page.get_by_role("link", name="Today").click()
    expect(page).to_have_url(f"{someone.url}/console/overview?days=1")
    # One day makes no curve: its numbers are there at once
    expect(page.get_by_role("region", name="Data: Documents per day").get_by_role("row")).to_have_count(2)
    page.get_by_role("combobox", name="Type").select_option("receipt")
    expect(page).to_have_url(f"{someone.url}/console/overview?days=1&type=receipt")
    receipts = page.locator("[data-type]")
    expect(receipts).to_have_count(1)
    page.go_back()
    expect(page.get_by_role("link", name="7 days")).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize(("size", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")])
def test_it_is_accessible_and_fits(people: People, decided: str, size: tuple[int, int], scheme: str) -> None:
    page = people.new(size=size, color_scheme=scheme).sign_in("admin", "/overview?days=28")
    page.locator(".plot canvas").first.wait_for()
    page.locator("[data-type]").last.wait_for()

    assert not violations(page)
    assert shift_of(page) < 0.01
    for button in page.get_by_role("button", name="Data:").all():
        button.click()
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_plots_are_drawn_in_the_colours_of_the_theme(people: People, decided: str) -> None:
    page = people.new(color_scheme="light").sign_in("senior", "/overview?days=28")
    page.locator(".plot canvas").first.wait_for()
    light = canvases(page)
    said = page.get_by_role("img", name="Chart: Documents per day.")
    expect(said).to_have_count(1)

    page.emulate_media(color_scheme="dark")
    page.wait_for_function("(was) => document.querySelector('.plot canvas')?.toDataURL() !== was", arg=light[0])
    page.emulate_media(color_scheme="light")
    page.wait_for_function("(was) => document.querySelector('.plot canvas')?.toDataURL() === was", arg=light[0])


def test_what_budgets_would_cost_is_told_to_who_may_read_policies(people: People, decided: str) -> None:
    # Given a budget of which a training has worked out what it comes to
    someone = people.new()

    def promise(route: Route) -> None:
        policy = route.fetch().json()
        budget = {"mode": "error_budget", "budget": {"error": 0.02, "delta": 0.05}, "outlook": OUTLOOK}
        route.fulfill(status=200, content_type="application/json", body=json.dumps({**policy, **budget}))

    someone.page.route("**/policies/receipt", promise)
    page = someone.sign_in("auditor", "/overview?type=receipt")

    card = page.locator("[data-type=receipt]")
    expect(card).to_contain_text("Error budget: at most 2% wrong, with 95% certainty")
    expect(card).to_contain_text("TOTAL is accepted from a confidence of 0.93 on.")
    offers = card.get_by_role("table", name="Cost of other error budgets").locator("tbody tr")
    expect(offers).to_have_text([re.compile(r"^1%\s*41%\s*148$"), re.compile(r"^2%\s*current\s*62%\s*96$")])

    with page.expect_download() as saved:
        card.locator("xpath=ancestor::section[1]").get_by_role("button", name="as CSV").click()
    assert rows_of(saved.value)[1:] == [["0.01", "0.41", "148"], ["0.02", "0.62", "96"]]

    # And a reviewer, who may not, sees how far the type has come and runs into nothing
    other = people.new().sign_in("reviewer", "/overview?type=receipt")
    expect(other.locator("[data-type=receipt]")).to_contain_text("needed no review")
    expect(other.locator("[data-type=receipt] table")).to_have_count(0)


def test_with_more_than_it_looked_at_it_says_so(people: People, asked: dict[str, Any]) -> None:
    someone = people.new()
    someone.page.route(HISTORY, answering({**asked, "looked_at": 2_000, "more": True, "more_wait": True}))

    page = someone.sign_in("annotator", "/overview")

    expect(page.get_by_text("Based on the latest 2,000 documents of this period")).to_contain_text("there were more.")
    expect(page.get_by_text("Only the oldest reviews are counted")).to_be_visible()


def test_before_the_first_document_it_says_how_to_begin(people: People, asked: dict[str, Any]) -> None:
    someone = people.new()
    nothing = {**asked, "looked_at": 0, "total": {**asked["total"], "received": 0, "reviews": 0}}
    someone.page.route(HISTORY, answering(nothing))
    someone.page.route("**/metrics", answering({"documents": {"accepted": {"count": 0, "more": False}}, "reviews": {}}))

    page = someone.sign_in("admin", "/overview")

    expect(page.get_by_role("heading", name="No documents yet")).to_be_visible()
    assert not violations(page)


def test_figures_that_cannot_be_had_can_be_asked_for_again(people: People, decided: str) -> None:
    someone = people.new()
    someone.watch.expect("status of 500")
    problem = json.dumps({"status": 500, "code": "internal", "detail": "It broke.", "retryable": False})
    broken = [True]
    answer = {True: lambda route: route.fulfill(status=500, body=problem), False: lambda route: route.continue_()}
    someone.page.route(HISTORY, lambda route: answer[broken[0]](route))  # noqa: PLW0108 - asked anew each time
    page = someone.sign_in("senior", "/overview")
    expect(page.get_by_role("alert")).to_contain_text("It broke.")
    assert not violations(page)

    broken[0] = False
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".figure-value").first).to_be_visible()

    # What is there stays when the same cannot be had anew
    broken[0] = True
    page.keyboard.press("u")
    expect(page.get_by_role("status").get_by_text("It broke.")).to_be_visible()
    expect(page.locator(".figure-value").first).to_be_visible()
