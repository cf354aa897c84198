from pathlib import Path

from sidecar import __version__, resources
from sidecar.wiring import apply, plan, plan_undo, render
from sidecar.wiring.shipped import content_of, stamp
from tests.wiring.conftest import WIRED_VITE, files

EXAMPLE = Path(__file__).parents[2] / "examples" / "storybook-react"


def paths(project: Path) -> list[str]:
    """The files that a plan would touch, in order."""
    return [change.path for change in plan(project).changes]


def test_a_storybook_project_is_wired_once(project: Path) -> None:
    """What is imported is written first; the second plan is empty and says so."""
    assert paths(project) == [
        ".storybook/sidestory.mjs",
        ".storybook/sidestory.d.mts",
        "vite.config.ts",
        ".storybook/main.ts",
    ]
    apply(plan(project))
    assert (project / "vite.config.ts").read_text() == WIRED_VITE
    again = plan(project)
    assert (again.changes, again.notes, render(again)) == ((), (), "Nothing to do.")


def test_planning_writes_nothing(project: Path) -> None:
    """The person sees the diff first."""
    before = files(project)
    render(plan(project))
    render(plan_undo(project))
    assert files(project) == before


def test_undo_leaves_no_trace(project: Path) -> None:
    """Every file is as it was, and ours are gone; with nothing wired there is nothing to undo."""
    before = files(project)
    apply(plan(project))
    apply(plan_undo(project))
    assert files(project) == before
    assert render(plan_undo(project)) == "Nothing to do."


def test_the_diff_shows_the_lines_and_names_the_long_file(project: Path) -> None:
    """A person reads what happens to their files; 400 new lines of ours are no news."""
    shown = render(plan(project))
    assert "new file .storybook/sidestory.mjs (" in shown
    assert "--- a/vite.config.ts\n+++ b/vite.config.ts\n" in shown
    assert "+import { sidestory } from './.storybook/sidestory.mjs';\n" in shown
    assert "createHash" not in shown
    apply(plan(project))
    assert "removed file .storybook/sidestory.mjs (" in render(plan_undo(project))


def test_a_vite_project_without_storybook(project: Path) -> None:
    """The plugin lies beside the config; a JavaScript config needs no types."""
    (project / ".storybook" / "main.ts").unlink()
    (project / "vite.config.ts").rename(project / "vite.config.js")
    assert paths(project) == ["sidestory.mjs", "vite.config.js"]
    apply(plan(project))
    assert "from './sidestory.mjs'" in (project / "vite.config.js").read_text()
    apply(plan_undo(project))
    assert set(files(project)) == {"vite.config.js"}


def test_a_storybook_without_a_vite_config(project: Path) -> None:
    """The addon entry is enough: the preset adds the plugin."""
    (project / "vite.config.ts").unlink()
    assert paths(project) == [".storybook/sidestory.mjs", ".storybook/main.ts"]


def test_another_builder_is_left_alone(project: Path) -> None:
    """Its Storybook stays as it is, and the person is told; the app's own Vite is still wired."""
    (project / ".storybook" / "main.ts").write_text(
        "export default { framework: '@storybook/react-webpack5', addons: [] };\n"
    )
    planned = plan(project)
    assert [change.path for change in planned.changes] == ["sidestory.mjs", "sidestory.d.mts", "vite.config.ts"]
    assert "doesn't build with Vite" in planned.notes[0]


def test_nothing_to_wire(tmp_path: Path) -> None:
    """A folder that is no such project gets a sentence and nothing else."""
    planned = plan(tmp_path)
    assert planned.changes == ()
    assert "nothing to wire" in render(planned)
    assert plan_undo(tmp_path).changes == ()


def test_unknown_shapes_get_instructions(project: Path) -> None:
    """What isn't understood isn't touched; the note has the lines to add. Undo asks likewise and keeps the plugin."""
    (project / "vite.config.ts").write_text("export default mergeConfig(a, b);\n")
    (project / ".storybook" / "main.ts").write_text("export default { ...base };\n")
    planned = plan(project)
    assert [change.path for change in planned.changes] == [".storybook/sidestory.mjs", ".storybook/sidestory.d.mts"]
    vite, storybook = planned.notes
    assert "vite.config.ts" in vite
    assert "import { sidestory } from './.storybook/sidestory.mjs';" in vite
    assert ".storybook/main.ts" in storybook
    assert "'./sidestory.mjs'" in storybook

    apply(planned)
    (project / ".storybook" / "main.ts").write_text("export default { addons: all('./sidestory.mjs') };\n")
    undo = plan_undo(project)
    assert undo.changes == ()
    assert ".storybook/main.ts" in undo.notes[0]


def test_an_older_plugin_is_updated(project: Path) -> None:
    """Only the file; the lines are there."""
    apply(plan(project))
    (project / ".storybook" / "sidestory.mjs").write_text(stamp("export {};\n", "0.0.1"))
    assert paths(project) == [".storybook/sidestory.mjs"]


def test_an_edited_plugin_is_kept(project: Path) -> None:
    """Neither updated nor removed, and the person is told."""
    apply(plan(project))
    with (project / ".storybook" / "sidestory.mjs").open("a") as file:
        file.write("// mine\n")
    for planned in (plan(project), plan_undo(project)):
        assert ".storybook/sidestory.mjs" not in [change.path for change in planned.changes]
        assert "edited by hand" in planned.notes[0]


def test_somebody_elses_file_stops_it(project: Path) -> None:
    """A file of that name that isn't ours is neither replaced nor wired nor removed."""
    (project / ".storybook" / "sidestory.mjs").write_text("export const theirs = 1;\n")
    planned = plan(project)
    assert (planned.changes, plan_undo(project).changes) == ((), ())
    assert "isn't from Sidestory" in planned.notes[0]


def test_bytes_survive(project: Path) -> None:
    """A byte order mark and Windows' line ends stay as they are."""
    config = project / "vite.config.ts"
    source = b"\xef\xbb\xbf" + config.read_bytes().replace(b"\n", b"\r\n")
    config.write_bytes(source)
    apply(plan(project))
    assert config.read_bytes() == b"\xef\xbb\xbf" + WIRED_VITE.replace("\n", "\r\n").encode()
    apply(plan_undo(project))
    assert config.read_bytes() == source


def test_other_encodings_are_left_to_the_person(project: Path) -> None:
    """A file that isn't UTF-8 gets instructions, and a damaged copy of the plugin counts as edited."""
    (project / "vite.config.ts").write_bytes(b"// caf\xe9\nexport default { plugins: [] };\n")
    assert "vite.config.ts" in plan(project).notes[0]
    apply(plan(project))
    with (project / ".storybook" / "sidestory.mjs").open("ab") as file:
        file.write(b"// \xe9\n")
    assert "edited by hand" in plan(project).notes[0]


def test_the_example_has_the_shipped_plugin() -> None:
    """What is committed there is what `sidestory init` would write, so that the example never lags behind."""
    planned = plan(EXAMPLE)
    assert [change.path for change in planned.changes] == [], "run `sidestory init --yes` in the example"
    copied = (EXAMPLE / ".storybook" / "sidestory.mjs").read_text()
    assert content_of(copied) == (resources.overlay_dir() / "vite-plugin.js").read_text()
    assert f"Sidestory {__version__} " in copied.splitlines()[0]
