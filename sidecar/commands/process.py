"""`sidestory process-comments`: what waits becomes proposals, by hand or from cron."""

import asyncio
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sidecar.commands import options
from sidecar.errors import SidestoryError

if TYPE_CHECKING:
    from sidecar.settings import Settings

BUSY, SOME_FAILED = 3, 4
"""Exit statuses beside 0 (all done, or nothing to do), 1 (an error) and 2 (wrong usage)."""

_EVERY = 5.0  # seconds between looks, when watching
_TAKEN = {"already_processing", "sidecar_starting"}

Tell = Callable[[Mapping[str, Any]], None]


@click.command("process-comments")
@click.option("--watch", is_flag=True, help="Go on until Ctrl+C, looking for comments every few seconds.")
@click.option("--once", is_flag=True, help="Process what waits now, and end; that is what it does by itself.")
@click.option("--limit", type=click.IntRange(1), help="At most so many components in one run.")
@click.option(
    "--max-cost", type=click.FloatRange(0), metavar="DOLLARS", help="Begin no more once the model has cost so much."
)
@options.as_json
@options.nearest_project
def process_comments(
    watch: bool, once: bool, limit: int | None, max_cost: float | None, as_json: bool, project: Path | None
) -> None:
    """Make proposals of pending comments, one for each component. Nothing is applied: people approve proposals.

    Exit status: 0 done, 1 an error, 3 somebody else is at it, 4 some components failed and their comments wait on.
    """
    if watch and once:
        raise click.UsageError("--once and --watch exclude each other.")
    settings = options.settings_of(project)
    asked = {name: value for name, value in (("limit", limit), ("maxCost", max_cost)) if value is not None}
    tell: Tell = (lambda _: None) if as_json else _tell
    if not watch:
        sys.exit(_once(settings, asked, tell, as_json=as_json))
    try:
        asyncio.run(_watch(settings, asked, tell, as_json=as_json))
    except KeyboardInterrupt:
        click.echo("Ended.", err=True)


def _once(settings: "Settings", asked: Mapping[str, Any], tell: Tell, *, as_json: bool) -> int:
    try:
        report = asyncio.run(processed(settings, asked, tell))
    except SidestoryError as error:
        if as_json:
            click.echo(json.dumps({"success": False, "error": error.message, "code": error.code}))
        else:
            click.echo(f"Error: {error.message}", err=True)
        return BUSY if error.code in _TAKEN else 1
    _print(report, as_json=as_json)
    return SOME_FAILED if report["failed"] else 0


async def _watch(settings: "Settings", asked: Mapping[str, Any], tell: Tell, *, as_json: bool) -> None:
    while True:
        try:
            report = await processed(settings, asked, tell)
        except SidestoryError as error:  # Redis may be away, another one at work: what waits is there the next time
            click.echo(f"{error.message}", err=True)
        else:
            if report["proposals"] or report["failed"]:
                _print(report, as_json=as_json)
        await asyncio.sleep(_EVERY)


async def processed(settings: "Settings", asked: Mapping[str, Any], tell: Tell) -> Mapping[str, Any]:
    """One run, with the sidecar that runs or alone; its report, as `POST /__ai-process` gives it."""
    from sidecar.commands.backend import RunningSidecar  # noqa: PLC0415  each command loads what it needs
    from sidecar.commands.reaching import reached  # noqa: PLC0415

    async with reached(settings) as found:
        if isinstance(found, RunningSidecar):
            return await asyncio.to_thread(_asked, found, asked, tell)
        report = await found.commenting.worker.run(
            lambda _event, **data: tell(data), limit=asked.get("limit"), max_cost=asked.get("maxCost")
        )
        return report.wire()


def _asked(sidecar: Any, asked: Mapping[str, Any], tell: Tell) -> Mapping[str, Any]:
    for name, data in sidecar.events("/__ai-process", json.dumps(asked).encode()):
        if name == "progress":
            tell(data)
        elif name == "done":
            return {member: data[member] for member in ("proposals", "failed", "costMicros", "stopped")}
    raise SidestoryError("The running Sidestory ended before it was done; try again.", "no_answer")


def _tell(data: Mapping[str, Any]) -> None:
    if data["stage"] == "claimed":
        count = data["comments"]
        click.echo(f"{options.plain(data['componentPath'])}: {count} comment{'s' if count > 1 else ''} …", err=True)


def _print(report: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"success": True, **report}, ensure_ascii=False))
        return
    for proposal in report["proposals"]:
        path, message = options.plain(proposal["componentPath"]), options.plain(proposal["message"])
        if proposal["status"] == "failed":
            click.echo(f"{path}: no comment could be answered.")
        else:
            click.echo(f"{path}: a proposal is ready for review. {message}")
        for declined in proposal["declined"]:
            click.echo(f"  declined: {options.plain(declined['author'])}: {options.plain(declined['text'])[:80]}")
            click.echo(f"            {options.plain(declined['why'])}")
    for failed in report["failed"]:
        click.echo(f"{options.plain(failed['componentPath'])}: {options.plain(failed['error'])} The comments wait on.")
    if not report["proposals"] and not report["failed"]:
        click.echo("No comment waits.")
    if report["stopped"]:
        click.echo(f"Stopped early: {report['stopped']}.")
