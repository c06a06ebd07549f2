import re
from collections import Counter


def grep_file(path, pattern):
    with open(path, encoding="utf-8") as lines:
        return [
            (path, number, line.rstrip("\n"))
            for number, line in enumerate(lines, start=1)
            if re.search(pattern, line)
        ]


def lengths_of_file(path):
    with open(path, encoding="utf-8") as text:
        return Counter(map(len, re.findall(r"[^\W\d_]+", text.read())))


def grep(paths, pattern):
    found = [grep_file(path, pattern) for path in paths]
    return sum(found, [])


def word_lengths(paths):
    counters = map(lengths_of_file, paths)
    return dict(sum(counters, Counter()))
