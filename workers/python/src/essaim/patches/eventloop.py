"""Pyodide's event loop, put on two lanes, and what blocks a thread natively."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from types import BuiltinFunctionType, FrameType
from typing import Any

from essaim.loop import blocking, lanes
from essaim.loop.locks import LaneLock
from essaim.patches.registry import patch
from essaim.patches.settings import _threads_are_missing

_WEBLOOP = "https://github.com/pyodide/pyodide/blob/0.27.7/src/py/pyodide/webloop.py"


def _each_callback_takes_a_timer() -> bool:
    """True while WebLoop schedules every callback with a JavaScript timer of its own."""
    from pyodide.webloop import WebLoop

    return "scheduleCallback" in WebLoop.call_later.__code__.co_names


@patch(
    kind="needed",
    target="pyodide.webloop.WebLoop.call_soon, call_later",
    because="one JavaScript timer a callback is slow, and setTimeout(inf) fires at once",
    source=f"{_WEBLOOP}#L352",
    needed=_each_callback_takes_a_timer,
)
def two_lanes() -> None:
    from pyodide.webloop import WebLoop

    WebLoop.call_soon = lanes.call_soon
    WebLoop.call_soon_threadsafe = lanes.call_soon
    WebLoop.call_later = lanes.call_later


def _executor_blocks_the_loop() -> bool:
    """True while WebLoop runs an executor's function at once, where nothing can suspend it."""
    from pyodide.webloop import WebLoop

    ran: list[int] = []
    WebLoop().run_in_executor(None, ran.append, 1)
    return ran == [1]


@patch(
    kind="needed",
    target="pyodide.webloop.WebLoop.run_in_executor",
    because="runs the function at once, in the caller's lane, where it cannot wait",
    source=f"{_WEBLOOP}#L387",
    needed=_executor_blocks_the_loop,
)
def executor_on_a_lane() -> None:
    from pyodide.webloop import WebLoop

    async def nothing(self: Any) -> None:
        return None

    WebLoop.run_in_executor = blocking.run_in_executor
    WebLoop.set_default_executor = lambda self, executor: None
    WebLoop.shutdown_default_executor = nothing


def _sleeping_stops_the_loop() -> bool:
    """True while it is the C library's, which no loop can run beneath."""
    return isinstance(time.sleep, BuiltinFunctionType)


@patch(
    kind="needed",
    target="time.sleep",
    because="would stop the node's loop: no heartbeat, no answer, no Stop",
    source="https://docs.python.org/3.12/library/time.html#time.sleep",
    needed=_sleeping_stops_the_loop,
)
def sleep_on_a_lane() -> None:
    time.sleep = blocking.sleep  # type: ignore[assignment]


@patch(
    kind="needed",
    target="threading.Condition.wait",
    because="no other thread can notify while this one waits; another lane can",
    source="https://github.com/python/cpython/blob/v3.12.7/Lib/threading.py#L323",
    needed=_threads_are_missing,
)
def condition_on_a_lane() -> None:
    threading.Condition.wait = blocking.condition_wait  # type: ignore[method-assign]


@patch(
    kind="needed",
    target="threading.Lock",
    because="who waits for one stops the only thread, and with it the lane that holds the lock",
    source="https://github.com/python/cpython/blob/v3.12.7/Lib/threading.py#L122",
    needed=_threads_are_missing,
)
def locks_on_a_lane() -> None:
    threading.Lock = LaneLock  # type: ignore[assignment]


def current_ident() -> int:
    """One number per running dask task, as one thread runs one task natively."""
    task = asyncio.current_task()
    if task is not None and lanes.in_waiting_task():
        return id(task)
    return threading.get_ident()


def _suspended_tasks_are_unknown() -> bool:
    """True while the frames of one thread are all that is known."""
    return sys.platform == "emscripten" and isinstance(sys._current_frames, BuiltinFunctionType)


@patch(
    kind="needed",
    target="sys._current_frames",
    because="knows threads; a task that waits is on a lane, and call_stack asks where it stands",
    source="https://github.com/dask/distributed/blob/2026.8.0/distributed/worker.py#L2420",
    needed=_suspended_tasks_are_unknown,
)
def suspended_tasks_have_frames() -> None:
    of_threads = sys._current_frames

    def current_frames() -> dict[int, FrameType]:
        return {**of_threads(), **lanes.suspended_frames()}

    sys._current_frames = current_frames
