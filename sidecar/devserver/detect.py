"""Finds the dev server: where the Vite plugin says it is, or where the user says."""

import json
from pathlib import Path
from typing import Any

from sidecar.devserver.base import DevServer


async def probe(url: str, project: Path) -> DevServer | None:
    """What answers at `url` (an origin): a Storybook, a plain Vite, or None for neither."""
    import httpx2  # noqa: PLC0415  only needed for an address given by hand

    origin = url.rstrip("/")
    try:
        async with httpx2.AsyncClient(base_url=origin, timeout=3, trust_env=False) as client:
            index = await client.get("/index.json")
            if index.status_code == httpx2.codes.OK and "entries" in _json(index.text):
                return DevServer(origin, "/", "storybook", project, version(project, "storybook"))
            client_module = await client.get("/@vite/client")
            if client_module.status_code == httpx2.codes.OK and "createHotContext" in client_module.text:
                return DevServer(origin, "/", "vite", project, version(project, "vite"))
    except (httpx2.HTTPError, httpx2.InvalidURL):
        return None
    return None


def version(project: Path, package: str) -> str | None:
    """The installed version of an npm package, as the project or a folder above it has it."""
    for folder in (project, *project.parents):
        manifest = folder / "node_modules" / package / "package.json"
        if manifest.is_file():
            found = _json(manifest.read_bytes()).get("version")
            return found if isinstance(found, str) else None
    return None


def _json(text: str | bytes) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
