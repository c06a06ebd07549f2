import re


def conditions(text):
    """The conditions of a text: ">=1.2,<2.0" gives [(">=", "1.2"), ("<", "2.0")]."""
    return re.findall(r"(>=|<|==)([0-9.]+)", text)


def numbers(version):
    return tuple(int(number) for number in version.split("."))


def fits(version, text):
    for sign, wanted in conditions(text):
        if sign == "==" and numbers(version) != numbers(wanted):
            return False
        if sign == ">=" and numbers(version) < numbers(wanted):
            return False
        if sign == "<" and numbers(version) >= numbers(wanted):
            return False
    return True


def clashes(pins, index):
    return [
        (name, needed)
        for name, version in pins.items()
        for needed, text in index[name][version].items()
        if needed not in pins or not fits(pins[needed], text)
    ]


def solve(wanted, index):
    pins, todo = {}, list(wanted.items())
    while todo:
        name, text = todo.pop(0)
        if name not in pins:
            pins[name] = max((v for v in index[name] if fits(v, text)), key=numbers)
            todo += index[name][pins[name]].items()
    return pins
