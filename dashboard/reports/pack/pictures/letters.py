"""How wide words are, in the reports' font, without opening it: enough to set labels that do not touch."""

NARROW = set("ijlI.,:;'’|!·()[]/\u00a0\u2009\u202f ")
MIDDLE = set('frt-–"*')
WIDE = set("mwMWOQ%@—→←")
ELLIPSIS = "…"


def width(words: str, size: float) -> float:
    """The width of words set at ``size``, in its unit; a little more than Inter takes rather than less."""
    return size * sum(_letter(letter) for letter in words)


def _letter(letter: str) -> float:
    if letter in NARROW:
        return 0.29
    if letter in MIDDLE:
        return 0.4
    if letter in WIDE:
        return 0.92
    return 0.71 if letter.isupper() else 0.62


def wrap(words: str, room: float, size: float, most: int = 2) -> list[str]:
    """Words on at most ``most`` lines that fit in ``room``; what is left over ends in an ellipsis."""
    lines: list[str] = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer, size) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, room, size) for line in lines]


def _cut(line: str, room: float, size: float) -> str:
    if width(line, size) <= room:
        return line
    while line and width(line + ELLIPSIS, size) > room:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
