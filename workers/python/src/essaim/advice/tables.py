"""Errors of numpy and pandas."""

# Sentences are kept whole, and French is written with its own apostrophe.
# ruff: noqa: E501, RUF001

from essaim.advice.registry import Advice

NUMPY = (
    Advice(
        "truth-of-array",
        "ValueError",
        pattern=r"truth value of an array with more than one element is ambiguous",
        en="An array is many values, and `if` wants one. Say which: `.any()`, `.all()`; combine conditions "
        "with `&` and `|`, each in brackets.",
        fr="Un tableau est fait de plusieurs valeurs, et `if` en veut une. Dites laquelle : `.any()`, "
        "`.all()` ; combinez les conditions avec `&` et `|`, chacune entre parenthèses.",
    ),
    Advice(
        "broadcast",
        "ValueError",
        pattern=r"operands could not be broadcast together with shapes (?P<shapes>.{0,60})",
        en="The shapes {shapes}do not fit together. From the right, two lengths must be equal, or one of "
        "them 1.",
        fr="Les formes {shapes}ne vont pas ensemble. À partir de la droite, deux longueurs doivent être "
        "égales, ou l’une d’elles valoir 1.",
    ),
    Advice(
        "matmul",
        "ValueError",
        pattern=r"matmul: .*mismatch|shapes .* not aligned",
        en="For a matrix product, the columns of the left one must be as many as the rows of the right one. "
        "Is a `.T` missing?",
        fr="Pour un produit de matrices, il faut autant de colonnes à gauche que de lignes à droite. "
        "Manque-t-il un `.T` ?",
    ),
    Advice(
        "too-big",
        "ValueError",
        pattern=r"array is too big|Maximum allowed dimension exceeded",
        en="The array is larger than this Python can address (2 GiB in a browser tab). Work by blocks.",
        fr="Le tableau dépasse ce que ce Python peut adresser (2 Gio dans un onglet). Travaillez par blocs.",
    ),
    Advice(
        "axis",
        "AxisError",
        pattern=r"axis (?P<axis>-?\d+) is out of bounds for array of dimension (?P<dimensions>\d+)",
        en="The array has {dimensions} dimensions, numbered from 0: there is no axis {axis}.",
        fr="Le tableau a {dimensions} dimensions, numérotées à partir de 0 : il n’y a pas d’axe {axis}.",
    ),
    Advice(
        "array-index",
        "IndexError",
        pattern=r"index (?P<index>-?\d+) is out of bounds for axis (?P<axis>\d+) with size (?P<size>\d+)",
        en="Along axis {axis} there are {size} elements, numbered from 0: there is no number {index}.",
        fr="Le long de l’axe {axis} il y a {size} éléments, numérotés à partir de 0 : il n’y a pas de "
        "numéro {index}.",
    ),
    Advice(
        "reshape",
        "ValueError",
        pattern=r"cannot reshape array of size (?P<size>\d+) into shape (?P<shape>.+)",
        en="{size} elements do not fill the shape {shape}. The product of the lengths must be {size}; `-1` "
        "lets numpy work one out.",
        fr="{size} éléments ne remplissent pas la forme {shape}. Le produit des longueurs doit être {size} ; "
        "`-1` laisse numpy en calculer une.",
    ),
    Advice(
        "inhomogeneous",
        "ValueError",
        pattern=r"inhomogeneous shape",
        en="The lists inside have different lengths, so they make no array.",
        fr="Les listes imbriquées n’ont pas la même longueur : elles ne font pas un tableau.",
    ),
    Advice(
        "overflow",
        "OverflowError",
        pattern=r"out of bounds for (?P<type>u?int\d+)",
        en="The number does not fit into `{type}`. Choose a wider type.",
        fr="Le nombre ne tient pas dans `{type}`. Choisissez un type plus large.",
    ),
)

PANDAS = (
    Advice(
        "column",
        "KeyError",
        pattern=r"(?P<key>.{0,80})",
        within="pandas",
        en="There is no column or label {key}. `.columns` lists the names; look for spaces and capitals.",
        fr="Il n’y a ni colonne ni étiquette {key}. `.columns` donne les noms ; cherchez les espaces et les "
        "majuscules.",
    ),
    Advice(
        "truth-of-series",
        "ValueError",
        pattern=r"truth value of a (?P<kind>Series|DataFrame) is ambiguous",
        en="A {kind} is many values, and `if` wants one. Filter with `df[condition]`; combine conditions "
        "with `&` and `|`, each in brackets.",
        fr="Une {kind} est faite de plusieurs valeurs, et `if` en veut une. Filtrez avec `df[condition]` ; "
        "combinez les conditions avec `&` et `|`, chacune entre parenthèses.",
    ),
    Advice(
        "missing-to-integer",
        "ValueError",
        pattern=r"Cannot convert non-finite values|cannot convert NA to integer|cannot convert float NaN to integer",
        en="There are missing values, and plain integers have none. Fill them first (`fillna`), or use the "
        "type `Int64`.",
        fr="Il y a des valeurs manquantes, et les entiers simples n’en ont pas. Remplissez-les d’abord "
        "(`fillna`), ou prenez le type `Int64`.",
    ),
    Advice(
        "merge-types",
        "ValueError",
        pattern=r"You are trying to merge on (?P<left>\S+) and (?P<right>\S+) columns",
        en="The two key columns have different types, {left} and {right}. Give them the same with `astype`.",
        fr="Les deux colonnes clés ont des types différents, {left} et {right}. Donnez-leur le même avec "
        "`astype`.",
    ),
    Advice(
        "length",
        "ValueError",
        pattern=r"Length of values \((?P<values>\d+)\) does not match length of index \((?P<rows>\d+)\)",
        en="You give {values} values for {rows} rows. A new column needs one value for each row.",
        fr="Vous donnez {values} valeurs pour {rows} lignes. Une nouvelle colonne veut une valeur par ligne.",
    ),
    Advice(
        "same-length",
        "ValueError",
        pattern=r"All arrays must be of the same length",
        en="The columns have different lengths. In a table, all have the same.",
        fr="Les colonnes n’ont pas la même longueur. Dans une table, toutes ont la même.",
    ),
    Advice(
        "csv",
        "ParserError",
        pattern=r"Expected (?P<expected>\d+) fields in line (?P<line>\d+), saw (?P<saw>\d+)",
        en="Line {line} has {saw} fields instead of {expected}. Is the separator right (`sep=`), or is the "
        "line damaged (`on_bad_lines=`)?",
        fr="La ligne {line} a {saw} champs au lieu de {expected}. Le séparateur est-il le bon (`sep=`), ou la "
        "ligne est-elle abîmée (`on_bad_lines=`) ?",
    ),
    Advice(
        "empty-csv",
        "EmptyDataError",
        en="The file is empty: there is not even a line with names.",
        fr="Le fichier est vide : il n’a même pas de ligne de noms.",
    ),
    Advice(
        "str-accessor",
        "AttributeError",
        pattern=r"Can only use \.str accessor with string values",
        en="This column holds no texts. Look at `.dtype`; `.astype(str)` makes texts of it.",
        fr="Cette colonne ne contient pas de textes. Regardez `.dtype` ; `.astype(str)` en fait des textes.",
    ),
    Advice(
        "dt-accessor",
        "AttributeError",
        pattern=r"Can only use \.dt accessor with datetimelike values",
        en="This column holds no dates. Convert it with `pd.to_datetime`, or read it with `parse_dates=`.",
        fr="Cette colonne ne contient pas de dates. Convertissez-la avec `pd.to_datetime`, ou lisez-la avec "
        "`parse_dates=`.",
    ),
    Advice(
        "date-format",
        "ValueError",
        pattern=r"time data .* doesn't match format|Unknown datetime string format|time data .* does not match format",
        en="A date is written in another way than expected. Say how with `format=`, for example `%d/%m/%Y`.",
        fr="Une date est écrite autrement que prévu. Dites comment avec `format=`, par exemple `%d/%m/%Y`.",
    ),
    Advice(
        "mean-of-text",
        "TypeError",
        pattern=r"agg function failed \[how->(?P<how>\w+),dtype->(?P<type>\w+)\]|Could not convert .* to numeric",
        en="Text columns have no such figure. Choose the columns of numbers, or write `numeric_only=True`.",
        fr="Les colonnes de texte n’ont pas ce chiffre. Choisissez les colonnes de nombres, ou écrivez "
        "`numeric_only=True`.",
    ),
    Advice(
        "mask-with-missing",
        "ValueError",
        pattern=r"Cannot mask with non-boolean array containing NA",
        en="The condition has missing values. Say what they count as: `.fillna(False)`, or `na=False` in "
        "`.str.contains`.",
        fr="La condition a des valeurs manquantes. Dites ce qu’elles valent : `.fillna(False)`, ou "
        "`na=False` dans `.str.contains`.",
    ),
    Advice(
        "duplicate-labels",
        "ValueError",
        pattern=r"cannot reindex on an axis with duplicate labels|Index contains duplicate entries, cannot reshape",
        en="Labels occur more than once, so it is not clear which row is meant. Remove the duplicates, or "
        "group first.",
        fr="Des étiquettes apparaissent plusieurs fois : on ne sait pas quelle ligne est visée. Retirez les "
        "doublons, ou groupez d’abord.",
    ),
)
