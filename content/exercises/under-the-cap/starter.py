import numpy as np

BLOCK = 100_000


def sum_of_squares(n):
    numbers = np.arange(n, dtype="int64")
    squares = numbers * numbers
    # your code: add them up, and do it by blocks
