"""`sidestory backup`: the saved working sessions as files in a folder."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidecar.commands import options

if TYPE_CHECKING:
    from sidecar.commands.backend import RunningSidecar
    from sidecar.settings import Settings

_PAGE = 25


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@options.as_json
@options.nearest_project
def backup(folder: Path, as_json: bool, project: Path | None) -> None:
    """Write every saved working session to FOLDER, each as the file session-<timestamp>.json, byte for byte.

    What is there already stays: sessions that have expired meanwhile, too. POST /api/v1/session/import takes a file back in.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = asyncio.run(_written(options.settings_of(project), folder))
    if as_json:
        click.echo(json.dumps(counts))
    else:
        click.echo(f"{counts['written']} written to {folder}, {counts['unchanged']} there already.")


async def _written(settings: "Settings", folder: Path) -> dict[str, int]:
    counts = {"written": 0, "unchanged": 0}
    async for timestamp, value in _saved(settings):
        new = await asyncio.to_thread(keep, folder / f"session-{timestamp}.json", value)
        counts["written" if new else "unchanged"] += 1
    return counts


def keep(file: Path, value: bytes) -> bool:
    """Write a file, whole or not at all; whether it wasn't there in this form."""
    if file.exists() and file.read_bytes() == value:
        return False
    beside = file.with_suffix(".tmp")
    beside.write_bytes(value)
    beside.replace(file)
    return True


async def _saved(settings: "Settings") -> AsyncIterator[tuple[int, bytes]]:
    from sidecar.commands.backend import RunningSidecar  # noqa: PLC0415  each command loads what it needs
    from sidecar.commands.reaching import reached  # noqa: PLC0415

    async with reached(settings) as found:
        if isinstance(found, RunningSidecar):
            for timestamp in await asyncio.to_thread(_timestamps, found):
                path = f"/api/v1/session/{timestamp}/export"
                yield timestamp, await asyncio.to_thread(found.call, "GET", path, {})
            return
        async for kept in found.saving.sessions.vault.newest_first():
            yield kept.timestamp, kept.document.value


def _timestamps(sidecar: "RunningSidecar") -> list[int]:
    found: list[int] = []
    while True:
        query = {"offset": str(len(found)), "limit": str(_PAGE)}
        page = json.loads(sidecar.call("GET", "/api/v1/session/list", query))["sessions"]
        found += [each["timestamp"] for each in page]
        if len(page) < _PAGE:
            return found
