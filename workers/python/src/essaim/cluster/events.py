"""What the scheduler does, told to the page as it happens.

The feed is a plain SchedulerPlugin: distributed calls it on each transition. It sends batches of
events as JSON; ``workers/protocol/cluster.ts`` has the same types, and both ends are tested
against ``workers/protocol/golden/events.json``. It knows nothing of a tab: workers go by the names
that they gave themselves, and their addresses may be of any kind.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from distributed.diagnostics.plugin import SchedulerPlugin

from essaim import host
from essaim.cluster.graphs import told_graph
from essaim.cluster.transfers import EXTENSION, Moved

# Events are sent this long after the first of a batch, in seconds.
BATCH_S = 0.05
# Workers are sampled this often, in seconds.
SAMPLE_S = 0.5
# A message has at most so many events, so that no reader of one is held up for long.
MOST_EVENTS = 1000
# States that a reader can see a task in. That it waits, the event of its graph has said.
_SHOWN = frozenset({"processing", "memory", "erred", "released", "forgotten", "no-worker"})
_WAITING = frozenset({"waiting", "queued"})


class EventFeed(SchedulerPlugin):  # type: ignore[misc]
    name = "essaim-event-feed"
    idempotent = True

    def __init__(self) -> None:
        self._batch: list[dict[str, Any]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._scheduler: Any = None
        self._sampling: asyncio.Task[None] | None = None
        self._names: dict[str, str] = {}
        # Tasks that were told to be released, and not yet to be forgotten or to wait again.
        self._released: set[Any] = set()
        # Of these, the events that are not sent yet.
        self._leaving: dict[Any, dict[str, Any]] = {}

    async def start(self, scheduler: Any) -> None:
        self._scheduler = scheduler
        scheduler.extensions[EXTENSION] = self
        self._sampling = asyncio.ensure_future(self._sample_for_ever())

    async def close(self) -> None:
        if self._sampling is not None:
            self._sampling.cancel()
            with suppress(asyncio.CancelledError):
                await self._sampling
        self._flush()

    def add_worker(self, scheduler: Any, worker: str) -> None:
        state = scheduler.workers[worker]
        self._names[worker] = str(state.name)
        self._emit(
            kind="worker-added",
            worker=str(state.name),
            address=worker,
            threads=state.nthreads,
            limit=int(state.memory_limit or 0),
        )

    def remove_worker(self, scheduler: Any, worker: str, **details: Any) -> None:
        left = _last_leave(scheduler, worker)
        self._emit(
            kind="worker-removed",
            worker=self._name(worker),
            address=worker,
            expected=bool(left.get("expected")),
            running=len(left.get("processing-tasks") or ()),
            recomputed=len(left.get("lost-computed-tasks") or ()),
            lost=len(left.get("lost-scattered-tasks") or ()),
        )
        self._names.pop(worker, None)

    def update_graph(self, scheduler: Any, *, tasks: Iterable[Any], **details: Any) -> None:
        fresh = [
            state
            for key in tasks
            if (state := scheduler.tasks.get(key)) is not None
            and state.state == "released"
            and key not in self._released
        ]
        if fresh:
            self._emit(**told_graph(fresh))

    def transition(
        self,
        key: Any,
        start: str,
        finish: str,
        *args: Any,
        worker: str | None = None,
        nbytes: int | None = None,
        startstops: Iterable[dict[str, Any]] | None = None,
        **details: Any,
    ) -> None:
        if finish in _WAITING:
            if key not in self._released:
                return
            start, finish = "released", "waiting"
        elif finish not in _SHOWN:
            return
        shown_from = self._shown_from(key, start)
        if finish == "waiting":
            self._released.discard(key)
            self._leaving.pop(key, None)
        if finish == "forgotten":
            self._released.discard(key)
            leaving = self._leaving.pop(key, None)
            if leaving is not None:
                # One event says both; the first was not sent yet.
                leaving["to"] = "forgotten"
                return
        event: dict[str, Any] = {
            "kind": "task-transitioned",
            "key": str(key),
            "from": shown_from,
            "to": finish,
        }
        if finish == "processing":
            task = self._scheduler.tasks.get(key)
            if task is not None and task.processing_on is not None:
                event["worker"] = self._name(task.processing_on.address)
        elif finish == "memory" or finish == "erred":
            event["worker"] = self._name(worker or "")
            if finish == "memory":
                event["nbytes"] = int(nbytes or 0)
            event["ran"] = [[s["action"], s["start"], s["stop"]] for s in startstops or ()]
        elif finish == "released":
            self._released.add(key)
            self._leaving[key] = event
        self._add(event)

    def heartbeat(self, worker: Any, moved: list[Moved]) -> None:
        """Take what a worker's TransferLog tells; distributed calls this with each heartbeat."""
        here = self._name(worker.address)
        for sent, peer, nbytes, keys, start, stop in moved:
            other = "client" if peer is None else self._name(peer)
            source, target = (here, other) if sent else (other, here)
            self._emit(
                kind="data-moved",
                source=source,
                target=target,
                nbytes=nbytes,
                keys=keys,
                start=start,
                stop=stop,
            )

    def _shown_from(self, key: Any, start: str) -> str:
        if start in _WAITING:
            return "waiting"
        return "waiting" if start == "released" and key not in self._released else start

    def _name(self, address: str) -> str:
        return self._names.get(address) or address.partition("://")[2].rpartition(":")[0]

    def _emit(self, **event: Any) -> None:
        self._add(event)

    def _add(self, event: dict[str, Any]) -> None:
        event["at"] = time.time()
        self._batch.append(event)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(BATCH_S, self._flush)

    def _flush(self) -> None:
        self._timer = None
        batch, self._batch = self._batch, []
        self._leaving.clear()
        for first in range(0, len(batch), MOST_EVENTS):
            host.current().emit("cluster", json.dumps(batch[first : first + MOST_EVENTS]))

    async def _sample_for_ever(self) -> None:
        while True:
            workers = [_sampled(worker) for worker in self._scheduler.workers.values()]
            self._emit(kind="workers-sampled", workers=workers)
            await asyncio.sleep(SAMPLE_S)


def _sampled(worker: Any) -> dict[str, Any]:
    """A worker as the scheduler knows it; memory in bytes, as distributed divides it."""
    memory = worker.memory
    return {
        "worker": str(worker.name),
        "status": worker.status.name,
        "processing": len(worker.processing),
        "executing": next((str(task.key) for task in worker.processing), None),
        "stored": len(worker.has_what),
        "managed": int(memory.managed),
        "unmanaged": int(memory.unmanaged_old),
        "recent": int(memory.unmanaged_recent),
        "spilled": int(memory.spilled),
        "limit": int(worker.memory_limit or 0),
        "memory": int(memory.process),
    }


def _last_leave(scheduler: Any, worker: str) -> dict[str, Any]:
    """What distributed noted of a worker's leaving: the tasks that it ran, held and lost."""
    for _, noted in reversed(scheduler.get_events(worker)):
        if isinstance(noted, dict) and noted.get("action") == "remove-worker":
            return dict(noted)
    return {}
