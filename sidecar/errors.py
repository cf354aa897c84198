"""Every error a request can end in.

The tree::

    SidestoryError
    ├── Malformed            400
    ├── Unauthenticated      401
    ├── Refused              403
    ├── NotFound             404
    ├── Conflict             409
    ├── TooLarge             413
    ├── UnsupportedMedia     415
    ├── CannotDo             422
    ├── RateLimited          429
    ├── UpstreamFailed       502
    └── StoreUnavailable     503

An error carries one sentence for a person (what happened and what to do), a `code` for programs and, where they
help, `details`. `api/errors.py` turns it into HTTP, once.
"""

from collections.abc import Mapping
from typing import Any, ClassVar


class SidestoryError(Exception):
    """Something that the user or the calling program should be told about.

    Args:
        message: One sentence: what happened and what to do next. No absolute paths, no secrets.
        code: The snake_case name that programs match on.
        details: Further JSON members of the answer, e.g. `candidates`.
    """

    status: ClassVar[int] = 500

    def __init__(self, message: str, code: str, details: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.details: Mapping[str, Any] = details or {}


class Malformed(SidestoryError):
    """The request cannot be read as what the route expects."""

    status = 400


class Unauthenticated(SidestoryError):
    """The token is missing, stale or wrong."""

    status = 401


class Refused(SidestoryError):
    """Host, Origin or the path policy forbids it."""

    status = 403


class NotFound(SidestoryError):
    """The named thing does not exist; `details` may carry near names."""

    status = 404


class Conflict(SidestoryError):
    """Somebody else changed it first; both sides were kept."""

    status = 409


class TooLarge(SidestoryError):
    """The request is larger than what a person types."""

    status = 413


class UnsupportedMedia(SidestoryError):
    """A side effect was asked for without a JSON body."""

    status = 415


class CannotDo(SidestoryError):
    """Understood, but it cannot be done; `details` say what can."""

    status = 422


class RateLimited(SidestoryError):
    """Too many requests; `details["retryAfter"]` is in seconds."""

    status = 429


class UpstreamFailed(SidestoryError):
    """The model or the dev server failed."""

    status = 502


class StoreUnavailable(SidestoryError):
    """Nothing could be kept, so nothing was done."""

    status = 503
