"""`sidestory token`: what other programs need to call."""

from pathlib import Path

import click

from sidecar.commands import options


@click.command()
@options.project
def token(project: Path) -> None:
    """Print the token that programs send as X-Sidestory-Token."""
    from sidecar.settings import load  # noqa: PLC0415
    from sidecar.state import load_token  # noqa: PLC0415

    click.echo(load_token(load(project).state_dir))
