"""What a scheduler outside the tab does, told to the client that asked.

The class travels there by value, so it uses nothing of this package: only distributed and the
standard library. Its events are those of :mod:`essaim.cluster.events`.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from distributed.diagnostics.plugin import SchedulerPlugin

TOPIC = "essaim-events"


class OutsideFeed(SchedulerPlugin):  # type: ignore[misc]
    """Sends batches of events to one client, over the connection that the client has."""

    # Kept in the class: names of a module do not travel with it.
    batch_s = 0.1
    sample_s = 0.5
    most = 5_000
    shown = frozenset({"processing", "memory", "erred", "released", "forgotten", "no-worker"})

    def __init__(self, client: str, topic: str) -> None:
        self.client, self.topic = client, topic
        self.name = f"essaim-{client}"
        self.batch: list[dict[str, Any]] = []
        self.dropped = 0
        self.timer: Any = None
        self.sampling: Any = None
        self.scheduler: Any = None

    async def start(self, scheduler: Any) -> None:
        self.scheduler = scheduler
        for address in list(scheduler.workers):
            self.add_worker(scheduler, address)
        self.sampling = asyncio.ensure_future(self.sample_for_ever())

    async def close(self) -> None:
        self.end()

    def end(self) -> None:
        if self.sampling is not None:
            self.sampling.cancel()
        if self.timer is not None:
            self.timer.cancel()

    def remove_client(self, scheduler: Any, client: str) -> None:
        if client == self.client:
            self.end()
            scheduler.remove_plugin(self.name)

    def label(self, state: Any) -> str:
        """A worker's own name; its host and port where it has none, or one of a tab's node."""
        place = str(state.address).partition("://")[2]
        name = str(state.name)
        of_a_node = name.startswith("w") and name[1:].isdigit()
        return place if name == state.address or of_a_node else name

    def named(self, address: str) -> str:
        state = self.scheduler.workers.get(address)
        return address.partition("://")[2] if state is None else self.label(state)

    def add_worker(self, scheduler: Any, worker: str) -> None:
        state = scheduler.workers[worker]
        self.emit(
            kind="worker-added",
            worker=self.label(state),
            address=worker,
            threads=state.nthreads,
            limit=int(state.memory_limit or 0),
        )

    def remove_worker(self, scheduler: Any, worker: str, **details: Any) -> None:
        left: dict[str, Any] = {}
        for _, noted in reversed(scheduler.get_events(worker)):
            if isinstance(noted, dict) and noted.get("action") == "remove-worker":
                left = noted
                break
        self.emit(
            kind="worker-removed",
            worker=self.named(worker),
            address=worker,
            expected=bool(left.get("expected", True)),
            running=len(left.get("processing-tasks") or ()),
            recomputed=len(left.get("lost-computed-tasks") or ()),
            lost=len(left.get("lost-scattered-tasks") or ()),
        )

    def update_graph(self, scheduler: Any, *, client: str, tasks: Any, **details: Any) -> None:
        counts: dict[str, int] = {}
        needs: dict[str, set[str]] = {}
        for key in tasks:
            task = scheduler.tasks.get(key)
            if task is not None and task.state == "released":
                name = task.prefix.name
                counts[name] = counts.get(name, 0) + 1
                needs.setdefault(name, set()).update(t.prefix.name for t in task.dependencies)
        self.emit(
            kind="graph-submitted",
            tasks=sum(counts.values()),
            prefixes=[[name, count] for name, count in counts.items()],
            whole=False,
            needs=[[name, sorted(others - {name})] for name, others in needs.items()],
        )

    def transition(self, key: Any, start: str, finish: str, *args: Any, **details: Any) -> None:
        if finish not in self.shown:
            return
        event: dict[str, Any] = {
            "kind": "task-transitioned",
            "key": str(key),
            "from": start,
            "to": finish,
        }
        if finish in ("memory", "erred"):
            event["worker"] = self.named(details.get("worker") or "")
            event["ran"] = [
                [s["action"], s["start"], s["stop"]] for s in details.get("startstops") or ()
            ]
        if finish == "memory":
            event["nbytes"] = int(details.get("nbytes") or 0)
        elif finish == "processing":
            task = self.scheduler.tasks.get(key)
            if task is not None and task.processing_on is not None:
                event["worker"] = self.label(task.processing_on)
        self.emit(**event)

    def emit(self, **event: Any) -> None:
        event["at"] = time.time()
        if len(self.batch) >= self.most:
            # A picture that lags is better than a scheduler that does.
            self.dropped += 1
            return
        self.batch.append(event)
        if self.timer is None:
            self.timer = asyncio.get_running_loop().call_later(self.batch_s, self.flush)

    def flush(self) -> None:
        self.timer = None
        batch, self.batch = self.batch, []
        event = (time.time(), {"events": batch, "dropped": self.dropped})
        message = {"op": "event", "topic": self.topic, "event": event}
        self.scheduler.send_all({self.client: [message]}, worker_msgs={})

    async def sample_for_ever(self) -> None:
        while True:
            self.emit(
                kind="workers-sampled",
                workers=[
                    {
                        "worker": self.label(w),
                        "status": w.status.name,
                        "processing": len(w.processing),
                        "executing": next((str(t.key) for t in w.processing), None),
                        "stored": len(w.has_what),
                        "managed": int(w.memory.managed),
                        "unmanaged": int(w.memory.unmanaged_old),
                        "recent": int(w.memory.unmanaged_recent),
                        "spilled": int(w.memory.spilled),
                        "limit": int(w.memory_limit or 0),
                        "memory": int(w.memory.process),
                    }
                    for w in self.scheduler.workers.values()
                ],
            )
            await asyncio.sleep(self.sample_s)
