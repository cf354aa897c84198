"""A built wheel, installed on its own, is the whole product."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sidecar import __version__
from tests.e2e.processes import get, process, until

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that has the wheel and its dependencies, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("venv")
    # Without pip, which takes long to install; this environment's installs into that one.
    venv.create(folder, with_pip=False, symlinks=os.name == "posix")
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "-q", "--no-deps", "--no-index", str(wheel)], check=True)
    (site,) = (folder / "lib").glob("python*/site-packages")
    # A folder named in a .pth has its modules found; its own .pth files, such as the checkout's, are not read.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin"


@pytest.fixture(scope="module")
def running(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The installed `sidestory run`, in a project far from the checkout; its origin."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "package.json").write_text("{}")
    state = tmp_path_factory.mktemp("state")
    env = {"SIDESTORY_STATE_DIR": str(state), "ANTHROPIC_API_KEY": "", "PYTHONPATH": "", "PYTHONSAFEPATH": "1"}
    with process([str(installed / "sidestory"), "run", "--port", "0"], folder, env, state / "log"):
        runs = until(lambda: list(state.glob("projects/*/run.json")), "the installed sidecar is announced")
        yield f"http://127.0.0.1:{json.loads(runs[0].read_text())['port']}"


def test_the_installed_package_is_not_the_checkout(installed: Path) -> None:
    """Otherwise the other tests would prove nothing."""
    where = "import sidecar; print(sidecar.__file__)"
    found = subprocess.run([installed / "python", "-P", "-c", where], capture_output=True, text=True, check=True).stdout
    assert found.startswith(str(installed.parent))


def test_the_wheel_carries_overlay_and_templates(wheel: Path) -> None:
    """Every module that the checkout has, the plugin that `init` copies, prompts and wiring; no tests, no examples."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder, inside in (("overlay_js", "sidecar/_overlay_js"), ("templates", "sidecar/_templates")):
        there = {path.relative_to(ROOT / folder).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {f"{inside}/{path}" for path in there} <= names
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"sidecar", f"sidestory-{__version__}.dist-info"}
    assert f"sidestory-{__version__}.dist-info/licenses/LICENSE" in names
    assert "sidecar/py.typed" in names


def test_it_answers(running: str) -> None:
    """The installed sidecar runs, with this version."""
    status, body = get(f"{running}/health")
    assert status == 200
    assert json.loads(body)["version"] == __version__


@pytest.mark.parametrize("module", ["boot.js", "ui/palette.js"])
def test_it_serves_the_overlay(running: str, module: str) -> None:
    """As the browser asks for it: without a token, as JavaScript, without comments."""
    status, body = get(f"{running}/__ai-overlay/{module}")
    assert status == 200
    assert b"import" in body or b"export" in body
    assert b"/**" not in body


def test_it_wires_a_project(installed: Path, tmp_path: Path) -> None:
    """`init` finds the plugin and the texts that it copies."""
    (tmp_path / "vite.config.js").write_text("export default { plugins: [] };\n")
    command = [str(installed / "sidestory"), "init", "--yes", "--project", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "Done." in done.stdout
    assert (tmp_path / "sidestory.mjs").is_file()


def test_its_prompts_are_there(installed: Path) -> None:
    """What the model is told renders from the installed templates."""
    code = "from sidecar.resources import templates_dir as t; print((t() / 'prompts' / 'system.j2').read_text())"
    done = subprocess.run([installed / "python", "-P", "-c", code], capture_output=True, text=True, check=True)
    assert "SEARCH" in done.stdout
