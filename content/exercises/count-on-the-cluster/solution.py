import re
from collections import Counter


def count(text):
    return Counter(re.findall("[a-z']+", text.lower()))


def merge(left, right):
    return left + right


def count_words(texts):
    counts = client.map(count, texts)
    while len(counts) > 1:
        alone = counts[-1:] if len(counts) % 2 else []
        counts = client.map(merge, counts[:-1:2], counts[1::2]) + alone
    return counts[0].result()
