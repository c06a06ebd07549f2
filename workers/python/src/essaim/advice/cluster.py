"""Errors of dask and of the cluster."""

# Sentences are kept whole, and French is written with its own apostrophe.
# ruff: noqa: E501, RUF001

from essaim.advice.registry import Advice

_LAZY = r"Delayed|Scalar|Array|DataFrame|Series|Bag|Item"


def _of_dask(error: BaseException) -> bool:
    """Whether the error's message means a collection of dask: pandas has classes of the same name."""
    text = str(error)
    return "Delayed" in text or "dask" in text or "Scalar" in text or "'Future'" in text


DASK = (
    Advice(
        "killed-worker",
        "KilledWorker",
        pattern=r"Attempted to run task .*?(?P<times>\d+) (different )?worker",
        en="Workers died while they ran this task, {times} of them, so the scheduler gave it up. Most often "
        "it needs more memory than a worker has: make the partitions smaller.",
        fr="Des workers sont morts en exécutant cette tâche, {times} en tout : le scheduler l’a abandonnée. "
        "Le plus souvent, il lui faut plus de mémoire qu’un worker n’en a : faites des partitions plus "
        "petites.",
    ),
    Advice(
        "meta-inference",
        "ValueError",
        pattern=r"Metadata inference failed in `(?P<name>[^`]+)`",
        en="dask calls your function on an empty table first, to learn the columns of the result, and there "
        "it failed. Give `meta=`, or make it work on an empty table.",
        fr="dask appelle d’abord votre fonction sur une table vide, pour connaître les colonnes du résultat, "
        "et elle y échoue. Donnez `meta=`, ou faites qu’elle marche sur une table vide.",
    ),
    Advice(
        "meta-mismatch",
        "ValueError",
        pattern=r"Metadata mismatch found|The columns in the computed data do not match",
        en="A partition has other columns or types than dask expects from `meta`. Compare them with the "
        "table below, and give the right `meta=`.",
        fr="Une partition a d’autres colonnes ou types que ceux que `meta` annonce. Comparez avec la table "
        "plus bas, et donnez le bon `meta=`.",
    ),
    Advice(
        "dtype-surprise",
        "ValueError",
        pattern=r"Mismatched dtypes found in",
        en="dask guessed the types from the first lines of the file, and later lines differ. Say them "
        "yourself with `dtype=`, as proposed below.",
        fr="dask a deviné les types d’après les premières lignes du fichier, et la suite diffère. "
        "Donnez-les vous-même avec `dtype=`, comme proposé plus bas.",
    ),
    Advice(
        "truth-of-delayed",
        "TypeError",
        pattern=r"Truth of Delayed objects is not supported",
        en="The value is not computed yet, so `if` cannot look at it. Compute it first, or put the `if` "
        "inside the delayed function.",
        fr="La valeur n’est pas encore calculée : `if` ne peut pas la regarder. Calculez-la d’abord, ou "
        "mettez le `if` dans la fonction différée.",
    ),
    Advice(
        "iterate-delayed",
        "TypeError",
        pattern=r"Delayed objects of unspecified length are not iterable",
        en="The value is not computed yet, so nobody knows how many elements it has. Compute it first, or "
        "give `nout=`.",
        fr="La valeur n’est pas encore calculée : personne ne sait combien d’éléments elle a. Calculez-la "
        "d’abord, ou donnez `nout=`.",
    ),
    Advice(
        "mutate-delayed",
        "TypeError",
        pattern=r"Delayed objects are immutable|Delayed objects do not support",
        en="A delayed value cannot be changed. Write a function that returns the new value, and delay it.",
        fr="Une valeur différée ne peut pas être modifiée. Écrivez une fonction qui renvoie la nouvelle "
        "valeur, et différez-la.",
    ),
    Advice(
        "forgot-compute",
        "TypeError",
        pattern=rf"(must be|not|and|of type|unsupported).*'?({_LAZY}|Future)'?",
        when=_of_dask,
        en="One of the values is not computed yet. Write `.compute()` (for a future, `.result()`) where you "
        "need the number itself.",
        fr="L’une des valeurs n’est pas encore calculée. Écrivez `.compute()` (pour un future, `.result()`) "
        "là où il vous faut le nombre lui-même.",
    ),
    Advice(
        "serialise",
        "TypeError",
        pattern=r"[Cc]ould not serialize object of type (?P<kind>[\w.]+)|cannot pickle '(?P<other>[\w.]+)' object",
        en="A `{kind}{other}` cannot be sent to a worker. Open files, connections, locks and generators "
        "inside the task, not before it.",
        fr="Une valeur `{kind}{other}` ne peut pas être envoyée à un worker. Ouvrez fichiers, connexions, "
        "verrous et générateurs dans la tâche, pas avant.",
    ),
    Advice(
        "timeout",
        "TimeoutError",
        en="The answer did not come in time. Look at the cluster: is a worker gone, or the task still running?",
        fr="La réponse n’est pas venue à temps. Regardez le cluster : un worker a-t-il disparu, ou la tâche "
        "tourne-t-elle encore ?",
    ),
    Advice(
        "cancelled",
        "CancelledError",
        en="This future was cancelled, or its cluster was restarted. Submit the work again.",
        fr="Ce future a été annulé, ou son cluster redémarré. Soumettez le travail à nouveau.",
    ),
    Advice(
        "other-client",
        "ValueError",
        pattern=r"Futures created by another client",
        en="A future belongs to the client that made it. Use that client, or compute the value again.",
        fr="Un future appartient au client qui l’a créé. Utilisez ce client, ou recalculez la valeur.",
    ),
    Advice(
        "no-client",
        "ValueError",
        pattern=r"No clients? found|No global client found",
        en="There is no client yet: `from dask.distributed import Client; client = Client()`.",
        fr="Il n’y a pas encore de client : `from dask.distributed import Client; client = Client()`.",
    ),
    Advice(
        "divisions",
        "ValueError",
        pattern=r"known divisions?\b|unknown division",
        en="dask does not know which index values each partition holds. Set the index first, with "
        "`set_index`.",
        fr="dask ne sait pas quelles valeurs d’index chaque partition contient. Fixez d’abord l’index, avec "
        "`set_index`.",
    ),
    Advice(
        "chunks",
        "ValueError",
        pattern=r"Chunks do not add up to shape|Chunks and shape must be of the same length",
        en="The chunks along an axis must add up to its length, with one entry for each axis.",
        fr="Les blocs le long d’un axe doivent totaliser sa longueur, avec une entrée par axe.",
    ),
    Advice(
        "unknown-chunks",
        "ValueError",
        pattern=r"Arrays? chunk sizes.* unknown|unknown chunk",
        en="The lengths of the blocks are not known before they are computed. Call "
        "`compute_chunk_sizes()` first.",
        fr="Les longueurs des blocs ne sont pas connues avant leur calcul. Appelez d’abord "
        "`compute_chunk_sizes()`.",
    ),
    Advice(
        "iloc",
        "NotImplementedError",
        pattern=r"'DataFrame\.iloc' only supports selecting columns",
        en="Rows have no number across partitions. Use `.loc` with a known index, or `.head()`.",
        fr="Les lignes n’ont pas de numéro d’une partition à l’autre. Utilisez `.loc` avec un index connu, "
        "ou `.head()`.",
    ),
    Advice(
        "lost-connection",
        "CommClosedError",
        en="The connection to the scheduler is closed. Is the cluster stopped? A new `Client()` starts one.",
        fr="La connexion au scheduler est fermée. Le cluster est-il arrêté ? Un nouveau `Client()` en "
        "démarre un.",
    ),
    Advice(
        "no-worker",
        "NoValidWorkerError",
        en="No worker has what the task asks for (`resources=`, `workers=`). Ask for less, or start one.",
        fr="Aucun worker n’a ce que la tâche demande (`resources=`, `workers=`). Demandez moins, ou "
        "démarrez-en un.",
    ),
)
