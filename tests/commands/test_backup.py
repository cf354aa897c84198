import json
from pathlib import Path

import pytest
from click.testing import Result

from sidecar.commands.backup import keep
from tests.commands.conftest import cli
from tests.fakes.redis_server import RedisServer
from tests.snapshots.samples import session


def backed_up(*arguments: str) -> Result:
    """The command, into the folder `out`."""
    return cli("backup", "out", *arguments)


def test_every_session_becomes_a_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, from Redis too; a second time there is nothing to do, and what has expired stays."""
    assert backed_up().stdout == "0 written to out, 0 there already.\n"
    with RedisServer() as redis:
        monkeypatch.setenv("REDIS_URL", redis.url)
        bodies = [json.dumps(session(number=number), indent=number) for number in (1, 2)]
        for timestamp, body in enumerate(bodies, 1704067200000):
            redis.call("SETEX", f"storyart:session:{timestamp}", 604_800, body)
            redis.call("ZADD", "storyart:sessions:index", timestamp, f"storyart:session:{timestamp}")
        assert json.loads(backed_up("--json").stdout) == {"written": 2, "unchanged": 0}
        assert (project / "out" / "session-1704067200000.json").read_text() == bodies[0]
        redis.call("DEL", "storyart:session:1704067200000")
        assert json.loads(backed_up("--json").stdout) == {"written": 0, "unchanged": 1}
    assert sorted(file.name for file in (project / "out").iterdir()) == [
        "session-1704067200000.json",
        "session-1704067200001.json",
    ]


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """And again only when it differs."""
    file = tmp_path / "session-1.json"
    assert keep(file, b"1")
    assert not keep(file, b"1")
    assert keep(file, b"2")
    assert file.read_bytes() == b"2"
    assert list(tmp_path.iterdir()) == [file]
