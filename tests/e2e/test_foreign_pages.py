"""A web page of somebody else, open in a browser of this machine, reads nothing of the stack and changes nothing."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from botocore.exceptions import ClientError

from cdk.local.api import Person
from cdk.local.origins import own_origins
from cdk.local.resources import Store, client, password_of
from cdk.local.stack import LocalStack
from cdk.local.stack_client import Inbox
from tests.e2e.bad_files import pdf
from tests.e2e.inspecting import contents, listening, settled
from tests.e2e.racing import racing_documents
from tests.e2e.waiting import LONGEST

FOREIGN = "http://evil.example"
SECRET = "what-only-the-owner-may-see"
LOOPBACK_HEX = "0100007F"


@dataclass(frozen=True)
class Attempt:
    """A request as a browser sends it. `{port}` in a header is the attacked port."""

    method: str
    path: str
    headers: tuple[str, ...]
    body: str = ""

    def sent_to(self, port: int) -> bytes:
        headers = [header.replace("{port}", str(port)) for header in self.headers]
        if not any(header.lower().startswith("host:") for header in headers):
            headers.insert(0, f"Host: 127.0.0.1:{port}")
        lines = [f"{self.method} {self.path} HTTP/1.1", *headers, f"Content-Length: {len(self.body)}", "", self.body]
        return "\r\n".join(lines).encode()


def site(kind: str, mode: str, destination: str) -> tuple[str, ...]:
    return (f"Sec-Fetch-Site: {kind}", f"Sec-Fetch-Mode: {mode}", f"Sec-Fetch-Dest: {destination}")


CROSS = site("cross-site", "no-cors", "empty")
SAME_SITE = ("Origin: http://127.0.0.1:3000", *site("same-site", "no-cors", "empty"))
FORM = "Content-Type: application/x-www-form-urlencoded"
TEXT = "Content-Type: text/plain;charset=UTF-8"
SIGN_IN = json.dumps({"username": "admin", "password": password_of("admin")})
UPLOAD = (
    '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\ninbox/evil.pdf\r\n'
    '--b\r\nContent-Disposition: form-data; name="file"; filename="evil.pdf"\r\n\r\nevil\r\n--b--\r\n'
)
TARGETS = ("/", "/docloop-derived/secret", "/docloop-inbox?list-type=2", "/console/", "/openapi.json", "/documents")


def of_pages() -> Iterator[Attempt]:
    """What says that another page asks, or asks by another name."""
    for path in TARGETS:
        yield Attempt("GET", path, site("cross-site", "no-cors", "image"))
        yield Attempt("GET", path, site("cross-site", "no-cors", "script"))
        yield Attempt("GET", path, site("cross-site", "navigate", "iframe"))
        yield Attempt("GET", path, (f"Origin: {FOREIGN}", *site("cross-site", "cors", "empty")))
        yield Attempt("GET", path, ("Origin: null", *site("cross-site", "cors", "empty")))
        yield Attempt("GET", path, (f"Origin: {FOREIGN}",))
        yield Attempt("GET", path, SAME_SITE)
        for host in ("evil.example:{port}", "evil.example", "127.0.0.1.evil.example:{port}", "0.0.0.0:{port}", ""):
            yield Attempt("GET", path, (f"Host: {host}", *site("same-origin", "cors", "empty")))
        upgrade = ("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: eA==")
        yield Attempt("GET", path, (f"Origin: {FOREIGN}", *upgrade))
        wanted = "Access-Control-Request-Headers: authorization,x-amz-target,content-type"
        for method in ("GET", "PUT", "POST", "DELETE"):
            asked = f"Access-Control-Request-Method: {method}"
            private = "Access-Control-Request-Private-Network: true"
            yield Attempt("OPTIONS", path, (f"Origin: {FOREIGN}", asked, wanted, private))
    for origin in (f"Origin: {FOREIGN}", "Origin: null", "Origin: http://127.0.0.1:3000", "Origin: http://localhost"):
        yield Attempt("POST", "/session", (origin, TEXT, *CROSS), SIGN_IN)
        yield Attempt("POST", "/documents", (origin, TEXT, *CROSS), "{}")
        yield Attempt("POST", "/", (origin, FORM, *CROSS), "Action=ListQueues&Version=2012-11-05")
        yield Attempt("POST", "/", (origin, FORM, *CROSS), "Action=CreateUser&UserName=evil&Version=2010-05-08")
        yield Attempt("POST", "/docloop-inbox", (origin, "Content-Type: multipart/form-data; boundary=b"), UPLOAD)
        yield Attempt("POST", "/moto-api/reset", (origin, FORM, *CROSS))
        scan = "X-Amz-Target: DynamoDB_20120810.Scan"
        yield Attempt("POST", "/", (origin, scan, TEXT), '{"TableName": "docloop-documents"}')


def of_nobody() -> Iterator[Attempt]:
    """What a browser of before 2023 may send, and any program: it says nothing of a page."""
    yield Attempt("POST", "/moto-api/reset", (FORM,))
    yield Attempt("GET", "/moto-api/data.json", ())
    yield Attempt("GET", "/docloop-derived/secret", ())
    yield Attempt("GET", "/docloop-derived?list-type=2", ())
    yield Attempt("POST", "/docloop-inbox", ("Content-Type: multipart/form-data; boundary=b",), UPLOAD)
    yield Attempt("PUT", "/docloop-inbox/inbox/evil.pdf", (TEXT,), "evil")
    yield Attempt("POST", "/", ("X-Amz-Target: DynamoDB_20120810.ListTables",), "{}")
    yield Attempt("POST", "/", ("X-Amz-Target: AWSCognitoIdentityProviderService.ListUsers",), "{}")


def ask(port: int, raw: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=LONGEST) as connection:
        connection.sendall(raw)
        connection.shutdown(socket.SHUT_WR)
        return connection.makefile("rb").read()


def ports(platform: LocalStack) -> list[int]:
    """Every port that any process of the stack listens on; this process serves nothing else."""
    found = listening(os.getpid())
    assert {address for address, _ in found} == {LOOPBACK_HEX}
    return sorted(port for _, port in found)


def test_the_stack_listens_on_two_ports_of_loopback(platform: LocalStack) -> None:
    named = {urlsplit(address).port for address in (platform.state.url, platform.state.endpoint)}
    assert named <= set(ports(platform))
    others = set(ports(platform)) - named
    assert others == set(), f"other stacks of this process must be covered too: {others}"


def test_no_foreign_page_reads_or_changes_anything_on_any_port(platform: LocalStack) -> None:
    # Given a stack that holds something
    state = platform.state
    client("s3", state).put_object(Bucket=state.buckets["derived"], Key="secret", Body=SECRET.encode())
    before, silent = settled(platform.state), set(of_nobody())
    # When a foreign page tries everything that a browser lets a page do
    for port in ports(platform):
        for attempt in (*of_pages(), *of_nobody()):
            refusals = {401, 403} if attempt in silent else {403}
            answer = ask(port, attempt.sent_to(port)).decode()
            # Then it is refused, and the browser is not told that the page may read even that
            assert int(answer.split(" ", 2)[1]) in refusals, (port, attempt, answer)
            assert SECRET not in answer
            assert "access-control-allow" not in answer.lower(), (port, attempt, answer)
    assert contents(platform.state) == before


def test_signing_with_a_key_that_anybody_can_guess_is_refused(platform: LocalStack) -> None:
    for key in (Store(endpoint=platform.state.endpoint), platform.state.model_copy(update={"secret_access_key": "x"})):
        with pytest.raises(ClientError, match="403"):
            client("s3", key).list_objects_v2(Bucket=platform.state.buckets["derived"])
        with pytest.raises(ClientError, match="403"):
            client("dynamodb", key).list_tables()
        with pytest.raises(ClientError, match="403"):
            client("cognito-idp", key).list_users(UserPoolId=platform.state.user_pool)


def test_links_of_the_api_work_for_the_console_and_for_nobody_elses_page(
    platform: LocalStack, inbox: Inbox, tmp_path: Path
) -> None:
    # Given a link to a page's image
    state = platform.state
    [document] = racing_documents(inbox, tmp_path, 1)
    with Person(state.url, "annotator") as person:
        link = person.get(f"/documents/{document}/pages/1")["image_url"]
    target, port = link.removeprefix(state.endpoint), int(urlsplit(state.endpoint).port or 0)

    def show(*headers: str, path: str = target) -> tuple[bool, str]:
        answer = ask(port, Attempt("GET", path, headers).sent_to(port))
        return b"\xff\xd8" in answer, answer.decode("latin-1")

    # Then the console shows it, as picture or by fetch, also when it was opened by the machine's other name
    assert show(*site("cross-site", "no-cors", "image"))[0]
    for origin in own_origins(urlsplit(state.url).port or 0):
        shown, answer = show(f"Origin: {origin}", *site("cross-site", "cors", "empty"))
        assert shown
        assert f"access-control-allow-origin: {origin}\r\n" in answer
        asked = Attempt("OPTIONS", target, (f"Origin: {origin}", "Access-Control-Request-Method: POST"))
        assert f"access-control-allow-origin: {origin}\r\n" in ask(port, asked.sent_to(port)).decode()
    # And neither another page, nor another name, nor the link of another object is served
    assert not show(f"Origin: {FOREIGN}")[0]
    assert not show("Host: evil.example:{port}")[0]
    assert not show(path=target.replace("00001.jpg", "00001.json"))[0]


def test_an_upload_link_takes_its_own_form_from_the_console_alone(platform: LocalStack) -> None:
    state = platform.state
    with Person(state.url, "annotator") as person:
        link = person.post("/documents", {"document_type": "invoice"})
    page = {"file": ("scan.pdf", pdf("INVOICE\nTotal 1.00"))}

    def upload(origin: str, **changes: str) -> int:
        fields = {**link["fields"], **{name.replace("_", "-"): value for name, value in changes.items()}}
        return httpx.post(link["url"], data=fields, files=page, headers={"origin": origin}, timeout=LONGEST).status_code

    assert upload(FOREIGN) == 403
    assert upload(state.url, key="inbox/another.pdf") == 403
    assert upload(state.url, x_amz_meta_evil="1") == 403
    assert upload(state.url, x_amz_signature="0" * 64) == 403
    assert upload(state.url) in {200, 204}
