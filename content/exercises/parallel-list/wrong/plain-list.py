import functools


class ParallelList(list):
    def map(self, function):
        return ParallelList(map(function, self))

    def filter(self, function):
        return ParallelList(filter(function, self))

    def reduce(self, function, *initial):
        return functools.reduce(function, self, *initial)

    def sorted(self):
        return ParallelList(sorted(self))

    def __getitem__(self, key):
        found = super().__getitem__(key)
        return ParallelList(found) if isinstance(key, slice) else found

    def __add__(self, other):
        return ParallelList(super().__add__(other))

    def zip(self, other):
        return ParallelList(zip(self, other))
