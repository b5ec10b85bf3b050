"""The console's files: which one answers, how it is packed, how long it may be kept, and under which rules it runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from docloop.adapters.aws import make_clients
from docloop.errors import ConfigurationError, MethodNotAllowed, NotFound
from docloop.settings import ConsoleSettings

from functions.console.headers import content_policy
from functions.console.site import Site, find, is_known, load_site
from functions.encodings import choose_encoding

BUCKETS = {"inbox_bucket": "our-inbox", "derived_bucket": "our-derived"}
FILES = {
    "index.html": b"<!doctype html>" * 40,
    "assets/main-ABC.js": b"let a = 1;" * 40,
    "assets/tiny-D.svg": b"<svg/>",
}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A built console of three files, beside one that is none of its own."""
    manifest = {}
    for name, content in FILES.items():
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.with_name(f"{path.name}.br").write_bytes(b"br:" + content[:20])
        path.with_name(f"{path.name}.gz").write_bytes(b"gz:" + content[:20])
        manifest[name] = {"type": "text/plain", "digest": "0" * 32, "immutable": name.startswith("assets/")}
    (tmp_path / "static" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (tmp_path / "secret.txt").write_text("not for you", encoding="utf-8")
    return load_site(tmp_path / "static")


@pytest.mark.parametrize("path", ["", "index.html", "queue", "review/rev_a_1", "no/such/place", "manifest.json"])
def test_every_place_in_the_console_is_the_same_page_and_asked_for_each_time(site: Site, path: str) -> None:
    found = find(site, "GET", path, "", "")

    assert found.body == FILES["index.html"]
    assert found.headers["Cache-Control"] == "no-cache"


def test_an_asset_is_kept_for_ever(site: Site) -> None:
    found = find(site, "GET", "assets/main-ABC.js", "", "")

    assert found.body == FILES["assets/main-ABC.js"]
    assert found.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path",
    [
        "assets/main-OLD.js",
        "assets/../../secret.txt",
        "assets/%2e%2e/secret.txt",
        "assets/main-ABC.js.br",
        "assets/",
        "assets//etc/passwd",
    ],
)
def test_an_asset_that_was_not_built_is_not_there(site: Site, path: str) -> None:
    with pytest.raises(NotFound):
        find(site, "GET", path, "", "")


@pytest.mark.parametrize(
    "path", ["../secret.txt", "../../etc/passwd", "/etc/passwd", "..\\secret.txt", "a/../../secret.txt"]
)
def test_no_path_leads_out_of_the_console(site: Site, path: str) -> None:
    assert find(site, "GET", path, "", "").body == FILES["index.html"]


def test_files_are_only_read(site: Site) -> None:
    with pytest.raises(MethodNotAllowed):
        find(site, "POST", "", "", "")


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("BR;q=1.0", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=zero, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("identity", "identity"),
        ("", "identity"),
    ],
)
def test_the_packing_is_one_the_browser_takes(accepted: str, chosen: str) -> None:
    assert choose_encoding(accepted, {"identity": b"", "br": b"", "gzip": b""}) == chosen


def test_what_would_not_shrink_is_sent_as_it_is(site: Site) -> None:
    assert "Content-Encoding" not in find(site, "GET", "assets/tiny-D.svg", "br", "").headers
    assert find(site, "GET", "assets/main-ABC.js", "br", "").headers["Content-Encoding"] == "br"


def test_what_the_browser_has_is_not_sent_again(site: Site) -> None:
    # Given what was sent before, and its tag
    tag = find(site, "GET", "queue", "br", "").headers["ETag"]

    # When the browser asks whether it is still the same, then nothing but the tag comes
    again = find(site, "GET", "queue", "br", f'"other", W/{tag}')
    assert again.body is None
    assert again.headers["ETag"] == tag
    # And the same page packed otherwise is something else
    assert find(site, "GET", "queue", "gzip", tag).body is not None


def test_a_tag_is_known_by_name_or_by_star() -> None:
    assert is_known('"a"', '"b", "a"')
    assert is_known('"a"', "*")
    assert not is_known('"a"', '"ab"')
    assert not is_known('"a"', "")


def test_a_console_that_was_not_built_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="not built"):
        load_site(tmp_path)


def policy_of(settings: ConsoleSettings) -> Mapping[str, list[str]]:
    return {name: sources for name, *sources in (part.split() for part in content_policy(settings).split("; "))}


@pytest.mark.parametrize("region", ["eu-central-1", "us-east-1", "us-gov-west-1", "cn-north-1"])
def test_the_policy_allows_the_links_that_the_api_gives(region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given the links that boto3 makes in this region
    for name, value in {"ACCESS_KEY_ID": "x", "SECRET_ACCESS_KEY": "y", "DEFAULT_REGION": region}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    s3 = make_clients().s3
    page = s3.generate_presigned_url("get_object", Params={"Bucket": "our-derived", "Key": "k"})
    upload = s3.generate_presigned_post("our-inbox", "k")["url"]

    # When the policy is made from names and region, then their origins stand in it
    policy = policy_of(ConsoleSettings(**BUCKETS, aws_region=region))
    assert page.startswith(policy["img-src"][-1] + "/")
    assert upload.startswith(policy["connect-src"][-1] + "/")


def test_the_policy_allows_nothing_else() -> None:
    policy = policy_of(ConsoleSettings(**BUCKETS, aws_region="eu-west-1", endpoint_url="http://127.0.0.1:5000/"))

    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert policy["connect-src"] == ["'self'", "http://127.0.0.1:5000"]
    assert policy["img-src"] == ["'self'", "blob:", "http://127.0.0.1:5000"]
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == ["'none'"]
    assert policy["require-trusted-types-for"] == ["'script'"]


def test_a_region_is_needed() -> None:
    with pytest.raises(ConfigurationError, match="AWS_REGION"):
        ConsoleSettings.from_environment({"INBOX_BUCKET": "a", "DERIVED_BUCKET": "b"})
