from essaim.grading import check, fail, plain
from essaim.grading.problems import Problem, WrongType


def judged(attempt, code, wanted, data, mapper, reducer, **options):
    """Fails with ``code`` where the engine gives something else, or stops with an error."""
    try:
        got = plain(attempt.names["map_reduce"](data, mapper, reducer, **options), dict)
    except WrongType:
        raise
    except Problem as problem:
        if problem.kind in ("raised", "raised-at"):
            fail(code)
        raise
    if got != wanted:
        fail(code)


@check(
    "pairs",
    points=2,
    en="Takes several pairs for a record, or none.",
    fr="Accepte plusieurs paires pour un enregistrement, ou aucune.",
)
def pairs(attempt):
    numbers = attempt.random.sample(range(2, 60), 12)

    def divisors(number):
        for small in range(2, 8):
            if number % small == 0:
                yield small, number

    wanted = {}
    for number in numbers:
        for small, _ in divisors(number):
            wanted[small] = wanted.get(small, 0) + number
    first = attempt.names["map_reduce"]([3, 4], divisors, lambda key, values: sum(values))
    then = attempt.names["map_reduce"]([5, 6], divisors, lambda key, values: sum(values))
    if first is not None and plain(first) == plain(then):
        fail("COPY")
    judged(attempt, "CASE.pairs", wanted, numbers, divisors, lambda key, values: sum(values))


@check(
    "order",
    en="Keeps the order of a key’s values.",
    fr="Garde l’ordre des valeurs d’une clé.",
)
def order(attempt):
    words = [attempt.random.choice("abcd") + str(number) for number in range(12)]
    wanted = {}
    for word in words:
        wanted[word[0]] = wanted.get(word[0], "") + word

    def mapper(word):
        return [(word[0], word)]

    judged(attempt, "CASE.order", wanted, words, mapper, lambda key, values: "".join(values))


@check(
    "unhashable",
    en="Takes values that cannot be hashed.",
    fr="Accepte des valeurs qui ne peuvent pas être hachées.",
)
def unhashable(attempt):
    records = [{"shop": number % 2, "price": number} for number in attempt.random.sample(range(99), 6)]
    wanted = {}
    for record in records:
        wanted[record["shop"]] = max(wanted.get(record["shop"], 0), record["price"])

    def mapper(record):
        return [(record["shop"], record), (record["shop"], record)]

    def reducer(key, values):
        return max(value["price"] for value in values)

    judged(attempt, "CASE.hashable", wanted, records, mapper, reducer)


@check(
    "once",
    points=2,
    en="Calls the reducer once for each key, with all values.",
    fr="Appelle le reducer une fois par clé, avec toutes les valeurs.",
)
def once(attempt):
    numbers = [attempt.random.randint(1, 40) for _ in range(15)]
    middle = {}
    for number in numbers:
        middle.setdefault(number % 3, []).append(number)
    wanted = {key: sorted(values)[len(values) // 2] for key, values in middle.items()}

    def mapper(number):
        return [(number % 3, number)]

    def reducer(key, values):
        return sorted(values)[len(values) // 2]

    judged(attempt, "CASE.once", wanted, numbers, mapper, reducer)


@check("empty", en="Gives nothing for nothing.", fr="Ne donne rien pour rien.")
def empty(attempt):
    judged(attempt, "CASE.empty", {}, [], lambda record: [(record, 1)], lambda key, values: 1)


@check(
    "partition",
    points=2,
    en="Puts each key into the part of its partitioner.",
    fr="Met chaque clé dans la partie que dit son partitionneur.",
)
def partition(attempt):
    numbers = [attempt.random.randint(1, 60) for _ in range(20)]
    parts = attempt.random.randint(2, 4)
    wanted = {}
    for number in numbers:
        part = wanted.setdefault(number % parts, {})
        part[number] = part.get(number, 0) + 1

    def mapper(number):
        return [(number, 1)]

    def reducer(key, values):
        return len(values)

    judged(
        attempt,
        "CASE.partition",
        wanted,
        numbers,
        mapper,
        reducer,
        partitioner=lambda key: key % parts,
    )
