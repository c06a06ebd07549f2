"""A hand-in runs apart: it gets data and gives data, and its limits hold."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from essaim_grade.apart import Apart
from essaim_grade.crossing import packed, unpacked
from essaim_grade.many import _alike, _is_telling, worse
from essaim_grade.trees import shape

from essaim.grading.problems import Problem

_MEMORY = 3 << 30


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Apart]:
    (tmp_path / "known.txt").write_text("known")
    with Apart(tmp_path, 60, _MEMORY) as apart:
        yield apart


def problem(apart: Apart, source: str) -> Problem:
    with pytest.raises(Problem) as caught:
        apart.run(source)
    return caught.value


VALUES: list[Any] = [
    None,
    {"a": [1, 2.5, (True, "é")], 3: {4}},
    float("inf"),
    2**70,
]


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_plain_values_cross_as_they_are(value: Any) -> None:
    assert unpacked(*packed(value)) == value


def test_tables_cross_with_their_types_and_labels() -> None:
    table = pd.DataFrame({"a": [1, 2], "b": ["x", None]}, index=[7, 9])
    pd.testing.assert_frame_equal(unpacked(*packed(table)), table)
    pd.testing.assert_series_equal(unpacked(*packed(table["a"])), table["a"], check_names=False)
    assert (unpacked(*packed(np.arange(3))) == np.arange(3)).all()


def test_what_holds_code_does_not_cross() -> None:
    for value in (object(), print, np.array([object()]), pd.DataFrame({"a": [object()]})):
        with pytest.raises(Problem, match="not-plain"):
            packed(value)


def test_cells_share_names_and_a_failed_one_is_said(ground: Apart) -> None:
    ground.run("first = 2")
    assert problem(ground, "x = 1\nfirst / 0").details["line"] == "2"
    ground.run("%time second = first * 21\n!ls\nasync def later(n):\n    return n + second")
    assert ground.value("second") == 42
    assert ground.call("later", 8) == 50
    assert ground.kind("later") == "function"
    ground.run("third = ...")
    with pytest.raises(Problem, match="unfilled"):
        ground.value("third")


def test_the_process_sees_no_network_and_changes_no_file_but_its_own(
    ground: Apart, tmp_path: Path
) -> None:
    ground.run("text = open('data/known.txt').read(); open('own.txt', 'w').write('x')")
    assert ground.value("text") == "known"
    attempts = [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['ls'])",
        "open('data/known.txt', 'w')",
        f"import os; os.remove({str(tmp_path / 'known.txt')!r})",
    ]
    for attempt in attempts:
        assert "PermissionError" in str(problem(ground, attempt).details["error"]), attempt
    assert (tmp_path / "known.txt").read_text() == "known"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")
def test_the_system_keeps_the_limits(ground: Apart) -> None:
    assert ground.held == ["network", "memory"]
    assert problem(ground, "held = bytearray(4 << 30)").kind == "memory"


def test_an_endless_loop_ends_and_so_does_what_ends_python(tmp_path: Path) -> None:
    with Apart(tmp_path, 1.5, _MEMORY) as endless:
        assert problem(endless, "while True: pass").kind == "too-long"
        assert problem(endless, "1").kind == "too-long"
    with Apart(tmp_path, 60, _MEMORY) as ended:
        assert problem(ended, "import os; os._exit(0)").kind == "died"
        assert problem(ended, "1").kind == "died"


def test_the_time_of_the_grader_is_not_the_hand_ins(tmp_path: Path) -> None:
    with Apart(tmp_path, 1.5, _MEMORY) as apart:
        apart.run("kept = 7")
        time.sleep(1.6)
        assert apart.value("kept") == 7


def test_a_forged_message_is_no_answer(ground: Apart) -> None:
    """Who finds the connection can write to it; what comes is read as data, or not at all."""
    forged = json.dumps({"kind": "problem", "problem": "praise", "details": {}, "buffers": 0})
    source = f"""
import gc
from multiprocessing.connection import Connection
for found in gc.get_objects():
    if isinstance(found, Connection):
        found.send_bytes({forged!r}.encode())
"""
    assert problem(ground, source).kind == "died"


def test_of_two_runs_the_worse_counts() -> None:
    first = [{"check": "a", "earned": 2}, {"check": "b", "earned": 1}]
    assert worse(first, [{"check": "a", "earned": 1}]) == [
        {"check": "a", "earned": 1},
        {"check": "b", "earned": 1},
    ]


def test_a_shape_has_no_names_layout_or_comments() -> None:
    written = "total = 0\nfor flight in flights:\n    total += flight.delay  # minutes\n"
    renamed = '"""Sum."""\ns=0\nfor f in rows: s += f.delay'
    assert shape(written) == shape(renamed) != []
    assert shape(written) != shape(written.replace("delay", "distance"))
    assert shape("for for") == []


def test_numbers_that_are_no_floats_are_compared_with_nothing() -> None:
    assert [_is_telling(value) for value in (17, 0.25, 100, True, "x")] == [
        False,
        True,
        True,
        False,
        False,
    ]
    assert not any(_is_telling(value) for value in (10**400, float("nan"), float("inf")))
    assert not _alike(10**400, 1.0)


def test_what_an_executor_did_in_a_cell_or_a_call_is_told(ground: Apart) -> None:
    ground.run(
        "from concurrent.futures import ThreadPoolExecutor\nfrom threading import Barrier\n"
        "three = Barrier(3)\n"
        "def double(n):\n    three.wait()\n    return 2 * n\n"
        "def all_of(numbers):\n    return [2 * n for n in numbers]\n"
        "with ThreadPoolExecutor(3) as pool:\n    doubled = list(pool.map(double, range(6)))"
    )
    trace = ground.trace
    assert [task.prefix for task in trace.tasks] == ["double"] * 6
    assert (trace.submitted, len(trace.workers)) == (6, 3)
    assert trace.concurrency == 3
    assert ground.call("all_of", [1, 2]) == [2, 4]
    assert (ground.trace.tasks, ground.trace.submitted) == ([], 0)


def test_what_a_cluster_did_is_told_as_exercises_are(ground: Apart) -> None:
    ground.run("from dask.distributed import Client\nclient = Client(n_workers=2)")
    ground.run(
        "def total(size):\n"
        "    parts = client.map(lambda n: bytes(size), range(6), pure=False)\n"
        "    return client.submit(lambda all: sum(map(len, all)), parts).result()\n"
    )
    assert ground.call("total", 100_000) == 600_000
    trace = ground.trace
    assert len(trace.tasks) == 7
    assert len(trace.workers) == 2
    assert trace.submitted == 2
    assert trace.moved >= 100_000
    assert 0 < trace.to_client < 1000


def test_a_trace_that_was_not_made_by_us_ends_the_process(ground: Apart) -> None:
    forged = (
        "import essaim_grade.traces as traces\n"
        "traces.as_data = lambda trace: {'tasks': [['a']], 'submitted': 'many'}"
    )
    assert problem(ground, forged).kind == "died"
