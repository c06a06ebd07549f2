"""Pools of threads and of processes, and dask's schedulers that run on them."""

from __future__ import annotations

import sys
import warnings
from typing import Any

from essaim.loop.blocking import LaneExecutor
from essaim.patches.registry import patch
from essaim.patches.settings import _threads_are_missing
from essaim.standins.multiprocessing import NoProcesses

_CPYTHON = "https://github.com/python/cpython/blob/v3.12.7/Lib"
ONE_BY_ONE = (
    'A browser tab has no processes: scheduler="processes" computes in this one interpreter, one '
    "task after the other. Client() gives you nodes that compute side by side."
)
NO_THREADS = (
    "A browser tab cannot start threads. ThreadPoolExecutor works: its calls wait side by side. "
    "Client() gives you nodes that compute side by side."
)


@patch(
    kind="needed",
    target="concurrent.futures.ThreadPoolExecutor",
    because="starts a thread for each of its workers; here each of them is a lane",
    source=f"{_CPYTHON}/concurrent/futures/thread.py#L202",
    needed=_threads_are_missing,
)
def thread_pools_are_lanes() -> None:
    import concurrent.futures
    import concurrent.futures.thread

    concurrent.futures.thread.ThreadPoolExecutor = LaneExecutor  # type: ignore
    concurrent.futures.ThreadPoolExecutor = LaneExecutor  # type: ignore


def _processes_are_missing() -> bool:
    return sys.platform == "emscripten"


@patch(
    kind="needed",
    target="multiprocessing.Process.start",
    because="forks, of which Emscripten has none; a sentence says what there is instead",
    source=f"{_CPYTHON}/multiprocessing/process.py#L110",
    needed=_processes_are_missing,
)
def processes_are_refused() -> None:
    from multiprocessing.process import BaseProcess

    def start(self: Any) -> None:
        raise NoProcesses

    BaseProcess.start = start  # type: ignore[method-assign]


class NoThreads(RuntimeError):
    """What asked for a thread got this sentence."""

    def __init__(self) -> None:
        super().__init__(NO_THREADS)


def _threads_end_without_a_sentence() -> bool:
    import threading

    try:
        threading.Thread(target=lambda: None).start()
    except NoThreads:
        return False
    except RuntimeError:
        return True
    return False


@patch(
    kind="needed",
    target="threading.Thread.start",
    because="a tab's interpreter has one thread; a sentence says what there is instead",
    source=f"{_CPYTHON}/threading.py#L994",
    needed=_threads_end_without_a_sentence,
)
def threads_are_refused() -> None:
    import threading

    def start(self: Any) -> None:
        raise NoThreads

    threading.Thread.start = start  # type: ignore[method-assign]


def _schedulers_are_missing() -> bool:
    from dask.base import named_schedulers

    return "threads" not in named_schedulers


@patch(
    kind="needed",
    target="dask.base.named_schedulers",
    because="leaves out threads and processes under Emscripten; dask's own code runs on lanes",
    source="https://github.com/dask/dask/blob/2026.8.0/dask/base.py#L1165",
    needed=_schedulers_are_missing,
)
def dask_has_its_schedulers() -> None:
    import dask.multiprocessing
    import dask.threaded
    from dask.base import named_schedulers

    def processes(dsk: Any, keys: Any, **kwargs: Any) -> Any:
        warnings.warn(ONE_BY_ONE, stacklevel=2)
        with LaneExecutor(1) as pool:
            return dask.multiprocessing.get(dsk, keys, **{**kwargs, "pool": pool})

    named_schedulers.update(
        threads=dask.threaded.get,
        threading=dask.threaded.get,
        processes=processes,
        multiprocessing=processes,
    )
