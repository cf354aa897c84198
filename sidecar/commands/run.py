"""`sidestory run`: the sidecar, alone or with the dev server."""

import asyncio
import logging
import sys
from pathlib import Path

import click

from sidecar.commands import options


@click.command(context_settings={"ignore_unknown_options": True})
@options.project
@click.option("--dev-server", metavar="URL", help="The address of Storybook or Vite; found by itself once wired.")
@click.option("--port", type=int, help="The sidecar's own port, 7802 by default.")
@click.option("--model", help="The Claude model for what isn't a quick edit.")
@click.option("--log-level", type=click.Choice(["debug", "info", "warning", "error"]), help="What is logged.")
@click.argument("command", nargs=-1, type=click.UNPROCESSED)
def run(
    project: Path,
    dev_server: str | None,
    port: int | None,
    model: str | None,
    log_level: str | None,
    command: tuple[str, ...],
) -> None:
    """Run the sidecar until Ctrl+C.

    With a COMMAND after `--`, e.g. `sidestory run -- npm run storybook`, the dev server is started and ended with it.
    """
    from sidecar.settings import load  # noqa: PLC0415  each command loads what it needs

    settings = load(project, dev_server=dev_server, port=port, model=model, log_level=log_level)
    logging.basicConfig(level=settings.log_level.upper(), format="%(levelname)s %(name)s: %(message)s")
    for chatty in ("anthropic", "httpx2", "httpcore2"):  # at debug they log whole requests, so source code
        logging.getLogger(chatty).setLevel(logging.WARNING)

    from sidecar.serving import serve  # noqa: PLC0415

    sys.exit(asyncio.run(serve(settings, command, click.echo)))
