"""Every paper of meetings and events in French, in English and in both: whole, numbered, and in no other language."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from babel.messages.pofile import read_po

from desktop_app.paths import translations
from desktop_app.printing.action_ledger import ledger_pdf
from desktop_app.printing.agenda import agenda_pdf
from desktop_app.printing.attendance_sheet import sheet_pdf
from desktop_app.printing.badges import badges_pdf
from desktop_app.printing.convocation import convocation_pdf
from desktop_app.printing.decisions import decisions_pdf, extract_pdf
from desktop_app.printing.minutes import minutes_pdf, report_pdf
from desktop_app.printing.name_cards import cards_pdf
from desktop_app.printing.programme import programme_pdf
from tests.printing.event_papers import PROGRAMME
from tests.printing.meeting_papers import AGENDA, BADGES, HEADING, SHEET, TIVOLI
from tests.printing.minutes_papers import EXTRACT, LEDGER, MINUTES
from tests.printing.reading import pages, reader, words

PAPERS: dict[str, Callable[[str], bytes]] = {
    "programme": lambda language: programme_pdf(PROGRAMME, language),
    "convocation": lambda language: convocation_pdf(replace(AGENDA, recipients=AGENDA.recipients[:1]), language),
    "agenda": lambda language: agenda_pdf(AGENDA, language),
    "attendance": lambda language: sheet_pdf(SHEET, language),
    "report": lambda language: report_pdf(MINUTES, language),
    "minutes": lambda language: minutes_pdf(MINUTES, language),
    "decisions": lambda language: decisions_pdf(MINUTES, language),
    "extract": lambda language: extract_pdf(EXTRACT, language),
    "actions": lambda language: ledger_pdf(LEDGER, language),
    "badges": lambda language: badges_pdf(BADGES, HEADING, language),
    "badges a6": lambda language: badges_pdf(BADGES, HEADING, language, "a6"),
    "cards": lambda language: cards_pdf(BADGES, HEADING, language),
}
NUMBERED = set(PAPERS) - {"badges", "badges a6", "cards"}


@cache
def said_by_the_program() -> dict[str, set[str]]:
    """What the program prints in each language and not in the other: whole sentences and labels without a gap."""
    with (translations() / "fr" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale="fr")
    pairs = [
        (str(message.string), str(message.id))
        for message in catalogue
        if any("/printing/" in place for place, _line in message.locations) and isinstance(message.id, str)
    ]
    plain = [(fr, en) for fr, en in pairs if "{" not in en and len(en) > 3 and len(fr) > 3]
    french, english = ({" ".join(one.split()) for one in side} for side in zip(*plain, strict=True))
    return {"fr": french - english, "en": english - french}


def heard(text: str, language: str) -> set[str]:
    """What of a language's own words stands in a text, without the street, which is nobody's word."""
    text = text.replace(TIVOLI.lines, "")
    return {one for one in said_by_the_program()[language] if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text)}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("language", "other"), [("fr", "en"), ("en", "fr")])
def test_a_paper_speaks_its_language_alone(paper: str, language: str, other: str):
    text = words(PAPERS[paper](language))
    assert heard(text, other) == set()


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_in_both_languages_says_everything_in_both(paper: str):
    text = words(PAPERS[paper]("fr+en"))
    for language in ("fr", "en"):
        alone = heard(words(PAPERS[paper](language)), language)
        assert alone - heard(text, language) == set()


@pytest.mark.parametrize("paper", sorted(NUMBERED))
@pytest.mark.parametrize(("language", "said"), [("fr", "Page {} sur {}"), ("en", "Page {} of {}"), ("fr+en", "{}/{}")])
def test_every_page_says_which_of_how_many_it_is(paper: str, language: str, said: str):
    found = pages(PAPERS[paper](language))
    for number, page in enumerate(found, 1):
        assert said.format(number, len(found)).replace(" ", "") in page.replace(" ", "")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("language", "tag"), [("fr", "fr-FR"), ("en", "en-GB"), ("fr+en", "fr-FR")])
def test_the_file_says_its_language_and_title(paper: str, language: str, tag: str):
    file = reader(PAPERS[paper](language))
    assert file.trailer["/Root"]["/Lang"] == tag
    assert file.metadata.title
    assert file.metadata.author
