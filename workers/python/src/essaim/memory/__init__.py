"""How much memory a node may use, where dask has no name for it.

``Client(memory_limit="256 MB")`` means what it means elsewhere: bytes of the worker's process. An
idle node takes some of them already, so two things are offered here:

>>> Client(n_workers=2, memory_limit=essaim.memory.above_idle("64 MB"))  # doctest: +SKIP
>>> essaim.memory.limit_here("64 MB")  # doctest: +SKIP
"""

from __future__ import annotations

from essaim.memory.here import in_use, limit_here
from essaim.memory.limit import AboveIdle, above_idle

__all__ = ["AboveIdle", "above_idle", "in_use", "limit_here"]
