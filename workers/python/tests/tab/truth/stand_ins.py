"""What ``distributed.utils_test`` starts in threads and processes, on the tab's cluster.

Its fixtures give the cluster that runs. Its ``gen_cluster`` starts distributed's own scheduler
and workers within the interpreter of the kernel, over ``inproc://``, as it does natively.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

_done: list[bool] = []


def put() -> None:
    """Replace them; before a module of tests is imported."""
    if _done:
        return
    _done.append(True)
    from distributed import utils

    from essaim.loop.blocking import LaneExecutor

    utils._offload_executor = LaneExecutor()
    # A base class of what no test of dask uses; there are no sockets.
    vars(sys.modules["distributed.comm.tcp"]).setdefault("TCP", object)
    from distributed import utils_test

    utils_test.clean = _nothing_leaks
    utils_test._run_and_close_tornado = _run_here
    utils_test.start_cluster = _in_this_interpreter(utils_test.start_cluster)
    utils_test.cluster = _running_cluster
    for name, fixture in _FIXTURES.items():
        setattr(utils_test, name, fixture)


@contextmanager
def _nothing_leaks(**kwargs: object) -> Iterator[None]:
    """``clean`` looks for threads and processes that a test left, and unsets the event loop."""
    yield


def _run_here(async_fn: Callable[..., Awaitable[Any]], /, *args: Any, **kwargs: Any) -> Any:
    from essaim.loop import lanes
    from truth.on_the_cluster import forget_client

    forget_client()
    return lanes.run_sync(async_fn(*args, **kwargs))


def _in_this_interpreter(start_cluster: Callable[..., Any]) -> Callable[..., Any]:
    def start(
        nthreads: list[Any],
        scheduler_addr: str,
        *args: Any,
        scheduler_kwargs: dict[str, Any],
        worker_kwargs: dict[str, Any],
        **kwargs: Any,
    ) -> Any:
        return start_cluster(
            [(None, *rest) for _, *rest in nthreads],
            None,
            *args,
            scheduler_kwargs={"protocol": "inproc", **scheduler_kwargs},
            worker_kwargs={"protocol": "inproc", **worker_kwargs},
            **kwargs,
        )

    return start


@contextmanager
def _running_cluster(*args: Any, **kwargs: Any) -> Iterator[tuple[Any, list[Any]]]:
    from truth.on_the_cluster import shared_client

    client = shared_client()
    workers = client.scheduler_info(n_workers=-1)["workers"]
    scheduler = {"address": client.scheduler.address}
    forget = _without_the_shared_client()
    with forget:
        yield scheduler, [{"address": address} for address in workers]


@contextmanager
def _without_the_shared_client() -> Iterator[None]:
    from truth.on_the_cluster import forget_client

    forget_client()
    yield


@pytest.fixture
def _loop() -> Any:
    from tornado.ioloop import IOLoop

    return IOLoop.current()


@pytest.fixture
def _cleanup() -> None:
    return None


@pytest.fixture
def _cluster() -> Iterator[Any]:
    with _running_cluster() as running:
        yield running


@pytest.fixture
def _scheduler(cluster_fixture: Any) -> Any:
    return cluster_fixture[0]


@pytest.fixture
def _client() -> Any:
    from truth.on_the_cluster import shared_client

    return shared_client()


_FIXTURES = {
    "loop": _loop,
    "loop_in_thread": _loop,
    "cleanup": _cleanup,
    "cluster_fixture": _cluster,
    "s": _scheduler,
    "client": _client,
}
