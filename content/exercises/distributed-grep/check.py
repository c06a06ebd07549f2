import re
import tempfile
from collections import Counter
from pathlib import Path

from essaim.grading import check, fail, plain

FILES, LINES, LEAST_WORKERS, MOST_BYTES = 6, 120, 2, 15_000
FOLDER = Path(tempfile.gettempdir()) / "essaim-grep"
WORDS = "whale ship sea l’été où naïve Call me wheel while harpoon ça 1851 captain’s ”vieux” d’abord".split()


def some_files(random, lines=LINES):
    """Six files, the third of them empty; the first ones are the longest."""
    FOLDER.mkdir(exist_ok=True)
    paths = []
    for number in range(FILES):
        path = FOLDER / f"{random.randint(100, 999)}-{number}.txt"
        count = 0 if number == 2 else lines * (2 if number == 0 else 1)
        text = [" ".join(random.choices(WORDS, k=random.randint(3, 9))) for _ in range(count)]
        # Some lines that are there to be found, in every file that has any.
        for place in random.sample(range(count), min(count, 3)):
            text[place] = f"{random.choice(['Call', 'Ring'])} {random.choice(['whale', 'while'])} ship"
        path.write_text("".join(f"{line}\n" for line in text), "utf-8")
        paths.append(str(path))
    return paths


def true_lines(paths, pattern):
    return [
        (path, number, line)
        for path in paths
        for number, line in enumerate(Path(path).read_text("utf-8").splitlines(), start=1)
        if re.search(pattern, line)
    ]


def true_lengths(paths, letters=r"[^\W\d_]+"):
    return Counter(
        len(word) for path in paths for word in re.findall(letters, Path(path).read_text("utf-8"))
    )


@check(
    "found",
    cluster=True,
    points=3,
    en="Finds the lines of files it has never seen.",
    fr="Trouve les lignes de fichiers jamais vus.",
)
def found(attempt):
    paths = attempt.random.sample(some_files(attempt.random, 12), FILES)
    pattern = attempt.random.choice(["^(Call|Ring) wh.le", "^[CR].+ (whale|while)", "wh[ai]le ship$"])
    got, wanted = plain(attempt.names["grep"](paths, pattern), list), true_lines(paths, pattern)
    if got == wanted:
        return
    if not any(path in str(got) for path in paths):
        fail("CASE.pattern" if got == [] else "COPY")
    if sorted(map(str, got)) == sorted(map(str, wanted)):
        fail("CASE.order")
    if [(path, line) for path, _, line in wanted] == [(row[0], row[-1]) for row in got]:
        fail("CASE.numbers")
    fail("CASE.values")


@check(
    "lengths",
    cluster=True,
    points=3,
    en="Counts the lengths of words, with accents, over all files.",
    fr="Compte les longueurs des mots, accents compris, sur tous les fichiers.",
)
def lengths(attempt):
    paths = some_files(attempt.random, 12)
    got = plain(attempt.names["word_lengths"](paths), dict)
    if got == true_lengths(paths):
        return
    if got in (true_lengths(paths, "[a-zA-Z]+"), true_lengths(paths, "[a-z]+")):
        fail("CASE.accents")
    last = {}
    for path in paths:
        last.update(true_lengths([path]))
    fail("CASE.merge" if got == last else "CASE.values")


@check(
    "small",
    cluster=True,
    points=4,
    en="A task for each file, on at least 2 workers, and little comes to you.",
    fr="Une tâche par fichier, sur au moins 2 workers, et peu vient chez vous.",
)
def small(attempt):
    paths = some_files(attempt.random)
    for name, arguments in (("grep", ["^(Call|Ring) wh.le ship$"]), ("word_lengths", [])):
        got = plain(attempt.names[name](paths, *arguments))
        trace = attempt.trace
        if not trace.tasks:
            fail("LOCAL")
        if len(trace.tasks) < FILES:
            fail("GRAIN")
        if len(trace.workers) < LEAST_WORKERS:
            fail("SOLO")
        if trace.to_client > MOST_BYTES:
            fail("HAUL")
        if not got:
            fail("CASE.values")
