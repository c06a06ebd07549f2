import dask
import pandas as pd
from dask import delayed


def mean_delays(paths, column):
    read = delayed(pd.read_parquet)
    (frames,) = dask.compute([read(path, columns=[column, "dep_delay"]) for path in paths])
    return pd.concat(frames).groupby(column).dep_delay.mean().dropna().to_dict()
