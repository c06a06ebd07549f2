import ast

from essaim.grading import check, fail, plain

CAP = 4_000_000


def squares(n):
    return (n - 1) * n * (2 * n - 1) // 6


def small(attempt):
    numbers = [4, attempt.random.randint(20, 90), attempt.random.randint(1000, 2000)]
    return [(plain(attempt.names["sum_of_squares"](n), int), squares(n)) for n in numbers]


@check(
    "values",
    points=2,
    en="Is exact for small numbers, and for one that fills no block.",
    fr="Est exacte pour de petits nombres, et pour un nombre qui ne remplit aucun bloc.",
)
def values(attempt):
    answers = small(attempt)
    if len({got for got, _ in answers}) == 1 and answers[0][0] > 0:
        fail("COPY")
    if all(got == 0 for got, _ in answers):
        fail("CASE.last")
    if any(got != wanted for got, wanted in answers):
        fail("CASE.values")
    n = 46_000 - attempt.random.randint(1, 99)
    got = plain(attempt.names["sum_of_squares"](n), int)
    if got != squares(n):
        fail("CASE.last" if any(got == squares(m) for m in range(n)) else "CASE.overflow")


@check("large", points=2, en="Is exact for large numbers.", fr="Est exacte pour de grands nombres.")
def large(attempt):
    n = 400_000 + attempt.random.randint(1, 9999)
    got = plain(attempt.names["sum_of_squares"](n), int)
    if got == squares(n):
        return
    blocks = n // 100_000 * 100_000
    fail("CASE.last" if got == squares(blocks) else "CASE.overflow")


@check(
    "cap",
    points=2,
    en="Holds at most 4 MB at once, with numpy.",
    fr="Tient au plus 4 Mo à la fois, avec numpy.",
)
def cap(attempt):
    if not any(answer == wanted for answer, wanted in small(attempt)):
        fail("CASE.values")
    if not attempt.uses(ast.Import, ast.ImportFrom):
        fail("LOOP")
    with attempt.measured() as memory:
        attempt.names["sum_of_squares"](1_000_000)
    if memory.peak > CAP:
        fail("CAP")
