"""A report in numbers on paper: its charts with their numbers, the lists, the sentence of the grant, both languages."""

from itertools import pairwise

import pytest

from desktop_app.printing.reports import report_pdf
from desktop_app.services.papers import Visibility, both
from desktop_app.services.voice_papers import Asked, Group, Report, ReportDocument, ReportLine
from tests.printing.reading import lines, outline, pages, places, words

FRANCE = both("France", "France")
GERMANY = both("Allemagne", "Germany")


def person(name: str, day: str = "2008-11-16") -> ReportLine:
    return ReportLine("person", name, {"original": name}, both("Lancement", "Launch"), day)


def participants(*, nobody: bool = False) -> Report:
    ardent, berger, costa = person("Ardent"), person("Berger"), person("Costa", "2009-01-21")
    again = person("Ardent", "2009-01-21")
    groups = {
        "country": (Group("DE", GERMANY, (costa,)), Group("FR", FRANCE, (ardent, again)), Group("", {}, (berger,))),
        "year": (
            Group("2008", both("2008", "2008"), (ardent, berger)), Group("2009", both("2009", "2009"), (again, costa)),
        ),
    }  # fmt: skip
    return Report("participants", "2008-01-01", "2009-12-31", 0 if nobody else 4, {} if nobody else groups)


def document(report: Report, visibility: Visibility | None = None) -> ReportDocument:
    asked = Asked(report.name, report.first_day, report.last_day, "g" if visibility else "")
    grant = both("Subvention 2009", "Grant 2009") if visibility else {}
    return ReportDocument(asked, report, grant, visibility)


COMMISSION = Visibility(
    "DCI/2009", both("Commission européenne", "European Commission"), both("Avec l’aide de l’Union", "With Union aid")
)


def test_each_bar_has_its_label_and_its_number_the_longest_first() -> None:
    drawn = lines(report_pdf(document(participants()), "en"))
    charted = drawn[drawn.index("By country") + 1 :]
    assert charted[:3] == ["France 2", "Germany 1", "Not known 1"]
    assert ["2", "2"] in [line.split() for line in drawn]
    assert ["2008", "2009"] in [line.split() for line in drawn]


def test_who_was_counted_stands_below_once_with_every_place() -> None:
    told = words(report_pdf(document(participants()), "en"))
    assert "France (2) Ardent – Launch, 16 November 2008; Launch, 21 January 2009" in told
    assert "Not known (1) Berger – Launch, 16 November 2008" in told
    assert "What was counted" not in words(report_pdf(document(participants()), "en", with_lists=False))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ("Rapport en chiffres", "Participants", "Par pays", "Allemagne", "Non renseigné")),
        ("en", ("Report in numbers", "Participants", "By country", "Germany", "Not known")),
        ("fr+en", ("Rapport en chiffres", "Report in numbers", "Par pays", "By country", "Allemagne", "Germany")),
    ],
)
def test_it_speaks_the_language_of_the_paper(language: str, expected: tuple[str, ...]) -> None:
    told = words(report_pdf(document(participants()), language))
    assert [one for one in expected if one not in told] == []


def test_the_grant_that_is_chosen_has_its_sentence_and_its_name() -> None:
    told = words(report_pdf(document(participants(), COMMISSION), "en"))
    assert "With Union aid" in told
    assert "Grant 2009" in told
    assert "With Union aid" not in words(report_pdf(document(participants()), "en"))


def test_membership_says_who_joined_and_who_left_each_year() -> None:
    first, second, third = (ReportLine("organisation", name, both(name, name)) for name in ("Alpha", "Beta", "Gamma"))
    years = (
        Group("2007", both("2007", "2007"), (first,)),
        Group("2008", both("2008", "2008"), (first,)),
        Group("2009", both("2009", "2009"), (second, third)),
    )
    report = Report("membership", "2007-01-01", "2009-12-31", 2, {"year": years})
    told = words(report_pdf(document(report), "en"))
    assert "2007 Alpha – joined 2009 Beta – joined Gamma – joined Alpha – left" in told
    assert "2 members at the end" in told


def test_both_languages_name_the_same_line_beside_each_other() -> None:
    first = ReportLine("organisation", "a", both("Ardent", "Zeal"))
    second = ReportLine("organisation", "b", both("Zèle", "Burning"))
    groups = {"country": (Group("FR", FRANCE, (second, first)),)}
    drawn = lines(report_pdf(document(Report("members", "2009-03-01", "2009-03-01", 2, groups)), "fr+en"))
    assert [line for line in drawn if "Ardent" in line or "Zèle" in line] == ["Ardent Zeal", "Zèle Burning"]


def test_nothing_to_count_is_said_on_one_page() -> None:
    drawn = report_pdf(document(participants(nobody=True)), "en")
    assert len(pages(drawn)) == 1
    assert "There is nothing to count in this period." in words(drawn)


def test_the_charts_stand_in_the_outline_and_the_same_report_makes_the_same_file() -> None:
    drawn = report_pdf(document(participants()), "en")
    assert outline(drawn) == ["By country", "By year", "What was counted"]
    assert drawn == report_pdf(document(participants()), "en")


def test_many_years_keep_their_columns_on_the_page() -> None:
    years = tuple(
        Group(str(year), both(str(year), str(year)), (person("Ardent"),) * (year - 1979)) for year in range(1980, 2021)
    )
    report = Report("meetings", "1980-01-01", "2020-12-31", 40, {"year": years})
    drawn = report_pdf(document(report), "en", with_lists=False)
    foot = max(top for _page, text, _left, top, _right, _foot in places(drawn) if text == "1980")
    below = sorted((left, right) for _page, _text, left, top, right, _foot in places(drawn) if abs(top - foot) < 1)
    assert len(below) > 10
    assert [before for before, after in pairwise(below) if after[0] < before[1]] == []
