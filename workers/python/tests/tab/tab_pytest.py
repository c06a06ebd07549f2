"""pytest in an interpreter of the tab, or natively: every test is told while the run goes on.

``workers/suite/pytest`` puts this file and pytest itself beside the packages of each node.
"""

from __future__ import annotations

import fnmatch
import importlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

MIME = "application/vnd.essaim.pytest+json"
# What a failure says, in characters; the end of a traceback is what matters.
LONGEST_MESSAGE = 6000
TOPIC = "pytest"

Tell = Callable[[dict[str, Any]], None]


class Telling:
    """Selects the tests of one session and tells how each ends.

    Parameters
    ----------
    tell: takes one event, a plain dict
    only: ids to run, or None for all
    done: ids that an earlier session has run
    left_out: patterns of ids that are not run; ``*`` stands for anything, ``mark:slow`` for a mark
    most: so many sets of parameters of one test are run, evenly chosen; None for all
    """

    def __init__(
        self,
        tell: Tell,
        only: Sequence[str] | None,
        done: Sequence[str],
        left_out: Sequence[str],
        most: int | None = None,
    ) -> None:
        self._tell = tell
        self._only = None if only is None else frozenset(only)
        self._done = frozenset(done)
        self._left_out = [*left_out]
        self._most = most
        self._phases: list[Any] = []

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        left: dict[str, int] = {}
        kept = []
        for item in items:
            if self._only is not None and item.nodeid not in self._only:
                continue
            pattern = self._matching(item)
            if pattern is None:
                kept.append(item)
            else:
                left[item.nodeid] = pattern
        chosen = evenly(kept, self._most)
        unchosen = len(kept) - len(chosen)
        items[:] = [item for item in chosen if item.nodeid not in self._done]
        ids = [item.nodeid for item in items]
        self._tell({"kind": "collected", "ids": ids, "left": left, "unchosen": unchosen})

    def _matching(self, item: Any) -> int | None:
        for index, pattern in enumerate(self._left_out):
            if pattern.startswith("mark:"):
                if item.get_closest_marker(pattern.removeprefix("mark:")) is not None:
                    return index
            elif fnmatch.fnmatchcase(item.nodeid, pattern.replace("[", "[[]")):
                return index
        return None

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            message = str(report.longrepr)[-LONGEST_MESSAGE:]
            self._tell({"kind": "unreadable", "id": report.nodeid, "message": message})
        elif report.skipped and "::" not in report.nodeid:
            # A module that skips itself at its import: its tests are never named.
            message = str(report.longrepr[2])
            self._tell({"kind": "module-skipped", "id": report.nodeid, "message": message})

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._phases = []
        self._tell({"kind": "started", "id": nodeid})

    def pytest_runtest_logreport(self, report: Any) -> None:
        self._phases.append(report)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        outcome, message = judged(self._phases)
        extra: dict[str, Any] = {}
        for report in self._phases:
            extra.update(report.user_properties)
        self._tell(
            {
                "kind": "ended",
                "id": nodeid,
                "outcome": outcome,
                "message": message[-LONGEST_MESSAGE:],
                "seconds": round(sum(report.duration for report in self._phases), 4),
                "properties": extra,
                "heap": _heap_bytes(),
            }
        )


def evenly(items: Sequence[Any], most: int | None) -> list[Any]:
    """At most so many of each test's sets of parameters: the first, the last, and between them."""
    if most is None:
        return list(items)
    functions: dict[str, list[Any]] = {}
    for item in items:
        functions.setdefault(item.nodeid.partition("[")[0], []).append(item)
    chosen: set[str] = set()
    for group in functions.values():
        step = max(1.0, (len(group) - 1) / max(most - 1, 1))
        chosen.update(group[round(i * step)].nodeid for i in range(min(most, len(group))))
    return [item for item in items if item.nodeid in chosen]


def judged(phases: Sequence[Any]) -> tuple[str, str]:
    """One outcome for setup, call and teardown, as pytest's own summary counts them."""
    for report in phases:
        expected = hasattr(report, "wasxfail")
        if report.failed:
            return "failed", f"{report.when}: {report.longreprtext}"
        if report.skipped and expected:
            return "xfailed", str(report.wasxfail)
        if report.skipped:
            return "skipped", str(report.longrepr[2])
        if expected and report.when == "call":
            return "xpassed", str(report.wasxfail)
    return "passed", ""


def _heap_bytes() -> int:
    import psutil

    return int(psutil.Process().memory_info().rss)


def session(tell: Tell, plan: dict[str, Any]) -> int:
    """Run one session; pytest's exit code.

    ``plan`` has ``root`` (ids are relative to it), ``args``, ``only``, ``done``, ``left``
    and ``most``.
    """
    telling = Telling(tell, plan["only"], plan["done"], plan["left"], plan["most"])
    arguments = [
        f"--rootdir={plan['root']}",
        *("-c", os.devnull, "--capture=sys", "--continue-on-collection-errors"),
        # Modules get the names by which the other nodes find them in site-packages.
        "--import-mode=importlib",
        *("-p", "no:cacheprovider", "-p", "no:faulthandler", "-p", "no:terminal"),
        *plan["args"],
    ]
    before, folder = Path.cwd(), tempfile.mkdtemp()
    os.chdir(folder)
    os.environ.setdefault("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    try:
        return int(pytest.main(arguments, plugins=[telling]))
    finally:
        os.chdir(before)


def in_the_kernel(path: str) -> int:
    """Run the plan in the file ``path``, in a cell; each event is displayed."""
    return session(_displayed(), _read(path))


def on_a_worker(path: str, worker: str) -> int:
    """Run the plan in the file ``path`` as a task of ``worker``; each event is displayed."""
    from distributed import Client

    tell = _displayed()
    with Client() as client:
        client.subscribe_topic(TOPIC, lambda event: tell(event[1]))
        return int(client.submit(_as_a_task, _read(path), workers=[worker], pure=False).result())


def look_again_everywhere() -> None:
    """Let every node, those to come too, see the files that were laid beside its packages.

    Their finders know the folders from the snapshot, where these files are not.
    """
    from distributed import Client

    with Client() as client:
        client.run_on_scheduler(importlib.invalidate_caches)
        client.register_worker_callbacks(importlib.invalidate_caches)


def _displayed() -> Tell:
    from IPython.core.interactiveshell import InteractiveShell

    publisher = InteractiveShell.instance().display_pub
    return lambda event: publisher.publish({MIME: event})


def _as_a_task(plan: dict[str, Any]) -> int:
    from distributed import get_worker

    worker = get_worker()
    return session(lambda event: worker.log_event(TOPIC, event), plan)


def natively(path: str) -> int:
    """Run the plan in the file ``path``; each event is one line on stdout."""
    out = os.fdopen(os.dup(1), "w", buffering=1)
    return session(lambda event: print(json.dumps(event), file=out), _read(path))


def _read(path: str) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(Path(path).read_text())
    return plan


if __name__ == "__main__":
    sys.exit(natively(sys.argv[1]))
