"""What can go wrong before a value can be judged, as sentences in the reader's language."""

# French is written with its own apostrophe.
# ruff: noqa: RUF001

from __future__ import annotations

_SENTENCES: dict[str, dict[str, str]] = {
    "raised": {
        "en": "Your code stopped with {error}",
        "fr": "Votre code s’est arrêté sur {error}",
    },
    "raised-at": {
        "en": "Your code stopped at line {line} with {error}",
        "fr": "Votre code s’est arrêté à la ligne {line} sur {error}",
    },
    "memory": {
        "en": "Your code asked for more memory than there is, at line {line}. "
        "Hold less at a time: work by blocks.",
        "fr": "Votre code a demandé plus de mémoire qu’il n’y en a, à la ligne {line}. "
        "Gardez-en moins à la fois : travaillez par blocs.",
    },
    "exited": {
        "en": "Your code asked Python to stop, with `exit()` or `SystemExit`. Remove that call.",
        "fr": "Votre code a demandé à Python de s’arrêter, par `exit()` ou `SystemExit`. "
        "Retirez cet appel.",
    },
    "stopped": {
        "en": "The check was stopped before your code had finished.",
        "fr": "La vérification a été arrêtée avant la fin de votre code.",
    },
    "too-long": {
        "en": "Your code had not finished after {seconds} seconds.",
        "fr": "Votre code n’était pas terminé au bout de {seconds} secondes.",
    },
    "asked": {
        "en": "Your code calls `input()`. Nobody is there to answer during a check.",
        "fr": "Votre code appelle `input()`. Personne ne peut répondre pendant une vérification.",
    },
    "missing": {
        "en": "Your code does not define `{name}`.",
        "fr": "Votre code ne définit pas `{name}`.",
    },
    "not-callable": {
        "en": "`{name}` should be a function. In your code it is of type `{kind}`.",
        "fr": "`{name}` devrait être une fonction. Dans votre code, c’est un objet de type "
        "`{kind}`.",
    },
    "nothing": {
        "en": "Your function returns `None`. Is a `return` missing?",
        "fr": "Votre fonction renvoie `None`. Manque-t-il un `return` ?",
    },
    "wrong-type": {
        "en": "Your function returns a value of type `{kind}`. Expected: `{expected}`.",
        "fr": "Votre fonction renvoie une valeur de type `{kind}`. Type attendu : `{expected}`.",
    },
    "not-plain": {
        "en": "Your result contains a value of type `{kind}`, which cannot be checked.",
        "fr": "Votre résultat contient une valeur de type `{kind}`, qui ne peut pas être vérifiée.",
    },
    "no-cluster": {
        "en": "No cluster could be reached for this check: {error}",
        "fr": "Aucun cluster n’a pu être joint pour cette vérification : {error}",
    },
    "cannot-wait": {
        "en": "This browser cannot wait inside Python, so the cluster cannot be used in a check. "
        "Use a recent Chrome, Edge or Firefox.",
        "fr": "Ce navigateur ne peut pas attendre à l’intérieur de Python : le cluster ne peut pas "
        "servir dans une vérification. Utilisez un Chrome, un Edge ou un Firefox récent.",
    },
    "raised-in": {
        "en": "Your cell stopped at its line {line} with {error}",
        "fr": "Votre cellule s’est arrêtée à sa ligne {line} sur {error}",
    },
    "unfilled": {
        "en": "`{name}` is still `...`: this cell waits for you.",
        "fr": "`{name}` vaut encore `...` : cette cellule vous attend.",
    },
    "died": {
        "en": "Python ended while your notebook ran: it asked for too much memory, or to stop.",
        "fr": "Python s’est arrêté pendant l’exécution de votre notebook : trop de mémoire "
        "demandée, ou un ordre d’arrêt.",
    },
    "number-right": {
        "en": "The number is right for your values.",
        "fr": "Le nombre est juste pour vos valeurs.",
    },
    "number-wrong": {
        "en": "The number is not right for your values.",
        "fr": "Le nombre n’est pas juste pour vos valeurs.",
    },
    "number-missing": {
        "en": "There is no number here yet.",
        "fr": "Il n’y a pas encore de nombre ici.",
    },
    "form-right": {
        "en": "`{name}` is there, and of the type `{expected}`.",
        "fr": "`{name}` est là, et de type `{expected}`.",
    },
    "form-wrong": {
        "en": "`{name}` is of the type `{kind}`. Asked for: `{expected}`.",
        "fr": "`{name}` est de type `{kind}`. Demandé : `{expected}`.",
    },
    "broken": {
        "en": "This check is broken ({error}). The mistake is not yours.",
        "fr": "Cette vérification est défectueuse ({error}). L’erreur ne vient pas de vous.",
    },
}


def sentence(kind: str, language: str, /, **details: object) -> str:
    """One of the sentences above; English where the language is not known."""
    texts = _SENTENCES[kind]
    return texts.get(language, texts["en"]).format(**details)


class Problem(Exception):
    """The learner's code could not be judged; ``kind`` names one of the sentences."""

    def __init__(self, kind: str, /, **details: object) -> None:
        super().__init__(kind)
        self.kind, self.details = kind, details


class WrongType(Problem):
    """The learner's code gave a value of a type that is not the one asked for."""
