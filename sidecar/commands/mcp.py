"""`sidestory mcp`: an MCP server on standard input and output, for agents that start their servers themselves."""

import asyncio
from pathlib import Path

import click

from sidecar.commands import options


@click.command()
@options.nearest_project
def mcp(project: Path | None) -> None:
    """Serve the Model Context Protocol on standard input and output, for an agent that starts it.

    Every call goes to the sidecar that runs for the project; without one the agent is told to start it.
    """
    from sidecar.mcp.bridge import serve_stdio  # noqa: PLC0415  each command loads what it needs
    from sidecar.state import ProjectState  # noqa: PLC0415

    settings = options.settings_of(project)
    asyncio.run(serve_stdio(ProjectState(settings.project, settings.state_dir)))
