"""Bodies of requests, read no further than they may be long."""

from collections.abc import Callable
from typing import Any

from fastapi import HTTPException, Request
from fastapi.responses import JSONResponse
from starlette.requests import ClientDisconnect

from engine.errors import ExperimentError
from server.events import Problem
from server.service import Service


async def read_body(request: Request, longest: int) -> bytes | None:
    """The body, or None as soon as it is longer, or is said to be."""
    if _declared(request) > longest:
        return None
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > longest:
                return None
    except ClientDisconnect:
        raise HTTPException(400, "The body did not arrive.") from None
    return bytes(body)


def too_long(request: Request, longest: int, message: str) -> JSONResponse:
    """413 with the one problem there is; `message` says how to mend it."""
    got = f"{_declared(request)} bytes" if _declared(request) > longest else f"more than {longest} bytes"
    problem = Problem(where="", expected=f"at most {longest} bytes", got=got, message=message)
    return JSONResponse([problem.model_dump()], 413, {"Connection": "close"})


def _declared(request: Request) -> int:
    """The length that the client announces; 0 where it sends the body in chunks of any number."""
    return int(request.headers.get("content-length", "0"))


def _as_it_is(found: Any) -> Any:
    return found


async def answered(
    request: Request,
    service: Service,
    question: str,
    message: str,
    longest: int | None = None,
    told: Callable[[Any], Any] = _as_it_is,
) -> JSONResponse:
    """What a worker says to a question about the body; 413 where the body is too long, 422 where it is refused.

    Args:
        request: the request.
        service: the application's.
        question: one of the workers' questions.
        message: how to mend a body that is too long.
        longest: bytes of the body at most; None: as the settings say.
        told: what is made of the worker's answer.
    """
    longest = service.settings.body_bytes if longest is None else longest
    body = await read_body(request, longest)
    if body is None:
        return too_long(request, longest, message)
    return await asked(service, question, body, told)


async def asked(service: Service, question: str, argument: Any, told: Callable[[Any], Any] = _as_it_is) -> JSONResponse:
    """What a worker says to a question about `argument`, as `told` makes it; 422 where it is refused."""
    try:
        return JSONResponse(told(await service.host.ask(question, argument)))
    except ExperimentError as error:
        return JSONResponse([problem.model_dump() for problem in error.problems], 422)
