"""`/api/v1/session/…`: working sessions, saved and read as seeds 002 and 003 have it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.saved_requests import Keep, Listing, Search
from sidecar.api.services import Saving, services
from sidecar.errors import Malformed
from sidecar.snapshots.completeness import is_uuid, report
from sidecar.snapshots.document import read
from sidecar.snapshots.searching import Wanted, saved_at
from sidecar.snapshots.service import Opened, Saved, missing
from sidecar.snapshots.storyart import SwarmUIExportData
from sidecar.snapshots.vault import Kept

SAVE_LIMIT = 16 * 1024 * 1024
"""The largest session that is taken, in bytes."""

_DIGITS = 15
_MOST = 500  # sessions in one answer


async def save(request: Request, asked: Keep) -> Response:
    """`POST /api/v1/session/save?ttl=`: keep a session, for `ttl` seconds where that is given."""
    saved = await _saving(request).sessions.save(await request.body(), _ttl(asked))
    return JSONResponse(told(saved, "Session saved successfully"))


async def take(request: Request, asked: Keep) -> Response:
    """`POST /api/v1/session/import?ttl=`: a file that `export` wrote, or any session, becomes a new one."""
    saved = await _saving(request).sessions.save(await request.body(), _ttl(asked))
    return JSONResponse(told(saved, "Session imported successfully"))


async def latest(request: Request) -> Response:
    """`GET /api/v1/session/latest`: the session that was saved last."""
    saving = _saving(request)
    return _answer(await saving.sessions.latest(), saving)


async def get(request: Request) -> Response:
    """`GET /api/v1/session/{timestamp}`: a session by its time."""
    saving = _saving(request)
    return _answer(await saving.sessions.open(timestamp_in(request)), saving)


async def delete(request: Request) -> Response:
    """`DELETE /api/v1/session/{timestamp}`: the session, and the link to it."""
    timestamp = timestamp_in(request)
    await _saving(request).sessions.delete(timestamp)
    return JSONResponse({"success": True, "timestamp": timestamp})


async def listed(request: Request, asked: Listing) -> Response:
    """`GET /api/v1/session/list?q=&story=&episode=&from=&to=&offset=&limit=`: without any, all as seed 003 lists them."""
    saving = _saving(request)
    every, offset = not asked.model_fields_set, asked.offset
    limit = None if every else min(asked.limit, _MOST)
    count, sessions = 0, []
    async for each in saving.sessions.search(wanted(asked, asked.episode)):
        if offset <= count and (limit is None or count < offset + limit):
            more = {} if every else {"savedAt": saved_at(each.timestamp), "summary": each.summary()}
            sessions.append({**each.entry(), **more})
        count += 1
    body = {"success": True, "sessions": sessions, "count": count}
    paging = {} if every else {"offset": offset, "limit": limit, "storage": saving.sessions.storage}
    return dumped({**body, **paging})


async def export(request: Request) -> Response:
    """`GET /api/v1/session/{timestamp}/export`: the session as a file, byte for byte as it was saved."""
    kept = await found(request)
    headers = {
        "Content-Disposition": f'attachment; filename="session-{kept.timestamp}.json"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(kept.document.value, media_type="application/json", headers=headers)


async def completeness(request: Request) -> Response:
    """`GET /api/v1/session/{timestamp}/completeness`: what it lacks, field by field and beat by beat."""
    kept = await found(request)
    document = read(kept.document.value)
    told_of = report(document, SwarmUIExportData.of(document))
    return dumped({"success": True, "timestamp": kept.timestamp, "completeness": told_of})


async def share(request: Request) -> Response:
    """`POST /api/v1/session/{timestamp}/share`: a link with which anybody here may read the session, nothing else."""
    timestamp = timestamp_in(request)
    secret = await _saving(request).sessions.share(timestamp)
    host, port = request.scope["server"]  # our own socket: what the client says may be the dev server's
    where = f"[{host}]" if ":" in host else host
    url = f"http://{where}:{port}/api/v1/shared/{secret}"
    return JSONResponse({"success": True, "timestamp": timestamp, "url": url})


async def unshare(request: Request) -> Response:
    """`DELETE /api/v1/session/{timestamp}/share`: the link leads nowhere from now on."""
    timestamp = timestamp_in(request)
    await _saving(request).sessions.unshare(timestamp)
    return JSONResponse({"success": True, "timestamp": timestamp})


async def shared(request: Request) -> Response:
    """`GET /api/v1/shared/{secret}`: the session behind a link; the only route that asks for no token but the link."""
    saving = _saving(request)
    return _answer(await saving.sessions.shared(request.path_params["secret"]), saving)


async def found(request: Request) -> Kept:
    """The session that a route is about: by its time, or `latest`."""
    sessions = _saving(request).sessions
    if request.path_params["timestamp"] == "latest":
        return (await sessions.latest()).kept
    return await sessions.get(timestamp_in(request))


def timestamp_in(request: Request) -> int:
    """The time in a route.

    Raises:
        Malformed: `bad_timestamp`: it is no number.
        NotFound: It is one that no session can have.
    """
    raw = request.path_params["timestamp"]
    if not (raw.isascii() and raw.isdigit()):
        raise Malformed("The timestamp is a number: milliseconds since 1970.", "bad_timestamp")
    if len(raw) > _DIGITS:
        raise missing()
    return int(raw)


def wanted(asked: Search, episode: int | None) -> Wanted:
    """What a list is asked for. Raises `Malformed` when a time is none."""
    since, until = moment(asked.from_, "from"), moment(asked.to, "to")
    return Wanted(words=asked.q, story=asked.story, episode=episode, since=since, until=until)


def moment(text: str, name: str) -> int | None:
    """Milliseconds of a time that is given so, or as an ISO date or time (UTC where it says no zone); "" is none."""
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= _DIGITS:
        return int(text)
    try:
        parsed = datetime.fromisoformat(text)
        aware = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
        return int(aware.timestamp() * 1_000)
    except (ValueError, OverflowError) as error:
        raise Malformed(f"The query parameter {name} must be a date like 2026-01-31.", "bad_request") from error


def told(saved: Saved, message: str) -> Mapping[str, Any]:
    """What is answered when a session was saved."""
    return {
        "success": True,
        "message": message,
        "sessionKey": saved.session_key,
        "storage": saved.storage,
        "timestamp": saved.timestamp,
        "savedAt": saved_at(saved.timestamp),
        "expiresAt": saved_at(int(saved.expires_at.timestamp() * 1_000)),
    }


def dumped(answer: Mapping[str, Any]) -> Response:
    """JSON in ASCII: what people saved may have halves of characters, which UTF-8 can't."""
    return Response(json.dumps(answer), media_type="application/json")


def _answer(opened: Opened, saving: Saving) -> Response:
    """A session as seed 003 answers it; its bytes go out as they came in, so that a large one costs little."""
    kept = opened.kept
    beside = {
        "timestamp": kept.timestamp,
        "savedAt": saved_at(kept.timestamp),
        "storyUuidValid": is_uuid(opened.story_uuid),
        "storage": saving.sessions.storage,
    }
    body = b'{"success":true,"data":' + kept.document.value + b"," + json.dumps(beside).encode()[1:]
    return Response(body, media_type="application/json")


def _saving(request: Request) -> Saving:
    return services(request).saving


def _ttl(asked: Keep) -> timedelta | None:
    return None if asked.ttl is None else timedelta(seconds=asked.ttl)
