import pandas as pd
from dask import delayed


@delayed
def of_all(paths, column):
    flights = pd.concat(pd.read_parquet(path, columns=[column, "dep_delay"]) for path in paths)
    return flights.groupby(column).dep_delay.mean().dropna().to_dict()


def mean_delays(paths, column):
    return of_all(paths, column).compute()
