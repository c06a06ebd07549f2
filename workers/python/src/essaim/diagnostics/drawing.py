"""The command ``dot`` of Graphviz, which the Python package ``graphviz`` would start as a process.

Here Graphviz is a module of WebAssembly beside the kernel (``workers/kernel/drawing.ts``).
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from essaim import host
from essaim.loop import lanes

# Those of Graphviz that need no library of pixels or pages.
FORMATS = frozenset(
    {"svg", "svg_inline", "dot", "gv", "canon", "plain", "plain-ext", "xdot", "json", "eps", "ps"}
)


class CannotDraw(RuntimeError):
    """What was asked for cannot be drawn in a tab."""


def run_check(
    cmd: Sequence[Any],
    *,
    input_lines: Iterable[str | bytes] | None = None,
    encoding: str | None = None,
    quiet: bool = False,
    **options: Any,
) -> CompletedProcess[Any]:
    """Do what ``dot`` would do with these arguments.

    Raises CannotDraw for a format without a picture's pixels or a source with an error.
    """
    arguments = [str(part) for part in cmd]
    if "-V" in arguments:
        version = _ask(source="", engine="", format="version")
        return CompletedProcess(arguments, 0, f"dot - graphviz version {version} (0)", "")
    if Path(arguments[0]).name != "dot":
        raise CannotDraw(f"`{arguments[0]}` is not in a browser tab; `dot` and its engines are.")
    format_ = _option(arguments, "-T", "svg")
    file = None if input_lines is not None else Path(options.get("cwd") or ".") / arguments[-1]
    source = file.read_text("utf-8") if file is not None else _joined(input_lines or (), encoding)
    drawn = render(source, _option(arguments, "-K", "dot"), format_)
    if file is None:
        output = drawn if encoding is not None else drawn.encode()
        return CompletedProcess(arguments, 0, output, "" if encoding is not None else b"")
    _target(arguments, file, format_).write_text(drawn, "utf-8")
    return CompletedProcess(arguments, 0, b"", b"")


def render(source: str, engine: str, format_: str) -> str:
    """``source`` in DOT, laid out by ``engine``, as a text in ``format_``; raises CannotDraw."""
    if format_ not in FORMATS:
        raise CannotDraw(
            f"Graphviz draws no {format_} in a browser tab. Ask for SVG: "
            "format='svg', or a filename that ends with .svg"
        )
    return _ask(source=source, engine=engine, format=format_)


def _ask(**drawing: str) -> str:
    if host.node_name() != host.KERNEL:
        raise CannotDraw("A graph is drawn in a cell, not in a task.")
    if not lanes.can_wait():
        raise CannotDraw("This browser cannot wait for Graphviz inside Python, so it cannot draw.")
    answer = json.loads(lanes.run_sync(host.current().request("graph.draw", json.dumps(drawing))))
    if "error" in answer:
        raise CannotDraw(f"Graphviz says: {answer['error']}")
    return str(answer["output"])


def _option(arguments: Sequence[str], flag: str, default: str) -> str:
    value = next((a[len(flag) :] for a in arguments if a.startswith(flag)), default)
    return value.partition(":")[0]


def _joined(lines: Iterable[str | bytes], encoding: str | None) -> str:
    return "".join(x if isinstance(x, str) else x.decode(encoding or "utf-8") for x in lines)


def _target(arguments: Sequence[str], file: Path, format_: str) -> Path:
    if "-o" in arguments:
        return file.parent / arguments[arguments.index("-o") + 1]
    return file.with_name(f"{file.name}.{format_}")


def as_svg(filename: str | None, format_: str | None) -> tuple[str | None, str]:
    """Where dask would write which picture, with SVG for pictures that cannot be made.

    Warns where another one was asked for by name.
    """
    if format_ is None and filename is not None:
        stem, dot, suffix = filename.rpartition(".")
        if dot and suffix.lower() in ("png", "pdf", "dot", "svg", "jpeg", "jpg"):
            filename, format_ = stem, suffix.lower()
    if format_ is None or format_ in FORMATS:
        return filename, format_ or "svg"
    where = "" if filename is None else f" It is saved as {filename}.svg."
    warnings.warn(f"A browser tab draws graphs as SVG, not as {format_}.{where}", stacklevel=4)
    return filename, "svg"
