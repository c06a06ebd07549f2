from functools import reduce

from dask import delayed


@delayed
def all_of_it(numbers, inc, add):
    return reduce(add, [inc(number) for number in numbers])


def slow_total(numbers, inc, add):
    return all_of_it(numbers, inc, add).compute()
