"""The presentation as a whole: its frame, what a screen reader finds, nothing out of bounds, no picture."""

import io
import zipfile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from dashboard.reports.pack.content import Pack, Page
from dashboard.reports.pack.slides import pptx
from tests.dashboard.reports.pack import example
from tests.dashboard.reports.pack.slides.opened import alone, deck, file, shapes, tables, xml

NAMES = ("example", "stress", "english")
FOOTERS = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER)


@pytest.mark.parametrize("name", NAMES)
def test_wide_slides_without_pictures(name: str) -> None:
    made = deck(name)
    assert made.slide_width / made.slide_height == pytest.approx(16 / 9)
    kinds = {name.rsplit(".", 1)[-1] for name in zipfile.ZipFile(io.BytesIO(file(name))).namelist()}
    assert kinds == {"xml", "rels", "xlsx"}
    assert not any(
        "<p:pic>" in source or "blipFill" in source for part, source in xml(name).items() if "slides/" in part
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_well_formed_and_its_ids_are_its_own(name: str) -> None:
    for part, source in xml(name).items():
        tree = etree.fromstring(source.encode())
        if part.startswith("ppt/slides/slide"):
            ids = tree.xpath("//*[local-name()='cNvPr']/@id")
            assert len(ids) == len(set(ids)), part


@pytest.mark.parametrize("name", NAMES)
def test_nothing_lies_outside_a_slide(name: str) -> None:
    made = deck(name)
    for slide in made.slides:
        for shape in shapes(slide):
            assert shape.left >= 0, shape.name
            assert shape.top >= 0, shape.name
            assert shape.left + shape.width <= made.slide_width + 2, shape.name
            assert shape.top + shape.height <= made.slide_height + 2, (shape.name, slide.shapes.title.text)


@pytest.mark.parametrize("name", NAMES)
def test_charts_tables_and_words_end_above_the_footer_and_below_the_title(name: str) -> None:
    for slide in list(deck(name).slides)[1:]:
        title = slide.shapes.title
        foot = min(shape.top for shape in slide.placeholders if shape.placeholder_format.type in FOOTERS)
        for shape in slide.shapes:
            if not shape.is_placeholder and shape.name != "Chapter":
                assert shape.top >= title.top + title.height, shape.name
                assert shape.top + shape.height <= foot, (shape.name, title.text)


@pytest.mark.parametrize("name", NAMES)
def test_every_slide_has_a_title_and_every_shape_speaks_or_is_decoration(name: str) -> None:
    for slide in deck(name).slides:
        assert slide.shapes.title is not None
        for shape in shapes(slide):
            properties = shape._element._nvXxPr.cNvPr
            spoken = shape.has_text_frame and shape.text_frame.text.strip()
            decorated = "decorative" in etree.tostring(properties).decode()
            empty = shape.is_placeholder and shape == slide.shapes.title
            assert spoken or properties.get("descr") or decorated or empty, shape.name


@pytest.mark.parametrize(("name", "tag"), [("example", "fr-FR"), ("english", "en-GB")])
def test_every_text_says_its_language(name: str, tag: str) -> None:
    for part, source in xml(name).items():
        if part.startswith(("ppt/slides/slide", "ppt/charts/chart", "ppt/notesSlides/notes")):
            tree = etree.fromstring(source.encode())
            runs = tree.xpath("//*[local-name()='r' or local-name()='fld'][*[local-name()='t']]")
            assert {run[0].get("lang") for run in runs} <= {tag}, part


def test_the_footer_says_title_fictitious_date_and_number() -> None:
    for number, slide in enumerate(deck("example").slides, start=1):
        found = {shape.placeholder_format.type: shape for shape in slide.placeholders}
        words = found[PP_PLACEHOLDER.FOOTER].text_frame.text
        assert words == "Transformation numérique des territoires : revue du fonds · Données fictives", number
        assert found[PP_PLACEHOLDER.DATE].text_frame.text == "30 septembre 2026"
        (field,) = found[PP_PLACEHOLDER.SLIDE_NUMBER]._element.xpath(".//a:fld")
        assert field.get("type") == "slidenum"


def test_the_cover_says_what_it_is() -> None:
    cover = deck("example").slides[0]
    texts = [shape.text_frame.text for shape in cover.shapes if shape.has_text_frame]
    assert texts[:2] == [
        "Transformation numérique des territoires : revue du fonds",
        "Comité de pilotage du 8 octobre 2026",
    ]
    assert "Données fictives" in texts
    (facts,) = [one for one in texts if one.startswith("Date des données\t")]
    assert facts.split("\n")[1] == "Édition\tn° 42, publiée le 2 octobre 2026"


def test_without_invented_data_nothing_says_so() -> None:
    made = Presentation(io.BytesIO(pptx(Pack("Titre", "", (), (Page("p", "", "Page", (), ()),), "fr"))))
    assert "fictives" not in " ".join(
        shape.text_frame.text for slide in made.slides for shape in slide.shapes if shape.has_text_frame
    )
    assert len(made.slides) == 2


def test_the_contents_lead_to_the_slides() -> None:
    slides = list(deck("example").slides)
    entries = [shape for shape in slides[1].shapes if shape.name in ("Entry", "Page")]
    words = [(one.text_frame.text, one.click_action.target_slide.shapes.title.text) for one in entries]
    assert words[:4] == [
        ("L’essentiel", slides[2].shapes.title.text),
        ("3", slides[2].shapes.title.text),
        (slides[2].shapes.title.text, slides[2].shapes.title.text),
        ("3", slides[2].shapes.title.text),
    ]
    for entry, number in zip(entries[::2], entries[1::2], strict=True):
        assert slides[int(number.text_frame.text) - 1].slide_id == entry.click_action.target_slide.slide_id
    assert len(entries) == 2 * (12 + 5)


def test_notes_hold_sources_and_the_live_view() -> None:
    for slide in list(deck("example").slides)[2:]:
        lines = slide.notes_slide.notes_text_frame.text.split("\n")
        assert lines[:2] == list(example.SOURCES)
        assert lines[-1].startswith("https://exemple.fr/")
        drawn = any(shape.name == "Map" for shape in slide.shapes)
        assert any("ADMIN EXPRESS" in line for line in lines) == drawn


def test_properties_name_nobody() -> None:
    core = deck("example").core_properties
    assert (core.title, core.language, core.author, core.last_modified_by) == (
        "Transformation numérique des territoires : revue du fonds",
        "fr-FR",
        "",
        "",
    )


def test_a_long_title_shrinks_and_stays_whole() -> None:
    (slide,) = [one for one in deck("example").slides if one.shapes.title.text == example.LONG]
    (run,) = slide.shapes.title.text_frame.paragraphs[0].runs
    assert run.font.size.pt < 20


def test_numbers_stand_in_one_row() -> None:
    cards = [shape for shape in alone(example.NUMBERS).shapes if shape.name == "Number"]
    assert [card.text_frame.text.split("\n") for card in cards] == [
        [one.label, one.value, one.context] for one in example.NUMBERS.numbers
    ]
    assert len({(card.top, card.height, card.width) for card in cards}) == 1


def test_two_parts_stand_side_by_side_a_third_goes_on() -> None:
    slide = alone(example.BARS, example.STACKED)
    first, second = [shape for shape in slide.shapes if shape.has_chart]
    assert first.left + first.width <= second.left
    made = Presentation(io.BytesIO(pptx(Pack("T", "", (), (Page("p", "", "Titre", (), (example.BARS,) * 3),), "fr"))))
    assert [one.shapes.title.text for one in made.slides][1:] == ["Titre", "Titre (suite)"]


def test_hostile_words_stay_words() -> None:
    shown = "=1+1 <b>&amp; ]]> \U0001f4a3 *x* $x^2$ @SUM(A1)"
    cells = tables(alone(example.rows(1)))[0]
    assert cells[1][0] == shown
    assert "\u202e" not in "".join(xml("stress").values())
