"""dask's and distributed's diagnostics, where they count on threads, widgets or bokeh."""

from __future__ import annotations

from timeit import default_timer
from typing import Any

from essaim.patches.registry import patch
from essaim.patches.settings import _threads_are_missing


class _NoTimer:
    def join(self) -> None:
        return None


@patch(
    kind="needed",
    target="dask.diagnostics.ProgressBar",
    because="draws from a thread, which a computing task would not let through; tasks draw it here",
    source="https://github.com/dask/dask/blob/2026.8.0/dask/diagnostics/progress.py#L99",
    needed=_threads_are_missing,
)
def the_bar_is_drawn_by_tasks() -> None:
    from dask.diagnostics import ProgressBar

    def start(self: Any, dsk: object) -> None:
        self._state = None
        self._start_time = self._drawn = default_timer()
        self._timer = _NoTimer()

    def draw_if_due(self: Any, *about: object) -> None:
        now = default_timer()
        elapsed = now - self._start_time
        if elapsed > self._minimum and now - self._drawn >= self._dt:
            self._drawn = now
            self._update_bar(elapsed)

    ProgressBar._start = start
    ProgressBar._posttask = draw_if_due
