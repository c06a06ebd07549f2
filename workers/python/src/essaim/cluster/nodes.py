"""The role that a node plays: distributed's own Scheduler or Worker over ``sim://``."""

from __future__ import annotations

from typing import Any

from essaim.cluster.events import EventFeed
from essaim.cluster.transfers import EXTENSION, TransferLog
from essaim.loop import lanes
from essaim.standins.psutil import MEMORY_LIMIT

SCHEDULER_HOST = "scheduler"
SCHEDULER_PORT = 8786
SCHEDULER_ADDRESS = f"sim://{SCHEDULER_HOST}:{SCHEDULER_PORT}"


class _Running:
    """Keeps the server of this interpreter alive."""

    server: Any = None


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
    return str(_Running.server.address)


async def start_worker(name: str, threads: int = 1, memory_limit: int | None = None) -> str:
    """Start a worker and register it with the scheduler; its address.

    ``threads`` is how many tasks may run side by side on the node, waiting ones that is: one
    interpreter computes one thing at a time. ``memory_limit`` is in bytes.
    """
    from distributed import Worker
    from distributed.worker import DEFAULT_EXTENSIONS

    _Running.server = await Worker(
        SCHEDULER_ADDRESS,
        name=name,
        nthreads=threads,
        host=f"sim://{name}",
        protocol="sim",
        memory_limit=memory_limit or MEMORY_LIMIT,
        extensions={**DEFAULT_EXTENSIONS, EXTENSION: TransferLog},
    )
    return str(_Running.server.address)


async def finished() -> None:
    """Wait until the server of this node has closed: retired, or asked to restart."""
    await _Running.server.finished()


def interrupt_tasks() -> int:
    """Stop the tasks of this node that wait; how many there were."""
    return lanes.interrupt_waits()
