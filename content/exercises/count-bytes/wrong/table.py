import math

import numpy as np

table = {"a": 4_000_000, "b": 673_552, "c": 70_080, "d": 30_000, "e": 625}


def nbytes(shape, dtype):
    return math.prod(shape) * np.dtype(dtype).itemsize
