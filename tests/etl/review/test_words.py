"""The texts that people write: kept as data, limited with a sentence."""

import pytest

from etl.review.words import LINE, LONG, ControlCharacter, EmptyText, LongText, line, paragraphs

KEPT = ("=cmd|' /C calc'!A0", "<img src=x onerror=alert(1)>", "'; DROP TABLE meetings; --", "{0.__class__}", "🌧 عربى")


@pytest.mark.parametrize("words", KEPT)
def test_what_looks_like_a_formula_or_markup_is_kept_as_it_is(words: str) -> None:
    assert (line("title", words), paragraphs("comment", words)) == (words, words)


def test_a_line_is_one_line_and_paragraphs_keep_theirs() -> None:
    assert line("title", "  Relancer\r\nla\u00a0DITP\t ") == "Relancer la DITP"
    assert paragraphs("minutes", "\r\nUn\r\n\r\nDeux\rTrois  ") == "Un\n\nDeux\nTrois"
    assert paragraphs("minutes", "  ") == ""


@pytest.mark.parametrize("words", ["", " \n\t\u00a0"])
def test_a_line_has_words(words: str) -> None:
    with pytest.raises(EmptyText) as refused:
        line("owner", words)
    assert refused.value.message() == "Il manque\u00a0: responsable."
    assert refused.value.message("en") == "Missing: owner."


def test_a_text_has_its_limit() -> None:
    assert len(line("title", "x" * LINE)) == LINE
    assert len(paragraphs("comment", "x" * LONG)) == LONG
    with pytest.raises(LongText) as refused:
        line("title", "x" * 10_000)
    assert refused.value.message() == "Trop long (intitulé)\u00a0: 10000 caractères, 500 au plus."
    with pytest.raises(LongText):
        paragraphs("comment", "x" * (LONG + 1))


@pytest.mark.parametrize(
    ("words", "code"), [("a\x00b", "U+0000"), ("\x1b[2J", "U+001B"), ("\x85", "U+0085"), ("\ud800", "U+D800")]
)
def test_what_nothing_can_show_is_refused(words: str, code: str) -> None:
    for kept in (line, paragraphs):
        with pytest.raises(ControlCharacter) as refused:
            kept("title", words)
        assert refused.value.message() == f"Caractère illisible (intitulé)\u00a0: {code}. Ôtez-le."
