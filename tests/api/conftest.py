"""The real application over a real project folder, without a dev server and without a network."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import TypeAdapter
from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from sidecar.api.operations import JSON
from sidecar.api.routes import ROUTES
from sidecar.api.services import Services
from sidecar.app import create_app
from sidecar.sessions import keys
from sidecar.settings import load
from sidecar.state import ProjectState
from tests.fakes.tcp_server import tcp_server
from tests.workspace.helpers import lay, tree_hash

TOKEN = "t" * 43
BUTTON = "src/Button.tsx"
SHEET = "src/Button.css"
STORIES = "src/Button.stories.tsx"
CARD = "src/Card.tsx"
CARD_SHEET = "src/Card.module.css"
CANARY = "canary-5f3c"

PROJECT = {
    BUTTON: "import './Button.css';\n\nexport const Button = ({ label }: { label: string }) => (\n"
    '  <button className="button">{label}</button>\n);\n',
    SHEET: ".button {\n  padding: 4px 8px;\n  background: red;\n  border-radius: 4px;\n}\n",
    STORIES: "import { Button } from './Button';\n\nexport default { component: Button };\n"
    "export const Primary = { args: { label: 'Save' } };\n",
    CARD: "import styles from './Card.module.css';\n\nexport const Card = () => <div className={styles.card}>Card</div>;\n",
    CARD_SHEET: ".card {\n  padding: 12px;\n}\n",
    "src/Card.stories.tsx": "import { Card } from './Card';\n\nexport default { component: Card };\n"
    "export const Plain = {};\n",
    ".env": f"SECRET={CANARY}\n",
    "package.json": f'{{"name": "{CANARY}"}}\n',
    "vite.config.ts": f"import './tools/run';\nexport default {{}}; // {CANARY}\n",
    "tools/run.ts": f"export const secret = '{CANARY}';\n",
    ".storybook/main.ts": f"export default {{}}; // {CANARY}\n",
    ".git/config": f"[core] # {CANARY}\n",
    "node_modules/pkg/index.js": f"export default '{CANARY}';\n",
}


class Sidecar:
    """A running application, a client that has the token, and the oracle for attacks."""

    def __init__(self, app: ASGIApp, client: httpx2.AsyncClient, root: Path, services: Services) -> None:
        self.app = app
        self.client = client
        self.root = root
        self.services = services

    async def get(self, path: str, status: int = 200, **query: Any) -> dict[str, Any]:
        """A GET that must have `status`."""
        return self._checked(await self.client.get(path, params=query), status)

    async def post(self, path: str, body: Any, status: int = 200) -> dict[str, Any]:
        """A POST of JSON that must have `status`."""
        return self._checked(await self.client.post(path, json=body), status)

    async def iterate(self, prompt: str, status: int = 200, **members: Any) -> dict[str, Any]:
        """`POST /__ai-iterate` on the Button, unless `members` say otherwise."""
        return await self.post("/__ai-iterate", {"componentPath": BUTTON, "prompt": prompt, **members}, status)

    def read(self, path: str = SHEET) -> str:
        """A file of the project as it is."""
        return (self.root / path).read_text()

    async def oracle(self) -> tuple[str, int]:
        """What no refused request may change: everything around and in the project, and the number of sessions."""
        sessions = await self.services.store.scan(keys.SESSIONS, limit=10_000)
        return tree_hash(self.root.parent), len(sessions)

    def _checked(self, response: httpx2.Response, status: int) -> dict[str, Any]:
        assert response.status_code == status, response.text
        answer: dict[str, Any] = response.json()
        if status >= 400:
            self.assert_contract(answer, response.text)
        return answer

    def assert_contract(self, answer: dict[str, Any], text: str) -> None:
        """One shape for all errors; no path of this machine, no trace, no secret (threat 19)."""
        assert answer["success"] is False
        assert isinstance(answer["error"], str)
        assert answer["error"]
        assert answer["code"].replace("_", "").isalpha()
        for leak in (str(self.root), str(self.root.parent), "Traceback", "site-packages", CANARY, TOKEN):
            assert leak not in text


async def keeps_its_contract(response: httpx2.Response) -> None:
    """Every answer in every test is one that its route declares: its status, its media type, its JSON member by member."""
    path, method = response.request.url.path, response.request.method
    found = next((route for route in ROUTES if route.matches(_scope(method, path))[0] is Match.FULL), None)
    if found is None:
        assert response.status_code in {400, 401, 403, 404, 405, 413, 415}
        return
    said = f"{method} {found.path} answered {response.status_code}"
    if response.status_code not in {found.answered, 304}:
        assert response.status_code in found.refuses, f"{said}, which is not declared"
        return
    media = response.headers.get("content-type", "").partition(";")[0]
    assert response.status_code == 304 or media in {*found.media, *([] if found.media else [""])}, f"{said} as {media}"
    if media == JSON and found.gives not in {None, dict}:
        TypeAdapter(found.gives).validate_json(await response.aread(), extra="forbid")


def _scope(method: str, path: str) -> Scope:
    return {"type": "http", "method": method, "path": path, "headers": []}


@asynccontextmanager
async def started(tmp: Path, **settings: Any) -> AsyncIterator[Sidecar]:
    """The application of the project in `tmp`/around/project, started as a server would start it."""
    root = tmp / "around" / "project"
    app_settings = load(root, **({"state_dir": tmp / "state", "port": 0} | settings))
    app = create_app(app_settings, ProjectState(root, app_settings.state_dir), TOKEN)
    async with AsyncExitStack() as stack:
        state = await stack.enter_async_context(app.router.lifespan_context(app))
        assert state is not None

        async def with_state(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, "state": dict(state)}, receive, send)

        client = await stack.enter_async_context(
            httpx2.AsyncClient(
                transport=httpx2.ASGITransport(with_state),
                base_url="http://127.0.0.1:7802",
                headers={"X-Sidestory-Token": TOKEN},
                event_hooks={"response": [keeps_its_contract]},
            )
        )
        await state["services"].limits.load()  # from the first request on
        yield Sidecar(with_state, client, root, state["services"])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two components with stories, what must never be touched, a neighbour, and a link that leads out to it."""
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "SIDESTORY_DEV_SERVER"):
        monkeypatch.delenv(name, raising=False)
    root = lay(tmp_path / "around" / "project", PROJECT)
    neighbour = lay(tmp_path / "around" / "project-evil", {"Button.tsx": PROJECT[BUTTON], "Button.css": PROJECT[SHEET]})
    (root / "src" / "out").symlink_to(neighbour, target_is_directory=True)
    (root / "src" / "Out.tsx").symlink_to(neighbour / "Button.tsx")
    return root


@pytest.fixture
async def sidecar(project: Path, tmp_path: Path) -> AsyncIterator[Sidecar]:
    """A sidecar for that project, without a model."""
    async with started(tmp_path) as running:
        yield running


@pytest.fixture
async def storybook_sidecar(project: Path, tmp_path: Path) -> AsyncIterator[Sidecar]:
    """A sidecar that has found a Storybook, of which only the index answers."""
    index = {"v": 5, "entries": {entry["id"]: entry for entry in _ENTRIES}}
    async with listening(json.dumps(index)) as url, started(tmp_path) as running:
        folder = tmp_path / "state" / "devservers"
        folder.mkdir(parents=True)
        found = {"pid": os.getpid(), "url": url, "root": str(project), "kind": "storybook"}
        (folder / "1.json").write_text(json.dumps(found))
        await until(lambda: running.services.link.server is not None)
        yield running


_ENTRIES = [
    {"id": "button--primary", "title": "Button", "name": "Primary", "importPath": f"./{STORIES}", "type": "story"},
    {"id": "card--plain", "title": "Card", "name": "Plain", "importPath": "./src/Card.stories.tsx", "type": "story"},
]


@asynccontextmanager
async def listening(document: str) -> AsyncIterator[str]:
    """An HTTP server that answers everything with one JSON document; its origin."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(document)}\r\n"
        writer.write(f"{head}Connection: close\r\n\r\n{document}".encode())
        await writer.drain()

    async with tcp_server(answer) as port:
        yield f"http://127.0.0.1:{port}"


async def until(condition: Callable[[], Any], seconds: float = 10) -> None:
    """Return once `condition` holds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  what is waited for announces nothing
            await asyncio.sleep(0.005)
