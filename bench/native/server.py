"""Runs cells that arrive as JSON lines, as a notebook's kernel would; answers in JSON lines.

The one argument says which settings of dask are used: ``tab`` for those of a tab's nodes,
``defaults`` for dask's own.
"""

import contextlib
import io
import json
import sys
import traceback
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "workers/python/src"


def _versions(settings: str) -> dict[str, object]:
    import dask
    import dask.distributed
    import distributed

    used: dict[str, object] = {}
    if settings == "tab":
        sys.path.insert(0, str(SOURCES))
        from essaim.patches.settings import SETTINGS

        dask.config.set(SETTINGS)
        used = SETTINGS
    return {
        "python": ".".join(map(str, sys.version_info[:3])),
        "distributed": distributed.__version__,
        "settings": used,
    }


def _run(cell: str) -> dict[str, object]:
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            # Functions of a cell belong to __main__ and travel by value, in a notebook too.
            exec(compile(cell, "<cell>", "exec"), sys.modules["__main__"].__dict__)
    except Exception:
        return {"failed": traceback.format_exc()}
    return {"printed": printed.getvalue()}


def _answer(message: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _answer(_versions(sys.argv[1]))
    for line in sys.stdin:
        _answer(_run(json.loads(line)))
