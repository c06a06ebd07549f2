"""A node that is slowed rests in its tasks, so that a task's own time shows how slow it is.

The signal of ``workers/runtime/brake.ts`` comes every few milliseconds. A task that is shorter, or
that is in compiled code, would rest only after distributed has noted when it ended.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class _Pace:
    rest: Callable[[], None] | None = None


def keep(rest: Callable[[], None] | None) -> None:
    """Call ``rest`` around each task from now on: it pays for what has run. None is full speed."""
    _Pace.rest = rest


def paced(task: Callable[[Any], Any], data: Any) -> Any:
    """What ``task`` makes of ``data``; with the rest that it owes, and none that others owe."""
    if _Pace.rest is None:
        return task(data)
    _Pace.rest()
    try:
        return task(data)
    finally:
        if _Pace.rest is not None:
            _Pace.rest()
