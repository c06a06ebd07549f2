"""Reports and profiles, where dask and distributed draw them with bokeh or count on threads.

Decision 0021 says why bokeh is not shipped.
"""

from __future__ import annotations

import importlib.util
import warnings
from typing import Any

from essaim.patches.registry import patch
from essaim.patches.settings import _threads_are_missing

_DISTRIBUTED = "https://github.com/dask/distributed/blob/2026.8.0/distributed"
_DASK = "https://github.com/dask/dask/blob/2026.8.0/dask"


def _needs_bokeh(function: Any) -> bool:
    """True while a function of a library would import bokeh, which is not there."""
    ours = function.__module__.startswith("essaim.")
    return not ours and importlib.util.find_spec("bokeh") is None


def _report_needs_bokeh() -> bool:
    from distributed import Scheduler

    return _needs_bokeh(Scheduler.performance_report)


@patch(
    kind="needed",
    target="distributed.Scheduler.performance_report",
    because="draws with bokeh; here the same data are tables and pictures without scripts",
    source=f"{_DISTRIBUTED}/scheduler.py#L8485",
    needed=_report_needs_bokeh,
)
def reports_without_bokeh() -> None:
    from distributed import Scheduler
    from distributed.metrics import time

    from essaim.diagnostics import report

    async def performance_report(
        self: Any, start: float, last_count: int, code: str = "", mode: str | None = None
    ) -> str:
        return await report.of_scheduler(self, start, time(), last_count, code)

    Scheduler.performance_report = performance_report


def _task_stream_needs_bokeh() -> bool:
    from distributed.diagnostics import task_stream

    return _needs_bokeh(task_stream._get_task_stream_impl)


@patch(
    kind="needed",
    target="distributed.diagnostics.task_stream._get_task_stream_impl",
    because="draws with bokeh what plot= asks for",
    source=f"{_DISTRIBUTED}/diagnostics/task_stream.py#L225",
    needed=_task_stream_needs_bokeh,
)
def task_streams_without_bokeh() -> None:
    from distributed.diagnostics import task_stream

    from essaim.diagnostics import report

    original = task_stream._get_task_stream_impl

    async def get_task_stream(
        client: Any,
        plot: Any = False,
        filename: str = "task-stream.html",
        bokeh_resources: Any = None,
        **asked: Any,
    ) -> Any:
        messages = await original(client, **asked)
        if not plot:
            return messages
        known = (await client.scheduler.identity(n_workers=-1))["workers"]
        names = {address: str(worker["name"]) for address, worker in known.items()}
        sheet = report.task_stream(messages, names)
        if plot == "save":
            sheet.save(filename)
        return messages, sheet

    task_stream._get_task_stream_impl = get_task_stream


def _profile_needs_bokeh() -> bool:
    from distributed import Client

    return _needs_bokeh(Client._profile)


@patch(
    kind="needed",
    target="distributed.Client.profile",
    because="draws with bokeh, and gives an empty tree without a word while profiling is off",
    source=f"{_DISTRIBUTED}/client.py#L4486",
    needed=_profile_needs_bokeh,
)
def profiles_without_bokeh() -> None:
    from distributed import Client

    from essaim.diagnostics import report

    original = Client._profile

    async def profile(self: Any, plot: Any = False, filename: Any = None, **asked: Any) -> Any:
        state = await original(self, **asked)
        if state and not state.get("count", 1):
            warnings.warn_explicit(report.NO_PROFILE, UserWarning, "client.profile", 0)
        if not (plot or filename):
            return state
        sheet = report.profiled(state)
        if filename or plot == "save":
            sheet.save(filename or "dask-profile.html")
        return state, sheet

    Client._profile = profile


def _plots_need_bokeh() -> bool:
    from dask.diagnostics import profile_visualize

    return _needs_bokeh(profile_visualize.visualize)


@patch(
    kind="needed",
    target="dask.diagnostics.profile_visualize.visualize",
    because="draws with bokeh",
    source=f"{_DASK}/diagnostics/profile_visualize.py#L94",
    needed=_plots_need_bokeh,
)
def plots_of_dask_without_bokeh() -> None:
    import dask.diagnostics
    from dask.diagnostics import profile_visualize

    from essaim.diagnostics import local_profiles

    dask.diagnostics.visualize = profile_visualize.visualize = local_profiles.visualize


@patch(
    kind="needed",
    target="dask.diagnostics.ResourceProfiler",
    because="measures from a process beside this one; here it measures between two steps",
    source=f"{_DASK}/diagnostics/profile.py#L174",
    needed=_threads_are_missing,
)
def resources_are_sampled_here() -> None:
    from dask.diagnostics import profile

    from essaim.diagnostics import local_profiles

    profile._Tracker = local_profiles.Tracker


@patch(
    kind="needed",
    target="distributed.profile.watch",
    because="looks at the loop from a thread; with profiling on, servers would not start",
    source=f"{_DISTRIBUTED}/profile.py#L415",
    needed=_threads_are_missing,
)
def loops_are_not_watched() -> None:
    from collections import deque

    from distributed import profile

    def watch(*args: object, **options: object) -> deque[Any]:
        return deque()

    profile.watch = watch
