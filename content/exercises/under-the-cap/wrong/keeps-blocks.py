import numpy as np

BLOCK = 100_000


def sum_of_squares(n):
    blocks = [
        np.arange(start, min(start + BLOCK, n), dtype="int64") for start in range(0, n, BLOCK)
    ]
    return sum(int((block * block).sum()) for block in blocks)
