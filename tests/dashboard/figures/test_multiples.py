"""Small multiples: one order, one zero, the median across, the chosen territory in the strong colour."""

from decimal import Decimal

from dashboard.figures.multiples import Bar, Panel, alt, panel
from dashboard.theme import LIGHT
from tests.figures import checked

PANEL = Panel(
    "Prise en main",
    (
        Bar("Gironde", Decimal("0.128"), "12,8\u202f%", here=True),
        Bar("Landes", None, "non renseigné"),
        Bar("<b>Paris</b>", Decimal("0.667"), "66,7\u202f%"),
    ),
    Decimal("0.081"),
    "8,1\u202f%",
)


def test_the_bars_keep_their_order_and_their_words() -> None:
    drawing = checked(panel(PANEL, LIGHT, "fr"))
    bars = drawing.data[0]
    assert bars.x == (0.128, 0.0, 0.667)
    assert bars.text == ("12,8\u202f%", "non renseigné", "66,7\u202f%")
    assert bars.marker.color == (LIGHT.paid, LIGHT.committed, LIGHT.committed)
    assert list(drawing.layout.yaxis.ticktext) == ["<b>Gironde</b>", "Landes", "&lt;b&gt;Paris&lt;/b&gt;"]
    assert drawing.layout.yaxis.range[0] > drawing.layout.yaxis.range[1]


def test_the_median_is_drawn_and_named() -> None:
    drawing = checked(panel(PANEL, LIGHT, "fr"))
    assert drawing.layout.shapes[0].x0 == 0.081
    assert [note.text for note in drawing.layout.annotations] == ["médiane 8,1\u202f%"]


def test_the_sentence_names_the_first() -> None:
    assert alt([PANEL], "fr") == "Prise en main\u00a0: <b>Paris</b> en tête avec 66,7\u202f%."
    empty = Panel("Couverture", (Bar("Gironde", None, "non renseigné"),), None, "non renseigné")
    assert alt([empty], "fr") == "Aucune mesure n’est renseignée pour ces territoires."
