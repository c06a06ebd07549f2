"""A hand-in's own cluster: in its process, since it may start no other and reach no network."""

from __future__ import annotations

import logging
from typing import Any

import dask
from distributed import LocalCluster
from distributed.node import ServerNode

_MOST_WORKERS = 4

_made = LocalCluster.__init__


def _in_this_process(
    self: LocalCluster, *args: Any, n_workers: int | None = None, **kwargs: Any
) -> None:
    """As ``LocalCluster`` does it, with threads of this process for workers, at most four."""
    workers = _MOST_WORKERS if n_workers is None else min(n_workers, _MOST_WORKERS)
    here = {"processes": False, "threads_per_worker": 1, "dashboard_address": None}
    _made(self, *args, n_workers=workers, **{**kwargs, **here})


def _no_pages(self: ServerNode, *_: Any, **__: Any) -> None:
    """Pages of a scheduler or worker would need a network."""


def keep_here() -> None:
    """Make each ``LocalCluster`` of this process one of threads, without pages."""
    LocalCluster.__init__ = _in_this_process
    ServerNode.start_http_server = _no_pages
    dask.config.set({"distributed.admin.system-monitor.gil.enabled": False})
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
