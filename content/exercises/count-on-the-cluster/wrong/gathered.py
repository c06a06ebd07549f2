import re
from collections import Counter


def count(text):
    return Counter(re.findall("[a-z']+", text.lower()))


def merge(left, right):
    return left + right


def count_words(texts):
    counts = client.gather(client.map(count, texts))
    return sum(counts, Counter())
