def outlive(work, numbers, storm):
    total = sum(work(number) for number in numbers)
    storm()
    return total, []
