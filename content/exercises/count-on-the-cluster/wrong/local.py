import re
from collections import Counter


def count(text):
    return Counter(re.findall("[a-z']+", text.lower()))


def merge(left, right):
    return left + right


def count_words(texts):
    total = Counter()
    for text in texts:
        total = merge(total, count(text))
    return total
