"""Settings come from flags, then the environment, then sidestory.toml, then pyproject.toml."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from sidecar.errors import Malformed
from sidecar.settings import Settings, load

DOCS = Path(__file__).parents[1] / "docs" / "settings.md"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own environment."""
    for name in (
        "ANTHROPIC_API_KEY",
        "ANTHROPIC_BASE_URL",
        "REDIS_API_PORT",
        "REDIS_URL",
        "SIDESTORY_PORT",
        "SIDESTORY_MODEL",
    ):
        monkeypatch.delenv(name, raising=False)


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    """The defaults are those of the contract."""
    settings = load(tmp_path)
    assert (settings.project, settings.port, settings.rollback) == (tmp_path, 7802, True)
    assert settings.session_ttl == timedelta(hours=24)
    assert not settings.has_model


def test_which_one_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each source beats those after it; a flag that wasn't given beats nothing."""
    (tmp_path / "pyproject.toml").write_text("[tool.sidestory]\nport = 5\nmodel = 'p'\n[tool.other]\nx = 1\n")
    assert load(tmp_path).port == 5
    (tmp_path / "sidestory.toml").write_text("port = 4\n")
    assert (load(tmp_path).port, load(tmp_path).model) == (4, "p")
    monkeypatch.setenv("REDIS_API_PORT", "3")
    assert load(tmp_path).port == 3
    monkeypatch.setenv("SIDESTORY_PORT", "2")
    assert load(tmp_path, port=None).port == 2
    assert load(tmp_path, port=1).port == 1


def test_local_pages_are_listed_with_commas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As browsers send them; in a file as a list. Others than local ones are refused, and so is all that looks like one."""
    monkeypatch.setenv("SIDESTORY_SESSION_ORIGINS", "http://localhost:3000, https://127.0.0.1:5173,http://[::1]")
    assert load(tmp_path).session_origins == ("http://localhost:3000", "https://127.0.0.1:5173", "http://[::1]")
    monkeypatch.delenv("SIDESTORY_SESSION_ORIGINS")
    (tmp_path / "sidestory.toml").write_text('session_origins = ["http://localhost:3000"]\n')
    assert load(tmp_path).session_origins == ("http://localhost:3000",)
    for wrong in (
        "*",
        "null",
        "http://localhost:3000/",
        "http://localhost.evil.example",
        "http://example.com",
        "localhost",
    ):
        with pytest.raises(Malformed, match="local address"):
            load(tmp_path, session_origins=wrong)


def test_an_empty_variable_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`ANTHROPIC_API_KEY=` means no key."""
    monkeypatch.setenv("ANTHROPIC_API_KEY", "")
    assert not load(tmp_path).has_model


@pytest.mark.parametrize(
    ("name", "value"), [("ANTHROPIC_API_KEY", "sk-1"), ("ANTHROPIC_BASE_URL", "http://localhost:1")]
)
def test_a_model_is_there_with_a_key_or_another_server(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either is enough, under its usual name."""
    monkeypatch.setenv(name, value)
    assert load(tmp_path).has_model


def test_a_key_is_never_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither settings in a log nor an error about another member tell it (threat 19)."""
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-canary")
    assert "canary" not in repr(load(tmp_path))
    with pytest.raises(Malformed) as caught:
        load(tmp_path, port=-1)
    assert "canary" not in caught.value.message


def test_a_project_s_env_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the project's, not ours."""
    (tmp_path / ".env").write_text("SIDESTORY_PORT=9\n")
    monkeypatch.chdir(tmp_path)
    assert load(tmp_path).port == 7802


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", 70_000),
        ("port", "x"),
        ("session_hours", 0),
        ("receipt_seconds", 61),
        ("log_level", "loud"),
        ("nope", 1),
    ],
)
def test_a_value_that_can_not_be(name: str, value: object, tmp_path: Path) -> None:
    """The message names the setting."""
    with pytest.raises(Malformed, match=name) as caught:
        load(tmp_path, **{name: value})
    assert caught.value.code == "bad_settings"


def test_redis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its address has a password in it and is not shown; the prefix is nothing that Redis would take for a pattern."""
    (tmp_path / "sidestory.toml").write_text("redis_url = 'redis://:secret@file'\nredis_prefix = '{shop}'\n")
    settings = load(tmp_path)
    assert settings.redis_url is not None
    assert settings.redis_url.get_secret_value() == "redis://:secret@file"
    assert settings.redis_prefix == "{shop}"
    assert "secret" not in repr(settings)
    monkeypatch.setenv("REDIS_URL", "redis://environment")
    assert load(tmp_path).redis_url == SecretStr("redis://environment")
    for prefix in ("a b", "a*", "a\n"):
        monkeypatch.setenv("SIDESTORY_REDIS_PREFIX", prefix)
        with pytest.raises(Malformed, match="redis_prefix"):
            load(tmp_path)


@pytest.mark.parametrize("file", ["sidestory.toml", "pyproject.toml"])
@pytest.mark.parametrize("content", [b"port ==", b"\xff\xfe"])
def test_a_file_that_is_no_toml(file: str, content: bytes, tmp_path: Path) -> None:
    """It is said in a sentence, not with a trace."""
    (tmp_path / file).write_bytes(content)
    with pytest.raises(Malformed, match="can't be read"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("http://localhost:6006", "http://localhost:6006"),
        ("http://localhost:6006/", "http://localhost:6006"),
        ("https://stories.local", "https://stories.local"),
    ],
)
def test_the_dev_server_s_address(given: str, wanted: str, tmp_path: Path) -> None:
    """It is an origin."""
    assert load(tmp_path, dev_server=given).dev_server == wanted


@pytest.mark.parametrize(
    "given",
    ["localhost:6006", "6006", "ftp://x", "http://", "http://[", "http://x:99999999", "http://localhost:6006/app"],
)
def test_what_is_no_address(given: str, tmp_path: Path) -> None:
    """It is said at start, not when nothing can be found there."""
    with pytest.raises(Malformed, match="dev_server"):
        load(tmp_path, dev_server=given)


def test_every_setting_is_documented() -> None:
    """The page lists each name, with its environment variable, and no others."""
    listed = dict(re.findall(r"^\| `(\w+)` \| ([^|]*)\|", DOCS.read_text(), re.MULTILINE))
    assert set(listed) == set(Settings.model_fields)
    for name in set(listed) - {"project", "anthropic_api_key", "anthropic_base_url", "redis_url"}:
        assert f"`SIDESTORY_{name.upper()}`" in listed[name]
