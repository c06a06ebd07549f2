def page_rank(paths, pages, iterations, damping):
    # your code
    return None
