def global_mean(load, numbers):
    values = [value for number in numbers for value in load(number) if value is not None]
    return sum(values) / len(values)
