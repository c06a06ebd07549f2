import time


def speed_up(task, calls, number):
    workers = list(client.scheduler_info()["workers"])

    def seconds(chosen):
        began = time.perf_counter()
        client.gather(client.map(task, range(calls), workers=chosen, pure=False))
        return time.perf_counter() - began

    return seconds(workers[:1]) / seconds(workers[:number])


def amdahl(serial, workers):
    return workers
