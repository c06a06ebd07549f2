from dask import delayed


def slow_total(numbers, inc, add):
    values = [delayed(inc)(number) for number in numbers]
    while len(values) > 1:
        values = [delayed(add)(a, b) for a, b in zip(values[::2], values[1::2])]
    return values[0].compute()
