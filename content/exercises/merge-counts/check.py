from collections import Counter

from essaim.grading import check, fail, plain, same

VOCABULARY = "whale ship sea captain harpoon white call me some years ago the of and".split()


def some_count(random):
    return dict(Counter(random.choice(VOCABULARY) for _ in range(random.randint(8, 20))))


def total(counts):
    return dict(sum((Counter(count) for count in counts), Counter()))


@check(
    "both-sides",
    points=2,
    en="`merge` keeps the words of both sides and adds their numbers.",
    fr="`merge` garde les mots des deux côtés et additionne leurs nombres.",
)
def both_sides(attempt):
    number = attempt.random.randint(2, 90)
    pairs = [
        ({"whale": number}, {"ship": 3}, "CASE.right-only"),
        ({"whale": number, "sea": 1}, {"whale": number + 4}, "CASE.sum"),
        (some_count(attempt.random), some_count(attempt.random), "CASE.sum"),
    ]
    merge = attempt.names["merge"]
    answers = [plain(merge(dict(left), dict(right)), dict) for left, right, _ in pairs]
    for answer, (left, right, code) in zip(answers, pairs, strict=True):
        if answer != total([left, right]):
            fail("COPY" if answers[0] == answers[1] == answers[2] else code)


@check(
    "inputs-kept",
    en="`merge` leaves its inputs as they were.",
    fr="`merge` laisse ses entrées telles quelles.",
)
def inputs_kept(attempt):
    left, right = some_count(attempt.random), some_count(attempt.random)
    before = dict(left), dict(right)
    answer = plain(attempt.names["merge"](left, right), dict)
    if (left, right) != before:
        fail("CASE.mutated")
    if answer != total(before):
        fail("CASE.sum")


def expect_total(attempt, counts, code):
    answer = plain(attempt.names["merge_all"]([dict(count) for count in counts]), dict)
    if not same(answer, total(counts)):
        fail(code)


@check(
    "empty-partition",
    en="`merge_all` is right when a partition is empty.",
    fr="`merge_all` est juste quand une partition est vide.",
)
def empty_partition(attempt):
    counts = [some_count(attempt.random) for _ in range(7)]
    counts.insert(attempt.random.randint(0, 7), {})
    expect_total(attempt, counts, "CASE.total")


@check(
    "odd",
    en="`merge_all` is right for an odd number of partitions.",
    fr="`merge_all` est juste pour un nombre impair de partitions.",
)
def odd(attempt):
    for number in (1, 5, 7):
        counts = [some_count(attempt.random) for _ in range(number)]
        expect_total(attempt, counts, "CASE.odd")


@check("none", en="The total of no partition is empty.", fr="Le total d’aucune partition est vide.")
def none(attempt):
    expect_total(attempt, [], "CASE.none")


@check(
    "tree",
    points=2,
    en="`merge_all` calls `merge` in a tree: eight counts in three rounds.",
    fr="`merge_all` appelle `merge` en arbre : huit comptes en trois tours.",
)
def tree(attempt):
    counts = [some_count(attempt.random) for _ in range(8)]
    # Each count carries its own height under a name that no book has.
    height = "the height of this count"

    def merge(left, right):
        heights = left.get(height, 0), right.get(height, 0)
        return {**total([left, right]), height: 1 + max(heights)}

    attempt.replace("merge", merge)
    answer = plain(attempt.names["merge_all"]([dict(count) for count in counts]), dict)
    reached = answer.pop(height, 0)
    if answer != total(counts):
        fail("CASE.total")
    if reached != 3:
        fail("CHAIN")
