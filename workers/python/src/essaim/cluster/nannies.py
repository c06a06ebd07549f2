"""The nannies of the tab's workers.

Natively a nanny is a process beside each worker: it starts the worker again, and kills it when it
is asked to. Here the page does both. What workers and scheduler know of a nanny is an address; all
of these are on the scheduler's node, which answers at once whatever a worker computes, and passes
the orders on to the page (``workers/protocol/nanny.ts``).
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from essaim import host
from essaim.cluster.names import MOST_WORKERS, SCHEDULER_HOST

_HOST = f"sim://{SCHEDULER_HOST}"
_FIRST_PORT = 9000
CHANNEL = "nanny"
# What a worker says whose stream from the scheduler ended, in Worker.handle_scheduler:
# https://github.com/dask/distributed/blob/2026.8.0/distributed/worker.py#L1215-L1219
STREAM_ENDED = "worker-handle-scheduler-connection-broken"
NOT_HERE = "A worker's nanny is the page here, and no Python runs in it: use the worker itself."


def address_of(worker: str) -> str | None:
    """Where the nanny of ``w3`` is asked; None for a worker that has none."""
    number = worker.removeprefix("w")
    known = number.isdigit() and 1 <= int(number) <= MOST_WORKERS
    return f"{_HOST}:{_FIRST_PORT + int(number)}" if known else None


def _worker_at(address: str) -> str:
    return f"w{int(address.rpartition(':')[2]) - _FIRST_PORT}"


async def serve(scheduler: Any) -> None:
    """Answer what is asked of nannies, at one address for each worker that there can be."""

    def order(comm: Any, verb: str) -> None:
        node = _worker_at(comm.local_address)
        host.current().emit(CHANNEL, json.dumps({"do": verb, "node": node}))

    def ids(address: str) -> set[str]:
        return {ws.server_id for ws in scheduler.workers.values() if ws.nanny == address}

    async def kill(comm: Any, reason: str = "", timeout: float = 5) -> None:
        """Return when the worker's process is gone and the scheduler knows."""
        known = ids(comm.local_address)
        order(comm, "replace")
        while known & ids(comm.local_address):
            await asyncio.sleep(0.01)

    def close_gracefully(comm: Any, reason: str = "") -> None:
        # The scheduler is there, as it hears this: a message that the worker had no room for, or a
        # cut that was healed. Natively the worker is gone for good, unless it was killed for its
        # memory before that; here it is started again, as readers find it gone without a word.
        if reason != STREAM_ENDED:
            order(comm, "let-go")

    def refuse(comm: Any, **asked: object) -> None:
        raise NotImplementedError(NOT_HERE)

    scheduler.handlers |= {
        "kill": kill,
        "close_gracefully": close_gracefully,
        "plugin_add": refuse,
        "plugin_remove": refuse,
        "run": refuse,
    }
    for number in range(1, MOST_WORKERS + 1):
        await scheduler.listen(f"{_HOST}:{_FIRST_PORT + number}")
