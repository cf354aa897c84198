"""`/__ai-saved`: the saved sessions on one page, to be searched, exported, shared and deleted."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from sidecar.api.pages import page
from sidecar.api.saved import wanted
from sidecar.api.saved_requests import Turning
from sidecar.api.services import services
from sidecar.errors import Malformed
from sidecar.snapshots.completeness import lacks

_ROWS = 25
_STORES = {"redis": "Redis", "sqlite": "SQLite", "memory": "memory"}
_KILO, _MEGA = 1_000, 1_000_000
_DIGITS = 9


async def saved(request: Request, asked: Turning) -> Response:
    """`GET /__ai-saved?q=&story=&episode=&from=&to=&page=`: a page of its own, without any file beside it."""
    sessions = services(request).saving.sessions
    at, count, rows = asked.page, 0, []
    async for each in sessions.search(wanted(asked, _episode(asked.episode))):
        if (at - 1) * _ROWS <= count < at * _ROWS:
            rows.append({**each.summary(), "lacks": lacks(each.report)})
        count += 1
    filters = asked.model_dump(by_alias=True, exclude={"page"})
    return page(
        "saved.html",
        filters=filters,
        filtered=any(filters.values()),
        sessions=rows,
        count=count,
        storage=_STORES[sessions.storage],
        newer=_turned(filters, at - 1) if at > 1 else None,
        older=_turned(filters, at + 1) if count > at * _ROWS else None,
        size=size,
        minute=minute,
    )


def size(count: int) -> str:
    """Bytes for people."""
    for unit, scale in (("MB", _MEGA), ("kB", _KILO)):
        if count >= scale:
            return f"{count / scale:.1f} {unit}"
    return f"{count} B"


def minute(moment: str) -> str:
    """An ISO time to the minute."""
    return moment[:16].replace("T", " ")


def _episode(text: str) -> int | None:
    """A form's field, which may be empty."""
    if text and not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise Malformed("The query parameter episode is wrong: it must be a whole number.", "bad_request")
    return int(text) if text else None


def _turned(filters: dict[str, str], at: int) -> str:
    """The query of another page."""
    return urlencode({**{name: value for name, value in filters.items() if value}, "page": at})
