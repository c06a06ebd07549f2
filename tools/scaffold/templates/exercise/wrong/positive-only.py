def total(numbers):
    return sum(number for number in numbers if number > 0)
