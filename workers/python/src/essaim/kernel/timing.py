"""What ``%time`` measures by: clocks that do not stand still for a short line."""

from __future__ import annotations

import time
from types import ModuleType

from essaim.loop import lanes


class SteadyTime(ModuleType):
    """``time`` as IPython's magics see it; its ``time()`` is a clock of microseconds.

    A browser rounds the time of day, so that the difference of two readings is often 0.
    """

    time = staticmethod(time.perf_counter)

    def __getattr__(self, name: str) -> object:
        return getattr(time, name)


def cpu() -> float:
    """Seconds in which the running cell was not waiting: what it had of the interpreter.

    A browser tells no CPU time of a Web Worker.
    """
    return time.perf_counter() - lanes.waited()


def cpu2() -> tuple[float, float]:
    """User and system time; there is no system beneath."""
    return cpu(), 0.0
