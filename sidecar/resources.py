"""Where the files live that are not Python: the overlay's modules and the templates.

A wheel carries them inside the package (`sidecar/_overlay_js`, `sidecar/_templates`, see pyproject.toml); a checkout
has them beside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def overlay_dir() -> Path:
    """The folder with the overlay's ES modules. Raises `FileNotFoundError` in a broken installation."""
    return _folder("overlay_js", _PACKAGE)


def templates_dir() -> Path:
    """The folder with `prompts/`, `pages/` and `wiring/`. Raises `FileNotFoundError` in a broken installation."""
    return _folder("templates", _PACKAGE)


def _folder(name: str, package: Path) -> Path:
    for folder in (package / f"_{name}", package.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"Sidestory's {name} folder is missing: install the package again.")
