"""The bars of ``progress(futures)`` in a cell: one for each kind of task, as a notebook has them.

They are distributed's own bars, which ask its scheduler; what is drawn is HTML in place of
ipywidgets. As in a notebook, the cell ends at once and the bars go on.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from dask.utils import format_time
from distributed.core import clean_exception
from distributed.diagnostics.progressbar import MultiProgressBar
from IPython.display import display
from tornado.ioloop import IOLoop


class CellProgressBar(MultiProgressBar):  # type: ignore[misc]
    """What the last expression of a cell shows."""

    _counts: Mapping[Any, tuple[int, int]] = {}
    _display = ""

    def _ipython_display_(self, **options: Any) -> None:
        self._display = uuid4().hex
        self._show("Computing", update=False)
        IOLoop.current().add_callback(self._follow)

    async def _follow(self) -> None:
        try:
            await self.listen()
        except OSError:
            # The client was closed, or the scheduler is gone: nobody tells what becomes of it.
            self._show("Not followed to the end")

    def _draw_bar(
        self, remaining: Mapping[Any, int], all: Mapping[Any, int], status: str, **more: Any
    ) -> None:
        self._counts = {key: (of - remaining.get(key, 0), of) for key, of in all.items()}
        if status not in ("finished", "error"):
            self._show("Computing")

    def _draw_stop(self, status: str, exception: Any = None, **more: Any) -> None:
        if status == "error" and exception is None:
            # distributed says no more of what was cancelled, or released before it was done.
            self._show("Cancelled")
        elif status == "error":
            _, error, _ = clean_exception(exception)
            self._show(f"Failed with {type(error).__name__}")
        else:
            self._show("Finished")

    def _show(self, state: str, update: bool = True) -> None:
        line = f"{state}: {format_time(self.elapsed)}"
        rows = [
            (_label(key), done, of)
            for key, (done, of) in sorted(self._counts.items(), key=lambda kv: (-kv[1][1], str(kv)))
        ]
        plain = "\n".join([line, *(f"{name}: {done} / {of}" for name, done, of in rows)])
        data = {"text/plain": plain, "text/html": _page(line, rows)}
        display(data, raw=True, display_id=self._display, update=update)


class OneBar(CellProgressBar):
    """All tasks as one, for ``progress(…, multi=False)``."""

    def __init__(self, keys: Any, scheduler: Any = None, **options: Any) -> None:
        super().__init__(keys, scheduler, group_by=_together, **options)


def _together(key: Any) -> str:
    return "tasks"


def _label(key: Any) -> str:
    # With spans, a group is a tuple of its name and its id.
    name = key[0] if isinstance(key, tuple) else key
    return name.decode() if isinstance(name, bytes) else str(name)


def _page(line: str, rows: list[tuple[str, int, int]]) -> str:
    bars = "".join(
        f'<tr><td>{done} / {of}</td><td><progress aria-label="{html.escape(name)}" '
        f'max="{of or 1}" value="{done if of else 1}"></progress></td>'
        f'<td style="text-align:left">{html.escape(name)}</td></tr>'
        for name, done, of in rows
    )
    return f"<div><b>{html.escape(line)}</b></div><table>{bars}</table>"
