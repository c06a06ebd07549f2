import operator
from math import sqrt


def dot(left, right):
    return sum(map(operator.mul, left, right))


def cosine(left, right):
    lengths = sqrt(dot(left, left)) * sqrt(dot(right, right))
    if lengths == 0:
        raise ValueError("a vector of zeros has no direction")
    return dot(left, right) / lengths
