from functools import reduce

from dask import delayed


def slow_total(numbers, inc, add):
    total = reduce(delayed(add), [delayed(inc)(number) for number in numbers])
    print("the total is", total.compute())
    return total.compute()
