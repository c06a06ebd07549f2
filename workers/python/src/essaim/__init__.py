"""Essaim: a cluster in a browser tab.

Everything that has a standard name is reached by it (``from dask.distributed import Client``).
This package offers only what has none; the rest of it is the machinery underneath.
"""

from __future__ import annotations

from essaim import faults, network, scenario

__all__ = ["faults", "network", "scenario"]
__version__ = "0.1.0"
