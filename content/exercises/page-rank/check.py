import math
import tempfile
from pathlib import Path

from essaim.grading import check, fail, plain

FILES, LEAST_WORKERS = 6, 2
FOLDER = Path(tempfile.gettempdir()) / "essaim-page-rank"


def some_links(random, number, sinks=0, lonely=0):
    """Who links to whom: the last pages link to nobody, and nobody links to the first ones."""
    pages = [f"page-{place}" for place in random.sample(range(100, 1000), number)]
    linked = pages[lonely:]
    links = {}
    for place, page in enumerate(pages):
        others = [other for other in linked if other != page]
        links[page] = [] if place >= number - sinks else random.sample(others, random.randint(1, 4))
    # Every page that is not to be lonely is linked to.
    for place, page in enumerate(linked):
        giver = linked[place - 1] if place > sinks else pages[0]
        if links[giver] and page not in links[giver] and page != giver:
            links[giver].append(page)
    return links


def written(links):
    FOLDER.mkdir(exist_ok=True)
    paths = [FOLDER / f"part-{number}" for number in range(FILES)]
    lines = [" ".join([page, *others]) for page, others in links.items()]
    for number, path in enumerate(paths):
        path.write_text("".join(f"{line}\n" for line in lines[number::FILES]), "utf-8")
    return [str(path) for path in paths]


def true_ranks(links, iterations, damping, part=1.0, sinks=1.0):
    """``part`` and ``sinks`` make the ranks of some mistakes."""
    n = len(links)
    ranks = dict.fromkeys(links, 1 / n)
    for _ in range(iterations):
        got, lost = dict.fromkeys(links, 0.0), 0.0
        for page, others in links.items():
            for other in others:
                got[other] += ranks[page] / len(others) ** part
            lost += 0 if others else ranks[page]
        ranks = {
            page: (1 - damping) / n + damping * (got[page] + sinks * lost / n) for page in links
        }
    return ranks


def alike(got, wanted):
    return got.keys() == wanted.keys() and all(
        isinstance(got[page], float) and math.isclose(got[page], wanted[page], rel_tol=1e-9)
        for page in wanted
    )


def ranked(attempt, links, iterations, damping):
    pages = sorted(links)
    got = attempt.names["page_rank"](written(links), pages, iterations, damping)
    return plain(got, dict)


def usual(attempt):
    """Each page links and is linked to; asked once for two checks."""
    if not hasattr(attempt, "usual"):
        links = some_links(attempt.random, 20)
        damping = attempt.random.choice([0.6, 0.7, 0.8, 0.85])
        got = ranked(attempt, links, 3, damping)
        attempt.usual = got, links, damping, attempt.trace
    return attempt.usual


@check(
    "values",
    cluster=True,
    points=4,
    en="Is right for a graph it has never seen.",
    fr="Est juste pour un graphe jamais vu.",
)
def values(attempt):
    got, links, damping, _ = usual(attempt)
    if alike(got, true_ranks(links, 3, damping)):
        return
    if not set(got) & set(links):
        fail("COPY")
    if any(alike(got, true_ranks(links, times, damping)) for times in (0, 1, 2, 4)):
        fail("CASE.iterations")
    if alike(got, true_ranks(links, 3, damping, part=0.0)):
        fail("CASE.degree")
    fail("CASE.values")


@check(
    "sink",
    cluster=True,
    points=2,
    en="Shares out the rank of pages without links: all ranks add up to 1.",
    fr="Répartit le rang des pages sans liens : tous les rangs font 1.",
)
def sink(attempt):
    links = some_links(attempt.random, 15, sinks=3)
    got = ranked(attempt, links, 2, 0.85)
    if alike(got, true_ranks(links, 2, 0.85)):
        return
    fail("CASE.sum" if sum(plain(got).values()) < 1 - 1e-6 else "CASE.values")


@check(
    "lonely",
    cluster=True,
    points=2,
    en="Keeps pages that no other links to.",
    fr="Garde les pages vers lesquelles aucune autre ne pointe.",
)
def lonely(attempt):
    links = some_links(attempt.random, 15, lonely=2)
    got = ranked(attempt, links, 1, 0.85)
    if alike(got, true_ranks(links, 1, 0.85)):
        return
    fail("CASE.nobody" if len(got) != len(links) or 0 in got.values() else "CASE.values")


@check(
    "tasks",
    cluster=True,
    points=4,
    en="Runs a map task for each file in each iteration, on at least 2 workers.",
    fr="Lance une tâche de map par fichier à chaque itération, sur au moins 2 workers.",
)
def tasks(attempt):
    got, links, damping, trace = usual(attempt)
    if not trace.tasks:
        fail("LOCAL")
    if len(trace.tasks) < 3 * FILES:
        fail("GRAIN")
    if len(trace.workers) < LEAST_WORKERS:
        fail("SOLO")
    if not alike(got, true_ranks(links, 3, damping)):
        fail("CASE.values")
