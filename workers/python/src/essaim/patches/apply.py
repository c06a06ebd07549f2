"""All patches, in the order in which they have to come."""

from __future__ import annotations

from essaim.patches import eventloop, modules, settings
from essaim.patches.registry import apply_all


def before_distributed() -> None:
    apply_all(
        (
            # First: who says `from threading import Lock` keeps what stands there.
            eventloop.locks_on_a_lane,
            modules.stand_in_for_psutil,
            modules.stand_in_for_ssl,
            modules.stand_in_for_fcntl,
            modules.stand_in_for_semaphores,
            modules.stand_in_for_socket_transports,
            modules.history_without_a_database,
            settings.settings_for_a_tab,
        )
    )


def after_distributed() -> None:
    from essaim.patches import (
        client,
        diagnostics,
        distributed,
        executors,
        msgpack,
        reports,
        scheduler,
        shell,
    )

    apply_all(
        (
            msgpack.plain_values_fast,
            distributed.sync_on_a_lane,
            distributed.cells_are_synchronous,
            distributed.the_loop_is_running,
            distributed.no_http_server,
            distributed.no_gc_diagnosis,
            distributed.send_each_turn,
            client.releases_come_first,
            distributed.lanes_do_not_secede,
            distributed.one_ident_per_task,
            distributed.tasks_keep_the_pace,
            scheduler.tasks_take_time,
            scheduler.nodes_have_one_clock,
            distributed.callbacks_on_a_lane,
            distributed.the_local_cluster_is_the_tab,
            distributed.late_packages_do_not_differ,
            executors.thread_pools_are_lanes,
            executors.processes_are_refused,
            executors.threads_are_refused,
            executors.dask_has_its_schedulers,
            diagnostics.the_bar_is_drawn_by_tasks,
            diagnostics.bars_in_the_cell,
            reports.reports_without_bokeh,
            reports.task_streams_without_bokeh,
            reports.profiles_without_bokeh,
            reports.plots_of_dask_without_bokeh,
            reports.resources_are_sampled_here,
            reports.loops_are_not_watched,
            shell.times_of_cells_are_steady,
        )
    )


def on_the_event_loop() -> None:
    apply_all(
        (
            eventloop.two_lanes,
            eventloop.executor_on_a_lane,
            eventloop.sleep_on_a_lane,
            eventloop.condition_on_a_lane,
            eventloop.suspended_tasks_have_frames,
        )
    )
