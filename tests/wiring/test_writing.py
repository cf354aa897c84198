from pathlib import Path

import pytest

from sidecar.errors import Conflict, Refused
from sidecar.wiring import FileChange, Plan, apply, plan
from tests.wiring.conftest import files


def test_modes_survive_and_no_temporary_file_stays(project: Path) -> None:
    """A config keeps its permissions; new files get the user's usual ones."""
    (project / "vite.config.ts").chmod(0o640)
    apply(plan(project))
    assert (project / "vite.config.ts").stat().st_mode & 0o777 == 0o640
    assert not [path for path in files(project) if path.endswith(".tmp")]


def test_a_file_that_changed_meanwhile_stops_everything(project: Path) -> None:
    """The person agreed to another diff; nothing at all is written."""
    planned = plan(project)
    (project / ".storybook" / "main.ts").write_text("export default { addons: [] };\n")
    before = files(project)
    with pytest.raises(Conflict) as caught:
        apply(planned)
    assert caught.value.code == "changed_meanwhile"
    assert files(project) == before


def test_a_new_file_that_is_there_meanwhile_stops_everything(project: Path) -> None:
    """Nobody's file is overwritten because it didn't exist when the plan was made."""
    planned = plan(project)
    (project / ".storybook" / "sidestory.mjs").write_text("theirs")
    with pytest.raises(Conflict):
        apply(planned)
    assert (project / ".storybook" / "sidestory.mjs").read_text() == "theirs"


def test_links_out_of_the_project_are_refused(project: Path) -> None:
    """Threat 14: neither a linked file nor a linked folder leads a write outside."""
    outside = project.parent / "outside"
    (project / ".storybook").rename(outside)
    (project / ".storybook").symlink_to(outside)
    before = files(outside)
    with pytest.raises(Refused) as caught:
        apply(plan(project))
    assert caught.value.code == "outside_project"
    assert str(project) not in caught.value.message
    assert files(outside) == before


@pytest.mark.parametrize("path", ["../beside.ts", "/etc/sidestory", "a/../../beside.ts", "."])
def test_paths_out_of_the_project_are_refused(project: Path, path: str) -> None:
    """A plan is only ever about the project."""
    with pytest.raises(Refused):
        apply(Plan(project, (FileChange(path, None, "x"),)))
    assert not (project.parent / "beside.ts").exists()


def test_a_link_inside_the_project_is_followed(project: Path) -> None:
    """A config that is a link into the project stays one."""
    (project / "configs").mkdir()
    (project / "vite.config.ts").rename(project / "configs" / "vite.ts")
    (project / "vite.config.ts").symlink_to("configs/vite.ts")
    apply(plan(project))
    assert (project / "vite.config.ts").is_symlink()
    assert "sidestory()" in (project / "configs" / "vite.ts").read_text()


def test_a_failed_write_leaves_no_temporary_file(project: Path) -> None:
    """What can't be put in place is taken away again."""
    (project / "folder").mkdir()
    (project / "folder" / "file").touch()
    change = FileChange("folder", None, "x")
    with pytest.raises((OSError, Conflict)):
        apply(Plan(project, (change,)))
    assert not [path for path in files(project) if path.endswith(".tmp")]
