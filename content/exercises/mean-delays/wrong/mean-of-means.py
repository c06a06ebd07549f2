import dask
import pandas as pd
from dask import delayed


@delayed
def of_file(path, column):
    flights = pd.read_parquet(path, columns=[column, "dep_delay"])
    return flights.groupby(column).dep_delay.mean()


def mean_delays(paths, column):
    (parts,) = dask.compute([of_file(path, column) for path in paths])
    return pd.concat(parts).groupby(level=0).mean().dropna().to_dict()
