"""The file that lets one site in, on distributed's own WebSocket server."""

from __future__ import annotations

import asyncio
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from distributed.comm import listen
from distributed.comm.ws import WSHandler
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

FILE = Path(__file__).parents[3] / "tools/outside/essaim_origin.py"


def load() -> ModuleType:
    """As dask loads a preload: by its path, once for each process."""
    spec = importlib.util.spec_from_file_location("essaim_origin", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def _handler_as_it_was() -> Iterator[None]:
    kept = dict(vars(WSHandler))
    yield
    for name in ("check_origin", "set_default_headers"):
        if name not in kept and name in vars(WSHandler):
            delattr(WSHandler, name)


async def _answers(origins: list[str]) -> list[int]:
    """Status of a connection from a page of each site; 101 where it was let in."""

    async def nothing(comm: Any) -> None:
        await comm.close()

    found = []
    async with listen("ws://127.0.0.1:0", nothing) as listener:
        port = listener.get_host_port()[1]
        for origin in origins:
            request = HTTPRequest(f"ws://127.0.0.1:{port}/", headers={"Origin": origin})
            try:
                (await websocket_connect(request)).close()
                found.append(101)
            except HTTPClientError as error:
                found.append(error.code)
        plain = await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}/", raise_error=False)
        found.append(plain.code)
        readable = plain.headers.get("Access-Control-Allow-Origin")
        assert (readable == "*") == ("set_default_headers" in vars(WSHandler))
        if readable:
            assert plain.body.decode() == 'Can "Upgrade" only to "WebSocket".'
    return found


def test_only_the_named_sites_are_let_in(monkeypatch: pytest.MonkeyPatch) -> None:
    sites = ["https://site.example", "http://localhost:4321", "https://evil.example", "null"]
    assert asyncio.run(_answers(sites)) == [403, 403, 403, 403, 400]
    monkeypatch.setenv("ESSAIM_ORIGIN", "https://Site.example/ http://localhost:4321")
    load()
    assert asyncio.run(_answers(sites)) == [101, 101, 403, 403, 400]
    near = ["https://site.example.evil.example", "http://site.example", "http://localhost:4322"]
    assert asyncio.run(_answers(near)) == [403, 403, 403, 400]


@pytest.mark.parametrize("named", ["", " ", "site.example", "https://site.example/en/", "*"])
def test_a_name_that_is_no_origin_stops_the_start(
    named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ESSAIM_ORIGIN", named)
    with pytest.raises(ValueError, match=r"^essaim_origin\.py: "):
        load()
