import re

INDEX = {
    "frames": {"1.5": {"numbers": ">=1.2,<2.0"}, "2.2": {"numbers": ">=1.10"}},
    "plots": {"3.1": {"numbers": ">=1.2,<2.0"}, "3.0": {"numbers": ">=1.2,<2.0"}},
    "numbers": {"1.2": {}, "1.10": {}, "2.1": {"blas": ">=0.3"}},
    "blas": {"0.3": {}},
}


def conditions(text):
    """The conditions of a text: ">=1.2,<2.0" gives [(">=", "1.2"), ("<", "2.0")]."""
    return re.findall(r"(>=|<|==)([0-9.]+)", text)


def fits(version, text):
    # your code
    return None


def clashes(pins, index):
    # your code
    return None


def solve(wanted, index):
    # your code
    return {}
