"""The baseline of saved sessions: a SET and a GET behind Starlette and uvicorn. `python -m benchmarks.bare_sessions PORT REDIS_URL`."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypedDict

import uvicorn
from redis.asyncio import Redis
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

WEEK = 604_800
KEY = "bare:session"


class State(TypedDict):
    """What the lifespan hands to the routes."""

    redis: Redis


@asynccontextmanager
async def lifespan(_app: Starlette) -> AsyncIterator[State]:
    """A client with a pool."""
    async with Redis.from_url(sys.argv[2], protocol=3) as client:
        yield {"redis": client}


async def health(_request: Request) -> Response:
    """It is there."""
    return JSONResponse({"status": "ok"})


async def save(request: Request) -> Response:
    """Whatever came."""
    await request.state.redis.set(KEY, await request.body(), ex=WEEK)
    return JSONResponse({"success": True})


async def latest(request: Request) -> Response:
    """What was saved last."""
    return Response(await request.state.redis.get(KEY), media_type="application/json")


if __name__ == "__main__":
    routes = [Route("/health", health), Route("/save", save, methods=["POST"]), Route("/latest", latest)]
    uvicorn.run(
        Starlette(routes=routes, lifespan=lifespan), port=int(sys.argv[1]), log_level="warning", access_log=False
    )
