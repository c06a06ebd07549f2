import pandas as pd


def mean_delays(path):
    total = None
    for chunk in pd.read_csv(path, usecols=["origin", "dep_delay"], chunksize=5_000):
        part = chunk.groupby("origin").dep_delay.agg(["sum", "count"])
        total = part if total is None else total.add(part, fill_value=0)
    return (total["sum"] / total["count"]).to_dict()
