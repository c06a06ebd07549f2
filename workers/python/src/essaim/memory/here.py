"""The memory of the interpreter that runs this code."""

from __future__ import annotations

from dask.utils import format_bytes

from essaim import host
from essaim.memory.limit import AboveIdle, to_wire


def in_use() -> int:
    """Bytes that this interpreter uses now."""
    return host.current().memory_in_use()


def limit_here(limit: str | float | AboveIdle | None) -> None:
    """Let this interpreter use so much more than now; None takes the limit away.

    Code that asks for more gets MemoryError, and goes on. Raises ValueError for what is no size.
    """
    if limit is None:
        host.current().limit_memory(None)
        return
    wire = limit.bytes if isinstance(limit, AboveIdle) else to_wire(limit)
    if not wire:
        raise ValueError(f"limit_here({format_bytes(0)}) leaves nothing to work with")
    host.current().limit_memory(in_use() + int(wire))
