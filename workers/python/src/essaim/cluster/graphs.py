"""What the page is told of a graph: its tasks where they are few, else only their prefixes."""

from __future__ import annotations

from collections import Counter
from typing import Any

# Graphs up to this many tasks are told whole; the page draws so many.
MOST_WHOLE = 500


def told_graph(tasks: list[Any]) -> dict[str, Any]:
    """The event for new tasks, given as the scheduler's TaskStates.

    ``prefixes`` counts them by prefix. ``needs`` has, for each task, its key and the keys that it
    needs; of a large graph, prefixes stand in place of keys, and ``whole`` is false.
    """
    whole = len(tasks) <= MOST_WHOLE
    return {
        "kind": "graph-submitted",
        "tasks": len(tasks),
        "prefixes": [[name, n] for name, n in Counter(t.prefix.name for t in tasks).items()],
        "whole": whole,
        "needs": _by_key(tasks) if whole else _by_prefix(tasks),
    }


def _by_key(tasks: list[Any]) -> list[list[Any]]:
    return [[str(t.key), sorted(str(needed.key) for needed in t.dependencies)] for t in tasks]


def _by_prefix(tasks: list[Any]) -> list[list[Any]]:
    needs: dict[str, set[str]] = {}
    for task in tasks:
        known = needs.setdefault(task.prefix.name, set())
        for needed in task.dependencies:
            known.add(needed.prefix.name)
    return [[name, sorted(known - {name})] for name, known in needs.items()]
