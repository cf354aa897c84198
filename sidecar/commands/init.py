"""`sidestory init`: wires a project, and takes it back."""

from pathlib import Path

import click

from sidecar.commands import options


@click.command()
@options.project
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
            "Done."
            if undo
            else "Done. Start both with `sidestory run -- npm run storybook`, and press Cmd+K (Ctrl+K) on a story."
        )
    else:
        click.echo("Nothing was changed.")
