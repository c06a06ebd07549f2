import math

import numpy as np

table = {"a": 8_000, "b": 673_552, "c": 3_112, "d": 203, "e": 5_000}


def nbytes(shape, dtype):
    return sum(shape) * np.dtype(dtype).itemsize
