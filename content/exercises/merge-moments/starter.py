def summary(values):
    # your code
    return None


def merge(left, right):
    # your code
    return None
