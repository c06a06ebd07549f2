"""On a machine with threads, sockets and the real modules, a probe says: not needed."""

from __future__ import annotations

import asyncio
import pkgutil

import pytest

from essaim.patches import (
    client,
    diagnostics,
    distributed,
    eventloop,
    executors,
    late,
    modules,
    reports,
    scheduler,
    settings,
    shell,
)
from essaim.patches.registry import Patch

NOT_NEEDED = [
    modules.stand_in_for_psutil,
    modules.stand_in_for_ssl,
    modules.stand_in_for_fcntl,
    modules.stand_in_for_semaphores,
    modules.stand_in_for_socket_transports,
    modules.history_without_a_database,
    settings.settings_for_a_tab,
    distributed.sync_on_a_lane,
    distributed.cells_are_synchronous,
    distributed.the_loop_is_running,
    distributed.no_http_server,
    client.releases_come_first,
    distributed.lanes_do_not_secede,
    distributed.one_ident_per_task,
    distributed.tasks_keep_the_pace,
    scheduler.tasks_take_time,
    scheduler.nodes_have_one_clock,
    distributed.callbacks_on_a_lane,
    distributed.the_local_cluster_is_the_tab,
    executors.thread_pools_are_lanes,
    executors.processes_are_refused,
    executors.threads_are_refused,
    executors.dask_has_its_schedulers,
    diagnostics.the_bar_is_drawn_by_tasks,
    diagnostics.graphviz_is_beside_the_kernel,
    diagnostics.graphs_are_svg,
    eventloop.condition_on_a_lane,
    eventloop.suspended_tasks_have_frames,
    reports.resources_are_sampled_here,
    reports.loops_are_not_watched,
    shell.times_of_cells_are_steady,
    eventloop.locks_on_a_lane,
    late.exceptions_of_joblib,
    late.integers_merge,
    late.texts_merge,
]


@pytest.mark.parametrize("entry", NOT_NEEDED, ids=lambda entry: entry.name)
def test_natively_the_patch_is_not_needed(entry: Patch) -> None:
    assert entry.needed() is False


def test_the_gc_diagnosis_asks_psutil_until_it_is_switched_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from distributed import scheduler, worker

    for module in (scheduler, worker):
        for name in ("enable_gc_diagnosis", "disable_gc_diagnosis"):
            monkeypatch.setattr(module, name, getattr(module, name))
    assert distributed.no_gc_diagnosis.needed() is True
    monkeypatch.setattr(worker, "enable_gc_diagnosis", lambda: None)
    assert distributed.no_gc_diagnosis.needed() is True
    distributed.no_gc_diagnosis.apply()
    assert distributed.no_gc_diagnosis.needed() is False


def test_batches_wait_until_they_are_sent_each_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed.batched import BatchedSend

    monkeypatch.setattr(BatchedSend, "__init__", BatchedSend.__init__)

    async def probe() -> bool:
        return distributed.send_each_turn.needed()

    assert asyncio.run(probe()) is True
    distributed.send_each_turn.apply()
    assert asyncio.run(probe()) is False


def test_sleeping_stops_a_loop_until_it_is_patched(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setattr(time, "sleep", time.sleep)
    assert eventloop.sleep_on_a_lane.needed() is True
    eventloop.sleep_on_a_lane.apply()
    assert eventloop.sleep_on_a_lane.needed() is False


def test_bars_need_widgets_until_they_are_html(monkeypatch: pytest.MonkeyPatch) -> None:
    from distributed.diagnostics import progressbar

    for name in ("MultiProgressWidget", "ProgressWidget", "is_kernel"):
        monkeypatch.setattr(progressbar, name, getattr(progressbar, name))
    assert diagnostics.bars_in_the_cell.needed() is True
    diagnostics.bars_in_the_cell.apply()
    assert diagnostics.bars_in_the_cell.needed() is False


@pytest.mark.parametrize(
    ("entry", "owner", "name"),
    [
        (reports.reports_without_bokeh, "distributed.Scheduler", "performance_report"),
        (
            reports.task_streams_without_bokeh,
            "distributed.diagnostics.task_stream",
            "_get_task_stream_impl",
        ),
        (reports.profiles_without_bokeh, "distributed.Client", "_profile"),
        (
            reports.plots_of_dask_without_bokeh,
            "dask.diagnostics.profile_visualize",
            "visualize",
        ),
    ],
)
def test_pictures_need_bokeh_until_they_are_drawn_without(
    entry: Patch, owner: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import dask.diagnostics

    where = pkgutil.resolve_name(owner)
    monkeypatch.setattr(where, name, getattr(where, name))
    monkeypatch.setattr(dask.diagnostics, "visualize", dask.diagnostics.visualize)
    assert entry.needed() is True
    entry.apply()
    assert entry.needed() is False
