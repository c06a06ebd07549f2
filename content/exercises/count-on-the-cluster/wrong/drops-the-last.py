import re
from collections import Counter


def count(text):
    return Counter(re.findall("[a-z']+", text.lower()))


def merge(left, right):
    return left + right


def count_words(texts):
    counts = client.map(count, texts)
    while len(counts) > 1:
        counts = client.map(merge, counts[:-1:2], counts[1::2])
    return counts[0].result()
