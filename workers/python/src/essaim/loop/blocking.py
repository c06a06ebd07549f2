"""What blocks a thread natively, and suspends a lane here."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from concurrent.futures import Future as ConcurrentFuture
from concurrent.futures import wait as wait_for
from functools import partial
from typing import Any

from essaim.loop import lanes

_native_sleep = time.sleep
_native_condition_wait = threading.Condition.wait


class TaskStopped(RuntimeError):
    """A task that the reader stopped."""


def sleep(seconds: float) -> None:
    """``time.sleep``: the node goes on answering while its code sleeps."""
    if seconds > 0 and lanes.can_wait():
        lanes.run_sync(asyncio.sleep(seconds))
    else:
        _native_sleep(seconds)


class _Waiter:
    """Stands in for the lock that ``threading.Condition`` keeps per waiting thread."""

    def __init__(self, future: asyncio.Future[bool]) -> None:
        self._future = future

    def release(self) -> None:
        if not self._future.done():
            self._future.set_result(True)


def condition_wait(self: Any, timeout: float | None = None) -> bool:
    """``threading.Condition.wait``: the loop runs until another lane notifies."""
    if not lanes.can_wait():
        return bool(_native_condition_wait(self, timeout))
    future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    waiter = _Waiter(future)
    self._waiters.append(waiter)
    saved = self._release_save()

    async def notified() -> bool:
        try:
            return await asyncio.wait_for(future, timeout)
        except TimeoutError:
            return False

    try:
        in_time = bool(lanes.run_sync(notified()))
        if not in_time and waiter in self._waiters:
            self._waiters.remove(waiter)
        return in_time
    finally:
        self._acquire_restore(saved)


async def _call(function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    try:
        return function(*args)
    except KeyboardInterrupt as interrupt:
        # A KeyboardInterrupt would end the node's loop; the task's own error is what is meant.
        raise TaskStopped("stopped by the reader") from interrupt


# The frame below which a task's own code runs.
TASK_CODE = _call.__code__


def run_in_executor(
    loop: Any, executor: object, function: Callable[..., Any], *args: Any
) -> asyncio.Task[Any]:
    """``loop.run_in_executor`` without threads: the call runs on the lane that may wait."""
    return lanes.spawn_waiting(_call(function, args))


class LaneExecutor(Executor):
    """``concurrent.futures.ThreadPoolExecutor`` where there are no threads.

    ``max_workers`` calls run side by side as far as they wait; what computes takes turns. Where
    nothing can be suspended, a call runs at once, to its end.
    """

    def __init__(
        self,
        max_workers: int | None = None,
        thread_name_prefix: str = "",
        initializer: Callable[..., object] | None = None,
        initargs: tuple[Any, ...] = (),
    ) -> None:
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers = max_workers or _LANES_OF_A_POOL
        self._initializer, self._initargs = initializer, initargs
        self._waiting: deque[tuple[ConcurrentFuture[Any], Callable[[], Any]]] = deque()
        self._running = 0
        self._started = 0
        self._pending: set[ConcurrentFuture[Any]] = set()
        self._closed = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> ConcurrentFuture[Any]:
        if self._closed:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future: ConcurrentFuture[Any] = ConcurrentFuture()
        self._waiting.append((future, partial(fn, *args, **kwargs)))
        self._pending.add(future)
        future.add_done_callback(self._pending.discard)
        if lanes.in_waiting_task() and not lanes.can_wait():
            self._run_waiting()
        elif self._running < self._max_workers:
            self._running += 1
            lanes.spawn_waiting(self._lane())
        return future

    async def _lane(self) -> None:
        try:
            self._run_waiting()
        finally:
            self._running -= 1

    def _run_waiting(self) -> None:
        if self._started < self._max_workers:
            self._started += 1
            if self._initializer is not None:
                self._initializer(*self._initargs)
        while self._waiting:
            future, call = self._waiting.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = call()
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._closed = True
        if cancel_futures:
            for future, _ in self._waiting:
                future.cancel()
        if wait and self._pending and lanes.can_wait():
            wait_for(set(self._pending))


# Python's own default is five more than the cores; a tab does not know them.
_LANES_OF_A_POOL = 8
