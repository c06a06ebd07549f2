"""What blocks a thread natively, and suspends a lane here."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from concurrent.futures import Future as ConcurrentFuture
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


def run_in_executor(
    loop: Any, executor: object, function: Callable[..., Any], *args: Any
) -> asyncio.Task[Any]:
    """``loop.run_in_executor`` without threads: the call runs on the lane that may wait."""
    return lanes.spawn_waiting(_call(function, args))


class LaneExecutor(Executor):
    """``concurrent.futures.ThreadPoolExecutor`` where there are no threads."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> ConcurrentFuture[Any]:
        future: ConcurrentFuture[Any] = ConcurrentFuture()

        async def run() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:
                future.set_exception(error)

        work: Coroutine[Any, Any, None] = run()
        lanes.spawn_waiting(work)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        return None
