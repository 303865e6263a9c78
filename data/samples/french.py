"""French grammar of names: the preposition of each department and of a commune."""

_GROUPS = {
    "de l’": "01 02 03 07 09 10 11 12 27 34 36 38 60 61 89 91",
    "des ": "04 05 06 08 13 22 40 64 65 66 78 79 88 92",
    "du ": "14 15 18 25 29 30 32 39 45 46 56 59 62 63 67 68 69 81 83 90 94 95",
    "d’": "28 35 37",
    "de ": "41 47 49 54 71 75 77 82 84 974 976",
}
_DEPARTMENTS = {code: words for words, codes in _GROUPS.items() for code in codes.split()}


def of_department(code: str, name: str) -> str:
    """ "de l’Ain", "du Nord", "des Vosges", "de Paris", "de la Somme"."""
    return _DEPARTMENTS.get(code, "de la ") + name


def of_commune(name: str) -> str:
    """ "d’Abbeville", "du Mans", "des Ulis", "de Lyon"."""
    if name.startswith("Le "):
        return "du " + name[3:]
    if name.startswith("Les "):
        return "des " + name[4:]
    return ("d’" if name[0] in "AEIOUYÉÈÊÎÔ" else "de ") + name
