"""How an alert is said: its rule with the thresholds in force, its severity by a sign and a word."""

from dashboard import format as fmt
from dashboard.queries.alerts import Found
from data.texts import text


def rule_name(found: Found, lang: str) -> str:
    """A rule with its thresholds: ``sans décision plus de 90 jours après le dépôt``."""
    return text(f"alerts.name_{found.rule}", lang, **{key: fmt.count(value, lang) for key, value in found.limits})


def severity_name(severity: str, lang: str) -> str:
    """A severity by its sign and word, never by colour alone."""
    return text(f"revue.severity_{severity}", lang)
