import asyncio

from essaim.grading import check, fail, plain

OBJECTS, SOON, PATIENCE = 12, 0.005, 0.25
# An object that never comes is given up by the store itself, so that every check ends.
NEVER = 0.7


class Store:
    """Objects that take their time; it counts how many are on their way."""

    def __init__(self, random, never=()):
        self.names = [f"object-{random.randint(0, 10**9)}" for _ in range(OBJECTS)]
        self.never = {self.names[number] for number in never}
        self.asked, self.on_their_way, self.most = [], 0, 0

    async def fetch(self, name):
        self.asked.append(name)
        self.on_their_way += 1
        self.most = max(self.most, self.on_their_way)
        try:
            # The first ones come last.
            last = OBJECTS - self.names.index(name)
            await asyncio.sleep(NEVER if name in self.never else SOON * (1 + last % 4))
            return f"content of {name}"
        finally:
            self.on_their_way -= 1

    def wanted(self):
        return [None if name in self.never else f"content of {name}" for name in self.names]


def fetched(attempt, limit=4, never=(), timeout=PATIENCE):
    store = Store(attempt.random, never)
    got = attempt.names["fetch_all"](list(store.names), store.fetch, limit, timeout)
    got = plain(got, list)
    if not store.asked:
        fail("COPY")
    return got, store


@check("values", points=2, en="All objects are there, in order.", fr="Tous les objets sont là, dans l’ordre.")
def values(attempt):
    got, store = fetched(attempt)
    if got != store.wanted():
        fail("CASE.order" if sorted(map(str, got)) == sorted(store.wanted()) else "CASE.values")


@check("together", points=2, en="The requests overlap.", fr="Les requêtes se recouvrent.")
def together(attempt):
    got, store = fetched(attempt)
    if store.most < 2:
        fail("SEQUENCE")
    if len(got) != OBJECTS:
        fail("CASE.values")


@check(
    "limit",
    points=2,
    en="As many at once as are allowed, and no more.",
    fr="Autant à la fois qu’il est permis, et pas plus.",
)
def limit(attempt):
    allowed = attempt.random.randint(2, 5)
    _, store = fetched(attempt, limit=allowed)
    if store.most > allowed:
        fail("LIMIT")
    if store.most < allowed:
        fail("SEQUENCE")


@check(
    "timeout",
    points=2,
    en="Gives up what never comes, and only that.",
    fr="Renonce à ce qui ne vient jamais, et à rien d’autre.",
)
def timeout(attempt):
    got, store = fetched(attempt, never=[attempt.random.randint(1, OBJECTS - 1)])
    if got == store.wanted():
        return
    missing = sum(value is None for value in got)
    if missing == 0:
        fail("TIMEOUT")
    fail("ALL.LOST" if missing > 1 else "CASE.order")
