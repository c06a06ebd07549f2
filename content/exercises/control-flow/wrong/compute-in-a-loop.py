from dask import delayed


def total(numbers, is_even, double, inc):
    result = 0
    for number in numbers:
        slow = double if is_even(number) else inc
        result += delayed(slow)(number).compute()
    return result
