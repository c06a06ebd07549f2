import operator
from math import sqrt


def dot(left, right):
    return sum(map(operator.mul, left, right))


def cosine(left, right):
    if len(left) != len(right):
        raise ValueError("the vectors differ in length")
    return dot(left, right) / (sqrt(dot(left, left)) * sqrt(dot(right, right)))
