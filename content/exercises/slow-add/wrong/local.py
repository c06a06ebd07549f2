from functools import reduce


def slow_total(numbers, inc, add):
    return reduce(add, [inc(number) for number in numbers])
