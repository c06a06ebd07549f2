"""Where a worker keeps its results: in memory up to a target, beyond it on its disk."""

from __future__ import annotations

import os
from typing import Any

import dask.config
from dask.utils import parse_bytes
from distributed.spill import SpillBuffer


def results_kept(limit: int | None, idle: int) -> Any:
    """The ``data`` of a Worker with this limit, which takes ``idle`` bytes without results.

    distributed's own SpillBuffer, and distributed's own fraction. But it counts results against
    the whole limit, and a worker's own memory is small change on a machine. Here it may be a third
    of the limit: results would fill memory before the target is reached. So the target is that
    fraction of what is left for results. None, which leaves all to distributed, without a target.
    """
    fraction = dask.config.get("distributed.worker.memory.target")
    if limit is None or fraction is False:
        return None
    most = dask.config.get("distributed.worker.memory.max-spill")
    options = {
        "target": int((limit - idle) * fraction),
        "max_spill": False if most is False else parse_bytes(most),
    }
    return _buffer, options


def _buffer(worker_local_directory: str, **options: Any) -> SpillBuffer:
    return SpillBuffer(os.path.join(worker_local_directory, "storage"), **options)
