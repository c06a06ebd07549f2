import pandas as pd
from dask import delayed


def mean_delays(paths, column):
    # your code
    return None
