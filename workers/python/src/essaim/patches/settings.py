"""Settings of dask that a tab needs, through dask's own configuration."""

from __future__ import annotations

from essaim.patches.registry import patch

_SCHEMA = "https://github.com/dask/distributed/blob/2026.8.0/distributed/distributed.yaml"

SETTINGS: dict[str, object] = {
    # Threads do not exist.
    "distributed.worker.profile.enabled": False,
    "distributed.comm.offload": False,
    # Memory is passed on, not sent over a wire: compressing it only costs.
    "distributed.comm.compression": None,
    "distributed.worker.use-file-locking": False,
    # A client of a cluster outside the tab tells the page what happens there.
    "distributed.client.preload": ["essaim.cluster.outside"],
    # No sockets, no HTTP.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    # A tick of 20 ms on each of six nodes would keep two cores busy with nothing.
    "distributed.admin.tick.interval": "500ms",
    "distributed.admin.tick.limit": "1h",
    "distributed.admin.system-monitor.interval": "2s",
    "distributed.admin.system-monitor.disk": False,
    "distributed.scheduler.work-stealing-interval": "250ms",
    "distributed.comm.timeouts.connect": "10s",
    "distributed.scheduler.worker-ttl": "120s",
    "logging.distributed": "warning",
}


def _threads_are_missing() -> bool:
    import threading

    try:
        threading.Thread(target=lambda: None).start()
    except RuntimeError:
        return True
    return False


@patch(
    kind="setting",
    target="dask.config",
    because="profiling, offloading and HTTP need threads and sockets; ticks cost CPU",
    source=_SCHEMA,
    needed=_threads_are_missing,
)
def settings_for_a_tab() -> None:
    import dask

    dask.config.set(SETTINGS)
