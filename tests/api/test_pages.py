"""Pages of their own: text stays text, and nothing else runs on them."""

import re
from pathlib import Path

import pytest

from sidecar.api import pages
from sidecar.api.pages import page, rendered
from sidecar.resources import templates_dir


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates with a page in it."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.html").write_text('<p>{{ said }}</p><script nonce="{{ nonce }}"></script>')
    monkeypatch.setattr(pages, "templates_dir", lambda: tmp_path)
    pages._environment.cache_clear()
    return tmp_path


def test_text_is_text(templates: Path) -> None:
    """Threat 18: whatever was written is shown, not run."""
    assert rendered("one.html", said="<img onerror=x>", nonce="n").startswith("<p>&lt;img onerror=x&gt;</p>")
    pages._environment.cache_clear()


def test_the_policy_names_the_page_s_own_nonce(templates: Path) -> None:
    """Each answer has another one, and nothing else may run or be loaded."""
    first, second = page("one.html", said=""), page("one.html", said="")
    nonces = [re.search(r'nonce="([^"]+)"', bytes(each.body).decode()) for each in (first, second)]
    assert nonces[0]
    assert nonces[1]
    assert nonces[0][1] != nonces[1][1]
    policy = first.headers["content-security-policy"]
    assert f"script-src 'nonce-{nonces[0][1]}'" in policy
    assert policy.startswith("default-src 'none'")
    pages._environment.cache_clear()


def test_pages_share_one_look() -> None:
    """The colours stand in one file that every page includes."""
    for file in (templates_dir() / "pages").glob("*.html"):
        assert '{% include "theme.css" %}' in file.read_text(), file.name
