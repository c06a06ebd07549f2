"""``visualize`` of dask.diagnostics' profilers, and what samples memory for ResourceProfiler."""

from __future__ import annotations

import asyncio
import warnings
from collections import deque
from timeit import default_timer
from typing import Any

import psutil  # type: ignore[import-untyped]
from dask.diagnostics import profile
from dask.utils import key_split
from distributed.utils import color_of

from essaim.diagnostics import paper, pictures


def visualize(
    profilers: Any,
    filename: str = "profile.html",
    show: bool = True,
    save: bool | None = None,
    mode: str | None = None,
    **kwargs: Any,
) -> paper.Sheet:
    """The profilers below each other; written to ``filename`` when ``save`` is true."""
    if kwargs:
        warnings.warn(f"Without bokeh these have no meaning: {', '.join(kwargs)}", stacklevel=3)
    several = profilers if isinstance(profilers, list) else [profilers]
    sheet = paper.Sheet("Profile Results", "".join(_drawn(one) for one in several))
    if save:
        sheet.save(filename)
    return sheet


def _drawn(profiler: Any) -> str:
    began = profiler.start_time or 0.0
    if isinstance(profiler, profile.ResourceProfiler):
        times = [at - began for at, _, _ in profiler.results]
        return pictures.curve(
            times, [cpu for _, _, cpu in profiler.results], "%", "CPU"
        ) + pictures.curve(times, [mem for _, mem, _ in profiler.results], "MB", "Memory")
    if isinstance(profiler, profile.CacheProfiler):
        spans = [(r.key, r.cache_time, r.free_time, "cache") for r in profiler.results]
    else:
        spans = [(r.key, r.start_time, r.end_time, r.worker_id) for r in profiler.results]
    workers = {
        worker: f"worker {i}" for i, worker in enumerate(dict.fromkeys(w for *_, w in spans))
    }
    bars = [
        (workers[worker], start - began, end - began, color_of(key_split(key)), 1.0, str(key))
        for key, start, end, worker in spans
    ]
    return pictures.lanes(bars, type(profiler).__name__)


class Tracker:
    """What ResourceProfiler measures with, in place of a process beside this one.

    It samples between two steps of the interpreter: not while a task computes.
    """

    def __init__(self, dt: float = 1) -> None:
        self._dt = dt
        self._data: list[tuple[float, float, float]] = []
        self._answers: deque[list[tuple[float, float, float]]] = deque()
        self._process = psutil.Process()
        self._sampling: asyncio.Task[None] | None = None
        self._alive = False

    @property
    def parent_conn(self) -> Tracker:
        return self

    def start(self) -> None:
        self._alive = True

    def is_alive(self) -> bool:
        return self._alive

    def send(self, order: str) -> None:
        if order == "collect":
            self._sample()
            if self._sampling is None:
                self._sampling = asyncio.ensure_future(self._go_on())
        elif order == "send_data":
            self._sample()
            self._answers.append(self._data)
            self._data = []
            self._rest()

    def recv(self) -> list[tuple[float, float, float]]:
        return self._answers.popleft()

    def shutdown(self) -> None:
        self._alive = False
        self._rest()

    def _rest(self) -> None:
        self._sampling = None

    async def _go_on(self) -> None:
        me = self._sampling
        while self._sampling is me:
            await asyncio.sleep(self._dt)
            if self._sampling is me:
                self._sample()

    def _sample(self) -> None:
        memory = self._process.memory_info().rss / 1e6
        self._data.append((default_timer(), memory, self._process.cpu_percent()))
