def merge(left, right):
    merged = dict(left)
    for word, number in right.items():
        merged[word] = merged.get(word, 0) + number
    return merged


def merge_all(counts):
    total = {}
    for count in counts:
        total = merge(total, count)
    return total
