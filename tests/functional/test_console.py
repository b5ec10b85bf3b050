"""The console's function as Lambda calls it, with the files that were built."""

from __future__ import annotations

import base64
import copy
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from functions.console import handler
from functions.headers import NO_STORE, STRICT_TRANSPORT

SAMPLE = json.loads(Path(handler.__file__).with_name("event.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings = {"INBOX_BUCKET": "inbox-1", "DERIVED_BUCKET": "derived-1", "AWS_REGION": "eu-central-1"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("ENDPOINT_URL", raising=False)
    handler._site.cache_clear()
    yield
    handler._site.cache_clear()


def ask(path: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    event = copy.deepcopy(SAMPLE)
    event["rawPath"] = path
    event["requestContext"]["http"] |= {"method": method, "path": path}
    event["headers"] = {name.replace("_", "-"): value for name, value in headers.items()}
    return handler.handle(event, None)


def body_of(answer: dict[str, Any]) -> bytes:
    assert answer["isBase64Encoded"]
    return base64.b64decode(answer["body"])


def test_the_sample_event_is_answered_with_the_page() -> None:
    answer = handler.handle(SAMPLE, None)

    assert answer["statusCode"] == 200
    assert answer["headers"]["Content-Type"] == "text/html; charset=utf-8"
    assert answer["headers"]["Content-Encoding"] == "br"
    assert answer["headers"]["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/console", "/console/", "/console/queue"])
def test_the_page_names_only_files_that_are_there(path: str) -> None:
    page = body_of(ask(path)).decode()

    named = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(named) >= 4
    for address in named:
        asset = ask(address, accept_encoding="gzip")
        assert asset["statusCode"] == 200, address
        assert "immutable" in asset["headers"]["Cache-Control"]
        assert asset["headers"].get("Content-Encoding") != "gzip" or gzip.decompress(body_of(asset))
    # And nothing runs or is styled from within the page itself
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]+src=)", page)


def test_every_answer_carries_the_rules() -> None:
    for answer in (ask("/console/"), ask("/console/assets/none.js"), ask("/console/", "POST")):
        headers = answer["headers"]
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert "https://derived-1.s3.eu-central-1.amazonaws.com" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Strict-Transport-Security"] == STRICT_TRANSPORT
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Permissions-Policy"].startswith("camera=(self)")


def test_no_browser_is_told_to_insist_on_https_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENDPOINT_URL", "http://127.0.0.1:5000")

    assert "Strict-Transport-Security" not in ask("/console/")["headers"]


def test_a_missing_asset_is_a_problem_document() -> None:
    answer = ask("/console/assets/main-OLD.js")

    assert answer["headers"]["Cache-Control"] == NO_STORE

    assert answer["statusCode"] == 404
    assert answer["headers"]["Content-Type"] == "application/problem+json"
    assert json.loads(body_of(answer))["code"] == "not_found"


def test_another_method_is_refused_with_those_it_takes() -> None:
    answer = ask("/console/", "DELETE")

    assert (answer["statusCode"], answer["headers"]["Allow"]) == (405, "GET, HEAD")


def test_what_is_known_is_not_sent_again() -> None:
    tag = ask("/console/", accept_encoding="br")["headers"]["ETag"]

    again = ask("/console/queue", accept_encoding="br", if_none_match=tag)

    assert again["statusCode"] == 304
    assert body_of(again) == b""
