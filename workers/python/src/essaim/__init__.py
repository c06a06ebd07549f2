"""Essaim: a cluster in a browser tab.

Everything that has a standard name is reached by it (``from dask.distributed import Client``).
This package offers only what has none.
"""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["__version__", "patches"]


def patches() -> list[dict[str, str]]:
    """What was changed in the libraries of this interpreter, and why.

    Returns one dict per patch, in order of application, with ``name``, ``target``,
    ``because`` and ``source`` (the line of the package that forces it).
    """
    from essaim.patches.registry import applied

    return [patch.describe() for patch in applied()]
