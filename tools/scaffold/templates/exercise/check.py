from essaim.grading import check, fail, plain, same


def expect(attempt, numbers, code):
    answer = plain(attempt.names["total"](numbers), int)
    if not same(answer, sum(numbers)):
        fail(code)


@check(
    "other-lists",
    en="Adds up lists it has never seen.",
    fr="Additionne des listes jamais vues.",
)
def other_lists(attempt):
    expect(attempt, attempt.random.sample(range(10, 99), 5), "COPY")


@check("negative", en="Adds negative numbers, too.", fr="Additionne aussi les nombres négatifs.")
def negative(attempt):
    expect(attempt, attempt.random.sample(range(-99, -10), 5), "CASE.negative")


@check("repeated", en="Counts what is there twice.", fr="Compte deux fois ce qui y est deux fois.")
def repeated(attempt):
    expect(attempt, [attempt.random.randint(10, 99)] * 2, "CASE.repeated")
