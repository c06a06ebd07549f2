import numpy as np

BLOCK = 100_000


def sum_of_squares(n):
    total = 0
    for number in range(n // BLOCK):
        block = np.arange(number * BLOCK, (number + 1) * BLOCK, dtype="int64")
        total += int((block * block).sum())
    return total
