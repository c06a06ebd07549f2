import re


def conditions(text):
    """The conditions of a text: ">=1.2,<2.0" gives [(">=", "1.2"), ("<", "2.0")]."""
    return re.findall(r"(>=|<|==)([0-9.]+)", text)


def numbers(version):
    return version


def fits(version, text):
    for sign, wanted in conditions(text):
        if sign == "==" and version != wanted:
            return False
        if sign == ">=" and version < wanted:
            return False
        if sign == "<" and version >= wanted:
            return False
    return True


def clashes(pins, index):
    return [
        (name, needed)
        for name, version in pins.items()
        for needed, text in index[name][version].items()
        if needed not in pins or not fits(pins[needed], text)
    ]


def newest_first(name, index):
    return sorted(index[name], key=numbers, reverse=True)


def place(pins, todo, index):
    if not todo:
        return pins
    (name, text), *rest = todo
    if name in pins:
        return place(pins, rest, index) if fits(pins[name], text) else None
    for version in newest_first(name, index):
        if fits(version, text):
            needs = list(index[name][version].items())
            found = place({**pins, name: version}, rest + needs, index)
            if found is not None:
                return found
    return None


def solve(wanted, index):
    return place({}, list(wanted.items()), index)
