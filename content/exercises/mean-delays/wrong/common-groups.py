import dask
import pandas as pd
from dask import delayed


@delayed
def of_file(path, column):
    flights = pd.read_parquet(path, columns=[column, "dep_delay"])
    return flights.groupby(column).dep_delay.agg(["sum", "count"])


def mean_delays(paths, column):
    (parts,) = dask.compute([of_file(path, column) for path in paths])
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return (total["sum"] / total["count"]).dropna().to_dict()
