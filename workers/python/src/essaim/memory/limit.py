"""Limits of memory: as the reader writes them, as they travel, and in bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dask.utils import format_bytes, parse_bytes

# A wasm heap addresses so many bytes at most (`getHeapMax` of pyodide.asm.js).
HEAP_MAX = 2**32 - 2**16
# What a worker may use beyond what it takes when idle, if nothing else is said.
DEFAULT_ABOVE_IDLE = 192_000_000
# A limit leaves a worker at least this much; below, it would pause before its first task.
LEAST_ABOVE_IDLE = 16_000_000


@dataclass(frozen=True)
class AboveIdle:
    """A limit that is counted from what a worker takes when idle, in bytes."""

    bytes: int

    def __repr__(self) -> str:
        return f"idle + {format_bytes(self.bytes)}"


def above_idle(size: str | float) -> AboveIdle:
    """A ``memory_limit`` of so much beyond what an idle worker takes: ``above_idle("64 MB")``.

    Raises ValueError for what is no size.
    """
    return AboveIdle(_size("above_idle", size))


def to_wire(limit: object) -> Any:
    """A limit as LocalCluster takes it, ready for JSON; None is the default, 0 no limit.

    As elsewhere, ``"auto"`` is the default, None and 0 are no limit, and a float up to 1 is a share
    of what there is: of what a wasm heap can address. Raises ValueError for what is no size.
    """
    if limit == "auto":
        return None
    if limit is None:
        return 0
    if isinstance(limit, AboveIdle):
        return {"aboveIdle": limit.bytes}
    if isinstance(limit, float) and 0 < limit <= 1:
        return int(limit * HEAP_MAX)
    return _size("memory_limit", limit)


def resolved(wire: Any, idle: int) -> int | None:
    """Bytes of process memory for a worker that takes ``idle`` bytes now; None is no limit.

    Raises ValueError, with a sentence, for a limit that the idle worker all but takes.
    """
    if wire == 0:
        return None
    if wire is None:
        return idle + DEFAULT_ABOVE_IDLE
    bytes_ = idle + int(wire["aboveIdle"]) if isinstance(wire, dict) else int(wire)
    if bytes_ < idle + LEAST_ABOVE_IDLE:
        raise ValueError(
            f"memory_limit is {format_bytes(bytes_)}, and an idle worker takes "
            f"{format_bytes(idle)} already: give it {format_bytes(idle + LEAST_ABOVE_IDLE)} or more"
        )
    return min(bytes_, HEAP_MAX)


def _size(name: str, written: object) -> int:
    if isinstance(written, str | int | float) and not isinstance(written, bool):
        try:
            size = int(parse_bytes(written))
        except (ValueError, OverflowError):
            size = -1
        if size >= 0:
            return size
    raise ValueError(f'{name} is {written!r}: write bytes or a size such as "256 MB"')
