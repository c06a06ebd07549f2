"""``threading.Lock`` between lanes: the one that finds it taken is suspended."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque

from essaim.loop import lanes

_native_lock = threading.Lock


class LaneLock:
    """A lock; who waits for it leaves the interpreter to the lane that holds it.

    A native lock would stop the one thread that all lanes share, for ever: the lane that could
    release it never runs again.
    """

    __slots__ = ("__weakref__", "_lock", "_waiters")

    def __init__(self) -> None:
        self._lock = _native_lock()
        self._waiters: deque[asyncio.Future[bool]] = deque()

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """Take the lock; ``timeout`` in seconds, -1 for no limit. False when it was not taken."""
        if not blocking or not self._lock.locked() or not lanes.can_wait():
            return self._lock.acquire(blocking, timeout)
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        deadline = None if timeout == -1 else time.monotonic() + timeout
        while not self._lock.acquire(False):
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                return False
            self._wait(left)
        return True

    def _wait(self, seconds: float | None) -> None:
        released: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiters.append(released)
        try:
            lanes.run_sync(asyncio.wait({released}, timeout=seconds))
        except BaseException:
            # Who is stopped leaves its turn to the next one.
            if released.done() and not self._lock.locked():
                self._wake_one()
            raise
        finally:
            if released in self._waiters:
                self._waiters.remove(released)

    def _wake_one(self) -> None:
        if self._waiters:
            self._waiters.popleft().set_result(True)

    def release(self) -> None:
        """Give the lock back; RuntimeError when nobody holds it."""
        self._lock.release()
        self._wake_one()

    def locked(self) -> bool:
        return self._lock.locked()

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *raised: object) -> None:
        self.release()

    def _at_fork_reinit(self) -> None:
        self._lock = _native_lock()

    def __repr__(self) -> str:
        state = "locked" if self.locked() else "unlocked"
        return f"<{state} threading.Lock at {id(self):#x}>"
