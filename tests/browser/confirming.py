"""Dialogs: to confirm what they ask, or to leave them by their key."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations


def confirm(page: Page, title: str, button: str) -> None:
    dialog = page.get_by_role("dialog", name=title)
    expect(dialog).to_be_visible()
    assert not violations(page)
    dialog.get_by_role("button", name=button, exact=True).click()
    expect(dialog).to_have_count(0)


def leave(page: Page) -> None:
    """Close the dialog that is open by its key."""
    page.keyboard.press("Escape")
    wait_until_gone(page)


def wait_until_gone(page: Page) -> None:
    """Wait for the end of the dialog that has been answered: until then the keys of the page do nothing."""
    expect(page.locator("dialog")).to_have_count(0)
