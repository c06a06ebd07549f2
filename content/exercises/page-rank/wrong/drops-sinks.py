def share(path, ranks):
    given = {}
    with open(path) as lines:
        for line in lines:
            page, *links = line.split()
            for link in links:
                given[link] = given.get(link, 0) + ranks[page] / max(1, len(links))
    return given


def page_rank(paths, pages, iterations, damping):
    n = len(pages)
    ranks = dict.fromkeys(pages, 1 / n)
    for _ in range(iterations):
        got = {}
        for given in client.gather(client.map(share, paths, ranks=ranks, pure=False)):
            for page, rank in given.items():
                got[page] = got.get(page, 0) + rank
        ranks = {
            page: (1 - damping) / n + damping * got.get(page, 0) for page in pages
        }
    return ranks
