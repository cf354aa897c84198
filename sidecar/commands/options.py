"""What several commands share: which project they are about, and how they print."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from sidecar.settings import Settings

project = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder, by default this one.",
)

nearest_project = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project's folder, by default the nearest one from here upwards that Sidestory has worked in, or an npm package.",
)

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")


def settings_of(project: Path | None) -> "Settings":
    """The settings of the project that a command is about.

    None: the nearest folder from here upwards that has state, else the nearest npm package, else this folder.
    """
    from sidecar.errors import Malformed  # noqa: PLC0415  each command loads what it needs
    from sidecar.settings import load  # noqa: PLC0415
    from sidecar.state import ProjectState  # noqa: PLC0415

    if project is not None:
        return load(project)
    here = Path.cwd()
    ways = (here, *here.parents)
    for folder in ways:
        try:
            settings = load(folder)
        except Malformed:  # a file of this name that isn't for Sidestory, unless it is this folder's own
            if folder == here:
                raise
            continue
        if ProjectState(folder, settings.state_dir).folder.is_dir():
            return settings
    return load(next((folder for folder in ways if (folder / "package.json").is_file()), here))


def from_here(typed: str) -> str:
    """A path as it is meant in the current folder: absolute, POSIX, links as they are."""
    return Path(os.path.normpath(Path(typed).absolute())).as_posix()


def plain(text: str) -> str:
    """Text on one line without what would steer a terminal: prompts are anybody's words."""
    return "".join(character if character.isprintable() else " " for character in text)


def size(count: int) -> str:
    """Bytes for people."""
    for unit, scale in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= scale:
            return f"{count / scale:.1f} {unit}"
    return f"{count} B"
