"""The role that a node plays: distributed's own Scheduler or Worker over ``sim://``."""

from __future__ import annotations

import json
from typing import Any

import dask

from essaim import host
from essaim.cluster import nannies, sampling
from essaim.cluster.events import EventFeed
from essaim.cluster.names import SCHEDULER_ADDRESS, SCHEDULER_HOST, SCHEDULER_PORT
from essaim.cluster.transfers import EXTENSION, TransferLog
from essaim.loop import interrupts, lanes
from essaim.memory.kept import results_kept
from essaim.memory.limit import resolved


class _Running:
    """Keeps the server of this interpreter alive."""

    server: Any = None
    memory_limit: int | None = None
    idle: int = 0


async def start_scheduler() -> str:
    """Start the scheduler; its address."""
    from distributed import Scheduler

    _Running.server = await Scheduler(
        host=f"sim://{SCHEDULER_HOST}",
        port=SCHEDULER_PORT,
        protocol="sim",
        dashboard=False,
        plugins=[EventFeed()],
    )
    await nannies.serve(_Running.server)
    return str(_Running.server.address)


def configure(config: str) -> None:
    """Take over what the reader set in dask's configuration; ``config`` is JSON."""
    dask.config.update(dask.config.config, json.loads(config), priority="new")


def limit_memory(limit: str) -> str:
    """Hold this worker to its limit, before it starts; ``limit`` is JSON, as it travels.

    JSON of ``idle`` and ``limit`` in bytes, and ``terminate``, the bytes beyond which the page
    replaces the worker as a nanny does. Or of ``refused``, a sentence.
    """
    idle = host.current().memory_in_use()
    try:
        bytes_ = resolved(json.loads(limit), idle)
    except ValueError as error:
        return json.dumps({"refused": str(error)})
    host.current().limit_memory(bytes_)
    _Running.memory_limit, _Running.idle = bytes_, idle
    share = dask.config.get("distributed.worker.memory.terminate")
    terminate = None if bytes_ is None or share is False else int(bytes_ * share)
    return json.dumps({"idle": idle, "limit": bytes_, "terminate": terminate})


async def start_worker(name: str, port: int, threads: int = 1, resources: str = "{}") -> str:
    """Start a worker and register it with the scheduler; its address.

    ``port`` is one at which no worker of this name has listened before: distributed tells workers
    apart by their addresses.

    ``threads`` is how many tasks may run side by side on the node, waiting ones that is: one
    interpreter computes one thing at a time. ``resources`` is JSON, distributed's own.
    """
    from distributed import Worker
    from distributed.worker import DEFAULT_EXTENSIONS

    interrupts.spare_the_loop()
    _Running.server = await Worker(
        SCHEDULER_ADDRESS,
        name=name,
        nanny=nannies.address_of(name),
        nthreads=threads,
        host=f"sim://{name}",
        port=port,
        protocol="sim",
        memory_limit=_Running.memory_limit,
        data=results_kept(_Running.memory_limit, _Running.idle),
        resources=json.loads(resources),
        extensions={**DEFAULT_EXTENSIONS, EXTENSION: TransferLog},
    )
    if dask.config.get("distributed.worker.profile.enabled"):
        sampling.watch(_Running.server)
    return str(_Running.server.address)


async def finished() -> None:
    """Wait until the server of this node has closed: retired, or asked to restart."""
    await _Running.server.finished()


def interrupt_tasks() -> int:
    """Stop the tasks of this node that wait; how many there were."""
    return lanes.interrupt_waits()
