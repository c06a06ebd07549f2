"""What an interrupt may end on a worker: a task's own code, and nothing else."""

from __future__ import annotations

import signal
from types import FrameType

from essaim.loop import blocking


def within_task(frame: FrameType | None) -> bool:
    """Whether the code that runs in ``frame`` was called by a task."""
    while frame is not None:
        if frame.f_code is blocking.TASK_CODE:
            return True
        frame = frame.f_back
    return False


def spare_the_loop() -> None:
    """Let SIGINT raise KeyboardInterrupt in tasks only.

    Natively a worker's tasks have threads of their own, and an interrupt reaches none of them. Here
    one that comes when its task has just ended would be raised in the middle of distributed's own
    code, and the task would stay ``executing`` for ever.
    """

    def interrupted(number: int, frame: FrameType | None) -> None:
        if within_task(frame):
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupted)
