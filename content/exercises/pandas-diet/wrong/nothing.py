import pandas as pd


def read(path):
    return pd.read_csv(path, memory_map=True, low_memory=True)
