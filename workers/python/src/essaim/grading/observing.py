"""What executors and the cluster did while a cell of a notebook ran, or one of its functions."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from typing import Any

from essaim.grading.trace import Task, Trace, watching


@contextmanager
def calls(trace: Trace) -> Iterator[None]:
    """Record each call that a ``ThreadPoolExecutor`` makes inside the block as a task.

    Its prefix is the function's name, its worker the thread. ``Executor.map`` submits them one
    by one, so ``submitted`` counts the calls that were handed over.
    """
    submit = ThreadPoolExecutor.submit

    def watched(
        self: ThreadPoolExecutor, function: Callable[..., Any], /, *args: Any, **kwargs: Any
    ) -> Future[Any]:
        # distributed has an executor of its own for what its loop must not wait for.
        if str(getattr(self, "_thread_name_prefix", "")).startswith("Dask"):
            return submit(self, function, *args, **kwargs)
        trace.submitted += 1
        name = str(getattr(function, "__name__", type(function).__name__))
        key = f"{name}-{trace.submitted}"

        def called(*args: Any, **kwargs: Any) -> Any:
            start = time.time()
            try:
                return function(*args, **kwargs)
            finally:
                worker = threading.current_thread().name
                trace.tasks.append(Task(key, name, worker, start, time.time(), 0))

        return submit(self, called, *args, **kwargs)

    ThreadPoolExecutor.submit = watched  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        ThreadPoolExecutor.submit = submit  # type: ignore[method-assign]


def client_in(namespace: dict[str, Any]) -> Any:
    """A client of dask that one of the names stands for and that is connected, or None."""
    distributed = sys.modules.get("distributed")
    if distributed is None:
        return None
    clients = (value for value in namespace.values() if isinstance(value, distributed.Client))
    return next((client for client in clients if client.status == "running"), None)


@contextmanager
def observing(namespace: dict[str, Any]) -> Iterator[Trace]:
    """Record what happens inside the block; complete after it.

    The cluster is that of a client which the notebook's names had before.
    """
    trace = Trace()
    client = client_in(namespace)
    watched = nullcontext(Trace()) if client is None else watching(client)
    with watched as seen, calls(trace):
        yield trace
    trace.tasks.extend(seen.tasks)
    trace.gathered.extend(seen.gathered)
    trace.transfers.extend(seen.transfers)
    trace.submitted += seen.submitted
