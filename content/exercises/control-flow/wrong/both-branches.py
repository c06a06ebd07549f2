from dask import delayed


@delayed
def pick(even, doubled, increased):
    return doubled if even else increased


def total(numbers, is_even, double, inc):
    results = [
        pick(is_even(number), delayed(double)(number), delayed(inc)(number)) for number in numbers
    ]
    return delayed(sum)(results).compute()
