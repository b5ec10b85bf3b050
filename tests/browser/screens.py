"""Pictures of every screen, light and dark, on a laptop and a phone: `python -m tests.browser.screens FOLDER`."""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from cdk import console
from cdk.local.inbox import Inbox
from cdk.local.stack import LocalStack, StackOptions
from tests.browser.conftest import ARGUMENTS, LAPTOP, PHONE, People, drop_samples, find_chromium

SIZES = {"laptop": LAPTOP, "phone": PHONE}


@dataclass(frozen=True)
class Screen:
    """`shown` is there when the screen is complete; `keys` are pressed before the picture is taken."""

    name: str
    group: str
    path: str
    shown: str
    keys: tuple[str, ...] = ()


SCREENS = (
    Screen("queue", "senior", "/queue", "tr[data-review]", ("j", "j")),
    Screen("queue-keys", "senior", "/queue", "tr[data-review]", ("?",)),
    Screen("queue-escalate", "senior", "/queue", "tr[data-review]", ("j", "e")),
    Screen("overview", "admin", "/overview?days=28", ".plot canvas"),
    Screen("queue-empty", "senior", "/queue?view=escalated", ".state h2"),
    Screen("flags-empty", "senior", "/flags", ".state h2"),
    Screen("flags-add", "senior", "/flags", ".flags h1 + button", ("n",)),
    Screen("documents", "reviewer", "/documents", "tr[data-document]"),
    Screen("upload", "reviewer", "/upload", ".drop"),
    Screen("review", "senior", "/review", ".pane img.paper"),
    Screen("review-flag", "senior", "/review", ".review", ("l",)),
    Screen("labelling", "admin", "/labelling", "li:last-child .type-card-figures"),
    Screen("labelling-new", "annotator", "/labelling/new-type", ".field-line"),
    Screen("labelling-upload", "annotator", "/labelling/new-type?type=receipt", ".upload-drop"),
    Screen("labelling-bench", "admin", "/labelling/receipt", ".pane img.paper", ("Enter",)),
)


def take(people: People, folder: Path) -> None:
    for scheme in ("light", "dark"):
        for size_name, size in SIZES.items():
            someone = people.new(size=size, color_scheme=scheme)
            page = someone.go("/queue")
            page.get_by_label("User name").wait_for()
            page.screenshot(path=folder / f"sign-in-{size_name}-{scheme}.png")
            for screen in SCREENS:
                visitor = people.new(size=size, color_scheme=scheme)
                page = visitor.sign_in(screen.group, screen.path)
                page.locator(screen.shown).first.wait_for()
                for key in screen.keys:
                    page.keyboard.press(key)
                page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null)))")
                page.screenshot(path=folder / f"{screen.name}-{size_name}-{scheme}.png")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screens", description="Pictures of every screen.")
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    console.build()
    with (
        tempfile.TemporaryDirectory(prefix="docloop-screens-") as scratch,
        LocalStack(StackOptions(home=Path(scratch) / "home", port=0)) as stack,
        sync_playwright() as playwright,
    ):
        drop_samples(Inbox(stack.state), Path(scratch))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        people = People(browser, stack)
        take(people, arguments.folder)
        people.close()
        browser.close()


if __name__ == "__main__":
    main()
