"""Listens to Vite's HMR socket.

The protocol (Vite's own, not documented; seen on Vite 8.3): sub-protocol `vite-hmr`, JSON messages with a `type` of
`connected`, `update`, `full-reload`, `prune`, `error`, `custom` or `ping`. Without an `Origin` no token is asked for.
"""

import json
import logging
import re
from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any

from sidecar.devserver.base import CompileFailed, DevServer, FullReload, HmrEvent, HotUpdate, LinkChanged, Update
from sidecar.devserver.messages import one_sentence
from sidecar.models import ReceiptError

_log = logging.getLogger(__name__)
_MAX_MESSAGE = 4 * 1024 * 1024  # an error carries a code frame and a stack
_CLOSE_SECONDS = 1  # a dev server that hangs must not hold up our own end
_DRIVE = re.compile(r"[A-Za-z]:/")


def parse(message: str | bytes, to_project: Callable[[str], str | None]) -> HmrEvent | None:
    """One socket message as an event, or None for what says nothing about a change.

    Args:
        message: JSON as Vite sends it.
        to_project: Turns an absolute path or module id into a project path, None when it lies outside.
    """
    try:
        payload = json.loads(message)
    except ValueError:
        _log.warning("the HMR socket sent something that is not JSON")
        return None
    match payload:
        case {"type": "update", "updates": list(updates)}:
            return HotUpdate([_update(update) for update in updates if isinstance(update, dict)])
        case {"type": "full-reload"}:
            return FullReload()
        case {"type": "error", "err": dict(err)}:
            return CompileFailed(compile_error(err, to_project))
        case _:
            return None


def compile_error(err: dict[str, Any], to_project: Callable[[str], str | None]) -> ReceiptError:
    """Vite's `err` (message, id, loc) as the receipt's error, without absolute paths."""
    found = err.get("loc")
    loc: dict[str, Any] = found if isinstance(found, dict) else {}
    source = str(loc.get("file") or err.get("id") or "").partition("?")[0]
    return ReceiptError(
        source="compile",
        message=one_sentence(str(err.get("message", "The dev server could not compile a module."))),
        file=to_project(source) if source else None,
        line=_number(loc.get("line")),
        column=_number(loc.get("column")),
    )


async def listen(server: DevServer, to_project: Callable[[str], str | None]) -> AsyncGenerator[HmrEvent]:
    """Connect and yield events until the socket closes.

    Raises:
        OSError: There is nobody at the address.
        websockets.WebSocketException: Somebody is, but it isn't Vite.
    """
    from websockets.asyncio.client import connect  # noqa: PLC0415  only needed once a dev server was found
    from websockets.typing import Subprotocol  # noqa: PLC0415

    address = "ws" + server.url.removeprefix("http") + server.base
    async with connect(
        address,
        subprotocols=[Subprotocol("vite-hmr")],
        max_size=_MAX_MESSAGE,
        open_timeout=3,
        close_timeout=_CLOSE_SECONDS,
        proxy=None,
    ) as socket:
        yield LinkChanged(connected=True)
        async for message in socket:
            event = parse(message, to_project)
            if event is not None:
                yield event


def is_virtual(url: str) -> bool:
    """Whether a module has no file: `/@id/…` in an address, a NUL in an id (rollup's convention), `virtual:` in old ones."""
    return "\0" in url or url.startswith(("/@id/", "/virtual:", "virtual:"))


def module_path(url: str, server: DevServer) -> Path | None:
    """The file behind a module's URL: `/src/Button.tsx?t=1` below Vite's root, `/@fs/…` anywhere; None for a virtual one."""
    path = url.partition("?")[0]
    if is_virtual(path):
        return None
    if path.startswith("/@fs/"):
        rest = path.removeprefix("/@fs/")
        return Path(rest if _DRIVE.match(rest) else f"/{rest}")
    return server.root / path.lstrip("/")


def _update(update: dict[str, Any]) -> Update:
    path = str(update.get("path", ""))
    return Update(path, str(update.get("acceptedPath", path)), _number(update.get("timestamp")) or 0)


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
