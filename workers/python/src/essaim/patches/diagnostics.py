"""dask's and distributed's diagnostics, where they count on threads, widgets or bokeh."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from timeit import default_timer
from typing import Any

from essaim import host
from essaim.diagnostics import drawing
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


def _no_process_can_be_started() -> bool:
    return sys.platform == "emscripten"


@patch(
    kind="needed",
    target="graphviz.backend.execute.run_check",
    because="starts the command dot as a process; here Graphviz is a module of WebAssembly",
    source="https://github.com/xflr6/graphviz/blob/0.21/graphviz/backend/execute.py#L78",
    needed=_no_process_can_be_started,
)
def graphviz_is_beside_the_kernel() -> None:
    execute: Any = importlib.import_module("graphviz.backend.execute")
    execute.run_check = drawing.run_check


@patch(
    kind="needed",
    target="dask.dot.graphviz_to_file",
    because="asks for a PNG where no format is named; Graphviz draws pixels with libraries of C",
    source="https://github.com/dask/dask/blob/2026.8.0/dask/dot.py#L294",
    needed=_no_process_can_be_started,
)
def graphs_are_svg() -> None:
    dot: Any = importlib.import_module("dask.dot")
    original = dot.graphviz_to_file

    def graphviz_to_file(g: Any, filename: str | None, format: str | None) -> Any:
        return original(g, *drawing.as_svg(filename, format))

    dot.graphviz_to_file = graphviz_to_file


def _bars_are_text() -> bool:
    """True while a notebook's bars are ipywidgets', which are not there."""
    from distributed.diagnostics import progressbar

    ours = progressbar.MultiProgressWidget.__module__.startswith("essaim.")
    return not ours and importlib.util.find_spec("ipywidgets") is None


@patch(
    kind="needed",
    target="distributed.diagnostics.progressbar.progress",
    because="takes a page for a terminal, and its bars for a notebook need ipywidgets",
    source="https://github.com/dask/distributed/blob/2026.8.0/distributed/diagnostics/progressbar.py#L465",
    needed=_bars_are_text,
)
def bars_in_the_cell() -> None:
    from distributed.diagnostics import progressbar

    from essaim.diagnostics import bars

    progressbar.MultiProgressWidget = bars.CellProgressBar
    progressbar.ProgressWidget = bars.OneBar
    progressbar.is_kernel = lambda: host.node_name() == host.KERNEL
