import time

from essaim.grading import check, close_to, fail

CALLS = 6


def waits(_):
    time.sleep(0.05)


def measure(attempt):
    """The answer, and the tasks of the two measurements: on one worker, on two."""
    if not hasattr(attempt, "answer"):
        # A worker is slower at its first task than later.
        attempt.client.gather(attempt.client.map(waits, range(4), pure=False))
        attempt.answer = attempt.names["speed_up"](waits, CALLS, 2)
        attempt.ran = sorted(attempt.trace.tasks, key=lambda task: task.start)
    first, second = attempt.ran[:CALLS], attempt.ran[CALLS:]
    if len({task.worker for task in first}) > 1:
        first, second = second, first
    return attempt.answer, first, second


def well_placed(alone, shared):
    return (
        len(alone) == len(shared) == CALLS
        and len({task.worker for task in alone}) == 1
        and len({task.worker for task in shared}) == 2
    )


@check(
    "measured",
    points=3,
    cluster=True,
    en="Runs all calls twice: on one worker, then on as many as asked.",
    fr="Exécute tous les appels deux fois : sur un worker, puis sur autant que demandé.",
)
def measured(attempt):
    answer, alone, shared = measure(attempt)
    if not alone + shared and answer is not None:
        fail("COPY")
    if len(alone + shared) == CALLS:
        fail("ONCE")
    if not well_placed(alone, shared):
        fail("WORKERS")


@check(
    "ratio",
    points=2,
    cluster=True,
    en="Gives the time on one worker divided by the time on two.",
    fr="Donne le temps sur un worker divisé par le temps sur deux.",
)
def ratio(attempt):
    answer, alone, shared = measure(attempt)
    close_to(answer, 1.0)  # says what is wrong with its type
    if not alone + shared:
        fail("COPY")
    if not well_placed(alone, shared):
        fail("WORKERS")
    # What really passed, from the workers' own records: the machine may be as slow as it likes.
    spans = [max(t.stop for t in some) - min(t.start for t in some) for some in (alone, shared)]
    truth = spans[0] / spans[1]
    if close_to(answer, truth, 0.4):
        return
    fail("UPSIDE" if close_to(answer, 1 / truth, 0.4) else "EARLY")


@check(
    "amdahl",
    points=2,
    cluster=True,
    en="Predicts what the serial share allows.",
    fr="Prédit ce que la part séquentielle permet.",
)
def amdahl(attempt):
    for _ in range(3):
        serial, workers = attempt.random.randint(5, 60) / 100, attempt.random.randint(2, 64)
        answer = attempt.names["amdahl"](serial, workers)
        if close_to(answer, workers):
            fail("CASE.perfect")
        if not close_to(answer, 1 / (serial + (1 - serial) / workers), 1e-6):
            fail("CASE.amdahl")
