def summary(values):
    if not values:
        return 0, 0.0, 0.0
    mean = sum(values) / len(values)
    return len(values), mean, sum((value - mean) ** 2 for value in values)


def merge(left, right):
    (left_n, left_mean, left_m2), (right_n, right_mean, right_m2) = left, right
    n = left_n + right_n
    mean = (left_n * left_mean + right_n * right_mean) / max(1, n)
    return n, mean, left_m2 + right_m2
