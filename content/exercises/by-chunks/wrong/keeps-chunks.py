import pandas as pd


def mean_delays(path):
    chunks = list(pd.read_csv(path, chunksize=5_000))
    return pd.concat(chunks).groupby("origin").dep_delay.mean().to_dict()
