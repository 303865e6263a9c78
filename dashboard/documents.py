"""The documents that derive from the code: ``python -m dashboard.documents`` writes them into ``docs/``.

The data dictionary comes from the schemas, the method from what ``dashboard.methods`` tells the page too, the list of
findings from the catalogue, the rules from their declarations. A test holds the committed files to what this module
says.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from dashboard import format as fmt
from dashboard import methods
from dashboard.alert_words import severity_name
from dashboard.queries import forecast, pace
from dashboard.reports import scdl
from dashboard.reports.table_schema import figures_schema
from data import ROOT
from data.rules import declarations
from data.texts import catalogue, text
from etl.review.alert_rule import rules as alert_rules
from etl.schemas import Field, schema, schemas

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
    return "\n".join([*lines, *_open_data()])


def _open_data() -> Iterator[str]:
    """The columns of the files of open data that are no dataset's."""

    def words(key: str) -> str:
        return text(f"opendata.dictionary_{key}", LANG)

    yield from (f"## {words('title')}\n", words("scdl") + "\n")
    yield f"| {words('column')} | {words('required')} | {words('rule')} |"
    yield "|---|---|---|"
    for name, rules in scdl.fields().items():
        told = [f"{rule} {_value(value)}" for rule, value in rules.items() if rule != "required"]
        cells = (f"`{name}`", words("yes" if rules.get("required") else "no"), " ; ".join(told))
        yield "| " + " | ".join(cells) + " |"
    yield from (
        "",
        words("figures") + "\n",
        f"| {words('column')} | {words('meaning')} | {words('type')} |",
        "|---|---|---|",
    )
    for field in figures_schema()["fields"]:
        yield f"| `{field['name']}` | {field['title']} | {field['type']} |"
    yield ""


def _row(field: Field) -> str:
    aliases = ", ".join(alias.header for alias in field.aliases)
    cells = (field.title, f"`{field.name}`", field.description, field.example or "", aliases)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def method() -> str:
    """The method: each figure's formula, unit, stage and basis; the words; the public figures that disagree."""
    lines = [GENERATED, "# Méthode\n", text("documents.method_lead", LANG) + "\n"]
    lines += [
        "| Chiffre | Identifiant | Formule | Unité | Étape | Base | Données lues |",
        "|---|---|---|---|---|---|---|",
    ]
    told = methods.formulas(LANG)
    for one in told:
        cells = (one.name, f"`{one.id}`", one.formula, one.unit, one.stage, one.basis, one.datasets)
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", text("documents.method_notes", LANG), "", f"## {_title('caveats')}\n"]
    lines += [f"- **{one.name}** : {one.caveat}" for one in told if one.caveat]
    lines += ["", *_forecast(), *_changes(), *_alerts(), f"## {_title('glossary')}\n"]
    lines += [f"- **{one.term}** : {one.text}" for one in methods.glossary(LANG)]
    lines += ["", f"## {_title('contradictions')}\n", text("method.contradictions_sub", LANG), ""]
    for disputed in methods.contradictions(LANG):
        said = " ; ".join(f"{one.value} ({one.source}{_on(one.date)})" for one in disputed.said)
        lines.append(f"- **{disputed.subject}** : {said}. {text('method.uses', LANG)} {disputed.uses}")
    lines += ["", "## Constats\n", text("documents.findings_lead", LANG), ""]
    lines += ["| Code | Constat | Que faire |", "|---|---|---|"]
    words = catalogue(LANG)
    for key in sorted(words):
        if key.startswith("findings.") and not key.endswith("_fix"):
            code = key.removeprefix("findings.")
            lines.append(f"| `{code}` | {words[key]} | {words.get(key + '_fix', '')} |")
    lines.append("")
    return "\n".join(lines)


def _forecast() -> Iterator[str]:
    """How a curve is continued, when it is not, and what the samples say of it."""

    def words(key: str, **values: object) -> str:
        return text(f"documents.forecast_{key}", LANG, **values)

    said = {
        "window": pace.WINDOW,
        "share": fmt.percent(forecast.SHARE, LANG, 0),
        "fewest": forecast.FEWEST,
        "farthest": fmt.number(forecast.FARTHEST, LANG, 1),
    }
    yield f"## {words('title')}\n"
    for part in ("lead", "interval", "refused", "measured"):
        yield words(part, **said) + "\n"
    found = json.loads((ROOT / "backtests.json").read_text(encoding="utf-8"))
    columns = ("measure", "approached", "straight", "chosen", "covered")
    yield "| " + " | ".join(map(words, columns)) + " |"
    yield "|---|---|---|---|---|"
    for one in found["measures"]:
        errors = [_error(one[way]) if one[way] else "" for way in ("approached", "straight")]
        cells = (words(one["measure"]), *errors, words(one["chosen"]).lower(), _held(one["covered"]))
        yield "| " + " | ".join(cells) + " |"
    yield ""
    yield words("window") + "\n"
    names = [one["measure"] for one in found["measures"]]
    yield "| " + " | ".join([words("days"), *map(words, names), words("covered")]) + " |"
    yield "|---|---|---|---|---|---|"
    for one in found["windows"]:
        cells = (str(one["days"]), *[_error(one[name]) for name in names], _held(one["covered"]))
        yield "| " + " | ".join(cells) + " |"
    yield ""


def _changes() -> Iterator[str]:
    """What tells a movement from a correction, and which moment is compared with."""
    yield f"## {text('documents.changes_title', LANG)}\n"
    yield text("documents.changes_rule", LANG) + "\n"
    yield text("documents.changes_usual", LANG) + "\n"


def _alerts() -> Iterator[str]:
    """What an alert is, and each rule with its thresholds as shipped."""
    yield f"## {text('documents.alerts_title', LANG)}\n"
    yield text("documents.alerts_rule", LANG) + "\n"
    heads = [text(f"documents.alerts_{name}", LANG) for name in ("code", "name", "severity", "closes")]
    yield "| " + " | ".join(heads) + " |"
    yield "|---|---|---|---|"
    for one in alert_rules():
        name = text(f"alerts.name_{one.code}", LANG, **dict(one.thresholds))
        closes = text(f"alerts.close_{one.code}", LANG)
        yield f"| `{one.code}` | {name} | {severity_name(one.severity, LANG)} | {closes} |"
    yield ""


def _error(value: str) -> str:
    return fmt.number(Decimal(value), LANG, 2)


def _held(covered: Sequence[int]) -> str:
    held, made = covered
    share = fmt.percent(Decimal(held) / made, LANG, 0)
    return f"{share} ({fmt.count(held, LANG)} / {fmt.count(made, LANG)})"


def _on(day: date | None) -> str:
    return f", {fmt.day(day, LANG)}" if day else ""


def _title(part: str) -> str:
    return text(f"method.{part}", LANG)


def rules() -> str:
    """The rules: what each says, its test, why its thresholds, its examples."""
    lines = [GENERATED, f"# {_words('title')}\n", _words("lead") + "\n"]
    for scope in ("row", "table", "cross", "edition"):
        lines.append(f"## {_words(scope)}\n")
        for one in declarations():
            if one["scope"] == scope:
                lines += _rule(one)
    return "\n".join(lines)


def _words(key: str, **values: object) -> str:
    return text(f"documents.rules_{key}", LANG, **values)


def _rule(one: Mapping[str, Any]) -> Iterator[str]:
    words, code = catalogue(LANG), one["code"]
    datasets = ", ".join(schema(name).title for name in one["datasets"])
    yield f"### `{code}`\n"
    yield f"**{_words(one['severity'])}** · {datasets}\n"
    yield f"{words[f'findings.{code}']} {words[f'findings.{code}_fix']}\n"
    test = one["test"]
    given = [f"{name} = {_value(value)}" for name, value in test.items() if name != "kind"]
    yield f"- {_words('test')} : `{test['kind']}`" + (f" ({', '.join(given)})" if given else "")
    yield from (f"- `{name}` = {_value(test[name])} : {reason}" for name, reason in one.get("why", {}).items())
    for key in ("fails", "passes"):
        yield f"- {_words(key)} : {' ; '.join(_example(one['datasets'][0], one[key]))}"
    yield ""


def _value(value: object) -> str:
    if isinstance(value, dict):
        return " ; ".join(f"{name} : {_value(one)}" for name, one in value.items())
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return f"`{value}`"


def _example(dataset: str, said: Mapping[str, Any]) -> Iterator[str]:
    """An example, part by part."""
    if "on" in said:
        yield _words("on", on=said["on"])
    if "known" in said:
        yield _words("known", said=_value(said["known"]))
    for moment in ("before", "after"):
        if moment in said:
            yield f"{_words(moment)}, {_lines(dataset, said[moment])}"
    for name, lines in said.get("tables", {}).items():
        yield f"{schema(name).title}, {_lines(name, lines)}"
    if "lines" in said:
        yield _lines(dataset, said["lines"])
    for one in said.get("stated", ()):
        yield _words("stated", row=one["row"], total=_value(one["total"]))


def _lines(dataset: str, lines: Sequence[Mapping[str, Any]]) -> str:
    said = [
        " · ".join(
            f"{schema(dataset)[name].title} {_value(value)}" for name, value in line.items() if value is not None
        )
        for line in lines
    ]
    return " / ".join(said)


DOCUMENTS = {"dictionnaire.md": dictionary, "methode.md": method, "regles.md": rules}


def write(folder: Path) -> None:
    """Writes every document into a folder."""
    for name, made in DOCUMENTS.items():
        (folder / name).write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).resolve().parents[1] / "docs")
