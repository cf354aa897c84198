"""Where the commands about sessions find them: with the running sidecar, else in the store on disk.

A running sidecar is asked, because only it tells the palette and the shared store what has come in, and because its
sessions may be in memory alone. Which of the two it is decides the lock that a sidecar holds as long as it runs.
"""

import http.client
import json
import uuid
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlencode

import click

from sidecar.api.session import short
from sidecar.errors import SidestoryError, StoreUnavailable
from sidecar.exchange.document import dump, parse
from sidecar.exchange.exporting import export
from sidecar.exchange.importing import Importing
from sidecar.runlock import RunLock
from sidecar.sessions.contents import Contents
from sidecar.sessions.replicas import touched
from sidecar.sessions.service import SessionService
from sidecar.settings import Settings
from sidecar.state import ProjectState
from sidecar.stores.base import Store
from sidecar.stores.local import LocalStore
from sidecar.workspace.policy import PathPolicy

_SECONDS = 60
_OK = 200


class Backend(Protocol):
    """What the commands need; errors are `SidestoryError`s. Shapes are those of docs/http-api.md."""

    async def sessions(self, component_path: str | None = None) -> list[Mapping[str, Any]]:
        """The newest sessions, of one component or of all; those of `GET /__ai-sessions`."""
        ...

    async def export(self, session_id: str) -> bytes:
        """A session as a document."""
        ...

    async def take(self, data: bytes, *, component_path: str | None, overwrite: bool) -> Mapping[str, Any]:
        """Import a document; the answer is that of `POST /__ai-import`."""
        ...


class StoredSessions:
    """The sessions in a store that nobody else writes meanwhile."""

    def __init__(self, store: Store, settings: Settings, root: Path, owner: str) -> None:
        self._store = store
        self._sessions = SessionService(store, clock=_now, owner=owner, ttl=settings.session_ttl)
        self._importing = Importing(
            store=store,
            sessions=self._sessions,
            policy=PathPolicy(root),
            owner=owner,
            ttl=settings.session_ttl,
            clock=_now,
            new_id=uuid.uuid4,
        )

    async def sessions(self, component_path: str | None = None) -> list[Mapping[str, Any]]:
        """As `Backend.sessions`."""
        found = await self._sessions.sessions(component_path)
        names = await self._sessions.names(found)
        return [short(session, name) for session, name in zip(found, names, strict=True)]

    async def export(self, session_id: str) -> bytes:
        """As `Backend.export`."""
        session = await self._sessions.get(session_id)
        return dump(await export(self._sessions, Contents(self._store), session))

    async def take(self, data: bytes, *, component_path: str | None, overwrite: bool) -> Mapping[str, Any]:
        """As `Backend.take`."""
        imported = await self._importing.run(parse(data), component_path=component_path, overwrite=overwrite)
        return imported.described()


class RunningSidecar:
    """The sessions of a sidecar that runs, over HTTP."""

    def __init__(self, port: int, token: str) -> None:
        self._port = port
        self._token = token

    async def sessions(self, component_path: str | None = None) -> list[Mapping[str, Any]]:
        """As `Backend.sessions`."""
        query = {} if component_path is None else {"componentPath": component_path}
        found: list[Mapping[str, Any]] = json.loads(self.call("GET", "/__ai-sessions", query))["sessions"]
        return found

    async def export(self, session_id: str) -> bytes:
        """As `Backend.export`."""
        return self.call("GET", "/__ai-export", {"sessionId": session_id})

    async def take(self, data: bytes, *, component_path: str | None, overwrite: bool) -> Mapping[str, Any]:
        """As `Backend.take`."""
        query = {"overwrite": "1"} if overwrite else {}
        if component_path is not None:
            query["componentPath"] = component_path
        answer: Mapping[str, Any] = json.loads(self.call("POST", "/__ai-import", query, data))
        return answer

    def events(self, path: str, body: bytes) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The events of a journey, each with its name; the last is `done`, and an `error` is a `SidestoryError`."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_SECONDS)
        headers = {"X-Sidestory-Token": self._token, "Content-Type": "application/json", "Accept": "text/event-stream"}
        try:
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            if response.status != _OK:
                raise _refusal(response.read())
            name = ""
            for line in response:
                kind, _, value = line.decode().rstrip("\r\n").partition(": ")
                if kind == "event":
                    name = value
                elif kind == "data" and name == "error":
                    raise _refusal(value.encode())
                elif kind == "data":
                    yield name, json.loads(value)
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise StoreUnavailable("The running Sidestory doesn't answer; try again.", "no_answer") from error
        finally:
            connection.close()

    def call(self, method: str, path: str, query: Mapping[str, str], body: bytes | None = None) -> bytes:
        """One request's answer; what it refuses is a `SidestoryError`."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_SECONDS)
        headers = {"X-Sidestory-Token": self._token, "Content-Type": "application/json"}
        try:
            connection.request(method, f"{path}?{urlencode(query)}", body, headers)
            response = connection.getresponse()
            answer = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise StoreUnavailable("The running Sidestory doesn't answer; try again.", "no_answer") from error
        finally:
            connection.close()
        if response.status == _OK:
            return answer
        raise _refusal(answer)


def _refusal(answer: bytes) -> SidestoryError:
    """The error that a sidecar's answer tells of."""
    try:
        told = json.loads(answer)
        return SidestoryError(told["error"], told["code"])
    except (ValueError, KeyError, TypeError):
        return StoreUnavailable("The running Sidestory answers nonsense; restart it.", "bad_answer")


@asynccontextmanager
async def opened(settings: Settings, *, writing: bool = False) -> AsyncIterator[Backend]:
    """The sessions of a project; without `writing`, a folder that Sidestory never worked in gets no state by this.

    Raises:
        StoreUnavailable: `sidecar_starting`; or the store can't be opened.
    """
    state = ProjectState(settings.project, settings.state_dir)
    if not writing and not state.folder.is_dir():
        async with LocalStore(":memory:", clock=_now, touched=touched) as nothing:
            yield StoredSessions(nothing, settings, state.root, "")
        return
    with RunLock(state.lock_file) as lock:
        if lock.take():
            state.prepare()
            owner = state.owner  # before there is a database: see there
            async with LocalStore(state.database, clock=_now, touched=touched) as store:
                if store.degraded:
                    click.echo(store.degraded, err=True)
                yield StoredSessions(store, settings, state.root, owner)
            return
    run = state.read_run()
    if run is None:
        raise StoreUnavailable("Sidestory is starting or ending; try again in a moment.", "sidecar_starting")
    yield RunningSidecar(run.port, run.token)


def _now() -> datetime:
    return datetime.now(UTC)
