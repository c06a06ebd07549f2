import time

from essaim.grading import check, fail, plain

NUMBERS, LEAST_WORKERS, PAUSE = 8, 2, 0.015


def on_a_worker():
    from distributed import get_worker

    try:
        get_worker()
    except ValueError:
        return False
    return True


def totalled(attempt, number):
    """What the learner's function gives, what is right, and which calls ran in the kernel."""
    numbers = [attempt.random.randint(1, 10**6) for _ in range(number)]
    step = attempt.random.randint(2, 99)
    here = []

    def inc(value):
        if not on_a_worker():
            here.append(value)
        time.sleep(PAUSE)
        return value + step

    def add(left, right):
        time.sleep(PAUSE)
        return left + right

    got = plain(attempt.names["slow_total"](numbers, inc, add), int)
    return got, sum(numbers) + step * number, here


def eight(attempt):
    """The call that two checks look at, made once."""
    if not hasattr(attempt, "eight"):
        attempt.eight = *totalled(attempt, NUMBERS), attempt.trace
    return attempt.eight


@check(
    "values",
    cluster=True,
    points=2,
    en="Is right for numbers and functions it has never seen.",
    fr="Est juste pour des nombres et des fonctions jamais vus.",
)
def values(attempt):
    first, wanted, _, _ = eight(attempt)
    if first == wanted:
        return
    second, _, _ = totalled(attempt, 3)
    fail("COPY" if first == second else "CASE.values")


@check(
    "odd",
    cluster=True,
    en="Is right for an odd number of them, and for one.",
    fr="Est juste pour un nombre impair, et pour un seul.",
)
def odd(attempt):
    for number in (5, 1):
        got, wanted, _ = totalled(attempt, number)
        if got != wanted:
            fail("CASE.odd")


@check(
    "graph",
    cluster=True,
    points=3,
    en="One graph, computed once, with a task for each call.",
    fr="Un seul graphe, calculé une fois, avec une tâche par appel.",
)
def graph(attempt):
    got, wanted, here, trace = eight(attempt)
    tasks = 2 * NUMBERS - 1
    if len(here) >= NUMBERS:
        fail("EAGER" if trace.submitted else "LOCAL")
    if not trace.tasks:
        fail("LOCAL")
    if trace.submitted > 1:
        # Of a graph that is computed again, dask may still have the results.
        fail("LOOP" if trace.submitted >= NUMBERS else "TWICE")
    if len(trace.tasks) < tasks or len(trace.tasks) > tasks + 1:
        fail("GRAIN")
    if got != wanted:
        fail("CASE.values")


@check(
    "parallel",
    cluster=True,
    points=2,
    en="The calls run side by side, on at least 2 workers.",
    fr="Les appels se font côte à côte, sur au moins 2 workers.",
)
def parallel(attempt):
    got, wanted, here, trace = eight(attempt)
    if not trace.tasks:
        fail("LOCAL")
    if here:
        fail("EAGER")
    if len(trace.workers) < LEAST_WORKERS:
        fail("SOLO")
    if trace.concurrency < 2:
        fail("LOOP")
    if got != wanted:
        fail("CASE.values")
