"""The papers of a meeting by name: what each is called, and how its pages are made from the base."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.i18n import N_

if TYPE_CHECKING:
    from desktop_app.services.papers import SheetDocument
    from desktop_app.storage.database import Database


@dataclass(frozen=True)
class Wanted:
    """One paper: its name, of which meeting, in which language; an edition of the agenda or one decision of it."""

    name: str
    meeting_id: str
    language: str
    day: str
    edition: int | None = None
    decision_id: str = ""


@dataclass(frozen=True)
class Paper:
    """What a paper is called, how it is made, and what it may be besides."""

    title: str
    make: "Callable[[Database, Wanted], bytes]"
    has_editions: bool = False
    as_word: bool = False


def _agenda(database: "Database", wanted: Wanted) -> bytes:
    from desktop_app.printing.agenda import agenda_pdf
    from desktop_app.services import convening

    document = convening.document(database, wanted.meeting_id, edition=wanted.edition)
    return agenda_pdf(document, wanted.language)


def _convocation(database: "Database", wanted: Wanted) -> bytes:
    from desktop_app.printing.convocation import convocation_pdf
    from desktop_app.services import convening

    document = convening.document(database, wanted.meeting_id, edition=wanted.edition)
    return convocation_pdf(document, wanted.language)


def _attendance(database: "Database", wanted: Wanted) -> bytes:
    from desktop_app.printing.attendance_sheet import sheet_pdf

    return sheet_pdf(_sheet(database, wanted), wanted.language)


def _sheet(database: "Database", wanted: Wanted) -> "SheetDocument":
    """The sheet to sign: the last one printed while its people are still the ones, else a new one with its code."""
    from desktop_app.services import sheets
    from desktop_app.services.attendance import Occasion, day_of

    occasion = Occasion("meeting", wanted.meeting_id)
    return sheets.sheet_of(database, occasion, day_of(database, occasion), wanted.day)


def _report(database: "Database", wanted: Wanted) -> bytes:
    from desktop_app.printing.minutes import report_pdf
    from desktop_app.services import minutes_document

    return report_pdf(minutes_document.document(database, wanted.meeting_id), wanted.language)


def _minutes(database: "Database", wanted: Wanted) -> bytes:
    from desktop_app.printing.minutes import minutes_pdf
    from desktop_app.services import minutes_document

    return minutes_pdf(minutes_document.document(database, wanted.meeting_id), wanted.language)


def _decisions(database: "Database", wanted: Wanted) -> bytes:
    from desktop_app.printing.decisions import decisions_pdf
    from desktop_app.services import minutes_document

    return decisions_pdf(minutes_document.document(database, wanted.meeting_id), wanted.language)


def _extract(database: "Database", wanted: Wanted) -> bytes:
    from desktop_app.printing.decisions import extract_pdf
    from desktop_app.services import decisions

    return extract_pdf(decisions.extract(database, wanted.decision_id), wanted.language)


def _actions(database: "Database", wanted: Wanted) -> bytes:
    from desktop_app.printing.action_ledger import ledger_pdf
    from desktop_app.services import actions

    body = database.read("SELECT body_id FROM meeting WHERE id = ?", (wanted.meeting_id,))[0][0]
    return ledger_pdf(actions.ledger(database, body, wanted.day), wanted.language)


def _badges(database: "Database", wanted: Wanted) -> bytes:
    from desktop_app.printing.badges import badges_pdf
    from desktop_app.services import headings, lists_of_people
    from desktop_app.services.attendance import Occasion

    found = lists_of_people.badges(database, Occasion("meeting", wanted.meeting_id))
    return badges_pdf(found, headings.of_meeting(database, wanted.meeting_id), wanted.language)


def _name_cards(database: "Database", wanted: Wanted) -> bytes:
    from desktop_app.printing.name_cards import cards_pdf
    from desktop_app.services import headings, lists_of_people
    from desktop_app.services.attendance import Occasion

    found = lists_of_people.badges(database, Occasion("meeting", wanted.meeting_id))
    return cards_pdf(found, headings.of_meeting(database, wanted.meeting_id), wanted.language)


DOCUMENTS = {
    "convocation": Paper(N_("Convocation"), _convocation, has_editions=True),
    "agenda": Paper(N_("Agenda"), _agenda, has_editions=True, as_word=True),
    "attendance": Paper(N_("Attendance sheet"), _attendance),
    "minutes": Paper(N_("Minutes (formal record)"), _minutes, as_word=True),
    "report": Paper(N_("Report of the discussion"), _report, as_word=True),
    "decisions": Paper(N_("Decisions"), _decisions, as_word=True),
    "extract": Paper(N_("Extract of one decision"), _extract),
    "actions": Paper(N_("Actions by member"), _actions),
    "name_cards": Paper(N_("Name cards"), _name_cards),
    "badges": Paper(N_("Badges"), _badges),
}
"""In the order of a meeting's life."""


def make_pdf(database: "Database", wanted: Wanted) -> tuple[bytes, str]:
    """The pages of a paper; and the names of characters that no typeface has, to be told before it is printed."""
    from desktop_app.printing.house import style_of
    from desktop_app.printing.typefaces import names_of, noting_unprintable

    with style_of(database), noting_unprintable() as lacking:
        pdf = DOCUMENTS[wanted.name].make(database, wanted)
    return pdf, names_of(lacking)


def as_word(database: "Database", wanted: Wanted) -> bytes:
    """A paper for a word processor."""
    from desktop_app.printing import word
    from desktop_app.printing.house import style_of
    from desktop_app.services import convening, minutes_document

    with style_of(database):
        if wanted.name == "agenda":
            document = convening.document(database, wanted.meeting_id, edition=wanted.edition)
            return word.agenda_docx(document, wanted.language)
        minutes = minutes_document.document(database, wanted.meeting_id)
        write = {"minutes": word.minutes_docx, "report": word.report_docx, "decisions": word.decisions_docx}
        return write[wanted.name](minutes, wanted.language)
