import operator
from functools import reduce
from math import sqrt


def cosine(left, right):
    # your code
    return None
