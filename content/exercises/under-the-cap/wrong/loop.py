def sum_of_squares(n):
    total = 0
    for number in range(n):
        total += number * number
    return total
