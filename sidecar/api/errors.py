"""Domain errors as HTTP, once: `{"success": false, "error": …, "code": …, …details}`."""

import logging
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.errors import SidestoryError

_log = logging.getLogger(__name__)
_SENTENCES = {404: ("There is no such address.", "not_found"), 405: ("That method isn't taken here.", "bad_method")}


def body(error: SidestoryError) -> Mapping[str, Any]:
    """The JSON of an error, as an answer's body and as a stream's last event."""
    return {**error.details, "success": False, "error": error.message, "code": error.code}


async def on_domain_error(_request: Request, error: Exception) -> Response:
    """Answer with the error's own status and sentence."""
    assert isinstance(error, SidestoryError)  # noqa: S101  Starlette's signature is wider than what it passes
    headers = {"Retry-After": str(error.details["retryAfter"])} if "retryAfter" in error.details else None
    return JSONResponse(body(error), error.status, headers)


async def on_http_error(_request: Request, error: Exception) -> Response:
    """Starlette's own refusals in the contract's shape."""
    assert isinstance(error, HTTPException)  # noqa: S101  as above
    sentence, code = _SENTENCES.get(error.status_code, (error.detail, "http_error"))
    return JSONResponse({"success": False, "error": sentence, "code": code}, error.status_code, error.headers)


async def on_defect(request: Request, error: Exception) -> Response:
    """A defect: its trace goes to the log, a sentence to the caller."""
    _log.error("%s %s failed", request.method, request.scope["path"], exc_info=error)
    sentence = "Something went wrong inside Sidestory; its log says more."
    return JSONResponse({"success": False, "error": sentence, "code": "internal_error"}, 500)
