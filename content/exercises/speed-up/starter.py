import time


def speed_up(task, calls, number):
    workers = list(client.scheduler_info()["workers"])
    # your code
    return None


def amdahl(serial, workers):
    return None
