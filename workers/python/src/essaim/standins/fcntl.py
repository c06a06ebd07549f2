"""fcntl, which locket (used by distributed.diskutils and partd) imports for flock.

Needed by locket/__init__.py (import fcntl). One process owns the file system here, so a lock on
a file is always free.
"""

from __future__ import annotations

from types import ModuleType


def _granted(*args: object, **kwargs: object) -> int:
    return 0


def build() -> ModuleType:
    """The module, ready for ``sys.modules``."""
    module = ModuleType("fcntl")
    vars(module).update(
        LOCK_SH=1,
        LOCK_EX=2,
        LOCK_NB=4,
        LOCK_UN=8,
        FD_CLOEXEC=1,
        F_GETFD=1,
        F_SETFD=2,
        F_GETFL=3,
        F_SETFL=4,
        flock=_granted,
        lockf=_granted,
        fcntl=_granted,
        ioctl=_granted,
    )
    return module
