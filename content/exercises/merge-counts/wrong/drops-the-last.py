def merge(left, right):
    merged = dict(left)
    for word, number in right.items():
        merged[word] = merged.get(word, 0) + number
    return merged


def merge_all(counts):
    if not counts:
        return {}
    while len(counts) > 1:
        counts = [merge(left, right) for left, right in zip(counts[::2], counts[1::2])]
    return counts[0]
