"""What the scheduler does, told to the page as it happens.

The feed is a plain SchedulerPlugin: distributed calls it on each transition. It sends batches of
events as JSON; ``workers/protocol/cluster.ts`` has the same types, and both ends are tested
against ``workers/protocol/golden/events.json``.
"""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from typing import Any

from distributed.diagnostics.plugin import SchedulerPlugin

from essaim import host

# Events are sent this long after the first of a batch, in seconds.
BATCH_S = 0.05
# Workers are sampled this often, in seconds.
SAMPLE_S = 0.5
# The states that a reader can see a task in; the rest are the scheduler's own bookkeeping.
_SHOWN = frozenset({"processing", "memory", "erred", "released", "forgotten", "no-worker"})


class EventFeed(SchedulerPlugin):  # type: ignore[misc]
    name = "essaim-event-feed"
    idempotent = True

    def __init__(self) -> None:
        self._batch: list[dict[str, Any]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._scheduler: Any = None
        self._sampling: asyncio.Task[None] | None = None

    async def start(self, scheduler: Any) -> None:
        self._scheduler = scheduler
        self._sampling = asyncio.ensure_future(self._sample_for_ever())

    async def close(self) -> None:
        if self._sampling is not None:
            self._sampling.cancel()
            with suppress(asyncio.CancelledError):
                await self._sampling
        self._flush()

    def add_worker(self, scheduler: Any, worker: str) -> None:
        state = scheduler.workers[worker]
        self._emit(
            kind="worker-added", worker=str(state.name), address=worker, threads=state.nthreads
        )

    def remove_worker(self, scheduler: Any, worker: str, **details: Any) -> None:
        self._emit(kind="worker-removed", worker=_host_of(worker), address=worker)

    def update_graph(self, scheduler: Any, *, client: str, tasks: Any, **details: Any) -> None:
        self._emit(kind="graph-submitted", tasks=len(tasks))

    def transition(self, key: Any, start: str, finish: str, *args: Any, **details: Any) -> None:
        if finish not in _SHOWN:
            return
        event: dict[str, Any] = {
            "kind": "task-transitioned",
            "key": str(key),
            "from": start,
            "to": finish,
        }
        if finish == "memory":
            event["worker"] = _host_of(details.get("worker") or "")
            event["nbytes"] = int(details.get("nbytes") or 0)
            event["ran"] = [
                [s["action"], s["start"], s["stop"]] for s in details.get("startstops") or ()
            ]
        elif finish == "erred":
            event["worker"] = _host_of(details.get("worker") or "")
            event["ran"] = [
                [s["action"], s["start"], s["stop"]] for s in details.get("startstops") or ()
            ]
        elif finish == "processing":
            task = self._scheduler.tasks.get(key)
            if task is not None and task.processing_on is not None:
                event["worker"] = _host_of(task.processing_on.address)
        self._emit(**event)

    def _emit(self, **event: Any) -> None:
        event["at"] = time.time()
        self._batch.append(event)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(BATCH_S, self._flush)

    def _flush(self) -> None:
        self._timer = None
        if self._batch:
            batch, self._batch = self._batch, []
            host.current().emit("cluster", json.dumps(batch))

    async def _sample_for_ever(self) -> None:
        while True:
            self._emit(
                kind="workers-sampled",
                workers=[
                    {
                        "worker": str(w.name),
                        "status": w.status.name,
                        "processing": len(w.processing),
                        "executing": next((str(t.key) for t in w.processing), None),
                        "stored": len(w.has_what),
                        "managed": int(w.nbytes),
                        "memory": int(w.metrics.get("memory") or 0),
                    }
                    for w in self._scheduler.workers.values()
                ],
            )
            await asyncio.sleep(SAMPLE_S)


def _host_of(address: str) -> str:
    """``sim://w1:40000`` to ``w1``."""
    return address.partition("://")[2].rpartition(":")[0]
