import re
from collections import Counter

from essaim.grading import check, fail, plain, same

VOCABULARY = "whale ship sea captain harpoon white call me some years ago the of and".split()


def counted(text):
    return Counter(re.findall("[a-z']+", text.lower()))


def some_words(random, number):
    return [random.choice(VOCABULARY) for _ in range(number)]


def expect(attempt, text, code):
    answer = plain(attempt.names["count_words"](text), dict)
    if not same(answer, counted(text)):
        fail(code)


@check(
    "other-texts",
    points=2,
    en="Counts the words of texts it has never seen.",
    fr="Compte les mots de textes jamais vus.",
)
def other_texts(attempt):
    texts = [" ".join(some_words(attempt.random, number)) for number in (40, 90)]
    answers = [plain(attempt.names["count_words"](text), dict) for text in texts]
    if answers != [counted(text) for text in texts]:
        fail("COPY" if answers[0] == answers[1] else "CASE.plain")


@check(
    "punctuation",
    en="Leaves punctuation out of the words.",
    fr="Laisse la ponctuation hors des mots.",
)
def punctuation(attempt):
    words = some_words(attempt.random, 60)
    text = "".join(
        word + attempt.random.choice([", ", ". ", "; ", "! ", "--", "\n"]) for word in words
    )
    expect(attempt, text, "CASE.punctuation")


@check(
    "capitals",
    en="Takes capitals and small letters for the same letters.",
    fr="Ne distingue pas majuscules et minuscules.",
)
def capitals(attempt):
    words = some_words(attempt.random, 60)
    changed = [
        attempt.random.choice([str.upper, str.capitalize, str.lower])(word) for word in words
    ]
    expect(attempt, " ".join([*changed, "Whale", "whale"]), "CASE.capitals")


@check(
    "apostrophes",
    en="Keeps a word with an apostrophe whole.",
    fr="Garde entier un mot avec apostrophe.",
)
def apostrophes(attempt):
    words = [*some_words(attempt.random, 30), "don't", "whale's", "'tis"]
    attempt.random.shuffle(words)
    expect(attempt, " ".join(words), "CASE.apostrophe")


@check("empty", en="Finds no word in an empty text.", fr="Ne trouve aucun mot dans un texte vide.")
def empty(attempt):
    expect(attempt, "", "CASE.empty")
