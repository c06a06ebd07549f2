"""What a fault lays on a node: memory that is held, a computation without an end, slowness."""

from __future__ import annotations

from collections.abc import Callable

from essaim.loop import lanes, pace

_CHUNK = 4 * 2**20
_held: list[bytes] = []


def fill(nbytes: int) -> int:
    """Hold on to ``nbytes`` more, or give back what is held when it is 0; the bytes held.

    Where the interpreter has no more, it holds what it could get.
    """
    if nbytes == 0:
        _held.clear()
    try:
        for start in range(0, nbytes, _CHUNK):
            # Written to, as a system gives memory only then.
            _held.append(b"\x01" * min(_CHUNK, nbytes - start))
    except MemoryError:
        pass
    return sum(map(len, _held))


def slow(rest: Callable[[], None] | None) -> None:
    """Call ``rest`` around each task from now on; None is the node's own speed."""
    pace.keep(rest)


async def _spin() -> None:
    try:
        while True:
            pass
    except KeyboardInterrupt:
        return


def occupy() -> None:
    """Compute without an end, until the reader's Stop."""
    lanes.spawn_waiting(_spin())
