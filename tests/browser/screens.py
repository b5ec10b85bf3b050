"""Pictures of every screen, light and dark, on a laptop and a phone: `python -m tests.browser.screens FOLDER`."""

from __future__ import annotations

import argparse
import itertools
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from cdk.assemble import console
from cdk.local.stack import LocalStack, StackOptions
from cdk.local.stack_client import Inbox
from tests.browser.conftest import ARGUMENTS, Reviews, drop_samples, find_chromium
from tests.browser.people import LAPTOP, PHONE, People
from tests.browser.stage import Stage
from tests.browser.states import SCREENS, Screen

SIZES = {"laptop": LAPTOP, "phone": PHONE}
SCHEMES = ("light", "dark")


def take(people: People, stage: Stage, screen: Screen, look: str, language: str, folder: Path) -> None:
    """One picture; `look` is a size and a scheme, such as "phone-dark"."""
    size, scheme = look.split("-")
    person = people.new(size=SIZES[size], color_scheme=scheme, locale=language)
    if screen.group:
        person.sign_in(screen.group, "/documents")
    page = screen.visit(person, stage.names)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=folder / f"{screen.name}-{look}.png")
    people.close()
    stage.tidy()


def take_all(screens: Sequence[Screen], looks: Sequence[str], language: str, folder: Path) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="docloop-screens-") as scratch,
        LocalStack(StackOptions(home=Path(scratch) / "home", port=0)) as stack,
        sync_playwright() as playwright,
    ):
        inbox = Inbox(stack.state)
        documents = drop_samples(inbox, Path(scratch))
        stage = Stage(inbox, Reviews(stack, inbox, Path(scratch)), documents, Path(scratch))
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        for look, screen in itertools.product(looks, screens):
            take(People(browser, stack), stage, screen, look, language, folder)
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screens", description="Pictures of every screen.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="screens whose name begins with this")
    parser.add_argument("--look", help="such as phone-dark; all four without it")
    parser.add_argument("--language", default="en", help="such as de; without screens that need English words")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    console.build()
    every = [f"{size}-{scheme}" for size, scheme in itertools.product(SIZES, SCHEMES)]
    english = arguments.language == "en"
    named = [screen for screen in SCREENS if screen.name.startswith(arguments.only)]
    screens = [screen for screen in named if english or not screen.act]
    take_all(screens, [arguments.look] if arguments.look else every, arguments.language, arguments.folder)


if __name__ == "__main__":
    main()
