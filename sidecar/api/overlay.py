"""`GET /__ai-overlay/…`: the overlay's modules, without their comments."""

import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response

from sidecar.api.operations import Operation
from sidecar.resources import overlay_dir

_SERVED = {".js": "text/javascript", ".css": "text/css"}


async def overlay(request: Request) -> Response:
    """One module. Its address names no version, so that the browser asks each time; unchanged costs a 304."""
    file = _module(overlay_dir(), request.path_params["path"])
    if file is None:
        raise HTTPException(404)
    body = _stripped(file, file.stat().st_mtime_ns)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=_SERVED[file.suffix])


def _module(folder: Path, path: str) -> Path | None:
    """The file behind a path, when it is one that browsers are given."""
    try:
        file = (folder / path).resolve()
        inside = file.is_relative_to(folder) and file.is_file()
    except (OSError, ValueError):  # a name too long for the platform, or with a NUL
        return None
    served = file.suffix in _SERVED and file.name != "vite-plugin.js"  # that one is for Node
    return file if inside and served else None


@lru_cache(maxsize=200)
def _stripped(file: Path, _changed: int) -> bytes:
    source = file.read_bytes()
    return without_comments(source) if file.suffix == ".js" else source


def without_comments(source: bytes) -> bytes:
    """JavaScript without its comments and the lines that held nothing else."""
    import tree_sitter  # noqa: PLC0415  a parser is needed only when the overlay is served
    import tree_sitter_javascript  # noqa: PLC0415

    language = tree_sitter.Language(tree_sitter_javascript.language())
    tree = tree_sitter.Parser(language).parse(source)
    cursor = tree_sitter.QueryCursor(tree_sitter.Query(language, "(comment) @comment"))
    kept, at = bytearray(), 0
    for node in sorted(cursor.captures(tree.root_node).get("comment", []), key=lambda node: node.start_byte):
        start, end = _whole_lines(source, node.start_byte, node.end_byte)
        kept += source[at:start]
        if (start, end) == (node.start_byte, node.end_byte) and source.startswith(b"/*", start):
            kept += b"\n" if b"\n" in source[start:end] else b" "  # what a comment parts stays parted (ECMA-262, 12.4)
        at = end
    return bytes(kept + source[at:])


def _whole_lines(source: bytes, start: int, end: int) -> tuple[int, int]:
    """The span of a comment, with its lines where it has them for itself."""
    line_start = source.rfind(b"\n", 0, start) + 1
    line_end = source.find(b"\n", end) + 1 or len(source)
    alone = not source[line_start:start].strip() and not source[end:line_end].strip()
    return (line_start, line_end) if alone else (start, end)


ROUTES = [
    Operation(
        "GET",
        "/__ai-overlay/{path:path}",
        overlay,
        media=["text/javascript", "text/css"],
        tag="Pages and programs",
        open_to_all=True,
        middleware=[Middleware(GZipMiddleware)],
    ),
]
