import base64
import hashlib
import hmac
import json

from essaim.grading import check, fail, plain

NAMES = "Ada Émile Grâce José Zoë Linus Ωmega".split()
NOW = 1_800_000_000


def encode(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def written(said, separators=(",", ":")):
    return encode(json.dumps(said, ensure_ascii=False, separators=separators).encode())


def signature(said, key):
    return encode(hmac.new(key, said.encode(), hashlib.sha256).digest())


def token(said, key, alg="HS256", separators=(",", ":")):
    both = (
        f"{written({'alg': alg, 'typ': 'JWT'}, separators)}.{written(said, separators)}"
    )
    return f"{both}.{signature(both, key)}"


def somebody(random):
    """Claims of a person, and a key of a service."""
    said = {
        "sub": random.choice(NAMES),
        "room": random.randint(100, 999),
        "aud": f"hub-{random.randint(10, 99)}",
        "exp": NOW + random.randint(60, 900),
    }
    return said, random.randbytes(32)


def accepted(attempt, said, key):
    """What the learner's function says of a token that is valid."""
    answer = attempt.names["claims"](token(said, key), key, said["aud"], NOW)
    if answer is None:
        fail("CASE.valid")
    return plain(answer, dict)


def expect_refused(attempt, given, key, audience, code, now=NOW):
    if attempt.names["claims"](given, key, audience, now) is not None:
        fail(code)


@check(
    "decode",
    points=2,
    en="`decode` reads a part of any length, with any letters.",
    fr="`decode` lit une partie de toute longueur, avec toutes les lettres.",
)
def decode(attempt):
    # Together these have each length of padding, and bytes that base64url writes as - and _.
    parts = [
        {"sub": "~?>" * n + "ÿ" * (n + 1), "n": attempt.random.random()}
        for n in range(6)
    ]
    answers = [plain(attempt.names["decode"](written(part)), dict) for part in parts]
    if all(answer == answers[0] for answer in answers) and answers[0]:
        fail("COPY")
    if answers != parts:
        fail("CASE.alphabet")


@check(
    "valid",
    points=2,
    en="`claims` gives what a valid token says, however its JSON is spaced.",
    fr="`claims` donne ce que dit un jeton valide, quels que soient les espaces de son JSON.",
)
def valid(attempt):
    (first, key), (second, other) = somebody(attempt.random), somebody(attempt.random)
    answers = [accepted(attempt, first, key), accepted(attempt, second, other)]
    if answers[0] == answers[1]:
        fail("COPY")
    if answers != [first, second]:
        fail("CASE.valid")
    spaced = token(first, key, separators=(" , ", ": "))
    if attempt.names["claims"](spaced, key, first["aud"], NOW) != first:
        fail("CASE.valid")


@check(
    "altered",
    points=2,
    en="Refuses a token whose text was changed, or that another key signed.",
    fr="Refuse un jeton dont le texte a été changé, ou qu’une autre clé a signé.",
)
def altered(attempt):
    said, key = somebody(attempt.random)
    if accepted(attempt, said, key) != said:
        fail("CASE.valid")
    header, _, signed = token(said, key).split(".")
    forged = f"{header}.{written({**said, 'sub': 'admin'})}.{signed}"
    expect_refused(attempt, forged, key, said["aud"], "CASE.signature")
    stranger = token(said, attempt.random.randbytes(32))
    expect_refused(attempt, stranger, key, said["aud"], "CASE.signature")


@check(
    "unsigned",
    en="Refuses a token that says that it needs no signature.",
    fr="Refuse un jeton qui dit n’avoir besoin d’aucune signature.",
)
def unsigned(attempt):
    said, key = somebody(attempt.random)
    if accepted(attempt, said, key) != said:
        fail("CASE.valid")
    none = f"{written({'alg': 'none', 'typ': 'JWT'})}.{written(said)}."
    expect_refused(attempt, none, key, said["aud"], "CASE.none")


@check(
    "audience",
    en="Refuses a token that was made for another service.",
    fr="Refuse un jeton fait pour un autre service.",
)
def audience(attempt):
    said, key = somebody(attempt.random)
    if accepted(attempt, said, key) != said:
        fail("CASE.valid")
    for other in ("grades", said["aud"] + "-copy", said["aud"][:-1]):
        expect_refused(attempt, token(said, key), key, other, "CASE.audience")


@check(
    "expired",
    en="Refuses a token from the second on in which it expires.",
    fr="Refuse un jeton dès la seconde où il expire.",
)
def expired(attempt):
    said, key = somebody(attempt.random)
    if accepted(attempt, said, key) != said:
        fail("CASE.valid")
    for late in (0, 1, 86_400):
        expect_refused(
            attempt,
            token(said, key),
            key,
            said["aud"],
            "CASE.expired",
            said["exp"] + late,
        )
