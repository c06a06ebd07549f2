"""psutil, of which distributed reads one process's memory and CPU.

Needed by distributed/system.py, system_monitor.py and worker_memory.py (import psutil).
"""

from __future__ import annotations

import contextlib
import time
from types import ModuleType
from typing import Any, NamedTuple

from essaim import host
from essaim.comm import traffic

# What a wasm heap can address, in bytes: the machine's memory, as far as a node can know.
TOTAL = 2**32 - 2**16


class _ProcessMemory(NamedTuple):
    rss: int
    vms: int


class _SystemMemory(NamedTuple):
    total: int
    available: int
    percent: float
    used: int
    free: int


class _CpuTimes(NamedTuple):
    user: float
    system: float
    idle: float


class Error(Exception):
    """psutil.Error"""


class NoSuchProcess(Error):
    """psutil.NoSuchProcess"""


class AccessDenied(Error):
    """psutil.AccessDenied"""


def _in_use() -> int:
    return int(host.current().memory_in_use()) if host.attached() else 0


def _heap() -> int:
    return int(host.current().heap_bytes()) if host.attached() else 0


class Process:
    pid = 42

    def __init__(self, pid: int | None = None) -> None:
        self._last = (time.monotonic(), time.process_time())

    def memory_info(self) -> _ProcessMemory:
        return _ProcessMemory(_in_use(), _heap())

    def cpu_percent(self, interval: float | None = None) -> float:
        """Share of one core since the last call, in percent."""
        then, used = self._last
        self._last = now, cpu = time.monotonic(), time.process_time()
        return 100.0 * (cpu - used) / (now - then) if now > then else 0.0

    def cpu_times(self) -> _CpuTimes:
        return _CpuTimes(time.process_time(), 0.0, 0.0)

    def cpu_affinity(self) -> list[int]:
        return [0]

    def num_fds(self) -> int:
        return 0

    def children(self, recursive: bool = False) -> list[Any]:
        return []

    def parent(self) -> None:
        return None

    def name(self) -> str:
        return "pyodide"

    def status(self) -> str:
        return "running"

    def oneshot(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext()


def _virtual_memory() -> _SystemMemory:
    used = _in_use()
    return _SystemMemory(TOTAL, TOTAL - used, 100.0 * used / TOTAL, used, TOTAL - used)


def _absent(*args: object, **kwargs: object) -> Any:
    raise NotImplementedError("a browser tab does not tell this about the machine")


def build() -> ModuleType:
    """The module, ready for ``sys.modules``."""
    module = ModuleType("psutil")
    members: dict[str, object] = {
        "__version__": "5.9.8",
        "Process": Process,
        "Error": Error,
        "NoSuchProcess": NoSuchProcess,
        "AccessDenied": AccessDenied,
        "virtual_memory": _virtual_memory,
        "cpu_count": lambda logical=True: 1,
        "cpu_times": lambda percpu=False: Process().cpu_times(),
        "net_io_counters": traffic.so_far,
        "disk_io_counters": _absent,
        "net_if_addrs": dict,
        "pid_exists": lambda pid: True,
    }
    vars(module).update(members)
    return module
