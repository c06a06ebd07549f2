import time

from essaim.grading import check, fail, plain
from essaim.grading.problems import Problem, WrongType

NUMBERS, LEAST_WORKERS, PAUSE = 8, 2, 0.02


def on_a_worker():
    from distributed import get_worker

    try:
        get_worker()
    except ValueError:
        return False
    return True


def totalled(attempt):
    """What the learner's function gives, what is right, and the slow calls that ran in the kernel."""
    factor, step = attempt.random.randint(2, 9), attempt.random.randint(1, 99)
    even = [2 * attempt.random.randint(1, 10**4) for _ in range(NUMBERS // 2)]
    odd = [2 * attempt.random.randint(1, 10**4) + 1 for _ in range(NUMBERS - len(even))]
    numbers = attempt.random.sample(even + odd, NUMBERS)
    here = []

    def slowly():
        if not on_a_worker():
            here.append(1)
        time.sleep(PAUSE)

    def is_even(number):
        return number % 2 == 0

    def double(number):
        slowly()
        return factor * number

    def inc(number):
        slowly()
        return number + step

    try:
        got = plain(attempt.names["total"](numbers, is_even, double, inc), int)
    except WrongType:
        raise
    except Problem as problem:
        # dask's own words when a Delayed is asked whether it is true.
        if "Truth of Delayed" in str(problem.details.get("error")):
            fail("CASE.if")
        raise
    return got, factor * sum(even) + sum(odd) + step * len(odd), here


def eight(attempt):
    """The call that all checks look at, made once."""
    if not hasattr(attempt, "eight"):
        attempt.eight = *totalled(attempt), attempt.trace
    return attempt.eight


@check(
    "values",
    cluster=True,
    points=2,
    en="Gives what the plain loop gives, for functions it has never seen.",
    fr="Donne ce que donne la simple boucle, pour des fonctions jamais vues.",
)
def values(attempt):
    got, wanted, _, _ = eight(attempt)
    if got == wanted:
        return
    again, _, _ = totalled(attempt)
    fail("COPY" if got == again else "CASE.branch")


@check(
    "branches",
    cluster=True,
    points=3,
    en="Each number takes one branch, as a task.",
    fr="Chaque nombre prend une seule branche, comme tâche.",
)
def branches(attempt):
    got, wanted, here, trace = eight(attempt)
    if here:
        fail("EAGER" if trace.submitted else "LOCAL")
    if not trace.tasks:
        fail("LOCAL")
    if len(trace.tasks) >= 2 * NUMBERS:
        fail("BOTH")
    if len(trace.tasks) < NUMBERS:
        fail("GRAIN")
    if got != wanted:
        fail("CASE.branch")


@check(
    "parallel",
    cluster=True,
    points=2,
    en="The slow calls run side by side, on at least 2 workers.",
    fr="Les appels lents se font côte à côte, sur au moins 2 workers.",
)
def parallel(attempt):
    got, wanted, _, trace = eight(attempt)
    if not trace.tasks:
        fail("LOCAL")
    if trace.submitted > 1:
        fail("LOOP")
    if len(trace.tasks) < NUMBERS:
        fail("GRAIN")
    if len(trace.workers) < LEAST_WORKERS:
        fail("SOLO")
    if got != wanted:
        fail("CASE.branch")
