"""``LocalCluster`` where a machine's processes are the tab's workers.

The cluster manager is distributed's own SpecCluster: scaling, adapting, waiting and reprs are its
code, as they are for its SSH or Kubernetes relatives. What is written here is how a node is asked
for, and given back.
"""

from __future__ import annotations

import copy
import json
import weakref
from typing import Any

import dask
from distributed.core import Status
from distributed.deploy.spec import ProcessInterface, SpecCluster

from essaim import host
from essaim.cluster.names import MOST_WORKERS, SCHEDULER_ADDRESS, SCHEDULER_HOST
from essaim.loop import lanes
from essaim.memory.limit import to_wire

_open_clusters: weakref.WeakSet[TabCluster] = weakref.WeakSet()


async def _ask(method: str, **parameters: Any) -> Any:
    """Ask the page's cluster; raises RuntimeError with its sentence when it refuses."""
    answer = json.loads(await host.current().request(method, json.dumps(parameters)))
    if "error" in answer:
        raise RuntimeError(answer["error"])
    return answer


class TabScheduler(ProcessInterface):  # type: ignore[misc]
    """The scheduler's node."""

    #: Which node of its name it is: another one may be started after it has died.
    life: int | None = None

    async def start(self) -> None:
        self.life = (await _ask("node.ready", name=SCHEDULER_HOST))["life"]
        self.address = SCHEDULER_ADDRESS
        await super().start()


class TabWorker(ProcessInterface):  # type: ignore[misc]
    """A worker's node."""

    def __init__(self, scheduler: str, name: str, **options: Any) -> None:
        self.name, self.options = name, options
        self._life: int | None = None
        super().__init__(scheduler=scheduler, name=name)

    async def start(self) -> None:
        started = await _ask("node.start", name=self.name, options=self.options)
        self._life = started["life"]
        answer = await _ask("node.ready", name=self.name)
        self.address = answer["address"]
        await super().start()

    async def close(self) -> None:
        # Some time after a worker was lost distributed closes what is left of it; another node
        # may be starting under its name by then.
        await _ask("node.stop", name=self.name, life=self._life)
        await super().close()


# The libraries' defaults and the tab's settings: what differs from them was set by the reader.
_AS_STARTED = copy.deepcopy(dask.config.config)
# What a Client sets for its own interpreter; a nanny keeps it from its worker, too:
# https://github.com/dask/distributed/blob/2026.8.0/distributed/nanny.py#L673
_OF_A_CLIENT = ("scheduler", "shuffle")


def _for_nodes() -> dict[str, Any]:
    """What the reader set in dask's configuration, and nodes are to have as well."""
    changed = _set_by_reader(dask.config.config, _AS_STARTED)
    return {key: value for key, value in changed.items() if key not in _OF_A_CLIENT}


def _set_by_reader(config: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """What differs between two configurations, as far as it can travel as JSON."""
    changed: dict[str, Any] = {}
    for key, value in config.items():
        if isinstance(value, dict) and isinstance(before.get(key), dict):
            if inner := _set_by_reader(value, before[key]):
                changed[key] = inner
        elif key not in before or value != before[key]:
            try:
                changed[key] = json.loads(json.dumps(value))
            except TypeError:
                continue
    return changed


class TabCluster(SpecCluster):  # type: ignore[misc]
    """The tab's cluster.

    Parameters are LocalCluster's; those about processes, ports and hosts have no meaning in a tab
    and are accepted. ``n_workers`` defaults to the nodes that run already, else to four.

    What the reader set in dask's configuration holds on the nodes too, as a nanny sees to it.

    Raises ValueError for a number of workers or threads that cannot be, or a limit of memory.
    """

    def __init__(
        self,
        n_workers: int | None = None,
        threads_per_worker: int | None = None,
        processes: bool | None = None,
        memory_limit: str | int | None = "auto",
        asynchronous: bool = False,
        loop: Any = None,
        name: str | None = None,
        silence_logs: Any = False,
        scheduler_sync_interval: float = 1,
        resources: dict[str, float] | None = None,
        **ignored: object,
    ) -> None:
        if n_workers is not None and not 0 <= int(n_workers) <= MOST_WORKERS:
            raise ValueError(f"n_workers is {n_workers}; a tab holds 0 to {MOST_WORKERS} workers")
        if threads_per_worker is not None and not 1 <= int(threads_per_worker) <= 64:
            raise ValueError(f"threads_per_worker is {threads_per_worker}; it can be 1 to 64")
        self._wanted = n_workers
        options = {
            "threads": int(threads_per_worker or 1),
            "memoryLimit": to_wire(memory_limit),
            "resources": dict(resources or {}),
            "config": _for_nodes(),
        }
        self._adopted = False
        super().__init__(
            scheduler={"cls": TabScheduler},
            worker={"cls": TabWorker, "options": options},
            name=name or "LocalCluster",
            loop=loop,
            asynchronous=asynchronous,
            scheduler_sync_interval=scheduler_sync_interval,
        )
        # SpecCluster leaves this to `await` where a loop runs already; here one always does.
        if not asynchronous and lanes.can_wait():
            self._start_now()

    def _start_now(self) -> None:
        self.sync(self._start)
        try:
            self.sync(self._correct_state)
        except Exception as cause:
            try:
                self.sync(self._close)
            except Exception as closing:
                # What went wrong first is what the reader can do something about.
                raise cause from closing
            raise

    async def _start(self) -> None:
        if self.status is Status.created:
            answer = await _ask(
                "cluster.start",
                workers=self._wanted,
                options=self.new_spec["options"],
            )
            self._adopted = bool(answer["adopted"])
            self.worker_spec: dict[str, Any] = dict.fromkeys(answer["workers"], self.new_spec)
            _open_clusters.add(self)
        await super()._start()

    def _new_worker_name(self, worker_number: int) -> str:
        return f"w{worker_number + 1}"

    @property
    def dashboard_link(self) -> str:
        """The address of the page's dashboard."""
        return host.dashboard_url()

    def scale(self, n: int = 0, **kwargs: Any) -> Any:
        """Run ``n`` workers; raises ValueError above what a tab holds."""
        if n > MOST_WORKERS:
            raise ValueError(f"scale({n}): a tab holds 0 to {MOST_WORKERS} workers")
        if self.status is Status.running:
            self._adopt_others()
        self._i: int = max([self._i, *(_number(name) for name in self.worker_spec)])
        return super().scale(n, **kwargs)

    def _adopt_others(self) -> None:
        """Count the workers that the panel started among this cluster's own."""
        for known in self.scheduler_info["workers"].values():
            name = str(known["name"])
            if name not in self.worker_spec:
                worker = TabWorker(SCHEDULER_ADDRESS, name, **self.new_spec["options"])
                worker.status = Status.running
                self._created.add(worker)
                self.workers[name] = worker
                self.worker_spec[name] = self.new_spec

    async def _close(self) -> None:
        """Give the nodes back, unless the panel or another cluster object holds them."""
        _open_clusters.discard(self)
        life = await _life_of_scheduler()
        # The panel may have started another one after this cluster's own had died.
        another = life is not None and life != self.scheduler.life
        shared = self._adopted or another or any(c.status is Status.running for c in _open_clusters)
        if shared or life is None:
            self.workers: dict[str, TabWorker] = {}
            self.worker_spec = {}
            self.shutdown_scheduler = False
            for worker in self._created:
                worker.status = Status.closed
        was_running = self.status is Status.running
        await super()._close()
        if was_running and not shared:
            await _ask("cluster.stop")


async def _life_of_scheduler() -> int | None:
    """Which scheduler is there to say goodbye to; None where there is none."""
    try:
        return int((await _ask("node.ready", name=SCHEDULER_HOST))["life"])
    except RuntimeError:
        return None


def _number(worker: object) -> int:
    digits = str(worker)[1:]
    return int(digits) if digits.isdigit() else 0
