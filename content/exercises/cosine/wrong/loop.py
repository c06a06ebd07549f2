from math import sqrt


def cosine(left, right):
    if len(left) != len(right):
        raise ValueError("the vectors differ in length")
    if not any(left) or not any(right):
        raise ValueError("a vector of zeros has no direction")
    product = sum(a * b for a, b in zip(left, right))
    return product / sqrt(sum(a * a for a in left)) / sqrt(sum(b * b for b in right))
