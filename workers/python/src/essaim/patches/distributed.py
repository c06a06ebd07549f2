"""distributed itself, where it counts on threads, sockets or a loop of its own."""

from __future__ import annotations

import sys
import threading
from functools import partial
from types import ModuleType, SimpleNamespace
from typing import Any

from essaim.loop import blocking, lanes, pace
from essaim.patches.eventloop import current_ident
from essaim.patches.registry import patch
from essaim.patches.settings import _threads_are_missing

_ROOT = "https://github.com/dask/distributed/blob/2026.8.0/distributed"


def _rebind(old: object, new: object) -> None:
    """Replace ``old`` in every module that did ``from distributed.x import old``."""
    for name, module in list(sys.modules.items()):
        if name == "distributed" or name.startswith("distributed."):
            for attribute, value in list(vars(module).items()):
                if value is old:
                    setattr(module, attribute, new)


@patch(
    kind="needed",
    target="distributed.utils.sync",
    because="waits on a threading.Event for a loop in another thread",
    source=f"{_ROOT}/utils.py#L396",
    needed=_threads_are_missing,
)
def sync_on_a_lane() -> None:
    from distributed import utils

    def sync(loop: Any, func: Any, *args: Any, callback_timeout: Any = None, **kwargs: Any) -> Any:
        timeout = utils._parse_timedelta(callback_timeout, "s")

        async def call() -> Any:
            awaitable = func(*args, **kwargs)
            return await (awaitable if timeout is None else utils.wait_for(awaitable, timeout))

        return lanes.run_sync(call())

    _rebind(utils.sync, sync)


@patch(
    kind="needed",
    target="distributed.utils.in_async_call",
    because="takes every call for an asynchronous one, since the only thread runs the loop",
    source=f"{_ROOT}/utils.py#L384",
    needed=_threads_are_missing,
)
def cells_are_synchronous() -> None:
    from distributed import utils

    def in_async_call(loop: Any, default: bool = False) -> bool:
        if default or lanes.can_wait():
            return default
        # Code that cannot wait (a browser without JSPI) gets awaitables instead of an error.
        lanes.leave_to_await()
        return True

    _rebind(utils.in_async_call, in_async_call)


@patch(
    kind="needed",
    target="distributed.utils.LoopRunner",
    because="starts a loop in a thread; the only loop is running already",
    source=f"{_ROOT}/utils.py#L487",
    needed=_threads_are_missing,
)
def the_loop_is_running() -> None:
    from distributed.utils import LoopRunner
    from tornado.ioloop import IOLoop

    def init(self: Any, loop: Any = None, asynchronous: bool = False) -> None:
        self._loop = loop or IOLoop.current()
        self._asynchronous = asynchronous
        self._loop_thread = None
        self._started = False

    LoopRunner.__init__ = init


class _NoServer:
    port = 0
    address = ""

    def stop(self) -> None:
        return None


@patch(
    kind="needed",
    target="distributed.node.ServerNode.start_http_server",
    because="listens on a socket; the dashboard is the page",
    source=f"{_ROOT}/node.py#L133",
    needed=_threads_are_missing,
)
def no_http_server() -> None:
    from distributed.node import ServerNode

    def start_http_server(self: Any, *args: object, **kwargs: object) -> None:
        self.http_application = SimpleNamespace(applications=[])
        self.http_server = _NoServer()

    ServerNode.start_http_server = start_http_server


def _a_collection_reads_psutil() -> bool:
    """True while the diagnosis that nodes switch on asks for memory at each full collection."""
    import gc

    from distributed import scheduler, worker
    from distributed.gc import GCDiagnosis, enable_gc_diagnosis

    asked: list[int] = []

    def memory_info() -> SimpleNamespace:
        asked.append(1)
        return SimpleNamespace(rss=0)

    diagnosis = GCDiagnosis()
    diagnosis.enable()
    diagnosis._proc = SimpleNamespace(memory_info=memory_info)
    try:
        gc.collect()
    finally:
        diagnosis.disable()
    switched_on = (module.enable_gc_diagnosis for module in (scheduler, worker))
    return bool(asked) and enable_gc_diagnosis in switched_on


@patch(
    kind="speed",
    target="distributed.scheduler.enable_gc_diagnosis, distributed.worker.enable_gc_diagnosis",
    because="reads psutil on every full collection, and divides by times that its clock rounds off",
    source=f"{_ROOT}/gc.py#L204",
    needed=_a_collection_reads_psutil,
)
def no_gc_diagnosis() -> None:
    from distributed import scheduler, worker

    for module in (scheduler, worker):
        module.enable_gc_diagnosis = module.disable_gc_diagnosis = lambda: None


def _messages_wait_for_an_interval() -> bool:
    """True while BatchedSend keeps to its interval, and the servers give it one of milliseconds."""
    from distributed import Worker
    from distributed.batched import BatchedSend

    intervals = [text for text in Worker.__init__.__code__.co_consts if text in ("1ms", "2ms")]
    return bool(intervals) and BatchedSend(intervals[0], loop=object()).interval > 0


@patch(
    kind="speed",
    target="distributed.batched.BatchedSend",
    because="gathers messages for 2 ms, which a browser rounds to 4; a turn gathers them already",
    source=f"{_ROOT}/batched.py#L45",
    needed=_messages_wait_for_an_interval,
)
def send_each_turn() -> None:
    from distributed.batched import BatchedSend

    original = BatchedSend.__init__

    def init(self: Any, interval: Any, loop: Any = None, serializers: Any = None) -> None:
        original(self, "0ms", loop=loop, serializers=serializers)

    BatchedSend.__init__ = init


@patch(
    kind="needed",
    target="distributed.threadpoolexecutor.secede, rejoin",
    because="move a thread out of its pool; a lane is in no pool",
    source=f"{_ROOT}/threadpoolexecutor.py#L111",
    needed=_threads_are_missing,
)
def lanes_do_not_secede() -> None:
    from distributed import threadpoolexecutor

    def secede(adjust: bool = True) -> None:
        return None

    def rejoin() -> None:
        return None

    _rebind(threadpoolexecutor.secede, secede)
    _rebind(threadpoolexecutor.rejoin, rejoin)


class _TaskThreading(ModuleType):
    """``threading`` as distributed.worker sees it: one identity per running task."""

    get_ident = staticmethod(current_ident)

    def __getattr__(self, name: str) -> object:
        return getattr(threading, name)


@patch(
    kind="needed",
    target="distributed.worker.threading.get_ident",
    because="active_threads is keyed by it, and all tasks of a node share one thread",
    source=f"{_ROOT}/worker.py#L2775",
    needed=_threads_are_missing,
)
def one_ident_per_task() -> None:
    from distributed import worker

    worker.threading = _TaskThreading("threading")


@patch(
    kind="needed",
    target="distributed.worker._run_task_simple",
    because="notes when a task ended; what a slowed node has to rest comes before that",
    source=f"{_ROOT}/worker.py#L2794",
    needed=_threads_are_missing,
)
def tasks_keep_the_pace() -> None:
    from distributed import worker

    original = worker._run_task_simple

    def run(task: Any, data: Any, time_delay: float) -> Any:
        return original(partial(pace.paced, task), data, time_delay)

    worker._run_task_simple = run


@patch(
    kind="needed",
    target="distributed.client.ThreadPoolExecutor",
    because="Future.add_done_callback runs its callback in a thread",
    source=f"{_ROOT}/client.py#L504",
    needed=_threads_are_missing,
)
def callbacks_on_a_lane() -> None:
    from distributed import client

    client.ThreadPoolExecutor = blocking.LaneExecutor


@patch(
    kind="needed",
    target="distributed.deploy.LocalCluster",
    because="starts operating-system processes; here a node is a Web Worker",
    source=f"{_ROOT}/deploy/local.py#L164",
    needed=_threads_are_missing,
)
def the_local_cluster_is_the_tab() -> None:
    from distributed.deploy import local

    from essaim.cluster.tab import TabCluster

    _rebind(local.LocalCluster, TabCluster)
    import dask.distributed

    dask.distributed.LocalCluster = TabCluster


def _late_packages_are_compared() -> bool:
    from distributed import versions

    return "numpy" in versions.optional_packages


@patch(
    kind="needed",
    target="distributed.versions.optional_packages",
    because="warns that a node has no numpy yet; all nodes take it from one lock",
    source=f"{_ROOT}/versions.py#L28",
    needed=_late_packages_are_compared,
)
def late_packages_do_not_differ() -> None:
    from distributed import versions

    versions.optional_packages.clear()
