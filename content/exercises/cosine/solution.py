import operator
from functools import reduce
from math import sqrt


def dot(left, right):
    return reduce(operator.add, map(operator.mul, left, right), 0)


def cosine(left, right):
    if len(left) != len(right):
        raise ValueError("the vectors differ in length")
    lengths = sqrt(dot(left, left)) * sqrt(dot(right, right))
    if lengths == 0:
        raise ValueError("a vector of zeros has no direction")
    return dot(left, right) / lengths
