import re
from collections import Counter


def count_words(text):
    return None
