import os

from sidecar.workspace.modules import Modules
from sidecar.workspace.policy import PathPolicy
from tests.workspace.helpers import lay


def test_a_file_is_parsed_once_until_it_changes(policy: PathPolicy) -> None:
    """The same file gives the same module; another content another one, even of the same size within a clock tick."""
    modules = Modules(policy)
    first = modules.module("src/Button.tsx")
    assert modules.module("src/Button.tsx") is first
    path = policy.root / "src/Button.tsx"
    text = path.read_text().replace("Button.css", "Batton.css")
    path.with_name("new").write_text(text)
    status = path.stat()
    os.utime(path.with_name("new"), ns=(status.st_mtime_ns, status.st_mtime_ns))
    path.with_name("new").replace(path)
    assert modules.module("src/Button.tsx").specifiers == ("./Batton.css",)


def test_what_cannot_be_read_says_nothing(policy: PathPolicy) -> None:
    """Missing, protected, broken, folders and foreign kinds of files are empty modules."""
    lay(policy.root, {"src/latin.ts": b"import './\xff'", "src/data.json": "{}"})
    modules = Modules(policy)
    for path in ("src/none.ts", ".env", "src/latin.ts", "src/data.json", "src", "../x.ts", "a\0.ts"):
        assert modules.module(path).specifiers == ()
        assert modules.text(path) == ""
    assert modules.stamp("src/none.ts") is None


def test_text_has_lf(policy: PathPolicy) -> None:
    """Windows line endings don't reach those who read."""
    lay(policy.root, {"src/crlf.css": b"a\r\nb"})
    assert Modules(policy).text("src/crlf.css") == "a\nb"
