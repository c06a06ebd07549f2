"""Every patch is still needed: run in an interpreter with the archive and without any patch."""

from __future__ import annotations

import importlib
import re
from typing import Any

from essaim import host
from essaim.loop import lanes
from essaim.patches import apply
from essaim.patches.registry import applied, declared

# The lines that lie inside Pyodide and its Python; the others are looked up natively.
LINES = {
    "two-lanes": ("pyodide.webloop", "scheduleCallback("),
    "executor-on-a-lane": ("pyodide.webloop", "def run_in_executor("),
    "stand-in-for-semaphores": ("multiprocessing.synchronize", "import _multiprocessing"),
    "thread-pools-are-lanes": ("concurrent.futures.thread", "t.start()"),
    "processes-are-refused": ("multiprocessing.process", "def start(self):"),
    "threads-are-refused": ("threading", "_start_new_thread(self._bootstrap, ())"),
    "condition-on-a-lane": ("threading", "def wait(self, timeout=None):"),
    "locks-on-a-lane": ("threading", "Lock = _allocate_lock"),
}


class _TimerHost:
    """Keeps the patched loop going, with a browser's timers."""

    def wake(self) -> None:
        self._after(lanes.drain, 0)

    def arm(self, milliseconds: float) -> None:
        self._after(lanes.fire, milliseconds)

    def _after(self, call: Any, milliseconds: float) -> None:
        from js import setTimeout
        from pyodide.ffi import create_once_callable

        setTimeout(create_once_callable(call), milliseconds)


def test_nothing_is_patched_yet() -> None:
    assert applied() == ()


async def test_each_patch_is_needed_in_its_turn() -> None:
    checked: dict[str, bool] = {}

    def probe() -> None:
        for patch in declared():
            if patch.name not in checked:
                checked[patch.name] = patch.needed()

    probe()
    assert "stand-in-for-psutil" in checked
    apply.before_distributed()
    importlib.import_module("distributed")
    for name in ("distributed", "executors", "diagnostics", "reports", "scheduler", "shell"):
        importlib.import_module(f"essaim.patches.{name}")
    probe()
    apply.after_distributed()
    host.attach(_TimerHost(), "test")  # type: ignore[arg-type]
    apply.on_the_event_loop()
    importlib.import_module("graphviz")
    importlib.import_module("joblib")
    importlib.import_module("pandas")
    late: Any = importlib.import_module("essaim.patches.late")
    probe()
    of_late_packages = (
        late.diagnostics.graphviz_is_beside_the_kernel,
        late.diagnostics.graphs_are_svg,
        late.exceptions_of_joblib,
        late.integers_merge,
        late.texts_merge,
    )
    for patch in of_late_packages:
        patch.apply()
    assert [name for name, needed in checked.items() if not needed] == []
    assert {patch.name for patch in declared()} == set(checked)
    assert {*applied(), *of_late_packages} == set(declared())


def test_a_patch_that_was_applied_is_not_needed_again() -> None:
    from essaim.patches import distributed, eventloop, late, modules

    for patch in (
        modules.stand_in_for_psutil,
        modules.stand_in_for_ssl,
        modules.stand_in_for_fcntl,
        distributed.no_gc_diagnosis,
        distributed.send_each_turn,
        eventloop.two_lanes,
        eventloop.sleep_on_a_lane,
        late.exceptions_of_joblib,
        late.integers_merge,
        late.texts_merge,
    ):
        assert not patch.needed(), patch.name


def test_lines_inside_pyodide_say_what_they_should() -> None:
    for patch in declared():
        if patch.name in LINES:
            module, text = LINES[patch.name]
            spec = importlib.import_module(module).__spec__
            assert spec is not None
            source = spec.loader.get_source(module)  # type: ignore[union-attr]
            number = int(re.sub(r".*#L", "", patch.source))
            assert text in source.splitlines()[number - 1], patch.name


def test_distributed_finds_the_transport_through_its_own_registry() -> None:
    from distributed.comm.registry import get_backend

    from essaim.comm.sim import SimBackend

    assert isinstance(get_backend("sim"), SimBackend)
