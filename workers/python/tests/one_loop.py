"""A real scheduler, real workers and a real client on one loop, over ``sim://``."""

from __future__ import annotations

import importlib.metadata
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import dask
from distributed import Client, Scheduler, Worker
from distributed.comm.registry import backends
from distributed.worker import DEFAULT_EXTENSIONS
from in_process import InProcessHost

from essaim import host
from essaim.cluster.events import EventFeed
from essaim.cluster.transfers import EXTENSION, TransferLog
from essaim.comm.sim import SimBackend

if not any(
    entry.name == "sim"
    for entry in importlib.metadata.entry_points(group="distributed.comm.backends")
):
    # A checkout that is not installed has no entry point that distributed could find.
    backends["sim"] = SimBackend()

SETTINGS = {
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    "distributed.worker.profile.enabled": False,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.admin.tick.limit": "1h",
    "distributed.comm.timeouts.connect": "5s",
    "distributed.comm.compression": None,
}

# Natively distributed opens its HTTP server whatever the protocol is.
HTTP = "127.0.0.1:0"


@dataclass
class OneLoop:
    host: InProcessHost
    scheduler: Any
    workers: list[Any]
    client: Any
    worker_options: dict[str, Any]

    async def add_worker(self, name: str) -> Any:
        return await _worker(self.host, self.scheduler.address, name, self.worker_options)


async def _worker(fabric: InProcessHost, scheduler: str, name: str, options: dict[str, Any]) -> Any:
    """A worker whose own link to the scheduler comes from ``name``, as in a tab."""
    host.attach(fabric, name)
    try:
        return await Worker(scheduler, name=name, host=f"sim://{name}", **options)
    finally:
        host.attach(fabric, "test")


@asynccontextmanager
async def attached() -> AsyncIterator[InProcessHost]:
    """An in-process host in place of the one that is there."""
    before, name, dashboard = host._Slot.host, host._Slot.name, host._Slot.dashboard
    fabric = InProcessHost(before)
    host.attach(fabric, "test")
    try:
        yield fabric
    finally:
        host._Slot.host, host._Slot.name, host._Slot.dashboard = before, name, dashboard


@asynccontextmanager
async def cluster(workers: int = 2) -> AsyncIterator[OneLoop]:
    """A scheduler, ``workers`` workers called w1, w2, … and an asynchronous client."""
    options = {
        "protocol": "sim",
        "nthreads": 1,
        "memory_limit": 2**30,
        "extensions": {**DEFAULT_EXTENSIONS, EXTENSION: TransferLog},
        "dashboard_address": HTTP,
    }
    async with AsyncExitStack() as stack:
        stack.enter_context(dask.config.set(SETTINGS))
        fabric = await stack.enter_async_context(attached())
        scheduler = await stack.enter_async_context(
            Scheduler(
                host="sim://scheduler",
                port=0,
                protocol="sim",
                dashboard=False,
                dashboard_address=HTTP,
                plugins=[EventFeed()],
            )
        )
        running = [
            await stack.enter_async_context(
                await _worker(fabric, scheduler.address, f"w{i + 1}", options)
            )
            for i in range(workers)
        ]
        client = await stack.enter_async_context(Client(scheduler.address, asynchronous=True))
        yield OneLoop(fabric, scheduler, running, client, options)
