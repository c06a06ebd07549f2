def merge(left, right):
    for word, number in right.items():
        left[word] = left.get(word, 0) + number
    return left


def merge_all(counts):
    if not counts:
        return {}
    while len(counts) > 1:
        pairs = zip(counts[::2], counts[1::2])
        alone = counts[-1:] if len(counts) % 2 else []
        counts = [merge(left, right) for left, right in pairs] + alone
    return counts[0]
