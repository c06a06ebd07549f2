import pandas as pd


def mean_delays(path):
    return pd.read_csv(path).groupby("origin").dep_delay.mean().to_dict()
