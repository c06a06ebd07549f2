"""A trace on its way out of the process that it tells of: numbers and names, no values.

The process wrote it down itself, and code that means to could write it down differently. It tells
how something was done; that it is right is told by values.
"""

from __future__ import annotations

from typing import Any

from essaim.grading.trace import Task, Trace
from essaim.grading.transfers import Transfer

# Of more tasks nobody learns more.
_MOST = 20_000


def as_data(trace: Trace) -> dict[str, Any]:
    """A trace as JSON has it."""
    return {
        "tasks": [
            [task.key, task.prefix, task.worker, task.start, task.stop, task.nbytes]
            for task in trace.tasks[:_MOST]
        ],
        "transfers": [
            [transfer.source, transfer.target, list(transfer.keys), transfer.nbytes]
            for transfer in trace.transfers[:_MOST]
        ],
        "submitted": trace.submitted,
        "to_client": trace.to_client,
    }


def of_data(data: dict[str, Any]) -> Trace:
    """What :func:`as_data` was given, without the values that came to the client.

    Raises KeyError, TypeError or ValueError for what it did not make.
    """
    return Trace(
        tasks=[
            Task(str(key), str(prefix), str(worker), float(start), float(stop), int(nbytes))
            for key, prefix, worker, start, stop, nbytes in data["tasks"]
        ],
        transfers=[
            Transfer(str(source), str(target), tuple(map(str, keys)), int(nbytes))
            for source, target, keys, nbytes in data["transfers"]
        ],
        submitted=int(data["submitted"]),
        gathered_bytes=int(data["to_client"]),
    )
