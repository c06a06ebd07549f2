"""Each patch names the line that makes it necessary; in the versions shipped, it is that line.

pyodide's own lines are looked up inside Pyodide, by portable/test_patches.py.
"""

from __future__ import annotations

import importlib.util
import re
import threading
from pathlib import Path

import pytest

import essaim.patches.client
import essaim.patches.diagnostics
import essaim.patches.distributed
import essaim.patches.eventloop
import essaim.patches.executors
import essaim.patches.late
import essaim.patches.modules
import essaim.patches.reports
import essaim.patches.scheduler
import essaim.patches.settings
import essaim.patches.shell  # noqa: F401
from essaim.patches.registry import Patch, declared

# What each line says, so that a wrong number shows.
LINES = {
    "stand-in-for-psutil": "import psutil",
    "stand-in-for-ssl": "import ssl",
    "stand-in-for-fcntl": "import fcntl",
    "stand-in-for-socket-transports": "from distributed.comm import inproc, tcp, ws",
    "history-without-a-database": "import sqlite3",
    "sync-on-a-lane": "def sync(",
    "cells-are-synchronous": "def in_async_call(loop, default=False):",
    "the-loop-is-running": "class LoopRunner:",
    "no-http-server": "def start_http_server(",
    "no-gc-diagnosis": "rss = self._proc.memory_info().rss",
    "send-each-turn": "def __init__(self, interval, loop=None, serializers=None):",
    "lanes-do-not-secede": "def secede(adjust=True):",
    "one-ident-per-task": "ident = threading.get_ident()",
    "tasks-keep-the-pace": "def _run_task_simple(",
    "tasks-take-time": "assert ts in ts.processing_on.long_running",
    "nodes-have-one-clock": 'self.scheduler_delay = response["time"] - middle',
    "callbacks-on-a-lane": "cls._cb_executor = ThreadPoolExecutor(",
    "the-local-cluster-is-the-tab": "worker_class = Nanny if processes else Worker",
    "exceptions-of-joblib": "from .externals.loky.process_executor import _ExceptionWithTraceback",
    "late-packages-do-not-differ": "optional_packages = [",
    "integers-merge": "_factorizers[np.intc] = libhashtable.Int64Factorizer",
    "texts-merge": ".astype(np.intp, copy=False),",
    "dask-has-its-schedulers": "if not EMSCRIPTEN:",
    "the-bar-is-drawn-by-tasks": "self._timer = threading.Thread(target=self._timer_func)",
    "bars-in-the-cell": "notebook = is_kernel()  # often but not always correct assumption",
    "graphs-are-svg": 'format = "png"',
    "reports-without-bokeh": "from bokeh.models import Div, TabPanel, Tabs",
    "task-streams-without-bokeh": "from bokeh.plotting import output_file, save",
    "profiles-without-bokeh": "from bokeh.plotting import output_file, save",
    "plots-of-dask-without-bokeh": 'bp = import_required("bokeh.plotting", _BOKEH_MISSING_MSG)',
    "resources-are-sampled-here": "self._tracker = _Tracker(self._dt)",
    "loops-are-not-watched": "thread = threading.Thread(",
    "suspended-tasks-have-frames": "sys_frames = sys._current_frames()",
    "releases-come-first": "def _release_key(self, key):",
    "times-of-cells-are-steady": "wtime = time.time",
    "condition-on-a-lane": "def wait(self, timeout=None):",
    "locks-on-a-lane": "Lock = _allocate_lock",
}
# Their sources are a whole file, a page, inside Pyodide, or in a package that is not installed.
WITHOUT_A_LINE = {
    "settings-for-a-tab",
    "sleep-on-a-lane",
    "two-lanes",
    "executor-on-a-lane",
    "stand-in-for-semaphores",
    "thread-pools-are-lanes",
    "processes-are-refused",
    "threads-are-refused",
    "graphviz-is-beside-the-kernel",
}
_URL = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+/blob/([^/]+)/(.+)#L(\d+)")


def _installed(path: str) -> Path:
    """The file of this environment that a repository's path means."""
    if path == "Lib/threading.py":
        return Path(threading.__file__)
    package, _, inside = path.partition("/")
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / inside


def test_every_patch_is_either_looked_up_or_excused() -> None:
    names = {entry.name for entry in declared()}
    assert names == set(LINES) | WITHOUT_A_LINE
    assert len(names) == len(declared())


@pytest.mark.parametrize("entry", declared(), ids=lambda entry: entry.name)
def test_a_patch_says_what_and_why_and_since_where(entry: Patch) -> None:
    assert all(entry.describe().values())
    assert entry.source.startswith("https://")


@pytest.mark.parametrize("name", LINES)
def test_the_line_says_what_it_should(name: str) -> None:
    (entry,) = [patch for patch in declared() if patch.name == name]
    found = _URL.fullmatch(entry.source)
    assert found is not None, entry.source
    lines = _installed(found[2]).read_text().splitlines()
    assert lines[int(found[3]) - 1].strip() == LINES[name]


@pytest.mark.parametrize("name", sorted({*LINES} - {"condition-on-a-lane", "locks-on-a-lane"}))
def test_the_version_is_the_one_installed(name: str) -> None:
    import importlib.metadata

    (entry,) = [patch for patch in declared() if patch.name == name]
    found = _URL.fullmatch(entry.source)
    assert found is not None
    package = found[2].partition("/")[0].lower()
    assert found[1].lstrip("v") == importlib.metadata.version(package)
