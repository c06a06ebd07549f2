import pandas as pd

DTYPES = {"dep_delay": "float32", "carrier": "category", "origin": "category", "dest": "category"}


def read(path):
    return pd.read_csv(path, dtype=DTYPES, usecols=list(DTYPES))
