"""Whose names in Redis are: one project has `storybook:…`, the next one `storybook-<id>:…`.

Two checkouts of one project share a namespace, because a team wants to see each other's sessions. So a project is
known by what its checkouts have in common, which is where git fetches from; and only without that by the checkout.
"""

import asyncio
import hashlib
import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_TIMEOUT = 5.0  # seconds; git answers in milliseconds
_SCP = re.compile(r"(?:[^@/\s]+@)?([^:/\s]+):(?!//)(.+)")  # git's short form, user@host:path


@dataclass(frozen=True, slots=True)
class Project:
    """A project as its checkouts agree on it.

    Attributes:
        ids: 16 hex digits each, the best first; a claim under any of them is this project's.
        name: For people, without secrets, e.g. `github.com/acme/shop/packages/ui`.
    """

    ids: tuple[str, ...]
    name: str

    @property
    def claim(self) -> bytes:
        """The document that says that a namespace is this project's, the same from all its checkouts."""
        return json.dumps({"project": self.ids[0], "name": self.name}, ensure_ascii=False).encode()

    def owns(self, claim: bytes) -> bool:
        """Whether a claim is this project's."""
        return _parsed(claim).get("project") in self.ids

    def own_prefix(self, prefix: str) -> str:
        """The namespace that is left to this project where another has `prefix`; in braces what was in braces."""
        closing = "}" if prefix.endswith("}") else ""
        return f"{prefix.removesuffix('}')}-{self.ids[0][:12]}{closing}"


def holder(claim: bytes) -> str:
    """Who has claimed a namespace, for people."""
    name = _parsed(claim).get("name")
    return name if isinstance(name, str) and name else "another program"


async def identify(root: Path, checkout_id: str) -> Project:
    """The project in the folder `root`.

    Args:
        root: The project's folder, which may be one of many in a repository.
        checkout_id: Names this folder on this machine, see `ProjectState.project_id`.
    """
    return await asyncio.to_thread(_identify, root, checkout_id)


def _identify(root: Path, checkout_id: str) -> Project:
    package = _package_name(root)
    # The path alone would be the same for two projects in containers, where everything is in /app.
    of_checkout = _digest("checkout", package, checkout_id)
    if (origin := _git(root, "config", "--get", "remote.origin.url")) is None:
        return Project((of_checkout,), package or root.resolve().name)
    folder = (_git(root, "rev-parse", "--show-prefix") or "").strip("/")
    name = "/".join(filter(None, (normalised(origin), folder)))
    return Project((_digest("origin", name), of_checkout), name)


def normalised(origin: str) -> str:
    """Host and path of a git remote, the same whichever way it is written, and without a login.

    `git@github.com:acme/shop.git` and `https://token@GitHub.com/acme/shop` are both `github.com/acme/shop`.
    """
    if "://" in origin:
        parts = urlsplit(origin)
        host, path = parts.netloc.rpartition("@")[2], parts.path
    elif (short := _SCP.fullmatch(origin)) and not re.match(r"[A-Za-z]:[\\/]", origin):
        host, path = short[1], short[2]
    else:
        host, path = "", origin.replace("\\", "/")
    path = path.rstrip("/").removesuffix(".git")
    return f"{host.lower()}/{path.lstrip('/')}" if host else path


def _git(root: Path, *arguments: str) -> str | None:
    """What git says in `root`; None when it has nothing to say, or there is no git."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        run = subprocess.run(  # noqa: S603  fixed arguments
            ["git", "-C", str(root), *arguments],  # noqa: S607  wherever it is installed
            capture_output=True,
            check=True,
            timeout=_TIMEOUT,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return os.fsdecode(run.stdout).strip() or None


def _package_name(root: Path) -> str:
    try:
        package = json.loads((root / "package.json").read_bytes())
    except (OSError, ValueError):
        return ""
    name = package.get("name") if isinstance(package, dict) else None
    return name if isinstance(name, str) else ""


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()[:16]


def _parsed(claim: bytes) -> dict[str, object]:
    try:
        document = json.loads(claim)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}
