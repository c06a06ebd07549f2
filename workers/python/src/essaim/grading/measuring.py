"""How much memory a piece of a learner's code takes at its peak."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Memory:
    """``peak``: the most bytes that were held at once, beyond what was held before."""

    peak: int = 0


@contextmanager
def measured() -> Iterator[Memory]:
    """Measure what Python and numpy allocate inside the block; complete after it.

    The bytes are those of Python's own tracing (``tracemalloc``, which numpy reports its arrays
    to), so they are nearly the same natively and in a tab. Arrow's own buffers are not traced.
    Tracing makes code that allocates many small objects several times slower.
    """
    memory = Memory()
    tracing = tracemalloc.is_tracing()
    if not tracing:
        tracemalloc.start()
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    try:
        yield memory
    finally:
        memory.peak = max(0, tracemalloc.get_traced_memory()[1] - before)
        if not tracing:
            tracemalloc.stop()
