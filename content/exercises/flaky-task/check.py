import time

from essaim.grading import check, fail, plain
from essaim.grading.problems import Problem, WrongType

PAGES, LEAST_WORKERS = 6, 2
ERRORS = {"ValueError": ValueError, "KeyError": KeyError, "LookupError": LookupError}


def fetched(attempt, pages, flaky=None, broken=None, pause=0.0):
    """``flaky``: how often a page fails at first; ``broken``: the error of one that never comes."""
    flaky, broken = flaky or {}, broken or {}
    run, errors = f"flaky-{time.time()}-{attempt.random.random()}", ERRORS

    def fetch(page):
        from distributed import Event

        time.sleep(pause)
        if page in broken:
            raise errors[broken[page]](f"there is no page {page}")
        for turn in range(flaky.get(page, 0)):
            failed = Event(f"{run}-{page}-{turn}")
            if not failed.is_set():
                failed.set()
                raise ConnectionError(f"page {page} did not come")
        return f"content of {page}"

    try:
        got = attempt.names["fetch_all"](fetch, list(pages))
    except WrongType:
        raise
    except Problem as problem:
        text = str(problem.details.get("error"))
        if "did not come" in text:
            fail("CASE.retries")
        if "there is no page" in text:
            fail("ALL.LOST")
        raise
    if not isinstance(got, tuple) or len(got) != 2:
        raise WrongType("wrong-type", kind=type(got).__name__, expected="tuple")
    if got[0] is None:
        raise WrongType("nothing")
    return plain(got[0], list), plain(got[1], dict)


def some_pages(attempt, number=PAGES):
    return attempt.random.sample(range(100, 999), number)


def contents(pages, but=()):
    return [None if page in but else f"content of {page}" for page in pages]


@check(
    "again",
    cluster=True,
    points=2,
    en="A page that fails up to three times comes in the end, in its place.",
    fr="Une page qui échoue jusqu’à trois fois finit par venir, à sa place.",
)
def again(attempt):
    pages = some_pages(attempt)
    got, failures = fetched(attempt, pages, flaky={pages[0]: 3, pages[3]: 1})
    if got == contents(pages) and failures == {}:
        return
    if None in got:
        fail("CASE.retries")
    fail("CASE.order" if sorted(map(str, got)) == sorted(contents(pages)) else "COPY")


@check(
    "failures",
    cluster=True,
    points=3,
    en="A page that never comes is told with its error, and the others are there.",
    fr="Une page qui ne vient jamais est signalée avec son erreur, et les autres sont là.",
)
def failures(attempt):
    pages = some_pages(attempt)
    lost = attempt.random.sample(range(1, PAGES), 2)
    names = attempt.random.sample(sorted(ERRORS), 2)
    broken = {pages[place]: name for place, name in zip(lost, names)}
    got, told = fetched(attempt, pages, broken=broken)
    if sum(content is None for content in got) > len(lost):
        fail("ALL.LOST")
    if not told:
        fail("CASE.swallowed")
    if told != dict(zip(lost, names)):
        fail("CASE.failures")
    if got != contents(pages, broken):
        fail("CASE.order")


@check(
    "twice",
    cluster=True,
    points=2,
    en="A page that is wanted twice is fetched twice.",
    fr="Une page demandée deux fois est cherchée deux fois.",
)
def twice(attempt):
    pages = some_pages(attempt, 3)
    pages.append(pages[0])
    got, _ = fetched(attempt, pages)
    if attempt.trace.tasks and len(attempt.trace.tasks) < len(pages):
        fail("CASE.pure")
    if got != contents(pages):
        fail("CASE.order")


@check(
    "parallel",
    cluster=True,
    points=2,
    en="The pages are fetched side by side, on at least 2 workers.",
    fr="Les pages sont cherchées côte à côte, sur au moins 2 workers.",
)
def parallel(attempt):
    pages = some_pages(attempt)
    got, _ = fetched(attempt, pages, pause=0.03)
    trace = attempt.trace
    if not trace.tasks:
        fail("LOCAL")
    if len(trace.workers) < LEAST_WORKERS or trace.concurrency < 2:
        fail("SERIAL")
    if sorted(map(str, got)) != sorted(contents(pages)):
        fail("COPY")
