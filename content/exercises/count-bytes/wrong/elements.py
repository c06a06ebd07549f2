import math

import numpy as np

table = {"a": 1_000_000, "b": 336_776, "c": 8_760, "d": 30_000, "e": 5_000}


def nbytes(shape, dtype):
    return math.prod(shape)
