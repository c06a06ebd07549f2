"""_multiprocessing, of which Python's own multiprocessing takes its semaphores.

Needed by multiprocessing/synchronize.py (`_multiprocessing.SemLock`). With it dask.threaded and
concurrent.futures can be imported; what would start a process says that there is none.
"""

from __future__ import annotations

from types import ModuleType

SENTENCE = (
    "A browser tab cannot start processes. Client() gives you nodes that compute side by side: "
    "use client.submit, client.map or client.get_executor()."
)


class NoProcesses(OSError):
    """What asked for a process got this sentence."""

    def __init__(self) -> None:
        super().__init__(SENTENCE)


class SemLock:
    """A semaphore between processes."""

    SEM_VALUE_MAX = 2**31 - 1

    def __init__(self, *args: object, **kwargs: object) -> None:
        raise NoProcesses


def build() -> ModuleType:
    """The module, ready for ``sys.modules``."""
    module = ModuleType("_multiprocessing")
    vars(module).update(SemLock=SemLock, sem_unlink=lambda name: None, flags={})
    return module
