"""A cluster for each case of the contract, native or in the tab.

The cases say nothing about where they run. All that differs between the two stands in this file
and in ``differences.json``.
"""

from __future__ import annotations

import inspect
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from dask.distributed import Client, Event, LocalCluster

IN_THE_TAB = sys.platform == "emscripten"
HERE = Path(__file__).parent
WORKERS = 2


def pytest_addoption(parser: Any) -> None:
    parser.addoption("--sample", type=int, default=0, help="run so many cases, drawn by --seed")
    parser.addoption("--seed", type=int, default=1)


def pytest_configure(config: Any) -> None:
    config.addinivalue_line("markers", "late: needs numpy, pandas or pyarrow")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: Any, items: list[Any]) -> None:
    """Draw the sample, put what needs its own cluster last, expect what is known to differ."""
    size = config.getoption("--sample", 0)
    if 0 < size < len(items):
        items[:] = random.Random(config.getoption("--seed")).sample(items, size)
    items.sort(key=lambda item: ("fresh" in item.fixturenames, item.nodeid))
    differences = json.loads((HERE / "differences.json").read_text()) if IN_THE_TAB else {}
    for item in items:
        reason = differences.get(f"{item.path.name}::{item.originalname}")
        if reason is not None:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))
    for module in {item.module for item in items}:
        _as_in_a_cell(module)


def _as_in_a_cell(module: Any) -> None:
    """What a case defines belongs to ``__main__``, so that it travels by value to the workers."""
    own = [v for v in vars(module).values() if getattr(v, "__module__", None) == module.__name__]
    classes = [value for value in own if inspect.isclass(value)]
    functions = [value for value in own if inspect.isfunction(value)]
    methods = [m for c in classes for m in vars(c).values() if inspect.isfunction(m)]
    for value in (*classes, *functions, *methods):
        value.__module__ = "__main__"


class _Shared:
    """The cluster that independent cases share; made when it is wanted, and again after a loss."""

    def __init__(self) -> None:
        self._cluster: Any = None
        self._client: Any = None

    def client(self) -> Client:
        if self._client is None:
            self._cluster, self._client = _open(WORKERS)
        return self._client

    def whole(self) -> bool:
        there = self._client.status == "running"
        return there and len(self._client.scheduler_info(n_workers=-1)["workers"]) == WORKERS

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._cluster.close()
        self._client = self._cluster = None


def _open(n_workers: int, **options: Any) -> tuple[Any, Client]:
    options = {"threads_per_worker": 1, "processes": True, "dashboard_address": None} | options
    cluster = LocalCluster(n_workers=n_workers, **options)
    client = Client(cluster)
    if n_workers > 0:
        client.wait_for_workers(n_workers, timeout=30)
    return cluster, client


@pytest.fixture(scope="session")
def _shared() -> Iterator[_Shared]:
    shared = _Shared()
    yield shared
    shared.close()


@pytest.fixture
def client(_shared: _Shared) -> Iterator[Client]:
    """A client of two workers with one thread each; the case has to leave them as they were."""
    yield _shared.client()
    if not _shared.whole():
        _shared.close()


@pytest.fixture
def workers(client: Client) -> list[str]:
    """The addresses of the client's workers, in the order of their names."""
    return addresses_of(client)


def addresses_of(client: Client) -> list[str]:
    known = client.scheduler_info(n_workers=-1)["workers"]
    return sorted(known, key=lambda address: str(known[address]["name"]))


@pytest.fixture
def fresh(_shared: _Shared) -> Iterator[Callable[..., Client]]:
    """Open a cluster that the case may break: ``fresh(n_workers, **options)`` is its client."""
    _shared.close()
    opened: list[tuple[Any, Client]] = []

    def make(n_workers: int = WORKERS, **options: Any) -> Client:
        opened.append(_open(n_workers, **options))
        return opened[-1][1]

    yield make
    for cluster, client in reversed(opened):
        client.close()
        cluster.close()


@pytest.fixture
def kill() -> Callable[[Client, str], None]:
    """End the process of the worker at an address, without a goodbye; its nanny starts another."""

    def end(client: Client, address: str) -> None:
        client.run(os._exit, 1, workers=[address], on_error="return")

    return end


@pytest.fixture
def eventually() -> Callable[..., None]:
    """Wait until ``holds(scheduler, *args)`` is true on the client's scheduler.

    What a client tells its scheduler without an answer arrives a little later.
    """

    def ask(client: Client, holds: Callable[..., bool], *args: Any) -> None:
        async def until(dask_scheduler: Any) -> bool:
            import asyncio

            for _ in range(1500):
                if holds(dask_scheduler, *args):
                    return True
                await asyncio.sleep(0.01)
            return False

        assert client.run_on_scheduler(until), "the scheduler did not come to that"

    return ask


@pytest.fixture
def submitted(eventually: Callable[..., None]) -> Callable[..., None]:
    """Wait until the scheduler knows these futures."""

    def known(client: Client, *futures: Any) -> None:
        keys = [future.key for future in futures]
        eventually(client, lambda scheduler: all(key in scheduler.tasks for key in keys))

    return known


@pytest.fixture
def name(request: Any) -> str:
    """A name that no other case uses."""
    return str(request.node.name)


@pytest.fixture
def gate(client: Client, name: str) -> Iterator[Event]:
    """An event that tasks wait for; it is set at the end, so that no task waits for ever."""
    event = Event(f"gate of {name}", client=client)
    yield event
    event.set()
