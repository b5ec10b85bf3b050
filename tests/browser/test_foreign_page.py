"""A page of somebody else in a real browser: what Chromium lets it do reaches nothing of the stack."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright

from cdk.local.http_events import Answer
from cdk.local.listener import Limits, Listener
from cdk.local.resources import client, password_of
from cdk.local.stack import LocalStack
from tests.browser.conftest import ARGUMENTS, find_chromium
from tests.e2e.inspecting import contents

NAME = "evil.example"
SECRET = "what-only-the-owner-may-see"
SCRIPT = f"document.title = '{SECRET}';"
SIGN_IN = f'{{"username": "admin", "password": "{password_of("admin")}"}}'

# Every way in which a page can send something elsewhere; answers with what came of each.
TRY_EVERYTHING = """
async ([base, paths, signIn]) => {
  const outcomes = [];
  // What is never answered (a frame shows no problem document, and does not say so) has failed.
  const late = () => new Promise((resolve) => setTimeout(() => resolve("failed"), 2000));
  const note = async (name, work) => outcomes.push([name, await Promise.race([work().catch(() => "failed"), late()])]);
  const element = (tag, source) => new Promise((resolve) => {
    const made = document.createElement(tag);
    made.onload = () => resolve("loaded");
    made.onerror = () => resolve("failed");
    made.src = source;
    document.body.append(made);
  });
  for (const path of paths) {
    const url = base + path;
    const read = (options) => async () => (await fetch(url, options)).text();
    await note(`fetch ${path}`, read({}));
    await note(`fetch with cookies ${path}`, read({ credentials: "include" }));
    await note(`text ${path}`, read({ method: "POST", body: signIn }));
    await note(`json ${path}`, read({ method: "POST", body: signIn, headers: { "content-type": "application/json" } }));
    await note(`put ${path}`, read({ method: "PUT", body: "evil" }));
    await note(`delete ${path}`, read({ method: "DELETE" }));
    await note(`blind ${path}`, async () => (await fetch(url, { mode: "no-cors", method: "POST", body: signIn })).type);
    await note(`image ${path}`, () => element("img", url));
    await note(`script ${path}`, () => element("script", url));
    await note(`beacon ${path}`, async () => { navigator.sendBeacon(url, signIn); return "sent"; });
    await note(`socket ${path}`, () => new Promise((resolve) => {
      const socket = new WebSocket(url.replace("http", "ws"));
      socket.onopen = () => resolve("open");
      socket.onerror = () => resolve("failed");
    }));
    const frame = document.createElement("iframe");
    frame.name = `frame-${outcomes.length}`;
    document.body.append(frame);
    const form = document.createElement("form");
    Object.assign(form, { action: url, method: "POST", target: frame.name, enctype: "multipart/form-data" });
    for (const [name, value] of [["key", "inbox/evil.pdf"], ["Action", "ListQueues"], ["file", "evil"]]) {
      const field = document.createElement("input");
      Object.assign(field, { name, value });
      form.append(field);
    }
    document.body.append(form);
    await note(`form ${path}`, () => new Promise((resolve) => {
      frame.onload = () => resolve("sent");
      form.submit();
    }));
  }
  return outcomes;
}
"""


@pytest.fixture
def foreign(playwright: Playwright) -> Iterator[Browser]:
    """A browser in which a name of somebody else leads to this machine."""
    rules = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    launched = playwright.chromium.launch(executable_path=find_chromium(), args=[*ARGUMENTS, rules])
    yield launched
    launched.close()


@pytest.fixture
def page(foreign: Browser) -> Iterator[Page]:
    """A page that somebody else serves."""
    body = Answer(200, (("content-type", "text/html"),), b"<!doctype html><title>evil</title><body></body>")
    serving = Listener(0, lambda _: None, lambda _: body, Limits())
    serving.start()
    page = foreign.new_page()
    page.goto(f"http://{NAME}:{serving.port}/")
    yield page
    page.close()
    serving.stop()


def test_a_page_of_somebody_else_reaches_nothing(page: Page, stack: LocalStack) -> None:
    # Given a stack that holds a script, which a page could load and run
    state = stack.state
    bucket = state.buckets["derived"]
    client("s3", state).put_object(Bucket=bucket, Key="secret.js", Body=SCRIPT.encode(), ContentType="text/javascript")
    before = contents(state)
    paths = {
        state.url: ["/session", "/openapi.json"],
        state.endpoint: [f"/{bucket}/secret.js", "/docloop-inbox", "/moto-api/reset"],
    }
    for address in (state.url, state.endpoint):
        port = urlsplit(address).port
        # When the page tries everything, by the machine's name and by its own, which leads there too
        for host in ("127.0.0.1", NAME):
            outcomes = page.evaluate(TRY_EVERYTHING, [f"http://{host}:{port}", paths[address], SIGN_IN])
            # Then it learns nothing
            told = {(name, outcome) for name, outcome in outcomes if outcome not in {"failed", "opaque", "sent"}}
            assert told == set(), address
        assert page.title() == "evil"
    # And nothing has changed
    assert contents(state) == before


def test_a_page_whose_name_was_turned_to_this_machine_is_refused(foreign: Browser, stack: LocalStack) -> None:
    # Given a page that was loaded by a foreign name from the stack's own ports: to the browser it is the same origin
    # (its own policy would forbid it to fetch anything; here the server has to refuse)
    page = foreign.new_page(bypass_csp=True)
    for address in (stack.state.url, stack.state.endpoint):
        port = urlsplit(address).port
        for path in ("/", "/openapi.json", "/console/", "/docloop-inbox"):
            answer = page.goto(f"http://{NAME}:{port}{path}")
            assert answer
            assert answer.status == 403, path
        send = "async (body) => (await fetch('/session', { method: 'POST', body })).status"
        assert page.evaluate(send, SIGN_IN) == 403
        assert page.evaluate("async () => (await fetch('/openapi.json')).status") == 403
    page.close()
