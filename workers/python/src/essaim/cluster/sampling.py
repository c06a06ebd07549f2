"""Where tasks spend their time, on a node that has one thread.

distributed looks at the threads of its tasks from another thread, every few milliseconds. While a
task computes here, nothing else runs. So the task's own calls are counted: at a call or a return,
what has passed since the last look belongs to the code that ran. It costs something at each call,
and so it is done only where ``distributed.worker.profile.enabled`` was set. Tasks that wait are
sampled by distributed itself.
"""

from __future__ import annotations

import sys
import time
from types import FrameType
from typing import Any

import dask
from dask.utils import key_split, parse_timedelta
from distributed import profile

from essaim.patches.eventloop import current_ident

# What one look can stand for at most: a long call is worth many samples, but not without end.
_MOST_AT_ONCE = 2000
_LEAVES_CALLER = "call"


def watch(worker: Any) -> None:
    """Count where the tasks of this worker compute, for as long as it lives."""
    interval = parse_timedelta(dask.config.get("distributed.worker.profile.interval"), "ms")
    last = time.perf_counter()
    ident: int | None = None

    def look(frame: FrameType, event: str, about: object) -> None:
        nonlocal last, ident
        now = time.perf_counter()
        passed = now - last
        if passed < interval:
            return
        last = now
        before, ident = ident, current_ident()
        key = worker.active_threads.get(ident)
        ran = frame.f_back if event == _LEAVES_CALLER else frame
        # Another task, or none, had the interpreter at the last look.
        samples = min(int(passed / interval), _MOST_AT_ONCE) if before == ident else 1
        if key is None or ran is None:
            return
        for state in (worker.profile_recent, worker.profile_keys[key_split(key)]):
            for _ in range(samples):
                profile.process(ran, None, state, stop="distributed/worker.py")

    sys.setprofile(look)
