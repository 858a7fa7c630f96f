"""The HTTP interface: which path is answered by what."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from promptguard.errors import PromptguardError
from promptguard.frontends.service import answers, calls
from promptguard.frontends.service.address import Key
from promptguard.frontends.service.answers import BadRequestError
from promptguard.frontends.service.engine import Engine
from promptguard.frontends.service.guard import Guard
from promptguard.frontends.service.wire import CONTENT_TYPE, HEALTH, HELLO, RUN, STOP
from promptguard.report.wording import LANGUAGES
from promptguard.settings import Settings, find_settings
from promptguard.version import __version__

_AT_ONCE = 2
"""Scans at once: they take turns on the interpreter anyway, and a queue is served in order."""
_NONCE = range(16, 65)
_NONSENSE, _NOT_ONE_OF_US, _UNUSABLE = 400, 409, 503

Answer = Callable[[Engine, Settings, object], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Interface:
    """The endpoints of one service. `stop` ends it."""

    engine: Engine
    key: Key
    stop: Callable[[], None]
    limit: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(_AT_ONCE))

    def behind_guard(self, hosts: frozenset[str]) -> Guard:
        """The application, for callers who reach it by one of these hosts."""
        routes = [
            Route(HELLO, self._hello, methods=["POST"]),
            Route(RUN, self._run, methods=["POST"]),
            Route("/v1/check", self._answering(answers.check), methods=["POST"]),
            Route(HEALTH, self._health, methods=["GET"]),
            Route(STOP, self._end, methods=["POST"]),
        ]
        return Guard(Starlette(routes=routes), self.key, hosts)

    async def _hello(self, request: Request) -> Response:
        """Prove who we are, before anybody hands us a draft."""
        nonce = await request.body()
        if len(nonce) not in _NONCE:
            return Response(status_code=_NONSENSE)
        return Response(self.key.proof(nonce), media_type=CONTENT_TYPE)

    async def _run(self, request: Request) -> Response:
        """A call of the command line."""
        body = await request.body()
        try:
            answer = await to_thread.run_sync(calls.answer, self.engine, body, limiter=self.limit)
        except calls.OtherIdentityError:
            return Response(status_code=_NOT_ONE_OF_US)
        except ValueError:
            return Response(status_code=_NONSENSE)
        return Response(answer, media_type=CONTENT_TYPE)

    def _answering(self, answer: Answer) -> Callable[[Request], Any]:
        """An endpoint for a function of data, with the settings of whoever runs the service."""

        def answered(data: object) -> dict[str, Any]:
            return answer(self.engine, find_settings(), data)

        async def endpoint(request: Request) -> Response:
            try:
                data = json.loads(await request.body())
                return JSONResponse(await to_thread.run_sync(answered, data, limiter=self.limit))
            except BadRequestError as error:
                return JSONResponse({"error": "field", "field": str(error)}, _NONSENSE)
            except (ValueError, RecursionError):
                return JSONResponse({"error": "json"}, _NONSENSE)
            except PromptguardError as error:
                return JSONResponse({"error": "configuration", "told": str(error)}, _UNUSABLE)

        return endpoint

    async def _health(self, _request: Request) -> Response:
        """That the service runs, and what is wrong with its settings, rules or dictionary."""
        notice = await to_thread.run_sync(self._notice, limiter=self.limit)
        return JSONResponse({"version": __version__, "pid": os.getpid(), "notice": notice})

    def _notice(self) -> dict[str, str] | None:
        try:
            _, problem = self.engine.latest(find_settings())
        except PromptguardError as error:
            problem = error
        return {language: problem.told(language) for language in LANGUAGES} if problem else None

    async def _end(self, _request: Request) -> Response:
        self.stop()
        return JSONResponse({})
