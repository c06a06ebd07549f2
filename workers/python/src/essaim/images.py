"""What a memory image holds besides the core: packages imported, and their first operations done.

A first groupby imports a hundred modules and fills caches. Done here, it is in every node's memory
from the start. Nothing that a reader can see may stay behind: no names, no results, no options.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from essaim import boot, packages


def prepare(image: str) -> None:
    """Prepare as ``core`` is, then import and use the packages of ``image``; once.

    Raises
    ------
    KeyError
        When no image has this name.
    """
    warm = _WARM[image]
    boot.prepare()
    for step in warm:
        step()
    packages.prepare_imported()
    boot.settle()


def _arrays() -> None:
    import dask.array as da
    import numpy as np
    from dask import config

    importlib.import_module("numpy.random")
    importlib.import_module("numpy.linalg")
    importlib.import_module("numpy.fft")
    with config.set(scheduler="sync"):
        ones: Any = da.ones((100, 100), chunks=50)
        float((ones @ ones.T).mean().compute())
        (ones + 1).sum(axis=0).compute()
    repr(ones)
    ones._repr_html_()
    _travel(np.ones(5))


def _frames() -> None:
    import dask.dataframe as dd
    import numpy as np
    import pandas as pd
    from dask import config

    for name in ("pyarrow.parquet", "pyarrow.compute", "pyarrow.csv", "distributed.shuffle"):
        importlib.import_module(name)
    frame = pd.DataFrame(
        {
            "k": np.arange(100, dtype="int64") % 3,
            "v": 1.0,
            "s": ["a", "b"] * 50,
            "t": pd.date_range("2024-01-01", periods=100),
        }
    )
    with config.set(scheduler="sync"):
        frames: Any = dd.from_pandas(frame, npartitions=4)
        frames.groupby("k").v.sum().compute()
        frames.groupby("s").agg({"v": "mean", "t": "max"}).compute()
        frames.merge(frames, on="k").v_x.count().compute()
        frames.set_index("t").loc["2024-01-05":].v.mean().compute()
        frames.s.value_counts().compute()
        frames.describe().compute()
        frames.head()
    repr(frame)
    frame._repr_html_()
    repr(frames)
    for value in (frame, frame.v, frames):
        _travel(value)


def _learning() -> None:
    import numpy as np

    for name in ("linalg", "optimize", "sparse", "special", "stats"):
        importlib.import_module(f"scipy.{name}")
    modules = ("cluster", "ensemble", "linear_model", "metrics", "pipeline", "preprocessing")
    sklearn: dict[str, Any] = {name: importlib.import_module(f"sklearn.{name}") for name in modules}
    importlib.import_module("sklearn.model_selection")
    importlib.import_module("joblib")
    points = np.arange(40.0).reshape(20, 2)
    classes = np.arange(20) % 2
    sklearn["linear_model"].LogisticRegression().fit(points, classes).predict(points)
    sklearn["linear_model"].LinearRegression().fit(points, classes)
    sklearn["ensemble"].RandomForestClassifier(n_estimators=2).fit(points, classes)
    repr(sklearn["pipeline"].make_pipeline(sklearn["preprocessing"].StandardScaler()))


def _travel(value: Any) -> None:
    """As a message takes it from node to node."""
    protocol: Any = importlib.import_module("distributed.protocol")
    protocol.deserialize(*protocol.serialize(value))


_WARM: dict[str, tuple[Callable[[], None], ...]] = {
    "core": (),
    "arrays": (_arrays,),
    "data": (_arrays, _frames),
    "ml": (_arrays, _frames, _learning),
}
