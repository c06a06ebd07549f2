def summary(values):
    n, total, squares = len(values), sum(values), sum(value**2 for value in values)
    return n, total / max(1, n), squares - total**2 / max(1, n)


def merge(left, right):
    (left_n, left_mean, left_m2), (right_n, right_mean, right_m2) = left, right
    n, total = left_n + right_n, left_n * left_mean + right_n * right_mean
    squares = left_m2 + left_n * left_mean**2 + right_m2 + right_n * right_mean**2
    return n, total / max(1, n), squares - total**2 / max(1, n)
