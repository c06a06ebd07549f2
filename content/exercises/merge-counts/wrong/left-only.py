def merge(left, right):
    return {word: number + right.get(word, 0) for word, number in left.items()}


def merge_all(counts):
    if not counts:
        return {}
    while len(counts) > 1:
        pairs = zip(counts[::2], counts[1::2])
        alone = counts[-1:] if len(counts) % 2 else []
        counts = [merge(left, right) for left, right in pairs] + alone
    return counts[0]
