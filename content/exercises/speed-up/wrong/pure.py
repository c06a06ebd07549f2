import time


def speed_up(task, calls, number):
    kept = []
    workers = list(client.scheduler_info()["workers"])

    def seconds(chosen):
        began = time.perf_counter()
        kept.extend(client.map(task, range(calls), workers=chosen))
        client.gather(kept)
        return time.perf_counter() - began

    return seconds(workers[:1]) / seconds(workers[:number])


def amdahl(serial, workers):
    return 1 / (serial + (1 - serial) / workers)
