"""Where a line may end, and where not."""

import pytest

from desktop_app.printing.lines import Line, Piece, elided, end_of, even_lines, leader_lines, set_lines
from desktop_app.printing.page import NAME, TEXT, raised
from desktop_app.printing.typefaces import width


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def broken(text: str, room: float, wrap: str = "words") -> list[str]:
    return texts(set_lines([Piece(text, TEXT, wrap=wrap)], room))  # type: ignore[arg-type]


@pytest.mark.parametrize("room", [40, 60, 90, 200])
def test_no_line_is_wider_than_its_room(room: float):
    text = "Association internationale des maires francophones-européens anticonstitutionnellement"
    lines = set_lines([Piece(text, NAME)], room)
    assert max(width(line.text, NAME.face, NAME.size) for line in lines) <= room + 0.01
    assert "".join(text.split()) == "".join("".join(texts(lines)).split())


def test_no_line_ends_at_a_space_that_holds_words_together():
    assert broken("prix\u00a0: élevé\u202f! oui", 30) == ["prix\u00a0:", "élevé\u202f!", "oui"]


def test_a_compound_name_may_break_after_its_hyphen():
    assert broken("Rhône-Alpes", 30) == ["Rhône-", "Alpes"]
    assert broken("Director / Vice-President", 70) == ["Director /", "Vice-President"]


def test_no_line_starts_with_a_dash_between_two_parts_of_a_name():
    assert broken("Rat der Gemeinden Europas – Deutsche Sektion", 100) == [
        "Rat der Gemeinden",
        "Europas – Deutsche",
        "Sektion",
    ]
    for room in range(50, 200, 5):
        lines = broken("Łódź – Związek Miast Polskich — Rada · Europa / Europe", room)
        assert [line for line in lines if line.startswith(("–", "—", "·", "/"))] == []


def test_a_mail_address_that_fits_on_two_lines_breaks_at_its_at_alone():
    assert broken("jean-baptiste.gueret@example.org", 110, "address") == ["jean-baptiste.gueret", "@example.org"]


def test_a_mail_address_breaks_before_at_or_dot_but_never_at_a_hyphen():
    assert broken("jean-paul@ville-de-lyon.fr", 60, "address") == ["jean-paul", "@ville-de-lyon", ".fr"]


def test_a_word_in_two_styles_is_not_torn_apart():
    pieces = [Piece("une l", TEXT), Piece("ettre", NAME)]
    assert texts(set_lines(pieces, width("une lett", TEXT.face, TEXT.size))) == ["une", "lettre"]


def test_a_phone_stays_on_one_line():
    phone = "+33\u00a01\u00a044\u00a050\u00a059\u00a059"
    assert broken(f"Secrétariat {phone}", 100) == ["Secrétariat", phone]


def test_an_index_line_ends_with_its_page_at_the_edge():
    (line,) = leader_lines([Piece("Lefèvre", TEXT)], [Piece("12", TEXT)], 150)
    assert line.text == "Lefèvre12"
    assert line.runs[-1].x + line.runs[-1].width == pytest.approx(150)


def test_a_running_head_is_shortened_by_whole_words_only():
    text = "Conférence des Régions Périphériques Maritimes"
    for room in range(100, 240, 7):
        short = elided(text, TEXT, room)
        assert width(short, TEXT.face, TEXT.size) <= room
        kept = short.removesuffix("…")
        assert text.startswith(kept)
        assert short == text or text[len(kept)] == " "
        assert not kept.endswith((" des", " de", " "))


def test_hours_and_years_are_never_parted_from_their_end():
    for room in range(30, 200, 5):
        lines = broken("de 10h–10h30 à 11:00–12:00 en 2009-2010", room)
        assert not any(line.endswith(("–", "-")) for line in lines if room >= 60)
    assert broken("Strasbourg–Ouagadougou", 60) == ["Strasbourg–", "Ouagadougou"]


def test_a_foot_cut_short_ends_on_a_word():
    text = "Programme – Lancement de la plateforme / Launch of the platform"
    assert elided(text, TEXT, width("Programme – Lancement de la plateforme / L", TEXT.face, TEXT.size)).endswith(
        "plateforme…"
    )


def test_the_lines_of_a_title_are_about_equally_long():
    title = "CEMR, its national associations and its world organisation"
    for room in (120, 160, 220, 250):
        plain, even = (texts(one([Piece(title, NAME)], room)) for one in (set_lines, even_lines))
        assert len(even) == len(plain)
        assert " ".join(even) == title
    assert texts(even_lines([Piece(title, NAME)], 250)) == [
        "CEMR, its national associations",
        "and its world organisation",
    ]
    assert texts(even_lines([Piece("Villes", NAME)], 250)) == ["Villes"]


def test_a_long_word_in_a_title_stays_whole_where_it_has_room():
    lines = even_lines([Piece("a Llanfairpwllgwyngyllgogerychwyrndrobwll b c", NAME)], 230)
    assert "Llanfairpwllgwyngyllgogerychwyrndrobwll" in " ".join(texts(lines)).split()
    assert texts(even_lines([Piece("vice-présidente · Royaume-Uni", NAME)], 130)) == [
        "vice-présidente ·",
        "Royaume-Uni",
    ]


def test_the_letters_of_a_french_ordinal_are_raised_and_it_still_reads_as_one_word():
    (line,) = set_lines([Piece("le 1er mars, 11er et 1ere", TEXT)], 400)
    assert line.text == "le 1er mars, 11er et 1ere"
    assert [(run.text, run.style is raised(TEXT)) for run in line.runs] == [
        ("le 1", False),
        ("er", True),
        (" mars, 11er et 1ere", False),
    ]
    assert texts(set_lines([Piece("x1er@1er.example", TEXT, wrap="address")], 400)) == ["x1er@1er.example"]


def test_dots_of_neighbouring_lines_end_level_whatever_their_page():
    widest = width("123", TEXT.face, TEXT.size)
    ends = set()
    for page in ("7", "45", "123"):
        (line,) = leader_lines([Piece("Lefèvre", TEXT)], [Piece(page, TEXT)], 150, widest=widest)
        assert end_of(line) == pytest.approx(150)
        ends.add(round((line.leader or (0, 0))[1], 3))
    assert len(ends) == 1
