import time

from essaim.grading import check, close_to, fail

CALLS = 6
# Seconds of a call. On a busy machine short ones take as long on two workers as on one, and then
# nobody can tell a ratio from its opposite: they are measured again, with longer ones.
PAUSES = (0.05, 0.2)
CLEAR = 1.5


def waiting(seconds):
    def waits(_):
        time.sleep(seconds)

    return waits


def measure(attempt):
    """The answer, and the tasks of the two measurements: on one worker, on two."""
    if not hasattr(attempt, "timed"):
        # A worker is slower at its first task than later.
        attempt.client.gather(attempt.client.map(waiting(0.05), range(4), pure=False))
        for pause in PAUSES:
            answer = attempt.names["speed_up"](waiting(pause), CALLS, 2)
            ran = sorted(attempt.trace.tasks, key=lambda task: task.start)
            alone, shared = ran[:CALLS], ran[CALLS:]
            if len({task.worker for task in alone}) > 1:
                alone, shared = shared, alone
            attempt.timed = answer, alone, shared
            if not well_placed(alone, shared) or truth(alone, shared) > CLEAR:
                break
    return attempt.timed


def well_placed(alone, shared):
    return (
        len(alone) == len(shared) == CALLS
        and len({task.worker for task in alone}) == 1
        and len({task.worker for task in shared}) == 2
    )


def truth(alone, shared):
    """What really passed, from the workers' own records: the machine may be as slow as it likes."""
    spans = [
        max(t.stop for t in some) - min(t.start for t in some)
        for some in (alone, shared)
    ]
    return spans[0] / spans[1]


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
    passed = truth(alone, shared)
    if close_to(answer, passed, 0.4):
        return
    fail("UPSIDE" if close_to(answer, 1 / passed, 0.4) else "EARLY")


@check(
    "amdahl",
    points=2,
    cluster=True,
    en="Predicts what the serial share allows.",
    fr="Prédit ce que la part séquentielle permet.",
)
def amdahl(attempt):
    for _ in range(3):
        serial, workers = (
            attempt.random.randint(5, 60) / 100,
            attempt.random.randint(2, 64),
        )
        answer = attempt.names["amdahl"](serial, workers)
        if close_to(answer, workers):
            fail("CASE.perfect")
        if not close_to(answer, 1 / (serial + (1 - serial) / workers), 1e-6):
            fail("CASE.amdahl")
