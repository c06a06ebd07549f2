def total(numbers, is_even, double, inc):
    return sum(double(number) if is_even(number) else inc(number) for number in numbers)
