"""The spaces French wants, and letters from the first typeface that has them."""

import pytest

from desktop_app.domain.house_style import HouseStyle
from desktop_app.printing.house import wearing
from desktop_app.printing.typefaces import in_faces, missing
from desktop_app.printing.typography import one_line, typeset, unbroken


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("Qui ? Moi !", "Qui\u202f? Moi\u202f!"),
        ("un ; deux : trois", "un\u202f; deux\u00a0: trois"),
        ("le « réseau »", "le «\u00a0réseau\u00a0»"),
        ("M. Martin et Mme Petit", "M.\u00a0Martin et Mme\u00a0Petit"),
        ("à 16 h 30, 5 %", "à 16\u00a0h\u00a030, 5\u00a0%"),
        ("http://www.ccre.org:80", "http://www.ccre.org:80"),
        ("<b>x;y", "<b>x;y"),
    ],
)
def test_french_sets_its_spaces_and_invents_none(typed: str, set_as: str):
    assert typeset(typed, "fr") == set_as


def test_a_figure_stays_with_the_word_it_counts():
    assert typeset("21 organisations, 1 March 2009", "en") == "21\u00a0organisations, 1\u00a0March\u00a02009"
    assert typeset("21 organisations, 1 March 2009.", "en") == "21\u00a0organisations, 1\u00a0March 2009."
    assert typeset("Bucarest (district 2)", "fr") == "Bucarest (district\u00a02)"
    assert typeset("mot1 mot2", "fr") == "mot1 mot2"
    assert typeset("le 1er avril, au 2e étage", "fr") == "le 1er\u00a0avril, au 2e\u00a0étage"
    assert typeset("no. 5, 15 % or 12 °C, no one", "en") == "no.\u00a05, 15\u00a0% or 12\u00a0°C, no one"


def test_the_house_may_follow_the_european_union_instead():
    with wearing(HouseStyle(spacing="eu_style_guide")):
        assert typeset("un ; deux : « trois » ! et « non\u202f»\u00a0?", "fr") == "un; deux: «trois»! et «non»?"
        assert typeset("5 % de 12 °C, M. Martin", "fr") == "5\u00a0% de 12\u00a0°C, M.\u00a0Martin"
        assert typeset("odd ; spacing", "en") == "odd ; spacing"
    assert typeset("un ; deux", "fr") == "un\u202f; deux"


def test_english_has_no_such_spaces():
    assert typeset("who? me: “now”!", "en") == "who? me: “now”!"
    assert typeset("odd ; spacing", "en") == "odd ; spacing"


def test_what_leaves_no_ink_leaves_no_trace():
    assert one_line("Ville\u202e de\r\nLyon\u200b") == "Ville de Lyon"
    assert unbroken("SW1P 3HZ") == "SW1P\u00a03HZ"


def test_a_letter_the_serif_lacks_comes_from_the_sans_and_then_from_the_fallback():
    assert in_faces("Ἀθῆναι", "serif") == [("sans", "Ἀ"), ("serif", "θ"), ("sans", "ῆ"), ("serif", "ναι")]
    assert in_faces("ა", "sans-italic") == [("fallback", "ა")]


def test_a_letter_nobody_has_is_named():
    assert missing(["Łódź", "ville 🏛 et 🏛"]) == ["🏛"]
