"""IPython's shell, where it counts on an operating system's clocks."""

from __future__ import annotations

import sys
from typing import Any

from essaim.patches.registry import patch


def _times_are_of_the_day() -> bool:
    """True while the magics measure by the time of day, and CPU time is the time that passed."""
    from IPython.core.magics import execution

    return sys.platform == "emscripten" and execution.time.__name__ == "time"


@patch(
    kind="needed",
    target="IPython.core.magics.execution: %time, %%time",
    because="measure by the time of day, which a browser rounds, and by a CPU time it has not",
    source="https://github.com/ipython/ipython/blob/8.23.0/IPython/core/magics/execution.py#L1326",
    needed=_times_are_of_the_day,
)
def times_of_cells_are_steady() -> None:
    from IPython.core.magics import execution

    from essaim.kernel import timing

    module: Any = execution
    module.time = timing.SteadyTime("steady time")
    module.clock, module.clock2 = timing.cpu, timing.cpu2
