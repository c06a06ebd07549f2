import math

import numpy as np

table = {"a": 4_000_000, "b": 673_552, "c": 70_080, "d": 30_000, "e": 5_000}


def nbytes(shape, dtype):
    return np.zeros(shape, dtype).nbytes
