"""The documents that derive from the code: ``python -m dashboard.documents`` writes them into ``docs/``.

The data dictionary comes from the schemas, the method from the figures' definitions and the catalogue, the list of
findings from the catalogue. A test holds the committed files to what this module says.
"""

from pathlib import Path

from dashboard.queries.figures import DEFINITIONS
from data.texts import catalogue, text
from etl.schemas import Field, schemas

LANG = "fr"
GENERATED = "<!-- Écrit par « python -m dashboard.documents » : ne pas modifier à la main. -->\n"


def dictionary() -> str:
    """The data dictionary: each dataset, each column, its accepted writings."""
    lines = [GENERATED, "# Dictionnaire des données\n", text("documents.dictionary_lead", LANG) + "\n"]
    for one in schemas():
        lines += [f"## {one.title} (`{one.name}`)\n", one.description + "\n"]
        needed = " et ".join("(" + " ou ".join(f"`{name}`" for name in group) + ")" for group in one.requires)
        lines.append(text("documents.requires", LANG, needed=needed) + "\n")
        lines += ["| Colonne | Nom | Sens | Exemple | Autres en-têtes reconnus |", "|---|---|---|---|---|"]
        lines += [_row(field) for field in one.fields]
        lines.append("")
        for field in (field for field in one.fields if field.choices):
            words = ", ".join(f"{field.label(code, LANG)} (`{code}`)" for code in field.choices)
            lines.append(f"- **{field.title}** : {words}.")
        lines.append("")
    return "\n".join(lines)


def _row(field: Field) -> str:
    aliases = ", ".join(alias.header for alias in field.aliases)
    cells = (field.title, f"`{field.name}`", field.description, field.example or "", aliases)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def method() -> str:
    """The method: each figure's formula, unit, stage and basis."""
    lines = [GENERATED, "# Méthode\n", text("documents.method_lead", LANG) + "\n"]
    lines += ["| Chiffre | Identifiant | Formule | Unité | Étape | Base |", "|---|---|---|---|---|---|"]
    for name, one in DEFINITIONS.items():
        cells = (
            text(f"figures.{name}", LANG),
            f"`{name}`",
            text(f"figures.{name}_method", LANG),
            text(f"documents.unit_{one.unit}", LANG),
            text(f"figures.stage_{one.stage}", LANG) if one.stage else "",
            text(f"figures.basis_{one.basis}", LANG) if one.basis else "",
        )
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", text("documents.method_notes", LANG), "", "## Constats\n", text("documents.findings_lead", LANG), ""]
    lines += ["| Code | Constat | Que faire |", "|---|---|---|"]
    words = catalogue(LANG)
    for key in sorted(words):
        if key.startswith("findings.") and not key.endswith("_fix"):
            code = key.removeprefix("findings.")
            lines.append(f"| `{code}` | {words[key]} | {words.get(key + '_fix', '')} |")
    lines.append("")
    return "\n".join(lines)


DOCUMENTS = {"dictionnaire.md": dictionary, "methode.md": method}


def write(folder: Path) -> None:
    """Writes every document into a folder."""
    for name, made in DOCUMENTS.items():
        (folder / name).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).resolve().parents[1] / "docs")
