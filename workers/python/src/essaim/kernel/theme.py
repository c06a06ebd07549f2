"""matplotlib in the colours of the page."""

from __future__ import annotations

import os
import sys
from typing import Any

from essaim.packages import after_import

_colours: dict[str, str] = {}


def watch() -> None:
    """Draw inline, and take the page's colours once matplotlib is there."""
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    after_import("matplotlib", _apply)


def use(colours: dict[str, str]) -> None:
    """``text``, ``background``, ``grid`` and ``accent`` as CSS colours."""
    if colours != _colours:
        _colours.clear()
        _colours.update(colours)
        if "matplotlib" in sys.modules:
            _apply()


def _apply() -> None:
    matplotlib: Any = sys.modules.get("matplotlib")
    if matplotlib is None or not _colours:
        return
    text, background = _colours["text"], _colours["background"]
    matplotlib.rcParams.update(
        {
            "figure.facecolor": background,
            "axes.facecolor": background,
            "savefig.facecolor": background,
            "text.color": text,
            "axes.labelcolor": text,
            "axes.edgecolor": text,
            "axes.titlecolor": text,
            "xtick.color": text,
            "ytick.color": text,
            "grid.color": _colours["grid"],
            "legend.facecolor": background,
            "legend.edgecolor": _colours["grid"],
        }
    )
