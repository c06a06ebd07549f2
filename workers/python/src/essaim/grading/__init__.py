"""Checks of exercises: on hidden values and on what the cluster really did.

This is what an exercise's ``check.py`` imports; ``essaim.grading.run`` is what the kernel calls.
"""

from __future__ import annotations

from essaim.grading.attempt import Attempt
from essaim.grading.authoring import check, close_to, expected, fail, is_table, plain, same
from essaim.grading.trace import Task, Trace

__all__ = [
    "Attempt",
    "Task",
    "Trace",
    "check",
    "close_to",
    "expected",
    "fail",
    "is_table",
    "plain",
    "same",
]
