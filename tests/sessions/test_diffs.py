import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sidecar.sessions.diffs import file_diffs

Files = dict[str, bytes | None]


def apply(before: Files, diff: str) -> Files:
    """What `git apply` makes of files with a diff."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in before.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                (folder / path).write_bytes(content)
        subprocess.run(
            ["git", "apply", "--whitespace=nowarn", "-"],
            cwd=folder,
            input=diff.encode(),
            check=True,
            env={"PATH": str(Path(shutil.which("git") or "git").parent), "HOME": name, "GIT_CEILING_DIRECTORIES": name},
        )
        return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


# Few different lines, so that they repeat; among them characters that other programs take for line ends.
lines = st.sampled_from([".a {", "}", "", "  color: red;", "+x", "-y", "\\ z", "@@", "\f", "\x0b\u2028\u0085", "ö 按"])
texts = st.builds(
    lambda some, end: ("\n".join(some) + end).encode(), st.lists(lines, max_size=30), st.sampled_from(["", "\n"])
)


@settings(max_examples=150, deadline=None)
@given(old=texts, new=texts)
@example(old=b"a", new=b"a\n")
@example(old=b"a\n", new=b"a")
@example(old=b"", new=b"a")
@example(old=b"1\n2\n3\n4\n5\n6\n7\n8\n9\n", new=b"0\n1\n2\n3\n4\n5\n6\n7\n8\n")
def test_git_applies_a_diff(old: bytes, new: bytes) -> None:
    """Applied to `before` it gives `after`, byte for byte, and the counts are those of the diff's lines."""
    before, after = {"src/a.css": old, "same.css": b"1\n"}, {"src/a.css": new, "same.css": b"1\n"}
    diffs = file_diffs(before, after)
    assert [diff.path for diff in diffs] == (["src/a.css"] if old != new else [])
    for diff in diffs:
        assert apply(dict(before), diff.diff) == after
        body = diff.diff.split("\n")[2:]
        assert diff.added == sum(line.startswith("+") for line in body)
        assert diff.removed == sum(line.startswith("-") for line in body)
        assert diff.added - diff.removed == (new.count(b"\n") + (not new.endswith(b"\n") and new != b"")) - (
            old.count(b"\n") + (not old.endswith(b"\n") and old != b"")
        )


@settings(max_examples=20, deadline=None)
@given(content=texts.filter(bool))
def test_git_applies_new_and_deleted_files(content: bytes) -> None:
    """Absent files are /dev/null, on either side."""
    (made,) = file_diffs({}, {"new.css": content})
    assert apply({}, made.diff) == {"new.css": content}
    (gone,) = file_diffs({"new.css": content, "b": None}, {"new.css": None, "b": None})
    assert apply({"new.css": content}, gone.diff) == {}
    assert made.diff.startswith("--- /dev/null\n+++ b/new.css\n@@ -0,0 +1")
    assert gone.diff.startswith("--- a/new.css\n+++ /dev/null\n@@ -1")
    assert (made.added, made.removed) == (gone.removed, gone.added) == (made.added, 0)


@pytest.mark.parametrize(
    "path", ["with space.css", 'with "quotes".css', "back\\slash.css", "größe 按.css", "tab\t.css"]
)
def test_git_finds_the_file_whatever_its_name(path: str) -> None:
    """Names are written as git writes them."""
    (diff,) = file_diffs({path: b"1\n"}, {path: b"2\n"})
    assert apply({path: b"1\n"}, diff.diff) == {path: b"2\n"}


def test_a_change_is_shown_with_three_lines_of_context() -> None:
    """The whole output, as people see it."""
    before = "".join(f"{number}\n" for number in range(1, 12)).encode()
    (diff,) = file_diffs({"a": before}, {"a": before.replace(b"6\n", b"six\nsix and a half\n")})
    assert diff.diff == ("--- a/a\n+++ b/a\n@@ -3,7 +3,8 @@\n 3\n 4\n 5\n-6\n+six\n+six and a half\n 7\n 8\n 9\n")
    assert (diff.added, diff.removed) == (2, 1)


def test_crlf_files_are_shown_without_carriage_returns() -> None:
    """A one-line change of a CRLF file is one line, also when an editor changed all line ends with it."""
    before = {"a.css": b".a {\r\n  color: red;\r\n}\r\n"}
    for after in (b".a {\r\n  color: blue;\r\n}\r\n", b".a {\n  color: blue;\n}\n"):
        (diff,) = file_diffs(before, {"a.css": after})
        assert diff.diff.endswith("@@ -1,3 +1,3 @@\n .a {\n-  color: red;\n+  color: blue;\n }\n")


def test_a_change_of_line_ends_alone_is_said_in_a_sentence() -> None:
    """The file did change, so it is listed; its lines did not."""
    (diff,) = file_diffs({"a.css": b"1\n2\n"}, {"a.css": b"1\r\n2\r\n"})
    assert (diff.diff, diff.added, diff.removed) == ("Only line ends differ between a/a.css and b/a.css\n", 0, 0)


@pytest.mark.parametrize("binary", [b"\x89PNG\r\n\x1a\n\0\0", b"caf\xe9\n"])
def test_what_is_no_text_is_summarised(binary: bytes) -> None:
    """Binary files and other encodings never come as mangled characters."""
    (diff,) = file_diffs({"a.png": b"x\n"}, {"a.png": binary})
    assert (diff.diff, diff.added, diff.removed) == ("Binary files a/a.png and b/a.png differ\n", 0, 0)
    (diff,) = file_diffs({}, {"a.png": binary})
    assert diff.diff == "Binary files /dev/null and b/a.png differ\n"


def test_only_changed_files_are_listed_in_order() -> None:
    """Equal files, and files absent on both sides, are left out."""
    before: Files = {"b": b"1", "a": b"1", "same": b"1", "absent": None}
    assert [diff.path for diff in file_diffs(before, {"b": b"2", "a": b"2", "same": b"1"})] == ["a", "b"]


def test_an_empty_file_that_appears_is_listed() -> None:
    """It has no lines, but it is a change."""
    (diff,) = file_diffs({}, {"empty.css": b""})
    assert (diff.diff, diff.added, diff.removed) == ("--- /dev/null\n+++ b/empty.css\n", 0, 0)


def test_long_files_are_diffed_too() -> None:
    """Past the limit for thoroughness the diff is still right."""
    before = b"}\n\n" * 3_000
    after = before[:6_000] + b"new\n" + before[6_000:]
    (diff,) = file_diffs({"a": before}, {"a": after})
    assert apply({"a": before}, diff.diff) == {"a": after}
