"""What the tests of the workspace share: laying out projects, and the oracle for attacks."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

BUTTON = "import './Button.css';\n\nexport const Button = ({ label }: { label: string }) => <button>{label}</button>;\n"
STYLES = ".button { color: red; }\n"


def lay(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files of a project below `root`; the resolved root comes back."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return root.resolve()


def tree_hash(root: Path) -> str:
    """One hash over every name, mode, link target and content below a folder."""
    total = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        status = path.lstat()
        content = b""
        if path.is_symlink():
            content = str(path.readlink()).encode()
        elif path.is_file():
            content = path.read_bytes()
        total.update(f"{path.relative_to(root)} {status.st_mode} {len(content)}\n".encode() + content)
    return total.hexdigest()


def temps(root: Path) -> list[Path]:
    """What looks like a temporary file of ours, anywhere below a folder."""
    return [path for path in root.rglob(".*.tmp*") if "node_modules" not in path.parts]
