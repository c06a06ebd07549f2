def summary(values):
    mean = sum(values) / len(values)
    return len(values), mean, sum((value - mean) ** 2 for value in values)


def merge(left, right):
    (left_n, left_mean, left_m2), (right_n, right_mean, right_m2) = left, right
    n, delta = left_n + right_n, right_mean - left_mean
    mean = left_mean + delta * right_n / n
    return n, mean, left_m2 + right_m2 + delta**2 * left_n * right_n / n
