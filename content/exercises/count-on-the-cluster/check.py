import re
from collections import Counter

from essaim.grading import check, fail, plain

VOCABULARY = "Whale ship sea Captain harpoon white call me some years ago The of and don't".split()
# What the trace of a solution must show, for eight texts.
TEXTS, LEAST_TASKS, LEAST_WORKERS, MOST_TASKS, MOST_VALUES = 8, 4, 2, 64, 1


def some_texts(random, number):
    def words():
        for _ in range(random.randint(1500, 2500)):
            yield random.choice(VOCABULARY) + random.choice([" ", " ", ", ", ".\n"])

    return ["".join(words()) for _ in range(number)]


def total(texts):
    return dict(Counter(re.findall("[a-z']+", " ".join(texts).lower())))


def counted(attempt, number=TEXTS):
    texts = some_texts(attempt.random, number)
    return plain(attempt.names["count_words"](texts), dict), total(texts)


@check(
    "values",
    points=2,
    cluster=True,
    en="Counts the words of texts it has never seen.",
    fr="Compte les mots de textes jamais vus.",
)
def values(attempt):
    first, wanted = counted(attempt)
    second, wanted_then = counted(attempt)
    if (first, second) != (wanted, wanted_then):
        fail("COPY" if first == second else "CASE.values")


@check(
    "odd",
    cluster=True,
    en="Is right for an odd number of texts.",
    fr="Est juste pour un nombre impair de textes.",
)
def odd(attempt):
    answer, wanted = counted(attempt, 5)
    if answer != wanted:
        fail("CASE.odd")


@check(
    "parallel",
    points=3,
    cluster=True,
    en="At least 4 tasks ran, on at least 2 workers.",
    fr="Au moins 4 tâches ont tourné, sur au moins 2 workers.",
)
def parallel(attempt):
    answer, wanted = counted(attempt)
    trace = attempt.trace
    if not trace.tasks:
        fail("LOCAL")
    if not LEAST_TASKS <= len(trace.tasks) <= MOST_TASKS:
        fail("GRAIN")
    if len(trace.workers) < LEAST_WORKERS:
        fail("SOLO")
    if answer != wanted:
        fail("CASE.values")


@check(
    "small",
    points=2,
    cluster=True,
    en="Only the last count came to the client.",
    fr="Seul le dernier compte est venu chez le client.",
)
def small(attempt):
    answer, wanted = counted(attempt)
    fetched = attempt.trace.gathered
    if not fetched:
        fail("LOCAL")
    if len(fetched) > MOST_VALUES:
        fail("HAUL")
    if answer != wanted:
        fail("CASE.values")
    if plain(fetched[0]) != wanted:
        fail("LOCAL")
