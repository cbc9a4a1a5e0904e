"""What a browser is told to forbid, and addresses, names and headers that are made to deceive."""

import ast
import asyncio
import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from engine import graph
from server import client as client_module
from server import mailbox, requests, serve, transport
from server.app import create_app
from server.settings import Settings
from tests.server import raw
from tests.server.running import Player, Running, running
from tests.server.small_page import ROOT, small_page

SECRET = "a secret outside the page's folder"
PAGES = ["/", "/lab", "/lab/xor", "/lab/nothing", "/nowhere", "/embed", "/embed/xor"]
OTHERS = [
    "/healthz",
    "/metrics",
    "/api/gallery",
    "/api/nowhere",
    "/openapi.json",
    "/static/start-ABCD1234.js",
    "/static/x",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server whose static files have something to steal beside them."""
    folder = small_page(tmp_path_factory.mktemp("page"))
    (folder / "secret.txt").write_text(SECRET)
    (folder / "static/link.txt").symlink_to(folder / "secret.txt")
    with running(tmp_path_factory.mktemp("cache"), page_dir=folder) as server:
        yield server


@pytest.fixture(scope="module")
def client(site: Running) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.url, timeout=30) as client:
        yield client


def policy(answer: httpx.Response) -> dict[str, str]:
    """The content security policy by directive."""
    (text,) = answer.headers.get_list("content-security-policy")
    return dict(part.strip().partition(" ")[::2] for part in text.split(";"))


@pytest.mark.parametrize("path", PAGES + OTHERS)
def test_every_answer_carries_the_headers(client: httpx.Client, path: str):
    answer = client.get(path, headers={"origin": "https://example.org"})
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert policy(answer)["default-src"] == "'none'"
    assert policy(answer)["base-uri"] == "'none'"
    assert "set-cookie" not in answer.headers
    assert not [name for name in answer.headers if name.startswith("access-control-")]


def test_who_may_frame_what(client: httpx.Client):
    for path in PAGES:
        answer = client.get(path)
        embedded = path.startswith("/embed")
        assert policy(answer)["frame-ancestors"] == ("*" if embedded else "'self'")
        assert answer.headers.get("x-frame-options") == (None if embedded else "SAMEORIGIN")
    for path in OTHERS:
        assert policy(client.get(path))["frame-ancestors"] == "'none'"


def test_a_page_may_only_load_what_is_the_servers(client: httpx.Client):
    allowed = policy(client.get("/lab"))
    assert {word for name, words in allowed.items() if name != "frame-ancestors" for word in words.split()} <= {
        "'none'",
        "'self'",
        "data:",
        "blob:",
        *re.findall(r"'nonce-[\w-]{22}'", allowed["script-src"]),
    }
    assert allowed["script-src"] == allowed["style-src"]
    assert allowed["connect-src"] == "'self'"


def test_other_sites_get_no_leave(client: httpx.Client):
    asked = {"origin": "https://example.org", "access-control-request-method": "POST"}
    answer = client.options("/api/experiments/check", headers=asked)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control-")]


class BrokenHost:
    """A host that fails, with a secret in what it raises."""

    def stats(self) -> Any:
        raise LookupError(SECRET)


def test_a_mistake_of_the_server_tells_nothing_and_carries_the_headers(tmp_path: Path):
    app = create_app(Settings(cache_dir=tmp_path, data_dir=tmp_path), BrokenHost())  # type: ignore[arg-type]

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://unknot") as client:
            return [await client.get(path) for path in ("/healthz", "/metrics")]

    for answer in asyncio.run(ask()):
        assert answer.status_code == 500
        assert SECRET not in answer.text
        assert policy(answer)["default-src"] == "'none'"
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        b"/static/../secret.txt",
        b"/static/%2e%2e/secret.txt",
        b"/static/..%2fsecret.txt",
        b"/static/..%5csecret.txt",
        b"/static/....//secret.txt",
        b"/static/%252e%252e/secret.txt",
        b"/static/./../secret.txt",
        b"/static//etc/passwd",
        b"/static/%2fetc/passwd",
        b"/static/link.txt",
        b"/static/plain.txt%00.js",
        b"/static/" + b"a" * 300,
        b"/static/",
        b"/lab/..%2f..%2fsecret.txt",
        b"/api/gallery/..%2fxor",
        b"/api/gallery/xor.json",
        b"/api/gallery/..%2f..%2fsecret.txt/frames",
        b"/api/gallery/%00/frames",
    ],
)
def test_no_path_leads_out(site: Running, path: bytes):
    answer = raw.get(site.url, path)
    assert raw.status(answer) == 404
    assert SECRET.encode() not in answer
    assert b"root:" not in answer


def without_nonces(text: str) -> str:
    return re.sub(r'nonce="[^"]+"', "", text)


@pytest.mark.parametrize(
    "path",
    [
        "/lab/{{7*7}}",
        "/lab/{%25 include 'base.html' %25}",
        "/lab/${7*7}",
        "/lab/%3Cscript%3Ealert(1)",
        "/lab/nothing?lang={{7*7}}",
        "/lab/nothing?lang=%22%3E%3Cscript%3E",
        "/lab/nothing?theme=%22%3E%3Cscript%3E",
    ],
)
def test_what_is_asked_for_is_not_part_of_the_page(client: httpx.Client, path: str):
    answer = client.get(path)
    assert answer.status_code == 404
    assert without_nonces(answer.text) == without_nonces(client.get("/lab/nothing").text)


@pytest.mark.parametrize("language", ["{{7*7}}", '"><script>', "zh-TW'onload=", "x" * 5000])
def test_the_language_is_one_of_three(client: httpx.Client, language: str):
    found = re.search(r'<html lang="([^"]*)"', client.get("/", headers={"accept-language": language}).text)
    assert found is not None
    assert found[1] in ("en", "zh-Hans", "zh-Hant")


@pytest.mark.parametrize(
    "path",
    [
        b"/lab/x%0d%0aSet-Cookie:%20a=b",
        b"/%0d%0aSet-Cookie:%20a=b",
        b"/?lang=en%0d%0aSet-Cookie:%20a=b",
        b"/api/gallery/x%0d%0aSet-Cookie:%20a=b/frames",
        b"/static/x%0d%0aSet-Cookie:%20a=b",
    ],
)
def test_no_address_adds_a_header(site: Running, path: bytes):
    head = raw.get(site.url, path).partition(b"\r\n\r\n")[0]
    assert b"set-cookie" not in head.lower()


def test_nothing_leads_to_another_host(site: Running):
    for path in (b"/lab/", b"/embed/", b"/healthz/", b"/static", b"//evil.example/lab", b"/api/gallery/"):
        answer = raw.exchange(
            site.url, b"GET " + path + b" HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
        )
        assert raw.status(answer) in (200, 404)
        assert b"evil.example" not in answer


def test_a_server_may_insist_on_its_names(tmp_path: Path):
    with running(tmp_path, hosts=frozenset({"127.0.0.1"})) as server:
        request = b"GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
        refused = raw.exchange(server.url, request)
        assert raw.status(refused) == 400
        assert b"content-security-policy" in refused.lower()
        with raw.line(server.url) as opened:
            opened.sendall(raw.handshake("http://evil.example"))
            assert raw.status(opened.recv(4096)) == 400
        Player(server.url).close()


@pytest.mark.parametrize(
    "origin",
    [
        "https://example.org",
        "null",
        "http://[",
        "http://",
        "",
        "file://",
        "http://127.0.0.1",
        "HOST.example.org",
        "//HOST@x",
    ],
)
def test_pages_of_other_sites_open_no_socket(site: Running, origin: str):
    here = urlsplit(site.url).netloc
    with pytest.raises(InvalidStatus) as caught:
        Player(site.url, additional_headers={"Origin": origin.replace("HOST", f"http://{here}")})
    assert caught.value.response.status_code == 403
    Player(site.url, origin=site.url).close()


def test_tokens_cannot_be_guessed(site: Running):
    tokens = set()
    for _ in range(3):
        player = Player(site.url)
        tokens.add(player.open()["token"])
        player.close()
    assert len(tokens) == 3
    assert all(len(base64.urlsafe_b64decode(token)) * 8 >= 192 for token in tokens)


def test_nothing_is_unpickled_or_evaluated():
    forbidden = {"pickle", "cPickle", "_pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"}
    calls = {"eval", "exec", "load_pickle", "torch.load", "numpy.load", "np.load"}
    found = []
    for path in [*(ROOT / "engine").rglob("*.py"), *(ROOT / "server").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = {alias.name.partition(".")[0] for alias in node.names} if isinstance(node, ast.Import) else set()
            if isinstance(node, ast.ImportFrom):
                names = {(node.module or "").partition(".")[0]}
            if names & forbidden or (isinstance(node, ast.Call) and ast.unparse(node.func) in calls):
                found.append(f"{path.relative_to(ROOT)}: {ast.unparse(node)}")
    assert found == []


def documented() -> dict[str, str]:
    """The settings in docs/security.md, with their defaults."""
    text = (ROOT / "docs/security.md").read_text("utf-8")
    rows = re.findall(r"^\| `UNKNOT_(\w+)` \| (.*?) \|", text, re.MULTILINE)
    return {name.lower(): default for name, default in rows}


def test_every_setting_is_documented_with_its_default():
    told = documented()
    assert set(told) == set(Settings.model_fields)
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, str | int | float):
            assert told[name].startswith("`")
            assert getattr(Settings.model_validate({name: told[name].strip("`")}), name) == field.default
        else:
            assert not told[name].startswith("`")


def test_the_fixed_limits_are_documented():
    text = re.sub(r"(?<=\d),(?=\d)", "", (ROOT / "docs/security.md").read_text("utf-8"))
    for limit in (
        f"{requests.MOST_HEADERS} lines of {requests.MOST_LINE} bytes, {requests.MOST_HEAD // 1024} kB in all",
        f"| {requests.PATIENCE:g} s | 408 |",
        f"not read | {transport.PATIENCE:g} s |",
        f"parts of messages | {transport.CHATTER:g} a second |",
        f"waiting for a client | {mailbox.LONGEST_QUEUE} |",
        f"{graph.MAX_LAYERS} layers, {graph.MAX_PARAMETERS} parameters, {graph.MAX_MULTIPLIES} multiplies a sample",
        f"{graph.MAX_NUMBERS} numbers out of all layers",
        f"{serve.SPARE} more connections",
        f"one more for every {client_module.BYTES_A_TOKEN // 1024} kB",
    ):
        assert limit in text
