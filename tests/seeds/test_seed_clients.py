"""The seeds' own clients against a running sidecar: `quoted/` has their lines, byte for byte."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.processes import get, sidecar, until
from tests.fakes.redis_server import RedisServer
from tests.fakes.swarm_ui import SwarmUi
from tests.snapshots.samples import CONTEXT, STORY, beat, session

QUOTED = Path(__file__).parent / "quoted"
RUNNER = Path(__file__).with_name("run.mjs")


@dataclass(frozen=True)
class Running:
    """A sidecar with open sessions, its Redis, and SwarmUI."""

    url: str
    token: str
    redis: RedisServer
    swarm: SwarmUi

    def run(self, snippet: str, *names: str, **given: Any) -> dict[str, Any]:
        """Run a snippet in Node; what it logged, and what it had under these names in the end."""
        settings = {
            "sidecar": self.url,
            "token": self.token,
            "images": self.swarm.url,
            "redisPort": self.redis.port,
            "globals": given,
        }
        node = shutil.which("node")
        assert node is not None, "the seeds' JavaScript needs Node 20 or newer"
        run = subprocess.run(
            [node, str(RUNNER), str(QUOTED / snippet), ",".join(names)],
            input=json.dumps(settings),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert run.returncode == 0, run.stderr
        result: dict[str, Any] = json.loads(run.stdout)
        return result

    def save(self, document: dict[str, Any]) -> int:
        """Save a session as a client of the seeds does; its time."""
        run = subprocess.run(
            ["curl", "-s", "-X", "POST", f"{self.url}/api/v1/session/save", "--data-binary", "@-"],
            input=json.dumps(document).encode(),
            capture_output=True,
            check=True,
            timeout=60,
        )
        return int(json.loads(run.stdout)["timestamp"])


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """All of them, started."""
    folder = tmp_path_factory.mktemp("seeds")
    project, state = folder / "project", folder / "state"
    project.mkdir()
    state.mkdir(mode=0o700)
    (project / "package.json").write_text("{}")
    with RedisServer() as redis, SwarmUi() as swarm:
        env = {"REDIS_URL": redis.url, "SIDESTORY_OPEN_SESSIONS": "1"}
        with sidecar(project, state, folder / "sidecar.log", env) as url:
            until(lambda: json.loads(get(f"{url}/health")[1])["storage"] == "redis", "Redis is reached")
            token = json.loads(next(state.glob("projects/*/run.json")).read_text())["token"]
            yield Running(url, token, redis, swarm)


def test_the_curl_lines_of_seed_002(running: Running, tmp_path: Path) -> None:
    """Health, save and latest, as the seed writes them; only the port is led elsewhere, by curl's own settings."""
    (tmp_path / ".curlrc").write_text(f"silent\nconnect-to = localhost:7802:{running.url.removeprefix('http://')}\n")
    environment = {**os.environ, "CURL_HOME": str(tmp_path)}
    lines = (QUOTED / "002-curl.sh").read_text()
    run = subprocess.run(
        ["bash", "-e"], input=lines, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    answers, rest = [], run.stdout
    while rest:
        answer, end = json.JSONDecoder().raw_decode(rest)
        answers.append(answer)
        rest = rest[end:].lstrip()
    health, saved, latest = answers
    assert health["status"] == "ok"
    assert saved["success"] is True
    assert saved["message"] == "Session saved successfully"
    assert saved["sessionKey"].startswith("storyart:session:")
    assert saved["storage"] == "redis"
    sent = {"scriptText": "...", "episodeContext": "...", "storyUuid": "...", "analyzedEpisode": {}}
    assert (latest["success"], latest["data"], latest["storage"]) == (True, sent, "redis")


def test_the_redis_commands_of_seed_003(running: Running) -> None:
    """SETEX and ZADD save for us; ZRANGE and GET read, with nothing but the seed's own lines."""
    commands = [line for line in (QUOTED / "003-redis.txt").read_text().splitlines() if line and line[0] != "#"]
    save, index, newest, get_it = commands
    _, key, seconds, value = save.split(" ", 3)
    running.redis.call("SETEX", key, seconds, value.strip("'"))
    running.redis.call(*index.split(" "))
    timestamps = [each["timestamp"] for each in json.loads(get_text(running, "list"))["sessions"]]
    assert 1704067200000 not in timestamps, "the seed's value is an abridged one, and no JSON"
    running.redis.call("SETEX", key, seconds, json.dumps(session()))
    assert json.loads(get_text(running, "1704067200000"))["data"] == session()
    saved = running.save(session(title="newer"))
    (found,) = running.redis.call(*newest.split(" "))
    assert found == f"storyart:session:{saved}".encode()
    assert json.loads(running.redis.call(*get_it.split(" "))) == session()


def test_the_steps_of_seed_003(running: Running) -> None:
    """Each snippet gives what the seed says it does, on a session with prompts in some beats and beside others."""
    saved = running.save(session())
    data = running.run("003-step-1-latest.js", "data")["given"]["data"]
    assert data == session()
    # The seed's own timestamp; what another program has saved under it.
    running.redis.call("SETEX", "storyart:session:1704067200000", 604_800, json.dumps(session(title="1704067200000")))
    assert running.run("003-step-1-timestamp.js", "data")["given"]["data"] == session(title="1704067200000")

    step = running.run("003-step-2.js", "characterTriggers", "locations", data=data)["given"]
    characters = json.loads(get_text(running, f"{saved}/characters", running.token))["characters"]
    assert step["characterTriggers"] == characters
    assert characters[0] == {
        "name": "Catherine 'Cat' Mitchell",
        "trigger": "JRUMLV woman",
        "aliases": ["Cat", "Catherine", "Mitchell"],
    }
    assert step["locations"] == json.loads(get_text(running, f"{saved}/locations", running.token))["locations"]

    assert "Beat s1-b1:" in running.run("003-step-3.js", data=data)["logs"]
    logs = running.run("003-step-4.js", data=data)["logs"]
    scenes = CONTEXT["episode"]["scenes"]
    override = scenes[0]["characters"][0]["location_context"]["swarmui_prompt_override"]
    assert logs == ["Scene 1 - Catherine 'Cat' Mitchell:", f"  Override: {override}", "  LORA Weight: 1"]
    appearances = json.loads(get_text(running, f"{saved}/characters", running.token))["appearances"]
    assert (appearances[0]["description"], appearances[0]["loraWeight"]) == (override, 1.0)

    again = running.run("003-saved-at.js", "sessionData", data=data, timestamp=saved)["given"]["sessionData"]
    assert again["savedAt"] == json.loads(get_text(running, str(saved)))["savedAt"]
    assert running.run("003-validate.js", "valid: validateSession(data)", data=data)["given"] == {"valid": True}


def test_step_5_is_no_javascript(running: Running) -> None:
    """It has `await` in a function that isn't async: no engine takes it, so that nothing can run it unchanged."""
    with pytest.raises(AssertionError, match="SyntaxError"):
        running.run("003-step-5.js", data=session())


def test_storyteller_makes_images_from_redis(running: Running) -> None:
    """It reads the plain key, and makes the images that `…/prompts` lists for the beats that carry them."""
    saved = running.save(session(prompts=[]))
    before = len(running.swarm.made)
    run = running.run("003-storyteller.js", "imageGenerationQueue", timestamp=saved)
    queue = json.loads(get_text(running, f"{saved}/prompts", running.token))["prompts"]
    assert run["given"]["imageGenerationQueue"] == queue
    assert [each["prompt"] for each in running.swarm.made[before:]] == ["wide", "tall"]
    running.run("003-all-beats.js", timestamp=saved)
    assert running.swarm.made[-1]["prompt"] == "wide"


def test_missing_prompts_are_made(running: Running) -> None:
    """Step 6, in which the sidecar stands behind StoryArt's service: 16:9 and 9:16 for every beat, with progress."""
    running.save(session(prompts=[]))
    run = running.run("003-step-6.js", "prompts", data=session(prompts=[]))
    assert run["logs"] == ["6 prompts"]
    prompts = run["given"]["prompts"]
    assert [each["beatId"] for each in prompts] == ["s1-b1", "s1-b2", "s2-b1"]
    assert prompts[0]["cinematic"]["prompt"] == "wide"
    for each in prompts:
        assert (each["cinematic"]["width"], each["cinematic"]["height"]) == (1024, 576)
        assert (each["vertical"]["width"], each["vertical"]["height"]) == (576, 1024)
        assert {each["cinematic"][name] for name in ("model", "steps", "cfgscale", "seed")} == {"flux1-dev", 28, 7, -1}
    assert "JRUMLV woman" in prompts[1]["cinematic"]["prompt"]
    assert "Mitchell" not in prompts[1]["cinematic"]["prompt"]


def test_the_workflow_of_seed_003(running: Running) -> None:
    """From the last session to its images, end to end, with prompts that had to be made first."""
    document = session(prompts=[])
    document["analyzedEpisode"]["scenes"][1]["beats"].append(beat("s2-b2", "Cat waves"))
    running.save(document)
    before = len(running.swarm.made)
    run = running.run("003-workflow.js", "done: await autoGenerateImages()")
    assert run["logs"] == [f"✅ Generated images for beat {each}" for each in ("s1-b1", "s1-b2", "s2-b1", "s2-b2")]
    made = running.swarm.made[before:]
    assert len(made) == 8
    assert [(each["width"], each["height"]) for each in made] == [(1024, 576), (576, 1024)] * 4
    latest = json.loads(get_text(running, "latest"))["data"]
    assert all(each["prompts"]["vertical"] for scene in latest["analyzedEpisode"]["scenes"] for each in scene["beats"])
    assert latest["storyUuid"] == STORY


def get_text(running: Running, route: str, token: str = "") -> str:
    """A GET below `/api/v1/session`, with the token where one is needed."""
    command = ["curl", "-s", f"{running.url}/api/v1/session/{route}"]
    run = subprocess.run(
        [*command, *(["-H", f"X-Sidestory-Token: {token}"] if token else [])],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return run.stdout
