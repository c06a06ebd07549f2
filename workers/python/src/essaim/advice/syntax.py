"""Code that Python cannot read."""

# Sentences are kept whole, and French is written with its own apostrophe.
# ruff: noqa: E501, RUF001

from essaim.advice.registry import Advice

SYNTAX = (
    Advice(
        "colon",
        "SyntaxError",
        pattern=r"expected ':'",
        en="A colon is missing at the end of this line: `if`, `for`, `def` and the like end with `:`.",
        fr="Il manque un deux-points à la fin de cette ligne : `if`, `for`, `def` se terminent par `:`.",
    ),
    Advice(
        "never-closed",
        "SyntaxError",
        pattern=r"'(?P<open>[\[({])' was never closed",
        en="The bracket `{open}` that is opened here is never closed. Count the brackets.",
        fr="Le crochet ou la parenthèse `{open}` ouvert ici n’est jamais fermé. Comptez-les.",
    ),
    Advice(
        "comma",
        "SyntaxError",
        pattern=r"Perhaps you forgot a comma",
        en="Two values stand side by side. Most often a comma is missing between them.",
        fr="Deux valeurs se suivent. Le plus souvent, il manque une virgule entre elles.",
    ),
    Advice(
        "open-string",
        "SyntaxError",
        pattern=r"unterminated .*string",
        en="A text begins with a quote and never ends. Close it with the same quote.",
        fr="Un texte commence par un guillemet et ne finit pas. Fermez-le par le même guillemet.",
    ),
    Advice(
        "one-equals",
        "SyntaxError",
        pattern=r"(Maybe you meant '==' or ':=' instead of '='|cannot assign to .*Maybe you meant '==')",
        en="One `=` gives a name to a value. To compare, write `==`.",
        fr="Un seul `=` donne un nom à une valeur. Pour comparer, écrivez `==`.",
    ),
    Advice(
        "tabs",
        "TabError",
        en="Tabs and spaces are mixed at the start of lines. Use four spaces everywhere.",
        fr="Des tabulations et des espaces sont mélangés en début de ligne. Mettez quatre espaces partout.",
    ),
    Advice(
        "nothing-indented",
        "IndentationError",
        pattern=r"expected an indented block",
        en="What belongs to the line before has to stand further right, by four spaces.",
        fr="Ce qui dépend de la ligne précédente doit être décalé à droite, de quatre espaces.",
    ),
    Advice(
        "indentation",
        "IndentationError",
        pattern=r"unexpected indent|unindent does not match",
        en="This line starts further left or right than the lines that it belongs to.",
        fr="Cette ligne n’est pas alignée sur celles auxquelles elle appartient.",
    ),
    Advice(
        "python-2",
        "SyntaxError",
        pattern=r"Missing parentheses in call to 'print'",
        en="`print` is a function: write `print(…)`, with brackets.",
        fr="`print` est une fonction : écrivez `print(…)`, avec des parenthèses.",
    ),
)
