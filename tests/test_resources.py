from pathlib import Path

import pytest

from sidecar import resources


def test_the_templates_of_a_checkout_are_found() -> None:
    """In a checkout the folder beside the package is used."""
    assert (resources.templates_dir() / "prompts").is_dir()


def test_a_wheel_s_own_folder_comes_first(tmp_path: Path) -> None:
    """The folder inside the package wins over one that happens to lie beside it."""
    package = tmp_path / "site-packages" / "sidecar"
    (package / "_templates").mkdir(parents=True)
    (package.parent / "templates").mkdir()
    assert resources._folder("templates", package) == package / "_templates"


def test_a_broken_installation_says_so(tmp_path: Path) -> None:
    """Without either folder the error names what is missing."""
    with pytest.raises(FileNotFoundError, match="overlay_js"):
        resources._folder("overlay_js", tmp_path / "sidecar")
