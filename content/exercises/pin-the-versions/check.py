import re

from essaim.grading import check, fail, plain

NAMES = "frames plots numbers blas forest maps text server cache units".split()


def parts(version):
    return tuple(int(part) for part in version.split("."))


def within(version, text):
    compared = {
        "==": lambda a, b: a == b,
        ">=": lambda a, b: a >= b,
        "<": lambda a, b: a < b,
    }
    return all(
        compared[sign](parts(version), parts(wanted))
        for sign, wanted in re.findall(r"(>=|<|==)([0-9.]+)", text)
    )


def best(todo, index, pins):
    """The newest pins of what is asked for, in that order; None when nothing goes together."""
    if not todo:
        return pins
    (name, text), *rest = todo
    if name in pins:
        return best(rest, index, pins) if within(pins[name], text) else None
    for version in sorted(index[name], key=parts, reverse=True):
        if within(version, text):
            needs = list(index[name][version].items())
            found = best(rest + needs, index, {**pins, name: version})
            if found is not None:
                return found
    return None


def reached(wanted, index, pins):
    """What is asked for, and all that this needs with these pins."""
    found, todo = set(), list(wanted)
    while todo:
        name = todo.pop()
        if name not in found and name in pins:
            found.add(name)
            todo += index[name][pins[name]]
    return found


def an_index(random):
    """The newest `a` and the newest `b` want another `shared`; `old` and `idle` are not needed."""
    a, b, shared, old, idle = random.sample(NAMES, 5)
    major, minor = random.randint(1, 5), random.randint(2, 8)
    below = {shared: f">={major}.0,<{major + 1}.0"}
    index = {
        a: {
            f"{major}.{minor}": {shared: f">={major}.2"},
            f"{major}.10": {shared: f">={major}.9"},
        },
        b: {
            "1.0": {shared: "<1.0"},
            "2.0": dict(below),
            "3.0": {shared: f">={major + 1}.0"},
        },
        shared: {
            f"{major}.9": {old: ""},
            f"{major}.11": {},
            f"{major + 1}.0": {old: ""},
        },
        old: {"0.1": {}},
        idle: {"1.0": {}, "1.1": {}},
    }
    return index, a, b, shared, major


def asked(attempt, wanted, index):
    """The learner's pins, after a look at what is wrong with them."""
    answer = attempt.names["solve"](dict(wanted), index)
    if answer is None:
        fail("CASE.none")
    pins = plain(answer, dict)
    if any(name not in pins for name in wanted):
        fail("CASE.deleted" if pins else "CASE.none")
    if any(pins[name] not in index.get(name, ()) for name in pins):
        fail("COPY")
    broken = [
        needed
        for name, version in pins.items()
        for needed, text in index[name][version].items()
        if needed not in pins or not within(pins[needed], text)
    ]
    if broken or not all(within(pins[name], text) for name, text in wanted.items()):
        fail("CASE.clash")
    return pins


@check(
    "fits",
    points=2,
    en="`fits` compares versions number by number.",
    fr="`fits` compare les versions nombre par nombre.",
)
def fits(attempt):
    n = attempt.random.randint(2, 8)
    cases = [
        (f"1.{n}", f">=1.{n}", "CASE.bound"),
        (f"1.{n}", f"<1.{n}", "CASE.bound"),
        (f"1.{n}", "", "CASE.bound"),
        (f"2.{n}", f">=1.9,<2.{n}", "CASE.bound"),
        (f"1.{n}", f"==1.{n + 1}", "CASE.bound"),
        ("1.10", f">=1.{n}", "CASE.text"),
        (f"1.{n}", "<1.10", "CASE.text"),
        ("10.0", f">={n}.0,<11.0", "CASE.text"),
    ]
    answers = [
        plain(attempt.names["fits"](version, text), bool) for version, text, _ in cases
    ]
    if len(set(answers)) == 1:
        fail("COPY")
    for answer, (version, text, code) in zip(answers, cases, strict=True):
        if answer != within(version, text):
            fail(code)


@check(
    "clashes",
    points=2,
    en="`clashes` names who needs what in vain.",
    fr="`clashes` nomme qui a besoin de quoi en vain.",
)
def clashes(attempt):
    index, a, b, shared, major = an_index(attempt.random)
    cases = [
        ({a: f"{major}.10", b: "2.0", shared: f"{major}.11"}, set()),
        ({a: f"{major}.10", b: "3.0", shared: f"{major}.11"}, {(b, shared)}),
        ({a: f"{major}.10", b: "1.0", shared: f"{major}.11"}, {(b, shared)}),
        ({a: f"{major}.10"}, {(a, shared)}),
    ]
    for pins, wanted in cases:
        found = plain(attempt.names["clashes"](dict(pins), index), list)
        if {tuple(pair) for pair in found} != wanted:
            fail("CASE.missing" if len(pins) == 1 and not found else "CASE.named")


@check(
    "together",
    points=2,
    en="`solve` finds versions that go together, where the newest of each do not.",
    fr="`solve` trouve des versions qui vont ensemble, là où les plus récentes se heurtent.",
)
def together(attempt):
    for _ in range(2):
        index, a, b, shared, major = an_index(attempt.random)
        asked(
            attempt,
            {a: "", b: f">=2.0,<{major + 9}.0", shared: f"<{major + 1}.0"},
            index,
        )
        pins = asked(attempt, {shared: f"<{major + 1}.0", b: ""}, index)
        if pins[b] != "2.0":
            fail("CASE.newest")


@check(
    "newest",
    en="`solve` takes the newest versions that go together.",
    fr="`solve` prend les versions les plus récentes qui vont ensemble.",
)
def newest(attempt):
    index, a, b, shared, major = an_index(attempt.random)
    for wanted in (
        {a: "", b: ""},
        {b: "<3.0", a: ""},
        {shared: f"<{major + 1}.0", a: ""},
    ):
        pins = asked(attempt, wanted, index)
        right = best(list(wanted.items()), index, {})
        if any(pins[name] != right[name] for name in wanted):
            fail("CASE.newest")


@check(
    "minimal",
    en="`solve` pins what is needed, and nothing else.",
    fr="`solve` fixe ce qui est nécessaire, et rien d’autre.",
)
def minimal(attempt):
    index, a, b, _, _ = an_index(attempt.random)
    for wanted in ({a: "", b: "<3.0"}, {b: ""}):
        pins = asked(attempt, wanted, index)
        if set(pins) != reached(wanted, index, pins):
            fail("CASE.extra")


@check(
    "impossible",
    points=2,
    en="`solve` says `None` when nothing goes together.",
    fr="`solve` dit `None` quand rien ne va ensemble.",
)
def impossible(attempt):
    index, a, b, shared, major = an_index(attempt.random)
    asked(attempt, {a: ""}, index)
    for wanted in (
        {a: "", b: "==1.0"},
        {a: "", b: "==3.0", shared: f"<{major + 1}.0"},
    ):
        pins = attempt.names["solve"](dict(wanted), index)
        if pins is not None:
            fail("CASE.deleted" if set(wanted) - set(plain(pins, dict)) else "CASE.clash")
