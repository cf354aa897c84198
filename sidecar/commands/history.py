"""`sidestory history`: what files were before Sidestory changed them, and how to bring that back."""

import base64
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sidecar.commands import options

if TYPE_CHECKING:
    from sidecar.history.local import Kept
    from sidecar.models import FileDiff
    from sidecar.settings import Settings

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
    desk = _Desk(options.settings_of(project))
    if file is None:
        if show or diff or restore:
            raise click.UsageError("Name the file, too.")
        desk.list_files(limit, as_json=as_json)
        return
    path = desk.path(file)
    if show is not None:
        desk.show(path, show, as_json=as_json)
    elif diff is not None:
        desk.diff(path, diff, as_json=as_json)
    elif restore is not None:
        desk.restore(path, restore, as_json=as_json)
    else:
        desk.list_entries(path, limit, as_json=as_json)


class _Desk:
    """The history of one project, with what it takes to look at it and to write."""

    def __init__(self, settings: "Settings") -> None:
        from sidecar.history.local import LocalHistory  # noqa: PLC0415  each command loads what it needs
        from sidecar.state import ProjectState  # noqa: PLC0415
        from sidecar.workspace.policy import PathPolicy  # noqa: PLC0415

        self._state = ProjectState(settings.project, settings.state_dir)
        self._policy = PathPolicy(settings.project)
        self._history = LocalHistory(
            self._state.history,
            clock=lambda: datetime.now(UTC),
            days=settings.history_days,
            max_bytes=settings.history_mb * 1_000_000,
        )

    def path(self, typed: str) -> str:
        """The project path that somebody means who types `typed` in this folder."""
        from sidecar.errors import SidestoryError  # noqa: PLC0415
        from sidecar.history.lookup import file_of  # noqa: PLC0415

        try:
            found = [self._policy.canonical(options.from_here(typed))]
        except SidestoryError:  # not in the project, seen from here
            found = []
        try:
            found.append(self._policy.canonical(typed))
        except SidestoryError:
            if not found:
                raise
        known = next((path for path in found if next(self._history.newest_first(path), None)), None)
        return known or file_of(found, self._history.files())

    def list_files(self, limit: int, *, as_json: bool) -> None:
        """Every file with a history."""
        from sidecar.workspace.journal import Journal  # noqa: PLC0415

        files = self._history.files()
        if as_json:
            _print_json(
                {
                    "files": [
                        {"file": path, "entries": count, "newest": _described(entry)}
                        for path, (entry, count) in files.items()
                    ]
                }
            )
            return
        if not files:
            click.echo("Nothing is kept: Sidestory has changed no file of this project in the last days.")
        for path, (entry, count) in list(files.items())[:limit]:
            states = "state" if count == 1 else "states"
            click.echo(f"{options.plain(path)}: {count} {states}, the last of {_time(entry)}")
        if rescued := Journal(self._state.journal).rescued():
            click.echo("\nSaved by somebody in the very moment of a write, and saved over; kept here:")
            for copy in rescued:
                click.echo(f"  {copy}")
        self._tell_damage()

    def list_entries(self, path: str, limit: int, *, as_json: bool) -> None:
        """The kept states of one file."""
        from sidecar.history.lookup import short_ids  # noqa: PLC0415

        entries = self._entries(path)
        changes = self._changes(path, entries[:limit])
        if as_json:
            listed = [
                _described(kept.entry) | {"added": change and change.added, "removed": change and change.removed}
                for kept, change in zip(entries, changes, strict=False)
            ]
            _print_json({"file": path, "entries": listed, "total": len(entries)})
            return
        short = short_ids(entries)
        width = max(len(each) for each in short.values())
        click.echo(f"{options.plain(path)}, newest first:\n")
        click.echo(f"  {'ID':{width}}  {'KEPT':19}  {'SIZE':>8}  {'LINES':>9}  BEFORE")
        for kept, change in zip(entries, changes, strict=False):
            entry = kept.entry
            kept_size = "no file" if entry.size is None else options.size(entry.size)
            lines = "damaged" if change is None else f"+{change.added} -{change.removed}"
            click.echo(f"  {short[entry.id]}  {_time(entry)}  {kept_size:>8}  {lines:>9}  {_cause(entry)}")
        if len(entries) > limit:
            click.echo(f"\n  and {len(entries) - limit} older; --limit shows more.")
        click.echo("\nLook at one with --show ID or --diff ID, bring it back with --restore ID.")
        self._tell_damage()

    def show(self, path: str, typed: str, *, as_json: bool) -> None:
        """One kept state as it was, byte by byte."""
        kept = self._entry(path, typed)
        content = _whole(kept)
        if as_json:
            _print_json(_described(kept.entry) | {"file": path, **_encoded(content)})
        elif content is None:
            click.echo(f"There was no {path} then.", err=True)
        else:
            click.echo(content, nl=False)

    def diff(self, path: str, typed: str, *, as_json: bool) -> None:
        """From a kept state to now."""
        from sidecar.sessions.diffs import file_diffs  # noqa: PLC0415

        kept = self._entry(path, typed)
        found = file_diffs({path: _whole(kept)}, {path: self._now(path)})
        if as_json:
            change = found[0] if found else None
            _print_json(
                _described(kept.entry)
                | {"file": path, "diff": change.diff if change else "", "added": change.added if change else 0}
                | {"removed": change.removed if change else 0}
            )
        elif not found:
            click.echo("Nothing: the file is as it was then.", err=True)
        else:
            for line in found[0].diff.splitlines(keepends=True):
                click.secho(line, nl=False, fg={"+": "green", "-": "red", "@": "cyan"}.get(line[0]))

    def restore(self, path: str, typed: str, *, as_json: bool) -> None:
        """The file becomes what it was; what it is now is kept."""
        from sidecar.history.restoring import bring_back  # noqa: PLC0415
        from sidecar.workspace.writer import Writer  # noqa: PLC0415

        kept = self._entry(path, typed)
        self._state.prepare()
        writer = Writer(self._policy, self._state.journal, history=self._history)
        written = bring_back(kept, writer, self._policy)
        entry = kept.entry
        before = next(self._history.newest_first(path)).entry.id if written.files else None
        if as_json:
            _print_json({"file": path, "restored": entry.id, "changed": bool(written.files), "before": before})
        elif before is None:
            click.echo(f"{path} is as it was then already; nothing was written.")
        else:
            what = "is gone, as it was" if entry.size is None else "is as it was"
            click.echo(f"{path} {what} on {_time(entry)}.")
            click.echo(f"To go back: sidestory history {path} --restore {before}")

    def _entries(self, path: str) -> "list[Kept]":
        return list(self._history.newest_first(path))

    def _entry(self, path: str, typed: str) -> "Kept":
        from sidecar.history.lookup import entry_of  # noqa: PLC0415

        return entry_of(typed, self._entries(path))

    def _now(self, path: str) -> bytes | None:
        from sidecar.workspace.contents import read_all  # noqa: PLC0415

        return read_all(self._policy, [path])[path]

    def _changes(self, path: str, entries: "Sequence[Kept]") -> "list[FileDiff | None]":
        """What changed from each state to the next newer one, the newest to now; None where it can't be told."""
        from sidecar.history.records import Damaged  # noqa: PLC0415
        from sidecar.models import FileDiff  # noqa: PLC0415
        from sidecar.sessions.diffs import file_diffs  # noqa: PLC0415

        changes: list[FileDiff | None] = []
        newer: bytes | Damaged | None = self._now(path)
        for kept in entries:
            if isinstance(kept.content, Damaged) or isinstance(newer, Damaged):
                changes.append(None)
            else:
                found = file_diffs({path: kept.content}, {path: newer})
                changes.append(found[0] if found else FileDiff(path=path, diff="", added=0, removed=0))
            newer = kept.content
        return changes

    def _tell_damage(self) -> None:
        if places := self._history.damaged_places():
            what = "1 place" if places == 1 else f"{places} places"
            click.echo(f"The history is damaged in {what}; what was kept there can't be read.", err=True)


def _whole(kept: "Kept") -> bytes | None:
    from sidecar.errors import CannotDo  # noqa: PLC0415
    from sidecar.history.records import Damaged  # noqa: PLC0415

    if isinstance(kept.content, Damaged):
        raise CannotDo(f"The kept content {kept.entry.id} is damaged; choose another one.", "history_damaged")
    return kept.content


def _described(entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat().replace("+00:00", "Z"),
        "size": entry.size,
        "sha256": entry.digest,
        "before": entry.cause.kind,
        "text": entry.cause.text,
    }


def _encoded(content: bytes | None) -> dict[str, str | None]:
    if content is None:
        return {"content": None}
    try:
        return {"content": content.decode()}
    except UnicodeDecodeError:
        return {"contentBase64": base64.b64encode(content).decode()}


def _time(entry: Any) -> str:
    return f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}"


def _cause(entry: Any) -> str:
    kind = {"history": "restore from here", "": "unknown"}.get(entry.cause.kind, entry.cause.kind)
    return f"{kind}: {options.plain(entry.cause.text)}" if entry.cause.text else kind


def _print_json(document: dict[str, Any]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
