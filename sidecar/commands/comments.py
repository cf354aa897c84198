"""`sidestory comments`: the comments of a project as a list, and as a file that a team can commit."""

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sidecar.commands import options

if TYPE_CHECKING:
    from sidecar.settings import Settings


@click.group()
def comments() -> None:
    """List comments, and write them to a file or take them from one."""


@comments.command("list")
@options.as_json
@options.nearest_project
def list_(as_json: bool, project: Path | None) -> None:
    """List all comments, those of the last changed component first."""
    answer = asyncio.run(_listed(options.settings_of(project)))
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    if not answer["comments"]:
        click.echo("There are no comments; the palette's mode “Comment” leaves one.")
    path = None
    for row in answer["comments"]:
        if row["componentPath"] != path:
            path = row["componentPath"]
            click.echo(options.plain(path))
        state = "resolved" if row["resolved"] else row["status"]
        click.echo(f"  {row['id'][:8]}  {state:10}  {options.plain(row['author'])}: {options.plain(row['text'])}")


@comments.command("export")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it.")
@click.option(
    "--format", "kind", type=click.Choice(["json", "markdown"]), help="By itself what the output's name ends in."
)
@options.nearest_project
def export(output: Path | None, kind: str | None, project: Path | None) -> None:
    """Write all comments as one JSON or Markdown document; without -o to standard output."""
    if kind is None:
        kind = "markdown" if output is not None and output.suffix.lower() in {".md", ".markdown"} else "json"
    data = asyncio.run(_exported(options.settings_of(project), kind))
    if output is None:
        click.echo(data, nl=False)
    else:
        output.write_bytes(data)
        click.echo(f"Wrote {output} ({options.size(len(data))}).", err=True)


@comments.command("import")
@click.argument("file", type=click.File("rb"))
@options.as_json
@options.nearest_project
def import_(file: Any, as_json: bool, project: Path | None) -> None:
    """Take in comments from FILE (`-`: standard input). The newer copy of each stays, and nothing is deleted."""
    counts = asyncio.run(_taken(options.settings_of(project), file.read()))
    if as_json:
        click.echo(json.dumps(counts))
    else:
        click.echo(f"{counts['added']} added, {counts['updated']} updated, {counts['unchanged']} unchanged.")


async def _listed(settings: "Settings") -> Mapping[str, Any]:
    from sidecar.commands.backend import RunningSidecar  # noqa: PLC0415  each command loads what it needs
    from sidecar.commands.reaching import reached  # noqa: PLC0415
    from sidecar.comments.service import counted  # noqa: PLC0415

    async with reached(settings) as found:
        if isinstance(found, RunningSidecar):
            answer = json.loads(await asyncio.to_thread(found.call, "GET", "/__ai-comments", {}))
            return {"comments": answer["comments"], "counts": answer["counts"]}
        every = [comment for board in (await found.commenting.comments.all()).values() for comment in board]
        return {"comments": [comment.wire() for comment in every], "counts": counted(every)}


async def _exported(settings: "Settings", kind: str) -> bytes:
    from sidecar.commands.backend import RunningSidecar  # noqa: PLC0415
    from sidecar.commands.reaching import reached  # noqa: PLC0415
    from sidecar.comments.exchange import to_json, to_markdown  # noqa: PLC0415

    async with reached(settings) as found:
        if isinstance(found, RunningSidecar):
            return await asyncio.to_thread(found.call, "GET", "/__ai-comments/export", {"format": kind})
        every = [comment for board in (await found.commenting.comments.all()).values() for comment in board]
        return (to_json if kind == "json" else to_markdown)(every)


async def _taken(settings: "Settings", data: bytes) -> Mapping[str, int]:
    from sidecar.commands.backend import RunningSidecar  # noqa: PLC0415
    from sidecar.commands.reaching import reached  # noqa: PLC0415
    from sidecar.comments.exchange import canonical, parse  # noqa: PLC0415

    async with reached(settings) as found:
        if isinstance(found, RunningSidecar):
            answer = json.loads(await asyncio.to_thread(found.call, "POST", "/__ai-comments/import", {}, data))
            return {name: answer[name] for name in ("added", "updated", "unchanged")}
        return await found.commenting.comments.take(canonical(parse(data, datetime.now(UTC)), found.policy.writable))
