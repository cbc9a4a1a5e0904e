"""Pages and the files of the page, from a small page built for the test."""

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from engine.experiment import Experiment
from server.gallery import entries
from server.pages import embedded
from tests.server.running import visitor
from tests.server.small_page import small_page

FIRST = next(iter(entries()))


@pytest.fixture(scope="module")
def page_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_page(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def client(page_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with visitor(tmp_path_factory.mktemp("cache"), page_dir=page_dir) as client:
        yield client


class Elements(HTMLParser):
    """Start tags with their attributes, and the text inside scripts by id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self._id: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._id = dict(attrs).get("id")

    def handle_data(self, data: str) -> None:
        if self._id:
            self.texts[self._id] = self.texts.get(self._id, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_start(client: httpx.Client):
    page = Elements(client.get("/").text)
    boot = json.loads(page.texts["boot"])
    assert [card["name"] for card in boot["gallery"]] == list(entries())
    assert [script.get("src") for script in page.all("script") if script.get("type") == "module"] == [
        "/static/start-ABCD1234.js"
    ]
    assert f"/lab/{FIRST}" in [link["href"] for link in page.all("a")]


@pytest.mark.parametrize("path", ["/lab", "/lab/", f"/lab/{FIRST}", "/lab/xor", "/embed", "/embed/xor"])
def test_labs_carry_their_experiment(client: httpx.Client, path: str):
    name = (path.count("/") == 2 and path.rpartition("/")[2]) or FIRST
    boot = json.loads(Elements(client.get(path).text).texts["boot"])
    assert boot["entry"]["name"] == name
    assert boot["experiment"] == Experiment.parse(entries()[name].experiment).model_dump(mode="json")


def test_everything_a_lab_needs_is_begun_at_once(client: httpx.Client):
    text = client.get("/lab").text
    preloaded = [link["href"] for link in Elements(text).all("link") if link["rel"] == "modulepreload"]
    assert preloaded == ["/static/lab-ABCD1234.js", "/static/chunk-ABCD1234.js"]
    assert 'new Worker("/static/socket.worker-ABCD1234.js")' in text
    start = client.get("/").text
    assert "new Worker" not in start
    fetched = [link["href"] for link in Elements(start).all("link") if link["rel"] == "prefetch"]
    assert fetched == ["/static/lab-ABCD1234.js", "/static/chunk-ABCD1234.js"]


def test_only_scripts_of_the_page_run(client: httpx.Client):
    for path in ("/", "/lab", "/embed", "/lab/nothing"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        (nonce,) = set(re.findall(r"'nonce-([^']+)'", policy))
        assert "unsafe" not in policy
        scripts = Elements(answer.text).all("script")
        assert all(s.get("src") or s.get("nonce") == nonce or s.get("type") == "application/json" for s in scripts)
    assert client.get("/").headers["content-security-policy"] != client.get("/").headers["content-security-policy"]


def test_only_the_embedded_lab_may_be_framed_elsewhere(client: httpx.Client):
    policies = {path: client.get(path).headers["content-security-policy"] for path in ("/lab", "/embed")}
    assert policies["/lab"].endswith("frame-ancestors 'self'")
    assert policies["/embed"].endswith("frame-ancestors *")


@pytest.mark.parametrize(
    ("accept", "query", "language"),
    [
        ("", "", "en"),
        ("fr, zh-CN;q=0.8", "", "zh-Hans"),
        ("zh-TW,zh;q=0.9,en", "", "zh-Hant"),
        ("en-GB", "?lang=zh-Hant", "zh-Hant"),
        ("en", "?lang=xx", "en"),
    ],
)
def test_language(client: httpx.Client, accept: str, query: str, language: str):
    answer = client.get(f"/lab{query}", headers={"accept-language": accept})
    page = Elements(answer.text)
    assert page.all("html")[0]["lang"] == language
    title = entries()[FIRST].title
    assert getattr(title, language.replace("-", "_").lower()) in answer.text


def test_unknown_labs_and_pages_offer_a_way_on(client: httpx.Client):
    for path in ("/lab/nothing", "/nowhere", "/lab/<script>"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "/" in [link["href"] for link in Elements(answer.text).all("a")]
        assert "<script>alert" not in answer.text
    assert client.get("/api/nowhere").json() == {"detail": "Not Found"}


def test_boot_data_cannot_end_its_script():
    text = embedded({"a": "</script><script>alert(1)</script><!-- & \u2028"})
    assert not set(text) & set("<>&")
    assert json.loads(text)["a"].startswith("</script>")


def test_hashed_files_last_for_ever(client: httpx.Client):
    answer = client.get("/static/start-ABCD1234.js")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert client.get("/static/plain.txt").headers["cache-control"] == "no-cache"
    assert client.get("/static/nothing.js").status_code == 404
    assert client.get("/static/../templates/base.html").status_code == 404


@pytest.mark.parametrize(
    ("accepted", "sent"), [("br, gzip", "br"), ("gzip", "gzip"), ("zstd", None), ("identity", None)]
)
def test_precompressed_copies(client: httpx.Client, accepted: str, sent: str | None):
    request = client.build_request("GET", "/static/lab-ABCD1234.js", headers={"accept-encoding": accepted})
    answer = client.send(request, stream=True)
    assert answer.headers.get("content-encoding") == sent
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["vary"] == "Accept-Encoding"
    body = b"".join(answer.iter_raw())
    assert body == ({"br": b"small as br", "gzip": b"small as gz"}[sent] if sent else b"/* lab */")


def test_a_page_that_is_not_built_says_so(page_dir: Path, tmp_path: Path):
    shutil.copytree(page_dir / "templates", tmp_path / "templates")
    with visitor(tmp_path, page_dir=tmp_path) as client:
        for path in ("/", "/lab"):
            answer = client.get(path)
            assert answer.status_code == 503
            assert "make setup" in answer.text
        (tmp_path / "static").mkdir()
        shutil.copytree(page_dir / "static", tmp_path / "static", dirs_exist_ok=True)
        assert client.get("/").status_code == 200
