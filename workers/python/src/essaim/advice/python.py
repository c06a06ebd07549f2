"""Errors of plain Python."""

# Sentences are kept whole, and French is written with its own apostrophe.
# ruff: noqa: E501, RUF001

from essaim.advice.registry import Advice

PYTHON = (
    Advice(
        "unbound",
        "UnboundLocalError",
        pattern=r"variable '(?P<name>\w+)'",
        en="The function gives `{name}` a value later on, so inside it `{name}` is a name of its own, "
        "which has no value yet. Pass the outer value as an argument.",
        fr="La fonction donne plus loin une valeur à `{name}` : à l’intérieur, `{name}` est un nom à "
        "elle, encore sans valeur. Passez la valeur extérieure en argument.",
    ),
    Advice(
        "name",
        "NameError",
        pattern=r"name '(?P<name>\w+)' is not defined",
        en="Nothing is called `{name}` yet. Run the cell that defines it, or check the spelling.",
        fr="Rien ne s’appelle encore `{name}`. Exécutez la cellule qui le définit, ou vérifiez "
        "l’orthographe.",
    ),
    Advice(
        "import-name",
        "ImportError",
        pattern=r"cannot import name '(?P<name>\w+)' from '(?P<module>[\w.]+)'",
        en="`{module}` has nothing called `{name}`. Check the spelling, or the version of the package.",
        fr="`{module}` ne contient rien qui s’appelle `{name}`. Vérifiez l’orthographe, ou la version "
        "du paquet.",
    ),
    Advice(
        "no-module",
        "ModuleNotFoundError",
        pattern=r"No module named '(?P<name>[\w.]+)'",
        en="There is no module called `{name}` here. Check the spelling.",
        fr="Aucun module ne s’appelle `{name}` ici. Vérifiez l’orthographe.",
    ),
    Advice(
        "text-plus-number",
        "TypeError",
        pattern=r"can only concatenate (?P<left>\w+) \(not \"(?P<right>\w+)\"\)",
        en="`+` joins a `{left}` only to a `{left}`, and here comes a `{right}`. Convert one of them, or "
        "write an f-string.",
        fr="`+` ne joint une valeur `{left}` qu’à une autre `{left}`, et voici une `{right}`. "
        "Convertissez l’une des deux, ou écrivez une f-string.",
    ),
    Advice(
        "operand",
        "TypeError",
        pattern=r"unsupported operand type\(s\) for (?P<operator>\S+): '(?P<left>[\w.]+)' and '(?P<right>[\w.]+)'",
        en="`{operator}` does not work between a `{left}` and a `{right}`. Look at which of the two is not "
        "what you expect.",
        fr="`{operator}` ne s’applique pas entre `{left}` et `{right}`. Cherchez lequel des deux n’est "
        "pas ce que vous attendez.",
    ),
    Advice(
        "comparison",
        "TypeError",
        pattern=r"'(?P<operator>[<>=]+)' not supported between instances of '(?P<left>\w+)' and '(?P<right>\w+)'",
        en="A `{left}` and a `{right}` cannot be put in order. Convert one of them first.",
        fr="`{left}` et `{right}` ne peuvent pas être ordonnés. Convertissez d’abord l’un des deux.",
    ),
    Advice(
        "not-callable",
        "TypeError",
        pattern=r"'(?P<kind>[\w.]+)' object is not callable",
        en="Something of type `{kind}` is called as if it were a function. Is a name used twice, or are the "
        "brackets too many?",
        fr="Une valeur de type `{kind}` est appelée comme une fonction. Un nom sert-il deux fois, ou les "
        "parenthèses sont-elles de trop ?",
    ),
    Advice(
        "none-subscript",
        "TypeError",
        pattern=r"'NoneType' object is not (subscriptable|iterable)",
        en="The value is `None`. A function without `return` gives `None`, and so do methods that change "
        "an object in place, such as `list.sort`.",
        fr="La valeur est `None`. Une fonction sans `return` donne `None`, et les méthodes qui modifient un "
        "objet sur place aussi, comme `list.sort`.",
    ),
    Advice(
        "not-subscriptable",
        "TypeError",
        pattern=r"'(?P<kind>[\w.]+)' object is not subscriptable",
        en="A `{kind}` has no elements to take with `[…]`. To call a function, use `(…)`.",
        fr="Une valeur `{kind}` n’a pas d’éléments à prendre avec `[…]`. Pour appeler une fonction, mettez "
        "`(…)`.",
    ),
    Advice(
        "not-iterable",
        "TypeError",
        pattern=r"'(?P<kind>[\w.]+)' object is not iterable",
        en="A `{kind}` cannot be gone through element by element. For numbers, you may want `range(…)`.",
        fr="Une valeur `{kind}` ne peut pas être parcourue. Pour des nombres, vous vouliez peut-être "
        "`range(…)`.",
    ),
    Advice(
        "unexpected-keyword",
        "TypeError",
        pattern=r"(?P<function>[\w.<>]+)\(\) got an unexpected keyword argument '(?P<name>\w+)'",
        en="`{function}` has no argument called `{name}`. Its help lists those that it has.",
        fr="`{function}` n’a pas d’argument nommé `{name}`. Son aide donne la liste de ceux qu’il a.",
    ),
    Advice(
        "missing-argument",
        "TypeError",
        pattern=r"(?P<function>[\w.<>]+)\(\) missing \d+ required .*argument",
        en="`{function}` is called with too few arguments. The line below names the missing ones.",
        fr="`{function}` est appelée avec trop peu d’arguments. La ligne plus bas nomme ceux qui manquent.",
    ),
    Advice(
        "too-many-arguments",
        "TypeError",
        pattern=r"(?P<function>[\w.<>]+)\(\) takes .* positional arguments? but \d+ (was|were) given",
        en="`{function}` is called with more arguments than it takes. In a method, `self` counts as one.",
        fr="`{function}` est appelée avec plus d’arguments qu’elle n’en prend. Dans une méthode, `self` "
        "en est un.",
    ),
    Advice(
        "unhashable",
        "TypeError",
        pattern=r"unhashable type: '(?P<kind>[\w.]+)'",
        en="A `{kind}` can change, so it cannot be a key of a dict or an element of a set. A tuple can.",
        fr="Une valeur `{kind}` peut changer : elle ne peut être ni clé d’un dict ni élément d’un set. Un "
        "tuple le peut.",
    ),
    Advice(
        "none-attribute",
        "AttributeError",
        pattern=r"'NoneType' object has no attribute '(?P<name>\w+)'",
        en="The value before `.{name}` is `None`. What should have given a value returned nothing.",
        fr="La valeur avant `.{name}` est `None`. Ce qui devait donner une valeur n’a rien renvoyé.",
    ),
    Advice(
        "index",
        "IndexError",
        pattern=r"(?P<kind>list|tuple|string) index out of range",
        en="The position is beyond the end. The first element has the number 0, the last one `len(…) - 1`.",
        fr="La position est au-delà de la fin. Le premier élément a le numéro 0, le dernier `len(…) - 1`.",
    ),
    Advice(
        "to-number",
        "ValueError",
        pattern=r"invalid literal for int\(\) with base \d+: (?P<text>.{0,60})|could not convert string to float: (?P<other>.{0,60})",
        en="This text is not a number: {text}{other}. Look for spaces, units, a decimal comma or an empty "
        "field.",
        fr="Ce texte n’est pas un nombre : {text}{other}. Cherchez des espaces, une unité, une virgule "
        "décimale ou un champ vide.",
    ),
    Advice(
        "unpack",
        "ValueError",
        pattern=r"(not enough|too many) values to unpack",
        en="The number of names on the left of `=` and the number of values on the right differ.",
        fr="Le nombre de noms à gauche de `=` et le nombre de valeurs à droite diffèrent.",
    ),
    Advice(
        "zero",
        "ZeroDivisionError",
        en="Something is divided by zero. Is a list empty, or a count still 0?",
        fr="Une division par zéro. Une liste est-elle vide, ou un compte encore à 0 ?",
    ),
    Advice(
        "recursion",
        "RecursionError",
        en="The function calls itself without end. It needs a case in which it does not.",
        fr="La fonction s’appelle elle-même sans fin. Il lui faut un cas où elle ne le fait pas.",
    ),
    Advice(
        "file",
        "FileNotFoundError",
        en="There is no file of that name here. `import os; os.listdir()` shows what there is; data lies "
        "in `data/`.",
        fr="Aucun fichier ne porte ce nom ici. `import os; os.listdir()` montre ce qu’il y a ; les données "
        "sont dans `data/`.",
    ),
    Advice(
        "encoding",
        "UnicodeDecodeError",
        pattern=r"'(?P<codec>[\w-]+)' codec can't decode",
        en='The file is not text in `{codec}`. Try `encoding="latin-1"`, or open it as bytes with `"rb"`.',
        fr='Le fichier n’est pas du texte en `{codec}`. Essayez `encoding="latin-1"`, ou ouvrez-le en '
        'octets avec `"rb"`.',
    ),
    Advice(
        "json",
        "JSONDecodeError",
        en="This is not JSON. Is the file empty, or one JSON document a line? Then read it line by line.",
        fr="Ceci n’est pas du JSON. Le fichier est-il vide, ou a-t-il un document JSON par ligne ? Lisez-le "
        "alors ligne par ligne.",
    ),
    Advice(
        "changed-while-read",
        "RuntimeError",
        pattern=r"(dictionary|Set) changed size during iteration",
        en="It is changed while a loop goes through it. Loop over a copy: `list(…)`.",
        fr="Il est modifié pendant qu’une boucle le parcourt. Parcourez une copie : `list(…)`.",
    ),
    Advice(
        "memory",
        "MemoryError",
        en="There is not enough memory for this. Hold less at a time: smaller types, fewer columns, blocks.",
        fr="Il n’y a pas assez de mémoire pour cela. Gardez-en moins à la fois : des types plus petits, "
        "moins de colonnes, des blocs.",
    ),
)

# Asked last: more special sentences come first.
PYTHON_LAST = (
    Advice(
        "key",
        "KeyError",
        pattern=r"(?P<key>.{0,60})",
        en="There is no key {key} in it. `in` tells whether there is; `.get(…)` gives a default instead.",
        fr="La clé {key} n’y est pas. `in` dit si elle y est ; `.get(…)` donne une valeur par défaut.",
    ),
    Advice(
        "attribute",
        "AttributeError",
        pattern=r"(module )?'(?P<kind>[\w.]+)' (object )?has no attribute '(?P<name>\w+)'",
        en="`{kind}` has nothing called `{name}`. Check the spelling; `dir(…)` lists what there is.",
        fr="`{kind}` n’a rien qui s’appelle `{name}`. Vérifiez l’orthographe ; `dir(…)` montre ce qu’il y a.",
    ),
)
