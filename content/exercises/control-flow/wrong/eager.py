from dask import delayed


def total(numbers, is_even, double, inc):
    results = []
    for number in numbers:
        if is_even(number):
            results.append(delayed(double(number)))
        else:
            results.append(delayed(inc(number)))
    return delayed(sum)(results).compute()
