"""How the figures of the pack are made."""

from dashboard.reports.pack.content import Page, Words
from dashboard.reports.pack.setting import Setting
from data.texts import text

TOLD = ("awarded", "committed", "paid", "award_rate", "take_up", "deliverables_delivered", "deliverables_late")


def pages(one: Setting) -> list[Page]:
    """One page: the figures, then what changed, the alerts, the forecast."""
    lang = one.lang
    formulas = tuple(
        text("revue.formula", lang, figure=text(f"figures.{name}", lang), method=text(f"figures.{name}_method", lang))
        for name in TOLD
    )
    changes = tuple(text(f"revue.method_{name}", lang) for name in ("movement", "alerts", "forecast"))
    title = text("revue.method_title", lang)
    parts = (Words(text("revue.method_figures", lang), formulas), Words(text("revue.method_changes", lang), changes))
    return [Page("method", text("revue.method", lang), title, (), parts, link=one.link("methode"))]
