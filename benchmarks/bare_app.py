"""The baseline of a start: Starlette and uvicorn with one route. `python -m benchmarks.bare_app PORT`."""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


async def health(_request: Request) -> JSONResponse:
    """It is there."""
    return JSONResponse({"status": "ok"})


if __name__ == "__main__":
    uvicorn.run(Starlette(routes=[Route("/health", health)]), port=int(sys.argv[1]), log_level="warning")
