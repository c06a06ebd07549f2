from dask import delayed


@delayed
def all_of_it(numbers, is_even, double, inc):
    return sum(double(number) if is_even(number) else inc(number) for number in numbers)


def total(numbers, is_even, double, inc):
    return all_of_it(numbers, is_even, double, inc).compute()
