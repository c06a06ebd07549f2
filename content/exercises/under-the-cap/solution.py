import numpy as np

BLOCK = 100_000


def sum_of_squares(n):
    total = 0
    for start in range(0, n, BLOCK):
        block = np.arange(start, min(start + BLOCK, n), dtype="int64")
        total += int((block * block).sum())
    return total
