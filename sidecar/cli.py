"""The command line: `sidestory` and its commands, each in a module of `sidecar.commands`."""

import errno

import click

from sidecar import __version__
from sidecar.commands.backup import backup
from sidecar.commands.comments import comments
from sidecar.commands.history import history
from sidecar.commands.init import init
from sidecar.commands.mcp import mcp
from sidecar.commands.process import process_comments
from sidecar.commands.run import run
from sidecar.commands.sessions import export, import_, sessions
from sidecar.commands.token import token
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


@click.group(cls=_Group)
@click.version_option(__version__, prog_name="sidestory")
def main() -> None:
    """Say what should change in a Storybook story, and see it change."""


for command in (run, init, token, history, sessions, export, import_, comments, process_comments, backup, mcp):
    main.add_command(command)
