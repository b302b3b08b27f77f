"""The papers of an event by name: what each is called, and how its pages are made from the base."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.i18n import N_

if TYPE_CHECKING:
    from desktop_app.storage.database import Database


def _programme(database: "Database", event_id: str, language: str, _day: str) -> bytes:
    from desktop_app.printing.programme import programme_pdf
    from desktop_app.services import events

    return programme_pdf(events.programme(database, event_id), language)


def _attendance(database: "Database", event_id: str, language: str, day: str) -> bytes:
    """The sheet to sign: the last one printed while its people are still the ones, else a new one with its code."""
    from desktop_app.printing.attendance_sheet import sheet_pdf
    from desktop_app.services import lists_of_people, sheets
    from desktop_app.services.attendance import Occasion, day_of

    occasion = Occasion("event", event_id)
    people = {one.id for one in lists_of_people.attendees(database, occasion)}
    for sheet in reversed(sheets.of_occasion(database, occasion)):
        if set(sheet.lines) == people:
            return sheet_pdf(sheets.document(database, sheet.code), language)
    return sheet_pdf(sheets.print_sheet(database, occasion, day_of(database, occasion), day), language)


def _badges(database: "Database", event_id: str, language: str, _day: str) -> bytes:
    from desktop_app.printing.badges import badges_pdf
    from desktop_app.services import headings, lists_of_people
    from desktop_app.services.attendance import Occasion

    found = lists_of_people.badges(database, Occasion("event", event_id))
    return badges_pdf(found, headings.of_event(database, event_id), language)


def _name_cards(database: "Database", event_id: str, language: str, _day: str) -> bytes:
    from desktop_app.printing.name_cards import cards_pdf
    from desktop_app.services import headings, lists_of_people
    from desktop_app.services.attendance import Occasion

    found = lists_of_people.badges(database, Occasion("event", event_id))
    return cards_pdf(found, headings.of_event(database, event_id), language)


Make = Callable[["Database", str, str, str], bytes]
PAPERS: dict[str, tuple[str, Make]] = {
    "programme": (N_("Programme"), _programme),
    "attendance": (N_("Attendance sheet"), _attendance),
    "badges": (N_("Badges"), _badges),
    "cards": (N_("Name cards"), _name_cards),
}
"""Each paper's title, and what makes its pages of a base, an event, a language and today."""


def make_pdf(database: "Database", name: str, event_id: str, language: str, day: str) -> tuple[bytes, str]:
    """The pages of a paper; and the names of characters that no typeface has, to be told before it is printed."""
    from desktop_app.printing.typefaces import names_of, noting_unprintable

    with noting_unprintable() as lacking:
        pdf = PAPERS[name][1](database, event_id, language, day)
    return pdf, names_of(lacking)
