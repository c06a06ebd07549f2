"""The times of tasks, where distributed counts on clocks that a browser does not have."""

from __future__ import annotations

import sys
import time

from essaim.patches.registry import patch

# What a task took that began and ended between two steps of the clock, in seconds.
_LEAST_S = 1e-4
# A step that an operating system's clock does not make.
_COARSE_S = 5e-4


def _the_clock_is_coarse() -> bool:
    """Whether the time of day moves by steps in which a task fits."""
    began = time.time()
    while (step := time.time() - began) == 0:
        continue
    began += step
    while (step := time.time() - began) == 0:
        continue
    return step >= _COARSE_S


@patch(
    kind="needed",
    target="distributed.scheduler.TaskPrefix.add_duration",
    because="a task that took no time by a browser's clock fails where stealing weighs it",
    source="https://github.com/dask/distributed/blob/2026.8.0/distributed/stealing.py#L289",
    needed=_the_clock_is_coarse,
)
def tasks_take_time() -> None:
    from distributed.scheduler import TaskPrefix

    original = TaskPrefix.add_duration

    def add_duration(self: TaskPrefix, action: str, start: float, stop: float) -> None:
        at_least = _LEAST_S if action == "compute" else 0
        original(self, action, start, max(stop, start + at_least))

    TaskPrefix.add_duration = add_duration


def _a_tab_has_one_clock() -> bool:
    from distributed import Worker

    return sys.platform == "emscripten" and not hasattr(Worker, "scheduler_delay")


@patch(
    kind="needed",
    target="distributed.Worker.scheduler_delay",
    because="a worker guesses from the way of a heartbeat how far its clock is from the "
    "scheduler's; the nodes of a tab have the same clock, and on a busy machine the guess makes "
    "tasks overlap that ran one after the other",
    source="https://github.com/dask/distributed/blob/2026.8.0/distributed/worker.py#L1199",
    needed=_a_tab_has_one_clock,
)
def nodes_have_one_clock() -> None:
    from distributed import Worker

    Worker.scheduler_delay = property(lambda _: 0.0, lambda _, __: None)
