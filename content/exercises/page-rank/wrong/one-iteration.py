def share(path, ranks):
    given = {}
    with open(path) as lines:
        for line in lines:
            page, *links = line.split()
            for link in links or [None]:
                given[link] = given.get(link, 0) + ranks[page] / max(1, len(links))
    return given


def page_rank(paths, pages, iterations, damping):
    n = len(pages)
    ranks = dict.fromkeys(pages, 1 / n)
    for _ in range(iterations):
        ranks, got = dict.fromkeys(pages, 1 / n), {}
        for given in client.gather(client.map(share, paths, ranks=ranks, pure=False)):
            for page, rank in given.items():
                got[page] = got.get(page, 0) + rank
        sinks = got.get(None, 0)
        ranks = {
            page: (1 - damping) / n + damping * (got.get(page, 0) + sinks / n) for page in pages
        }
    return ranks
