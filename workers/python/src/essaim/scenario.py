"""Scenarios: faults and changes of the network, each at its time, which replay the same.

A scenario is a mapping, or the same as YAML text::

    name: a worker dies
    seed: 7
    steps:
      - {at: 0, do: use-network, preset: campus}
      - {at: 1.5, do: kill, node: w2}
      - {at: 4, do: restart, node: w2}
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from essaim.asking import now_or_awaitable


def play(scenario: Mapping[str, Any] | str) -> Any:
    """Begin a scenario: ``{"steps": number, "seconds": length}``, while it goes on beside you.

    Raises ValueError with a sentence that says what is wrong in it, and where; nothing of it has
    been done then. Raises ValueError too while another one is played.
    """
    return now_or_awaitable("scenario.play", scenario=_parsed(scenario))


def wait() -> Any:
    """Wait for the end of what is played. Raises ValueError when a step could not be done."""
    return now_or_awaitable("scenario.ended")


def stop() -> Any:
    """Do no further step."""
    return now_or_awaitable("scenario.stop")


def _parsed(scenario: Mapping[str, Any] | str) -> Any:
    if not isinstance(scenario, str):
        return dict(scenario)
    yaml: Any = import_module("yaml")
    try:
        return yaml.safe_load(scenario)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = "" if mark is None else f"line {mark.line + 1}, column {mark.column + 1}: "
        raise ValueError(f"{where}{error.problem}") from None
