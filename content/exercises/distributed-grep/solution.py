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
    found = client.gather(client.map(grep_file, paths, pattern=pattern, pure=False))
    return sum(found, [])


def word_lengths(paths):
    counters = client.gather(client.map(lengths_of_file, paths, pure=False))
    return dict(sum(counters, Counter()))
