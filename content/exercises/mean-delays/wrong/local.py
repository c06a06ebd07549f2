import pandas as pd


def mean_delays(paths, column):
    flights = pd.concat(pd.read_parquet(path, columns=[column, "dep_delay"]) for path in paths)
    return flights.groupby(column).dep_delay.mean().dropna().to_dict()
