"""What a process that runs a hand-in may not do: it limits itself before it reads code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

_NETWORK = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}
_PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile"}
# With the number of paths among their arguments.
_CHANGES = {
    "os.remove": 1,
    "os.rmdir": 1,
    "os.mkdir": 1,
    "os.truncate": 1,
    "os.chmod": 1,
    "os.rename": 2,
    "os.link": 2,
    "os.symlink": 2,
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _without_network() -> bool:
    """Whether the process now has a network of its own, with nothing in it (Linux)."""
    try:
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
    except (AttributeError, OSError):
        return False
    return True


def _fence(folder: str) -> Callable[[str, tuple[Any, ...]], None]:
    inside = os.path.realpath(folder) + os.sep

    def may_change(path: Any) -> bool:
        if isinstance(path, int) or path is None:
            return True
        real = os.path.realpath(os.fsdecode(path))
        return real.startswith(inside) or real.startswith("/dev/")

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _NETWORK:
            raise PermissionError("a hand-in is run without a network")
        if event in _PROGRAMS:
            raise PermissionError("a hand-in starts no other program")
        if event == "open":
            path, _, flags = arguments
            changed = [path] if isinstance(flags, int) and flags & _WRITING else []
        else:
            changed = list(arguments[: _CHANGES.get(event, 0)])
        if not all(may_change(path) for path in changed):
            raise PermissionError("a hand-in writes into its own folder only")

    return refuse


def apply(folder: str, memory: int, seconds: int) -> list[str]:
    """Limit this process to ``memory`` bytes, ``seconds`` of computing, and writing in ``folder``.

    Returns which limits the system keeps, by name: ``network``, ``memory``. Where it keeps none,
    Python refuses the network all the same.
    """
    held = ["network"] if _without_network() else []
    try:
        import resource
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        resource.setrlimit(resource.RLIMIT_FSIZE, (256 << 20, 256 << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
            held.append("memory")
        except (ValueError, OSError):
            # macOS knows this limit and does not keep to it.
            pass
    # A hook cannot be taken off, but code that means to gets around it: a fence, and no wall.
    sys.addaudithook(_fence(folder))
    return held
