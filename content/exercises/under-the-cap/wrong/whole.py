import numpy as np


def sum_of_squares(n):
    numbers = np.arange(n, dtype="int64")
    return int((numbers * numbers).sum())
