"""The overlay's modules as browsers get them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from sidecar.api.errors import on_http_error
from sidecar.api.overlay import overlay, without_comments
from sidecar.resources import overlay_dir

MODULES = sorted(path for path in overlay_dir().rglob("*.js") if path.name != "vite-plugin.js")
NODE = shutil.which("node")


@pytest.fixture
def client() -> TestClient:
    """A client of that route."""
    app = Starlette(routes=[Route("/__ai-overlay/{path:path}", overlay)], exception_handlers={404: on_http_error})
    return TestClient(app)


def test_a_module(client: TestClient) -> None:
    """It is JavaScript, sniffing is off, and the browser asks again each time, which costs nothing when it is unchanged."""
    first = client.get("/__ai-overlay/boot.js")
    assert first.status_code == 200
    assert first.headers["content-type"] == "text/javascript; charset=utf-8"
    assert first.headers["x-content-type-options"] == "nosniff"
    assert first.headers["cache-control"] == "no-cache"
    again = client.get("/__ai-overlay/boot.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get("/__ai-overlay/boot.js", headers={"If-None-Match": '"old"'}).content == first.content


@pytest.mark.parametrize(
    "path",
    [
        "",
        "nothing.js",
        "agent",
        "vite-plugin.js",
        "wire.d.ts",
        "tsconfig.json",
        "../sidecar/cli.py",
        "%2e%2e/sidecar/cli.py",
        "..%2foverlay_js%2f..%2fpyproject.toml",
        "/etc/passwd",
        "boot.js%00",
        "%00",
        "x" * 5_000 + ".js",
        "agent/" * 900 + "a.js",
    ],
    ids=lambda path: path[:30],
)
def test_what_is_not_served(path: str, client: TestClient) -> None:
    """Everything that is no module of the overlay is a 404 in the contract's shape, never a 500 (threats 12 and 13)."""
    answer = client.get(f"/__ai-overlay/{path}")
    assert answer.status_code == 404
    assert answer.json() == {"success": False, "error": "There is no such address.", "code": "not_found"}


def test_a_link_out_of_the_folder(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A symlink isn't followed out of it."""
    (tmp_path / "overlay").mkdir()
    (tmp_path / "secret.js").write_text("secret")
    (tmp_path / "overlay/link.js").symlink_to(tmp_path / "secret.js")
    monkeypatch.setattr("sidecar.api.overlay.overlay_dir", (tmp_path / "overlay").resolve)
    assert client.get("/__ai-overlay/link.js").status_code == 404


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("/** Head. */\nlet a = 1; // tail\n", "let a = 1; \n"),
        ("  // alone\n\n  /* alone\n   too */\nlet b;", "\nlet b;"),
        ("return/**/x", "return x"),
        ("a+/* plus */+b", "a+ +b"),
        ("let a /*\n*/ let b", "let a \n let b"),
        ("let s = '// no'; let r = /\\/*x*\\//; let t = `/* ${1 /* one */} */`;", None),
        ("// last", ""),
        ("", ""),
    ],
)
def test_without_comments(source: str, wanted: str | None) -> None:
    """Comments go with the lines that held nothing else; strings, expressions and templates stay; tokens stay apart."""
    expected = source.replace("/* one */", " ") if wanted is None else wanted
    assert without_comments(source.encode()).decode() == expected


@pytest.mark.parametrize("module", MODULES, ids=[path.stem for path in MODULES])
def test_each_module_still_parses(module: Path) -> None:
    """What is served is valid JavaScript, without a comment that stands for itself, and not longer than the source."""
    assert NODE is not None
    source = module.read_bytes()
    served = without_comments(source)
    check = [NODE, "--check", "--input-type=module", "-"]
    parsed = subprocess.run(check, input=served, capture_output=True, check=False)
    assert parsed.returncode == 0, parsed.stderr.decode()
    assert len(served) <= len(source)
    assert not re.search(rb"^\s*(/\*\*|//)", served, re.MULTILINE)
