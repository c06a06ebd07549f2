"""A plugin of pytest: dask's own tests compute on a cluster, and say how often they did.

In the tab this is the cluster of two workers that the panel runs; natively a LocalCluster with
two processes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest

IN_A_TAB = sys.platform == "emscripten"
WORKERS = 2
# The limit of a native run.
SECONDS_PER_TEST = 90
MARKS = (
    "slow",
    "network",
    "gpu",
    "gputest",
    "array_expr",
    "array_expr_migrated",
    "normal_and_array_expr",
)


class _Cluster:
    """The client that all tests share, and a native cluster."""

    client: Any = None
    native: Any = None
    jobs = 0


def pytest_configure(config: Any) -> None:
    for mark in MARKS:
        config.addinivalue_line("markers", f"{mark}: a mark of dask's own tests")
    if IN_A_TAB:
        from truth import stand_ins

        stand_ins.put()
    shared_client()
    _count_jobs()
    _compare_on_the_cluster()


def pytest_unconfigure() -> None:
    if _Cluster.client is not None:
        _Cluster.client.close()
    if _Cluster.native is not None:
        _Cluster.native.close()


def shared_client() -> Any:
    """The client that is the default scheduler; another one where a test closed it."""
    from distributed import Client

    current = _Cluster.client
    if current is None or current.status != "running" or Client._instances.isdisjoint({current}):
        _Cluster.client = Client(**_address())
        _Cluster.client.wait_for_workers(WORKERS)
    return _Cluster.client


def _address() -> dict[str, Any]:
    if IN_A_TAB:
        return {}
    if _Cluster.native is None:
        from distributed import LocalCluster

        _Cluster.native = LocalCluster(
            n_workers=WORKERS, threads_per_worker=1, dashboard_address=None
        )
    return {"address": _Cluster.native}


def forget_client() -> None:
    """Close the shared client: the test brings a cluster of its own."""
    if _Cluster.client is not None:
        _Cluster.client.close()
        _Cluster.client = None


def _count_jobs() -> None:
    from distributed import Client

    if hasattr(Client, "_counted"):
        return
    original = Client._graph_to_futures

    def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        _Cluster.jobs += 1
        return original(self, *args, **kwargs)

    Client._graph_to_futures = counted
    Client._counted = True


def _compare_on_the_cluster() -> None:
    """``assert_eq`` of arrays, bags and dataframes computes with "sync" unless it is told."""
    import dask.array.utils
    import dask.bag.utils
    import dask.dataframe.utils

    for module in (dask.array.utils, dask.bag.utils, dask.dataframe.utils):
        function = module.assert_eq
        defaults = function.__defaults__ or ()
        function.__defaults__ = tuple(None if value == "sync" else value for value in defaults)
        for name, value in (function.__kwdefaults__ or {}).items():
            if value == "sync":
                function.__kwdefaults__[name] = None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: Any) -> Iterator[None]:
    shared_client()
    _Cluster.jobs = 0
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: Any) -> Iterator[None]:
    """Natively a test ends after its time, too; in the tab the runner sees to it."""
    if IN_A_TAB:
        return (yield)
    import signal

    signal.signal(signal.SIGALRM, _out_of_time)
    signal.alarm(SECONDS_PER_TEST)
    try:
        return (yield)
    finally:
        signal.alarm(0)


def _out_of_time(*args: object) -> None:
    raise TimeoutError(f"longer than {SECONDS_PER_TEST} s")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: Any, call: Any) -> None:
    if call.when == "call":
        item.user_properties.append(("jobs", _Cluster.jobs))
