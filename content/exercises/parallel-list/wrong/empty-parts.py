import functools
import heapq

PARTS = 4


def cut(values):
    size = max(1, -(-len(values) // PARTS))
    return [values[start : start + size] for start in range(0, len(values), size)] or [[]]


def reduced(part, function):
    return [functools.reduce(function, part)]


def picked(part, first, wanted):
    return [part[index - first] for index in wanted if first <= index < first + len(part)]


class ParallelList:
    def __init__(self, values=()):
        self.parts = client.scatter(cut(list(values)), hash=False)

    @classmethod
    def of(cls, parts):
        made = cls.__new__(cls)
        made.parts = parts
        return made

    def on_parts(self, task, /, *lists, **options):
        return client.map(task, self.parts, *lists, **options, pure=False)

    def map(self, function):
        return self.of(self.on_parts(lambda part: [function(value) for value in part]))

    def filter(self, function):
        return self.of(self.on_parts(lambda part: [value for value in part if function(value)]))

    def reduce(self, function, *initial):
        few = client.gather(self.on_parts(reduced, function=function))
        return functools.reduce(function, sum(few, []), *initial)

    def sorted(self):
        return ParallelList(heapq.merge(*client.gather(self.on_parts(sorted))))

    def lengths(self):
        return client.gather(self.on_parts(len))

    def __len__(self):
        return sum(self.lengths())

    def __iter__(self):
        return iter(sum(client.gather(self.on_parts(list)), []))

    def __getitem__(self, key):
        lengths = self.lengths()
        firsts = [sum(lengths[:number]) for number in range(len(lengths))]
        wanted = range(sum(lengths))[key]
        if isinstance(wanted, int):
            found = self.on_parts(picked, firsts, wanted=[wanted])
            return sum(client.gather(found), [])[0]
        parts = self.on_parts(picked, firsts, wanted=wanted)
        return self.of(parts if wanted.step > 0 else parts[::-1])

    def __add__(self, other):
        return self.of(self.parts + other.parts)

    def zip(self, other):
        firsts = [0]
        for length in self.lengths():
            firsts.append(firsts[-1] + length)
        pieces = [list(other[start:stop]) for start, stop in zip(firsts, firsts[1:])]
        return self.of(self.on_parts(lambda part, piece: list(zip(part, piece)), pieces))
