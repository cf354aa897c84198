"""The local history of one project for the command line: what it prints, and what it takes to write."""

import base64
import json
import shlex
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import click

from sidecar.commands import options
from sidecar.errors import CannotDo, SidestoryError
from sidecar.history.local import Kept, LocalHistory
from sidecar.history.lookup import entry_of, file_of, short_ids
from sidecar.history.records import Damaged, Entry
from sidecar.history.restoring import bring_back
from sidecar.models import FileDiff
from sidecar.sessions.diffs import file_diffs
from sidecar.settings import Settings
from sidecar.state import ProjectState
from sidecar.workspace.contents import read_all
from sidecar.workspace.journal import Journal
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.writer import Writer

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_CAUSES = {"history": "restore from here", "": "unknown"}


class HistoryDesk:
    """Looks things up, prints them, and brings them back.

    Args:
        settings: Those of the project.
        as_json: Whether to print for programs.
    """

    def __init__(self, settings: Settings, *, as_json: bool) -> None:
        self._state = ProjectState(settings.project, settings.state_dir)
        self._policy = PathPolicy(settings.project)
        self._history = LocalHistory(
            self._state.history,
            clock=lambda: datetime.now(UTC),
            days=settings.history_days,
            max_bytes=settings.history_mb * 1_000_000,
        )
        self._as_json = as_json

    def path(self, typed: str) -> str:
        """The project path that somebody means who types `typed` in this folder.

        Raises:
            Refused, Malformed: It is none of this project.
            NotFound: `no_history`.
        """
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

    def list_files(self, limit: int) -> None:
        """Every file with a history, and the saves that found no place in the project."""
        files = self._history.files()
        rescued = [str(copy) for copy in Journal(self._state.journal).rescued()]
        if self._as_json:
            rows = [
                {"file": path, "entries": count, "newest": described(entry)} for path, (entry, count) in files.items()
            ]
            _print_json({"files": rows, "rescued": rescued})
            return
        if not files:
            click.echo("Nothing is kept: Sidestory has changed no file of this project in the last days.")
        for path, (entry, count) in list(files.items())[:limit]:
            states = "state" if count == 1 else "states"
            click.echo(f"{options.plain(path)}: {count} {states}, the last of {_time(entry)}")
        if len(files) > limit:
            click.echo(f"and {len(files) - limit} more files; --limit shows more.")
        if rescued:
            click.echo("\nSaved by somebody in the very moment of a write, and saved over; kept here:")
        for copy in rescued:
            click.echo(f"  {copy}")
        self._tell_damage()

    def list_entries(self, path: str, limit: int) -> None:
        """The kept states of one file."""
        entries = list(self._history.newest_first(path))
        changed = changes(path, entries[:limit], self._now(path))
        if self._as_json:
            rows = [
                described(kept.entry) | {"added": change and change.added, "removed": change and change.removed}
                for kept, change in zip(entries, changed, strict=False)
            ]
            _print_json({"file": path, "entries": rows, "total": len(entries)})
            return
        short = short_ids(entries)
        width = max(len(each) for each in short.values())
        click.echo(f"{options.plain(path)}, newest first:\n")
        click.echo(f"  {'ID':{width}}  {'KEPT':19}  {'SIZE':>8}  {'LINES':>9}  BEFORE")
        for kept, change in zip(entries, changed, strict=False):
            entry = kept.entry
            size = "no file" if entry.size is None else options.size(entry.size)
            lines = "damaged" if change is None else f"+{change.added} -{change.removed}"
            click.echo(f"  {short[entry.id]}  {_time(entry)}  {size:>8}  {lines:>9}  {_cause(entry)}")
        if len(entries) > limit:
            click.echo(f"\n  and {len(entries) - limit} older; --limit shows more.")
        click.echo("\nLook at one with --show ID or --diff ID, bring it back with --restore ID.")
        self._tell_damage()

    def show(self, path: str, typed: str) -> None:
        """One kept state as it was, byte by byte."""
        kept = self._entry(path, typed)
        content = _whole(kept)
        if self._as_json:
            _print_json({"file": path} | described(kept.entry) | _encoded(content))
        elif content is None:
            click.echo(f"There was no {path} then.", err=True)
        else:
            click.echo(content, nl=False)

    def diff(self, path: str, typed: str) -> None:
        """From a kept state to now."""
        kept = self._entry(path, typed)
        found = file_diffs({path: _whole(kept)}, {path: self._now(path)})
        change = found[0] if found else _unchanged(path)
        if self._as_json:
            _print_json(
                {"file": path} | described(kept.entry) | change.model_dump(include={"diff", "added", "removed"})
            )
        elif not found:
            click.echo("Nothing: the file is as it was then.", err=True)
        else:
            for line in change.diff.splitlines(keepends=True):
                click.secho(line, nl=False, fg=_COLOURS.get(line[0]))

    def restore(self, path: str, typed: str) -> None:
        """The file becomes what it was; what it is now is kept.

        Raises:
            CannotDo, Conflict, Refused: As `bring_back`.
        """
        kept = self._entry(path, typed)
        self._state.prepare()
        written = bring_back(kept, Writer(self._policy, self._state.journal, history=self._history), self._policy)
        entry = kept.entry
        before = next(self._history.newest_first(path)).entry.id if written.files else None
        if self._as_json:
            _print_json({"file": path, "restored": entry.id, "changed": bool(written.files), "before": before})
        elif before is None:
            click.echo(f"{path} is as it was then already; nothing was written.")
        else:
            what = "is gone, as it was" if entry.size is None else "is as it was"
            click.echo(f"{path} {what} on {_time(entry)}.")
            click.echo(f"To go back: sidestory history {shlex.quote(path)} --restore {before}")

    def _entry(self, path: str, typed: str) -> Kept:
        return entry_of(typed, list(self._history.newest_first(path)))

    def _now(self, path: str) -> bytes | None:
        return read_all(self._policy, [path])[path]

    def _tell_damage(self) -> None:
        if places := self._history.damaged_places():
            what = "1 place" if places == 1 else f"{places} places"
            click.echo(f"The history is damaged in {what}; what was kept there can't be read.", err=True)


def changes(path: str, entries: Sequence[Kept], now: bytes | None) -> list[FileDiff | None]:
    """What changed from each state (newest first) to the next newer one, the newest to `now`; None where that is damaged."""
    found: list[FileDiff | None] = []
    newer: bytes | Damaged | None = now
    for kept in entries:
        if isinstance(kept.content, Damaged) or isinstance(newer, Damaged):
            found.append(None)
        else:
            found.extend(file_diffs({path: kept.content}, {path: newer}) or [_unchanged(path)])
        newer = kept.content
    return found


def described(entry: Entry) -> dict[str, Any]:
    """An entry as JSON."""
    return {
        "id": entry.id,
        "at": entry.at.isoformat().replace("+00:00", "Z"),
        "size": entry.size,
        "sha256": entry.digest,
        "before": entry.cause.kind,
        "text": entry.cause.text,
    }


def _unchanged(path: str) -> FileDiff:
    return FileDiff(path=path, diff="", added=0, removed=0)


def _whole(kept: Kept) -> bytes | None:
    if isinstance(kept.content, Damaged):
        message = f"The kept content {kept.entry.id} is damaged; choose another one."
        raise CannotDo(message, "history_damaged") from kept.content
    return kept.content


def _encoded(content: bytes | None) -> dict[str, str | None]:
    if content is None:
        return {"content": None}
    try:
        return {"content": content.decode()}
    except UnicodeDecodeError:
        return {"contentBase64": base64.b64encode(content).decode()}


def _time(entry: Entry) -> str:
    return f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}"


def _cause(entry: Entry) -> str:
    kind = _CAUSES.get(entry.cause.kind, entry.cause.kind)
    return f"{kind}: {options.plain(entry.cause.text)}" if entry.cause.text else kind


def _print_json(document: dict[str, Any]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
