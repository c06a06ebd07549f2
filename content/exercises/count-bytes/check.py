import math

from essaim.grading import check, fail, plain

SIZES = {"uint8": 1, "bool": 1, "int16": 2, "float32": 4, "int64": 8, "float64": 8}
TABLE = {"a": 4_000_000, "b": 673_552, "c": 70_080, "d": 30_000, "e": 5_000}


@check("table", points=2, en="The five figures are right.", fr="Les cinq nombres sont justes.")
def table(attempt):
    written = plain(attempt.value("table"), dict)
    right = sum(written.get(name) == size for name, size in TABLE.items())
    if right < len(TABLE):
        fail("CASE.table", earned=right // 3)


@check(
    "rule",
    points=3,
    en="The rule holds for shapes and dtypes it has never seen.",
    fr="La règle vaut pour des formes et des dtypes jamais vus.",
)
def rule(attempt):
    answers = []
    for dtype in "float32", "int16", "int64", "uint8":
        shape = tuple(attempt.random.randint(11, 40) for _ in range(3))
        got = plain(attempt.names["nbytes"](shape, dtype), int)
        answers.append((got, math.prod(shape), sum(shape), SIZES[dtype]))
    if len({got for got, *_ in answers}) == 1:
        fail("COPY")
    for code, mistake in (
        ("CASE.itemsize", lambda elements, dimensions, size: elements),
        ("CASE.bits", lambda elements, dimensions, size: 8 * elements * size),
        ("CASE.flat", lambda elements, dimensions, size: dimensions * size),
    ):
        if all(got == mistake(*known) for got, *known in answers):
            fail(code)
    if any(got != elements * size for got, elements, _, size in answers):
        fail("CASE.shapes")


@check(
    "too-large",
    en="Makes no array to find out.",
    fr="Ne fabrique aucun tableau pour le savoir.",
)
def too_large(attempt):
    shape = (attempt.random.randint(1000, 1100), 1000)
    with attempt.measured() as memory:
        answer = plain(attempt.names["nbytes"](shape, "float64"), int)
    if memory.peak > 1_000_000:
        fail("ALLOCATES")
    if answer != 8 * math.prod(shape):
        fail("CASE.shapes")
