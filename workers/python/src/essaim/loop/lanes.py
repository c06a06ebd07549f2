"""Two lanes through one interpreter.

Lane one carries asyncio and distributed: plain calls, many to a macrotask. Lane two carries what
may wait — a learner's cell, a dask task: each of its steps enters through a promising call, so
that ``run_sync`` can suspend it while lane one goes on. Putting everything on lane two crashes
the interpreter ("memory access out of bounds"); putting nothing there takes the synchronous API
away.
"""

from __future__ import annotations

import asyncio
import contextvars
import sys
import time
import traceback
import weakref
from collections.abc import Awaitable, Callable, Coroutine
from types import FrameType
from typing import Any

from essaim import host
from essaim.loop.queue import ReadyQueue

_may_wait: contextvars.ContextVar[bool] = contextvars.ContextVar("essaim_may_wait", default=False)
_waiting_tasks: weakref.WeakSet[asyncio.Task[Any]] = weakref.WeakSet()
# Cells that were given an awaitable where other browsers give a result.
_unwaited_cells: weakref.WeakSet[asyncio.Task[Any]] = weakref.WeakSet()
# The wait that each suspended task sits in, so that Stop can end it.
_waits: dict[asyncio.Task[Any], asyncio.Future[bool]] = {}
# Where the code of each suspended task stands.
_frames: dict[asyncio.Task[Any], FrameType] = {}
# How long each task has been suspended, in seconds.
_waited: weakref.WeakKeyDictionary[asyncio.Task[Any], float] = weakref.WeakKeyDictionary()
_INTERRUPTED, _FINISHED = True, False


class CannotWait(RuntimeError):
    """A blocking call where the interpreter cannot suspend."""


def _run_handle(handle: asyncio.Handle) -> None:
    try:
        handle._context.run(handle._callback, *handle._args)  # type: ignore[attr-defined]
    except KeyboardInterrupt:
        # An interrupt meant for a cell hit the library's own code between two of its steps.
        interrupt_waits()
    except BaseException as error:
        traceback.print_exception(error)


def _run_if_due(handle: asyncio.Handle) -> None:
    if not handle.cancelled():
        _run_handle(handle)


queue = ReadyQueue(
    clock=time.monotonic,
    wake=lambda: host.current().wake(),
    arm=lambda seconds: host.current().arm(seconds * 1000.0),
    run=_run_if_due,
)


def call_soon(
    loop: asyncio.AbstractEventLoop,
    callback: Callable[..., Any],
    *args: Any,
    context: contextvars.Context | None = None,
) -> asyncio.Handle:
    handle = asyncio.Handle(callback, args, loop, context=context)
    if context is not None and context.get(_may_wait):
        host.current().enter_blocking(lambda: _run_if_due(handle))
    else:
        queue.push(handle)
    return handle


def call_later(
    loop: asyncio.AbstractEventLoop,
    delay: float,
    callback: Callable[..., Any],
    *args: Any,
    context: contextvars.Context | None = None,
) -> asyncio.Handle:
    if delay <= 0:
        return call_soon(loop, callback, *args, context=context)
    handle = asyncio.Handle(callback, args, loop, context=context)
    queue.push_later(delay, handle)
    return handle


def spawn_waiting(coroutine: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    """Start a task whose steps may call :func:`run_sync`."""
    context = contextvars.copy_context()
    context.run(_may_wait.set, True)
    task = asyncio.get_running_loop().create_task(coroutine, context=context)
    _waiting_tasks.add(task)
    return task


def in_waiting_task() -> bool:
    task = asyncio.current_task()
    return task is not None and task in _waiting_tasks


def can_wait() -> bool:
    """Whether blocking is possible right here: in a cell or a task, in a browser with JSPI."""
    if not in_waiting_task():
        return False
    from pyodide.ffi import can_run_sync

    return bool(can_run_sync())


def leave_to_await() -> None:
    """Note that the running cell has to await, which it may not know.

    Raises CannotWait in a task of a node: a plain function has no ``await``.
    """
    task = asyncio.current_task()
    if task is None or task not in _waiting_tasks:
        return
    if host.node_name() != host.KERNEL:
        raise CannotWait(
            "This browser cannot wait inside a task. Write the task with `async def`, "
            "and put `await` in front of the call."
        )
    _unwaited_cells.add(task)


def was_left_to_await(task: asyncio.Task[Any]) -> bool:
    return task in _unwaited_cells


def run_sync(awaitable: Awaitable[Any]) -> Any:
    """Wait for ``awaitable`` and return its result, while lane one goes on.

    Raises CannotWait outside a cell or task, or without JSPI; KeyboardInterrupt when stopped.
    """
    from pyodide.ffi import run_sync as suspend

    task = asyncio.current_task()
    if task is None or not can_wait():
        if asyncio.iscoroutine(awaitable):
            awaitable.close()
        raise CannotWait(
            "This browser cannot wait inside synchronous Python. Put `await` in front of the call."
            if task is not None and task in _waiting_tasks
            else "Blocking calls work only in a cell or in a task."
        )
    loop = asyncio.get_running_loop()
    if asyncio.iscoroutine(awaitable):
        context = contextvars.copy_context()
        context.run(_may_wait.set, False)
        future: asyncio.Future[Any] = loop.create_task(awaitable, context=context)
    else:
        future = asyncio.ensure_future(awaitable)
    if not future.done():
        # The result itself never crosses into JavaScript: a Client or a Future is awaitable
        # there, would be taken for a thenable, and awaited again.
        wait: asyncio.Future[bool] = loop.create_future()

        def finish(_: asyncio.Future[Any]) -> None:
            if not wait.done():
                wait.set_result(_FINISHED)

        future.add_done_callback(finish)
        _waits[task], _frames[task] = wait, sys._getframe(1)
        began = time.perf_counter()
        try:
            if suspend(wait) is _INTERRUPTED:
                future.cancel()
                raise KeyboardInterrupt
        finally:
            _waits.pop(task, None)
            _frames.pop(task, None)
            _waited[task] = _waited.get(task, 0.0) + time.perf_counter() - began
    return future.result()


def suspended_frames() -> dict[int, FrameType]:
    """Where the code of each suspended task stands, by the number that it goes by as a thread."""
    return {id(task): frame for task, frame in _frames.items()}


def waited() -> float:
    """How long the running task has been suspended so far, in seconds."""
    task = asyncio.current_task()
    return 0.0 if task is None else _waited.get(task, 0.0)


def interrupt_waits(only: asyncio.Task[Any] | None = None) -> int:
    """End the waits of suspended tasks with KeyboardInterrupt; the number of waits ended."""
    ended = 0
    for task, wait in list(_waits.items()):
        if (only is None or task is only) and not wait.done():
            wait.set_result(_INTERRUPTED)
            ended += 1
    return ended


def drain() -> None:
    queue.drain()


def fire() -> None:
    queue.fire()
