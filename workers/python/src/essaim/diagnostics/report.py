"""``performance_report``, ``get_task_stream(plot=…)`` and ``client.profile(plot=…)`` as sheets.

The data are distributed's own: its task stream, its bandwidths, its logs, its profiles.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import dask
import distributed
from dask.utils import format_bytes, format_time, key_split
from distributed import profile
from distributed.diagnostics.task_stream import rectangles

from essaim.diagnostics import paper, pictures

NO_PROFILE = (
    "Nothing was profiled. It costs time at every call, so it is off in a tab until you ask for "
    'it: dask.config.set({"distributed.worker.profile.enabled": True}) before you make the Client.'
)


def task_stream(messages: Sequence[Mapping[str, Any]], names: Mapping[str, str]) -> paper.Sheet:
    """What ran where and when, drawn and by kind; ``names`` are the workers' by address."""
    drawn = rectangles(messages)
    columns = ("worker", "start", "duration", "color", "alpha", "name", "duration_text", "key")
    bars = [
        # distributed gives the middle of each, in milliseconds.
        (
            names.get(worker, worker),
            (middle - duration / 2) / 1e3,
            (middle + duration / 2) / 1e3,
            colour,
            alpha,
            f"{name}: {text}\n{key}",
        )
        for worker, middle, duration, colour, alpha, name, text, key in zip(
            *(drawn[column] for column in columns), strict=True
        )
    ]
    body = pictures.lanes(bars, "Task stream: a row for each worker") + _by_kind(messages)
    return paper.Sheet("Dask Task Stream", body)


def _by_kind(messages: Sequence[Mapping[str, Any]]) -> str:
    seconds: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    counts: defaultdict[str, int] = defaultdict(int)
    for message in messages:
        kind = key_split(message["key"])
        counts[kind] += 1
        for part in message["startstops"]:
            seconds[kind][part["action"]] += part["stop"] - part["start"]
    rows = [
        (
            kind,
            count,
            format_time(seconds[kind]["compute"]),
            format_time(seconds[kind]["compute"] / count),
            format_time(seconds[kind]["transfer"]),
        )
        for kind, count in sorted(counts.items(), key=lambda entry: -seconds[entry[0]]["compute"])
    ]
    return paper.table(("Tasks", "Number", "Computing", "Each", "Transfer"), rows)


def profiled(state: dict[str, Any]) -> paper.Sheet:
    """A tree of calls as distributed keeps it."""
    if not state["count"]:
        return paper.Sheet("Dask Profile", f"<p>{html.escape(NO_PROFILE)}</p>")
    picture = pictures.flame(profile.plot_data(state), "Where tasks spent their time")
    return paper.Sheet("Dask Profile", picture)


async def of_scheduler(scheduler: Any, start: float, stop: float, count: int, code: str) -> str:
    """The report of what happened from ``start`` to ``stop``, as a file's text."""
    messages = scheduler.get_task_stream(start=start)
    names = {address: str(ws.name) for address, ws in scheduler.workers.items()}
    totals: defaultdict[str, float] = defaultdict(float)
    busy: defaultdict[str, float] = defaultdict(float)
    ran: defaultdict[str, int] = defaultdict(int)
    for message in messages:
        ran[message["worker"]] += 1
        for part in message["startstops"]:
            totals[part["action"]] += part["stop"] - part["start"]
            busy[message["worker"]] += part["stop"] - part["start"]
    workers = scheduler.workers.values()
    summary = [("Duration", format_time(stop - start)), ("Number of tasks", len(messages))]
    summary += [(f"Time of {kind}", format_time(totals[kind])) for kind in sorted(totals)]
    about = [
        ("Address", scheduler.address),
        ("Workers", len(workers)),
        ("Threads", sum(ws.nthreads for ws in workers)),
        ("Memory", format_bytes(sum(ws.memory_limit or 0 for ws in workers))),
        ("Dask Version", dask.__version__),
        ("Dask.Distributed Version", distributed.__version__),
    ]
    rows = [
        (
            ws.name,
            ran[ws.address],
            format_time(busy[ws.address]),
            ws.nthreads,
            format_bytes(ws.metrics.get("memory", 0)),
            format_bytes(ws.memory_limit or 0),
        )
        for ws in workers
    ]
    compute = await scheduler.get_profile(start=start)
    parts = (
        ("Summary", paper.listing(summary)),
        ("Scheduler", paper.listing(about)),
        ("Calling Code", f"<pre>{html.escape(code)}</pre>"),
        ("Task Stream", task_stream(messages, names).body),
        ("Workers", paper.table(("Worker", "Tasks", "Busy", "Threads", "Memory", "Limit"), rows)),
        ("Bandwidth (Workers)", _bandwidths(scheduler, names)),
        ("Bandwidth (Types)", _bandwidths_of_types(scheduler)),
        ("System of the Scheduler", _system(scheduler, count)),
        ("Worker Profile (compute)", profiled(compute).body),
        ("Scheduler Logs", _logs(scheduler, start)),
    )
    body = "".join(f"<h2>{title}</h2>{content}" for title, content in parts)
    return paper.Sheet("Dask Performance Report", body).page()


def _bandwidths(scheduler: Any, names: Mapping[str, str]) -> str:
    rows = [
        (names.get(one, one), names.get(other, other), f"{format_bytes(int(speed))}/s")
        for (one, other), speed in scheduler.bandwidth_workers.items()
    ]
    return paper.table(("Worker", "Other worker", "Bandwidth"), rows) if rows else _NOTHING_MOVED


def _bandwidths_of_types(scheduler: Any) -> str:
    rows = [(k, f"{format_bytes(int(v))}/s") for k, v in scheduler.bandwidth_types.items()]
    return paper.table(("Type", "Bandwidth"), rows) if rows else _NOTHING_MOVED


_NOTHING_MOVED = "<p>No transfer was large enough to be measured.</p>"


def _system(scheduler: Any, count: int) -> str:
    seen = scheduler.monitor.range_query(start=count)
    return pictures.curve(seen["time"], seen["cpu"], "%", "CPU") + pictures.curve(
        seen["time"], [value / 2**20 for value in seen["memory"]], "MiB", "Memory"
    )


def _logs(scheduler: Any, start: float) -> str:
    lines = [
        f"{datetime.fromtimestamp(at):%H:%M:%S} {level} {text}"
        for at, level, text in scheduler.get_logs(start=start, timestamps=True)
    ]
    return f"<pre>{html.escape(chr(10).join(reversed(lines)) or 'Nothing was logged.')}</pre>"
