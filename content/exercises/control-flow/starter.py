from dask import delayed


def total(numbers, is_even, double, inc):
    # The loop to be made parallel:
    #
    #     results = []
    #     for number in numbers:
    #         if is_even(number):
    #             results.append(double(number))
    #         else:
    #             results.append(inc(number))
    #     return sum(results)
    return None
