def speed_up(task, calls, number):
    return 0.98 * number


def amdahl(serial, workers):
    return 1 / (serial + (1 - serial) / workers)
