import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidecar.errors import CannotDo, Malformed, NotFound, Refused, SidestoryError, TooLarge
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.rules import MAX_BYTES
from tests.workspace.helpers import lay, tree_hash

PIECES = [
    "src",
    "Button.tsx",
    "/",
    "..",
    ".",
    "out",
    "in",
    "loop",
    "%2e",
    "%2f",
    "\\",
    "dangling",
    "nested",
    "x",
    "~",
    "#",
]


def rule_of(policy: PathPolicy, path: str) -> str:
    """The rule by which a path may not be written."""
    with pytest.raises(Refused) as caught:
        policy.writable(path)
    assert caught.value.code == "protected_file"
    return str(caught.value.details["rule"])


@pytest.fixture
def links(root: Path) -> Path:
    """The project with symlinks in it: out of it, within it, in a loop, to nowhere, to protected places."""
    lay(root.parent / "proj-evil", {"a.tsx": "secret", "nested/b.tsx": "secret"})
    (root / "out").symlink_to(root.parent / "proj-evil")
    (root / "out.tsx").symlink_to(root.parent / "proj-evil" / "a.tsx")
    (root / "in").symlink_to("src")
    (root / "src" / "alias.tsx").symlink_to("Button.tsx")
    (root / "loop").symlink_to("loop")
    (root / "dangling").symlink_to(root.parent / "nowhere.tsx")
    (root / "git").symlink_to(".git")
    (root / ".git").mkdir()
    (root / "dep").symlink_to("node_modules/pkg")
    (root / "env.ts").symlink_to(".env")
    return root


def test_symlinks_inside_are_resolved(links: Path) -> None:
    """One file has one name: links within the project, of folders and of files, lead to it."""
    policy = PathPolicy(links)
    assert policy.canonical("in/Button.tsx") == "src/Button.tsx"
    assert policy.canonical("in/alias.tsx") == "src/Button.tsx"
    assert policy.canonical(str(links / "in" / "alias.tsx")) == "src/Button.tsx"
    assert policy.canonical("in/New.tsx") == "src/New.tsx"


@pytest.mark.parametrize(
    "path", ["out/a.tsx", "out.tsx", "out/new.tsx", "out/nested/new.tsx", "out", "loop", "loop/a.tsx", "dangling"]
)
def test_symlinks_outside_are_refused(links: Path, path: str) -> None:
    """Row 14: a link out of the project is refused for folders, files and targets that don't exist yet; loops too."""
    with pytest.raises(Refused) as caught:
        PathPolicy(links).canonical(path)
    assert caught.value.code == "outside_project"
    assert str(links.parent) not in caught.value.message


def test_links_to_protected_places_are_protected(links: Path) -> None:
    """The rules look at where a path leads, and at how it was spelled."""
    policy = PathPolicy(links)
    assert rule_of(policy, "git/a.ts") == "version_control"
    assert rule_of(policy, "dep/index.js") == "dependencies"
    assert rule_of(policy, "env.ts") == "secrets"


def test_links_to_names_that_no_request_may_use(links: Path) -> None:
    """A link can't be used to reach a name that would be refused if it were asked for."""
    (links / "src" / "we#ird.tsx").touch()
    (links / "src" / "plain.tsx").symlink_to("we#ird.tsx")
    with pytest.raises(Malformed):
        PathPolicy(links).canonical("src/plain.tsx")


def test_root_behind_a_symlink(links: Path) -> None:
    """A project opened through a link accepts absolute paths by either name."""
    (links.parent / "shortcut").symlink_to(links)
    policy = PathPolicy(links.parent / "shortcut")
    assert policy.canonical(str(links.parent / "shortcut" / "src" / "Button.tsx")) == "src/Button.tsx"
    assert policy.canonical(str(links / "src" / "Button.tsx")) == "src/Button.tsx"


def test_missing_files_keep_their_spelling(policy: PathPolicy) -> None:
    """What doesn't exist yet has a canonical name too, and it isn't created by asking."""
    before = tree_hash(policy.root)
    assert policy.canonical("./src/new/Card.tsx") == "src/new/Card.tsx"
    assert tree_hash(policy.root) == before


def test_nothing_is_below_a_file(policy: PathPolicy) -> None:
    """A path that goes on below a file is malformed."""
    with pytest.raises(Malformed):
        policy.canonical("src/Button.tsx/x.tsx")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), min_size=1, max_size=8).map("".join))
def test_whatever_is_asked_stays_inside(links: Path, raw: str) -> None:
    """Whatever the string: a refusal, or a fixed point inside the root that no link leads out of."""
    policy = PathPolicy(links)
    try:
        path = policy.canonical(raw)
    except SidestoryError as error:
        assert str(links.parent) not in error.message  # noqa: PT017 - either outcome is right, each has its check
        return
    target = links / path
    assert target.resolve().is_relative_to(links)
    assert target.resolve() == target
    assert policy.canonical(path) == path


@pytest.mark.parametrize("path", ["vite.config.ts", "tools/helper.ts", "tools/deeper.ts"])
def test_what_vite_config_imports_is_protected(policy: PathPolicy, path: str) -> None:
    """Row 17: the dev server runs these files on this machine."""
    assert rule_of(policy, path) in {"tool_config", "config_import"}


def test_the_file_set_limits_a_prompt(policy: PathPolicy) -> None:
    """Row 17: with a file set, nothing else can be written, however innocent."""
    assert policy.writable("src/Button.tsx", within=["src/Button.tsx"]) == "src/Button.tsx"
    with pytest.raises(Refused) as caught:
        policy.writable("src/tokens.css", within=["src/Button.tsx"])
    assert caught.value.details == {"path": "src/tokens.css", "rule": "file_set"}


def test_status_of_the_file_protects_it(policy: PathPolicy) -> None:
    """Folders, large files, executables, read-only files and files with a second name are left alone."""
    source = policy.root / "src"
    lay(source, {"big.ts": b"x" * (MAX_BYTES + 1), "run.ts": "", "fixed.ts": "", "twice.ts": ""})
    (source / "run.ts").chmod(0o755)
    (source / "fixed.ts").chmod(0o444)
    os.link(source / "twice.ts", source / "other.ts")
    (source / "folder.ts").mkdir()
    os.mkfifo(source / "pipe.ts")
    expected = {
        "big": "too_large",
        "run": "executable",
        "fixed": "read_only",
        "twice": "hard_link",
        "folder": "not_a_file",
        "pipe": "not_a_file",
    }
    assert {name: rule_of(policy, f"src/{name}.ts") for name in expected} == expected


def test_execute_bits_mean_nothing_where_every_file_has_them(policy: PathPolicy) -> None:
    """On mounts that show all files as executable (Windows drives in WSL) source files stay writable."""
    for path in policy.root.rglob("*"):
        path.chmod(0o777)
    assert policy.writable("src/Button.tsx") == "src/Button.tsx"


def test_reading_goes_through_the_policy(links: Path) -> None:
    """Source is read, secrets and dependencies aren't, and what is missing or no file is told as such."""
    policy = PathPolicy(links)
    assert policy.read("in/Button.css") == (links / "src/Button.css").read_bytes()
    for path in (".env", "env.ts", "dep/index.js", "out/a.tsx"):
        with pytest.raises(Refused):
            policy.read(path)
    with pytest.raises(NotFound):
        policy.read("src/Missing.tsx")
    lay(links, {"src/big.css": b"x" * (MAX_BYTES + 1)})
    with pytest.raises(TooLarge):
        policy.read("src/big.css")


def test_pipes_and_sockets_are_not_read(policy: PathPolicy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for a pipe, a socket or a folder answers at once, with a refusal."""
    source = policy.root / "src"
    os.mkfifo(source / "pipe.ts")
    (source / "folder.ts").mkdir()
    monkeypatch.chdir(source)  # socket names are short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.ts")
        for name in ("pipe", "folder", "socket"):
            with pytest.raises(Refused) as caught:
                policy.read(f"src/{name}.ts")
            assert caught.value.details["rule"] == "not_a_file"


def test_new_content_is_checked(policy: PathPolicy) -> None:
    """Content over 1 MB, not UTF-8, or that makes a style compiler run code isn't admitted."""
    policy.admit("src/Button.css", None, b"a" * MAX_BYTES)
    with pytest.raises(TooLarge):
        policy.admit("src/Button.css", None, b"a" * (MAX_BYTES + 1))
    with pytest.raises(CannotDo):
        policy.admit("src/Button.css", None, b"\xff")
    with pytest.raises(Refused):
        policy.admit("src/Button.css", b"", b'@plugin "./Button.js";')


def test_a_missing_project_is_told(tmp_path: Path) -> None:
    """There is no policy for a folder that doesn't exist."""
    with pytest.raises(FileNotFoundError):
        PathPolicy(tmp_path / "nowhere")


def test_another_case_is_another_file_or_the_disks_own(policy: PathPolicy) -> None:
    """Row 16: on a case-sensitive disk another case names nothing that exists; elsewhere it gives the disk's name."""
    insensitive = (policy.root / "SRC").exists()
    assert policy.canonical("SRC/button.tsx") == ("src/Button.tsx" if insensitive else "SRC/button.tsx")


def test_a_file_that_is_saved_anew_meanwhile_is_inside(
    root: Path, policy: PathPolicy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Gone as it is looked at, back a moment later: some editors save so, and nothing leads outside."""
    resolve, gone = Path.resolve, 2

    def vanishes(path: Path, *, strict: bool = False) -> Path:
        nonlocal gone
        if path.name == "Button.css" and gone:
            gone -= 1
            raise FileNotFoundError(2, "No such file or directory")
        return resolve(path, strict=strict)

    monkeypatch.setattr(Path, "resolve", vanishes)
    assert policy.writable("src/Button.css") == "src/Button.css"
    assert gone == 0
