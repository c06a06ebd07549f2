"""Faults that you cause, to see what a cluster makes of them.

Each function returns None once the fault is there. Each raises ValueError with a sentence for a
node or a number that cannot be. Where the browser cannot wait, put ``await`` in front.
"""

from __future__ import annotations

from typing import Any

from essaim.asking import command


def kill(node: str) -> Any:
    """End a node at once, as a power failure does. Its results are lost."""
    return command("kill", node=node)


def kill_scheduler() -> Any:
    """End the scheduler. Without it there is no cluster: work ends with an error."""
    return command("kill-scheduler")


def restart(node: str) -> Any:
    """End a worker and start another one under its name; returns when that one is ready."""
    return command("restart", node=node)


def freeze(node: str) -> Any:
    """Stop a node without ending it: it neither computes nor answers until :func:`thaw`."""
    return command("freeze", node=node)


def thaw(node: str) -> Any:
    """Let a frozen node go on where it stopped."""
    return command("thaw", node=node)


def slow(node: str, factor: float) -> Any:
    """Make all that a node computes take ``factor`` times as long, 1 to 100; 1 is as before."""
    return command("slow", node=node, factor=factor)


def fill_memory(node: str, nbytes: int | str) -> Any:
    """Make a node hold on to so many bytes more (``"100 MB"`` is fine too); 0 gives them back."""
    from dask.utils import parse_bytes

    return command("fill-memory", node=node, bytes=int(parse_bytes(nbytes)))


def loop(node: str) -> Any:
    """Start a computation without an end on a node. Stop ends it."""
    return command("occupy", node=node)
