def total(numbers):
    return sum(set(numbers))
