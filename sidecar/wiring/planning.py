"""What `sidestory init` and `sidestory init --undo` would do to a project. Reads files, writes none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from pathlib import Path

import jinja2

from sidecar import __version__, resources
from sidecar.wiring import configs, shipped

# The orders in which Vite and Storybook look for them.
_VITE_CONFIGS = tuple(f"vite.config.{suffix}" for suffix in ("js", "mjs", "ts", "cjs", "mts", "cts"))
_STORYBOOK_CONFIGS = tuple(f".storybook/main.{suffix}" for suffix in ("js", "mjs", "cjs", "ts", "mts", "cts"))
_TYPED = (".ts", ".mts", ".cts")
_LONG = 60  # lines of a new file from which on its diff says nothing


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after; None where it doesn't exist. `path` is relative to the project, POSIX."""

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes in the order in which they are to be made, and what the person must know or do."""

    root: Path
    changes: tuple[FileChange, ...] = ()
    notes: tuple[str, ...] = ()


def plan(root: Path) -> Plan:
    """What is to be done so that the dev servers of the project at `root` carry Sidestory; nothing if they do."""
    draft = _Draft(root)
    vite, storybook = _first(root, _VITE_CONFIGS), _first(root, _STORYBOOK_CONFIGS)
    if storybook is not None and not configs.uses_vite(_read(root, storybook) or ""):
        draft.notes.append(f"{storybook} doesn't build with Vite, which Sidestory needs; it stays as it is.")
        storybook = None
    if vite is None and storybook is None:
        draft.notes.append("There is no Storybook on Vite and no vite.config in this folder: nothing to wire.")
        return draft.plan()
    folder = ".storybook/" if storybook is not None else ""
    if not draft.copy_shipped(folder, typed=vite is not None and vite.endswith(_TYPED)):
        return Plan(root, notes=tuple(draft.notes))
    if vite is not None:
        specifier = f"./{folder}{configs.PLUGIN_FILE}"
        draft.edit(vite, partial(configs.wire_vite, specifier=specifier), "vite", specifier=specifier)
    if storybook is not None:
        draft.edit(storybook, configs.wire_storybook, "storybook")
    return draft.plan()


def plan_undo(root: Path) -> Plan:
    """What is to be done so that nothing of `plan` is left in the project at `root`."""
    draft = _Draft(root)
    if vite := _first(root, _VITE_CONFIGS):
        draft.edit(vite, configs.unwire_vite, "unwire")
    if storybook := _first(root, _STORYBOOK_CONFIGS):
        draft.edit(storybook, configs.unwire_storybook, "unwire")
    if not draft.notes:  # else a config still loads them
        draft.remove_shipped()
    return draft.plan()


def render(plan: Plan) -> str:
    """The plan for a person: a unified diff of every file (long new ones are only named), then the notes."""
    parts = [_diff(change) for change in plan.changes]
    return "\n".join([*parts, *plan.notes]) if parts or plan.notes else "Nothing to do."


class _Draft:
    """A plan in the making."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changes: list[FileChange] = []
        self.notes: list[str] = []

    def plan(self) -> Plan:
        return Plan(self.root, tuple(self.changes), tuple(self.notes))

    def edit(self, path: str, change: Callable[[str], str | None], instructions: str, **values: str) -> None:
        """Change a config, or note the instructions when its shape isn't understood."""
        before = _read(self.root, path) or ""
        source = before.removeprefix("\ufeff")
        try:
            after = change(source)
        except UnicodeEncodeError:  # the file isn't UTF-8
            after = None
        if after is None:
            self.notes.append(_instructions(instructions, path=path, **values))
        elif after != source:
            self.changes.append(FileChange(path, before, before[: len(before) - len(source)] + after))

    def copy_shipped(self, folder: str, *, typed: bool) -> bool:
        """Copy or update the plugin and, for a typed config, its types; False when a place is taken."""
        for name, content in _shipped():
            if name != configs.PLUGIN_FILE and not typed:
                continue
            path = folder + name
            there = _read(self.root, path)
            match "outdated" if there is None else shipped.condition(there, content):
                case "foreign":
                    self.notes.append(f"{path} isn't from Sidestory; rename it and try again.")
                    return False
                case "edited":
                    self.notes.append(f"{path} was edited by hand, so it stays; remove it to get this version's.")
                case "outdated":
                    self.changes.append(FileChange(path, there, content))
                case "current":
                    pass
        return True

    def remove_shipped(self) -> None:
        """Remove the copied files, except those that a person changed."""
        for path, content in ((folder + name, text) for folder in (".storybook/", "") for name, text in _shipped()):
            there = _read(self.root, path)
            state = "foreign" if there is None else shipped.condition(there, content)
            if state == "edited":
                self.notes.append(
                    f"{path} was edited by hand, so it stays; remove it when you don't need your changes."
                )
            elif state != "foreign":
                self.changes.append(FileChange(path, there, None))


def _shipped() -> list[tuple[str, str]]:
    plugin = (resources.overlay_dir() / "vite-plugin.js").read_text("utf-8")
    types = (resources.templates_dir() / "wiring" / "sidestory.d.mts").read_text("utf-8")
    files = ((configs.PLUGIN_FILE, plugin), (configs.PLUGIN_FILE.replace(".mjs", ".d.mts"), types))
    return [(name, shipped.stamp(text, __version__)) for name, text in files]


def _instructions(name: str, **values: str) -> str:
    template = (resources.templates_dir() / "wiring" / f"{name}.txt").read_text("utf-8")
    # What it renders is printed in a terminal, where nothing is to be escaped.
    return jinja2.Environment(undefined=jinja2.StrictUndefined).from_string(template).render(values)  # noqa: S701


def _first(root: Path, names: Iterable[str]) -> str | None:
    return next((name for name in names if (root / name).is_file()), None)


def _read(root: Path, path: str) -> str | None:
    """The text of a file with its line ends as they are; None when it doesn't exist."""
    try:
        return (root / path).read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None


def _diff(change: FileChange) -> str:
    before, after = ((text or "").splitlines(keepends=True) for text in (change.before, change.after))
    if change.before is None and len(after) > _LONG:
        return f"new file {change.path} ({len(after)} lines)\n"
    if change.after is None and len(before) > _LONG:
        return f"removed file {change.path} ({len(before)} lines)\n"
    old = "/dev/null" if change.before is None else f"a/{change.path}"
    new = "/dev/null" if change.after is None else f"b/{change.path}"
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in unified_diff(before, after, old, new))
