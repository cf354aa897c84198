"""`sidestory history`: what files were before Sidestory changed them, and how to bring that back."""

from pathlib import Path

import click

from sidecar.commands import options

_MOST = 50


@click.command()
@click.argument("file", required=False)
@click.option("--show", metavar="ID", help="Print the file as it was then.")
@click.option("--diff", metavar="ID", help="Print what has changed in the file since then.")
@click.option("--restore", metavar="ID", help="Make the file what it was then; what it is now is kept first.")
@click.option("--limit", type=click.IntRange(1), default=_MOST, show_default=True, help="How many are listed.")
@options.as_json
@options.nearest_project
def history(
    file: str | None,
    show: str | None,
    diff: str | None,
    restore: str | None,
    limit: int,
    as_json: bool,
    project: Path | None,
) -> None:
    """List what FILE was before each of Sidestory's changes, and bring it back.

    FILE is relative to this folder or to the project, and may be gone by now. Without it, all files that have a history are
    listed. LINES counts what was added and removed from one state to the next, the last one to now. An ID may be shortened.
    """
    if sum(option is not None for option in (show, diff, restore)) > 1:
        raise click.UsageError("Only one of --show, --diff and --restore.")
    if file is None and (show or diff or restore):
        raise click.UsageError("Name the file, too.")
    from sidecar.commands.desk import HistoryDesk  # noqa: PLC0415  each command loads what it needs

    desk = HistoryDesk(options.settings_of(project), as_json=as_json)
    if file is None:
        desk.list_files(limit)
    elif show is not None:
        desk.show(desk.path(file), show)
    elif diff is not None:
        desk.diff(desk.path(file), diff)
    elif restore is not None:
        desk.restore(desk.path(file), restore)
    else:
        desk.list_entries(desk.path(file), limit)
