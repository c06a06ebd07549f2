"""How a cell asks the page for what has no standard name: faults, the network, scenarios."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from essaim import host
from essaim.loop import lanes


async def ask(method: str, **parameters: Any) -> Any:
    """Ask the page; raises ValueError with its sentence when it refuses."""
    answer = json.loads(await host.current().request(method, json.dumps(parameters)))
    if "error" in answer:
        raise ValueError(answer["error"])
    return answer


def now_or_awaitable(method: str, **parameters: Any) -> Any:
    """Ask the page and wait for its answer.

    Where this browser cannot wait inside synchronous Python, the answer is to be awaited.
    Raises ValueError with the page's sentence when it refuses, and RuntimeError on a node of the
    cluster: only cells may ask.
    """
    if host.node_name() not in (host.KERNEL, "test"):
        raise RuntimeError(
            "Faults and the network are changed from a cell, not from a task on a node."
        )
    coroutine = ask(method, **parameters)
    if lanes.can_wait():
        return lanes.run_sync(coroutine)
    lanes.leave_to_await()
    return asyncio.ensure_future(coroutine)


def command(do: str, **fields: Any) -> Any:
    """Have the page's cluster do something; None once it is done, or an awaitable of it."""
    now = now_or_awaitable("cluster.command", command={"do": do, **fields})
    return now if asyncio.isfuture(now) else None
