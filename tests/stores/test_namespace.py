import json
import subprocess
from pathlib import Path

import pytest

from sidecar.stores.namespace import Project, holder, identify, normalised


def git(folder: Path, *arguments: str) -> None:
    """Run git there."""
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def checkout(folder: Path, origin: str | None = None, package: str | None = None) -> Path:
    """A repository with a remote, and a package.json."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q")
    if origin is not None:
        git(folder, "remote", "add", "origin", origin)
    if package is not None:
        (folder / "package.json").write_text(json.dumps({"name": package}))
    return folder


@pytest.mark.parametrize(
    "origin",
    [
        "git@github.com:acme/shop.git",
        "github.com:acme/shop",
        "https://github.com/acme/shop",
        "https://me:token@GitHub.com/acme/shop.git/",
        "ssh://git@github.com/acme/shop.git",
        "git://github.com/acme/shop",
    ],
)
def test_a_remote_is_the_same_however_it_is_written(origin: str) -> None:
    """One colleague clones by ssh, another by https; no login is kept."""
    assert normalised(origin) == "github.com/acme/shop"


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("ssh://git@host:2222/a/b.git", "host:2222/a/b"),
        ("/srv/git/shop.git", "/srv/git/shop"),
        ("file:///srv/git/shop.git", "/srv/git/shop"),
        ("C:\\git\\shop", "C:/git/shop"),
        ("../shop", "../shop"),
    ],
)
def test_remotes_of_other_kinds(origin: str, name: str) -> None:
    """Ports count, and paths on the disk are no hosts."""
    assert normalised(origin) == name


async def test_two_clones_are_one_project(tmp_path: Path) -> None:
    """On different machines, in different folders, with different package names even."""
    one = await identify(checkout(tmp_path / "one", "git@github.com:acme/shop.git", "a"), "checkout 1")
    other = await identify(checkout(tmp_path / "other", "https://github.com/acme/shop", "b"), "checkout 2")
    assert one.name == other.name == "github.com/acme/shop"
    assert one.owns(other.claim)
    assert other.owns(one.claim)
    assert one.claim == other.claim


async def test_folders_of_one_repository_are_different_projects(tmp_path: Path) -> None:
    """In a monorepo each package has its own components."""
    root = checkout(tmp_path / "mono", "git@github.com:acme/mono.git")
    (root / "packages" / "ui").mkdir(parents=True)
    whole, part = await identify(root, "1"), await identify(root / "packages" / "ui", "2")
    assert part.name == "github.com/acme/mono/packages/ui"
    assert not whole.owns(part.claim)
    assert not part.owns(whole.claim)


async def test_without_a_remote_a_checkout_is_a_project(tmp_path: Path) -> None:
    """Two apps at the same path in two containers are told apart by their package's name."""
    shop = await identify(checkout(tmp_path / "shop", package="shop"), "/app")
    blog = await identify(checkout(tmp_path / "blog", package="blog"), "/app")
    again = await identify(tmp_path / "shop", "/app")
    elsewhere = await identify(tmp_path / "shop", "/other")
    assert (shop.name, blog.name) == ("shop", "blog")
    assert shop.ids == again.ids
    assert not {*shop.ids} & {*blog.ids, *elsewhere.ids}


async def test_a_claim_survives_that_a_remote_is_added(tmp_path: Path) -> None:
    """A young project finds its sessions again after its first push, and from then on clones do too."""
    root = checkout(tmp_path / "shop", package="shop")
    before = await identify(root, "1")
    git(root, "remote", "add", "origin", "git@github.com:acme/shop.git")
    after = await identify(root, "1")
    assert after.owns(before.claim)
    assert after.claim != before.claim


@pytest.mark.parametrize("package", [None, "{", "[]", '{"name": 1}'])
async def test_a_folder_without_git_and_package(tmp_path: Path, package: str | None) -> None:
    """It is a project all the same."""
    if package is not None:
        (tmp_path / "package.json").write_text(package)
    project = await identify(tmp_path, "1")
    assert project.name == tmp_path.name
    assert project.owns(project.claim)


async def test_git_s_own_variables_do_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started from a git hook, another repository is in the environment."""
    other = checkout(tmp_path / "other", "git@github.com:acme/other.git")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    root = tmp_path / "plain"
    root.mkdir()
    assert (await identify(root, "1")).name == "plain"


async def test_without_git_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checkout is the project."""
    root = checkout(tmp_path / "shop", "git@github.com:acme/shop.git", "shop")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (await identify(root, "1")).name == "shop"


def test_own_names() -> None:
    """Within the braces that keep a cluster's names together."""
    project = Project(("0123456789abcdef",), "x")
    assert project.own_prefix("storybook") == "storybook-0123456789ab"
    assert project.own_prefix("{storybook}") == "{storybook-0123456789ab}"


@pytest.mark.parametrize("claim", [b"", b"\xff", b"7", b"[]", b"{}", b'{"project": 7, "name": 7}'])
def test_a_claim_that_is_none(claim: bytes) -> None:
    """Whoever wrote that there, the names are theirs."""
    assert not Project(("0123456789abcdef",), "x").owns(claim)
    assert holder(claim) == "another program"


def test_who_holds_a_namespace() -> None:
    """By the name that people know."""
    assert holder(Project(("0123456789abcdef",), "github.com/größe").claim) == "github.com/größe"
