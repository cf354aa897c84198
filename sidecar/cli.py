"""The command line: `sidestory run`, `sidestory init`, `sidestory token`."""

import asyncio
import errno
import logging
import sys
from pathlib import Path

import click

from sidecar import __version__
from sidecar.errors import SidestoryError


class _Group(click.Group):
    """Shows a domain error, or what the system refuses, as one line without a trace."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except SidestoryError as error:
            raise click.ClickException(error.message) from error
        except OSError as error:
            if error.errno is None or error.errno == errno.EPIPE:  # a defect; whoever read the output has left
                raise
            where = f": {error.filename}" if error.filename else ""
            raise click.ClickException(f"{error.strerror}{where}") from error


_project = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder, by default this one.",
)


@click.group(cls=_Group)
@click.version_option(__version__, prog_name="sidestory")
def main() -> None:
    """Say what should change in a Storybook story, and see it change."""


@main.command(context_settings={"ignore_unknown_options": True})
@_project
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


@main.command()
@_project
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--undo", is_flag=True, help="Take back what init added.")
def init(project: Path, yes: bool, undo: bool) -> None:
    """Wire a project: a plugin in .storybook, and a line in vite.config and .storybook/main. Shows the diff first."""
    from sidecar import wiring  # noqa: PLC0415  loads a parser

    plan = wiring.plan_undo(project) if undo else wiring.plan(project)
    for note in plan.notes:
        click.echo(note)
    if not plan.changes:
        click.echo("Nothing to do.")
        return
    click.echo(wiring.render(plan))
    if yes or click.confirm("Apply these changes?", default=True):
        wiring.apply(plan)
        click.echo(
            "Done." if undo else "Done. Start Storybook, then `sidestory run`, and press Cmd+K (Ctrl+K) on a story."
        )
    else:
        click.echo("Nothing was changed.")


@main.command()
@_project
def token(project: Path) -> None:
    """Print the token that programs send as X-Sidestory-Token."""
    from sidecar.settings import load  # noqa: PLC0415
    from sidecar.state import load_token  # noqa: PLC0415

    click.echo(load_token(load(project).state_dir))
