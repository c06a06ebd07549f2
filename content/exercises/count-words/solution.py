import re
from collections import Counter


def count_words(text):
    return Counter(re.findall("[a-z']+", text.lower()))
