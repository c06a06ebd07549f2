"""The grader's side of a process that runs one hand-in: a ground that may die at any time."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from essaim.grading.problems import Problem, WrongType, sentence
from essaim.grading.trace import Trace
from essaim_grade import crossing, room, traces

_MOST = 256 << 20

# Children are forked from a process that has read no check; where there is none, they are spawned.
try:
    _context: Any = get_context("forkserver")
    _context.set_forkserver_preload(
        ["essaim_grade.room", "essaim_grade.clusters", "pandas", "pyarrow.parquet"]
    )
except ValueError:
    _context = get_context("spawn")


class Apart:
    """Runs a notebook in a process of its own, for ``seconds`` in all, with ``memory`` bytes.

    What comes from there is data and never code. After the first problem of the process itself
    everything that is asked of it is a problem.
    """

    def __init__(self, data: Path, seconds: float, memory: int) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="essaim-hand-in-"))
        os.symlink(data, self._folder / "data", target_is_directory=True)
        self._seconds, self._left, self._late = seconds, seconds, False
        self._connection, theirs = _context.Pipe()
        arguments = (theirs, str(self._folder), memory, int(seconds) + 1)
        self._process = _context.Process(target=room.serve, args=arguments, daemon=True)
        self._process.start()
        theirs.close()
        self._dead: Problem | None = None
        self.held: list[str] = []
        self.trace = Trace()
        with contextlib.suppress(Problem), self._timed():
            self.held = [str(name) for name in self._receive()[0].get("held", [])]

    def __enter__(self) -> Apart:
        return self

    def __exit__(self, *_: object) -> None:
        self._kill()
        self._process.join(5)
        self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def run(self, source: str) -> None:
        """Run one cell. Raises Problem."""
        self.trace = Trace()
        head, _ = self._ask({"do": "run", "source": source})
        self._note(head)

    def kind(self, name: str) -> str:
        """The name of the type of a value. Raises Problem."""
        return str(self._ask({"do": "kind", "name": name})[0].get("name"))

    def value(self, name: str) -> Any:
        """A value, as data. Raises Problem."""
        return self._data(*self._ask({"do": "value", "name": name}))

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call a function with data, and get data back. Raises Problem."""
        if kwargs:
            raise TypeError("a function apart is called with positions only")
        arguments, buffers = crossing.packed(list(args))
        self.trace = Trace()
        order = {"do": "call", "name": name, "arguments": arguments}
        head, out = self._ask(order, buffers)
        self._note(head)
        return self._data(head, out)

    def _ask(
        self, order: dict[str, Any], buffers: list[bytes] | None = None
    ) -> tuple[dict[str, Any], list[bytes]]:
        if self._dead is not None:
            raise self._dead
        with self._timed():
            try:
                room.send(self._connection, order, buffers or [])
            except OSError as error:
                raise self._died(Problem("died")) from error
            head, out = self._receive()
        if head.get("kind") != "problem":
            return head, out
        raise self._told(head)

    def _told(self, head: dict[str, Any]) -> Problem:
        kind, details = str(head.get("problem")), head.get("details")
        problem = WrongType if head.get("wrong") is True else Problem
        try:
            told = problem(kind, **details)  # type: ignore[arg-type]
            sentence(kind, "en", **told.details)
        except (KeyError, TypeError, IndexError, ValueError):
            # Not one of our sentences: whoever wrote it is not our room any more.
            return self._died(Problem("died"))
        return told

    def _receive(self) -> tuple[dict[str, Any], list[bytes]]:
        try:
            return room.receive(self._connection, _MOST)
        except (EOFError, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._died(Problem("died")) from error

    def _note(self, head: dict[str, Any]) -> None:
        try:
            self.trace = traces.of_data(head["trace"])
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise self._died(Problem("died")) from error

    def _data(self, head: dict[str, Any], buffers: list[bytes]) -> Any:
        try:
            return crossing.unpacked(head["value"], buffers)
        except Exception as error:
            raise self._died(Problem("died")) from error

    @contextlib.contextmanager
    def _timed(self) -> Iterator[None]:
        """Only the time counts in which the process is waited for.

        A timer ends it also where it begins a message and does not end it.
        """
        timer = threading.Timer(self._left, self._expire)
        timer.daemon = True
        began = time.monotonic()
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self._left = max(0.0, self._left - (time.monotonic() - began))

    def _expire(self) -> None:
        self._late = True
        self._kill()

    def _died(self, problem: Problem) -> Problem:
        if self._late:
            problem = Problem("too-long", seconds=f"{self._seconds:g}")
        self._dead = problem
        self._kill()
        return problem

    def _kill(self) -> None:
        """End the process and all that it started."""
        if self._process.pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
