import pytest

from sidecar.api.pages import minute, page, security_headers, shown_bytes


@pytest.mark.parametrize(("count", "shown"), [(0, "0 B"), (999, "999 B"), (1_500, "1.5 kB"), (2_000_000, "2.0 MB")])
def test_bytes_are_for_people(count: int, shown: str) -> None:
    """One unit, one digit."""
    assert shown_bytes(count) == shown


def test_times_are_told_to_the_minute() -> None:
    """Without the T."""
    assert minute("2026-01-31T10:35:59.123Z") == "2026-01-31 10:35"


def test_only_the_page_s_own_script_runs() -> None:
    """By its nonce; nothing is loaded from elsewhere, framed or kept."""
    headers = security_headers("n0nce")
    assert "script-src 'nonce-n0nce'" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_a_page_may_bring_its_own_filters() -> None:
    """Beside the common ones, and whatever is put in is text."""
    html = page(
        "saved.html",
        nonce="n",
        filters={"q": "<script>", "story": "", "episode": "", "from": "", "to": ""},
        filtered=True,
        sessions=[],
        count=0,
        storage="Redis",
        earlier=None,
        later=None,
    )
    assert "&lt;script&gt;" in html
    assert "No saved session is like that." in html
