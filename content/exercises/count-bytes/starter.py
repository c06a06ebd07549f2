import math

import numpy as np

table = {"a": 0, "b": 0, "c": 0, "d": 0, "e": 0}


def nbytes(shape, dtype):
    return None
