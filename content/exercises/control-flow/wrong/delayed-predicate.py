from dask import delayed


def total(numbers, is_even, double, inc):
    is_even, double, inc = delayed(is_even), delayed(double), delayed(inc)
    results = []
    for number in numbers:
        if is_even(number):
            results.append(double(number))
        else:
            results.append(inc(number))
    return delayed(sum)(results).compute()
