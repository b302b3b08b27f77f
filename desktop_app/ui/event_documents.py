"""The papers of an event by name: what each is called, and how its pages are made from the base."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop_app.i18n import N_

if TYPE_CHECKING:
    from desktop_app.services.papers import ByLanguage, Programme, ProgrammeEntry
    from desktop_app.storage.database import Database


@dataclass(frozen=True)
class Session:
    """What an attendance sheet is for: a day, or a session of it."""

    day: str = ""
    entry_id: str = ""
    title: "ByLanguage" = field(default_factory=dict)
    starts_at: str = ""


def _programme(database: "Database", event_id: str, language: str, _day: str, _when: "Session | None") -> bytes:
    from desktop_app.printing.programme import programme_pdf
    from desktop_app.services import events

    return programme_pdf(events.programme(database, event_id), language)


def _attendance(database: "Database", event_id: str, language: str, day: str, when: "Session | None") -> bytes:
    """The sheet to sign of a day or a session; the first day where none is chosen."""
    from desktop_app.printing.attendance_sheet import sheet_pdf
    from desktop_app.services import sheets
    from desktop_app.services.attendance import Occasion, day_of

    occasion, wanted = Occasion("event", event_id), when or Session()
    sheet = sheets.sheet_of(
        database, occasion, wanted.day or day_of(database, occasion), day, timetable_entry=wanted.entry_id or None
    )
    return sheet_pdf(sheet, language)


def _badges(database: "Database", event_id: str, language: str, _day: str, _when: "Session | None") -> bytes:
    from desktop_app.printing.badges import badges_pdf
    from desktop_app.services import headings, lists_of_people
    from desktop_app.services.attendance import Occasion

    found = lists_of_people.badges(database, Occasion("event", event_id))
    return badges_pdf(found, headings.of_event(database, event_id), language)


def _name_cards(database: "Database", event_id: str, language: str, _day: str, _when: "Session | None") -> bytes:
    from desktop_app.printing.name_cards import cards_pdf
    from desktop_app.services import headings, lists_of_people
    from desktop_app.services.attendance import Occasion

    found = lists_of_people.badges(database, Occasion("event", event_id))
    return cards_pdf(found, headings.of_event(database, event_id), language)


Make = Callable[["Database", str, str, str, Session | None], bytes]
PAPERS: dict[str, tuple[str, Make]] = {
    "programme": (N_("Programme"), _programme),
    "attendance": (N_("Attendance sheet"), _attendance),
    "badges": (N_("Badges"), _badges),
    "cards": (N_("Name cards"), _name_cards),
}
"""Each paper's title, and what makes its pages of a base, an event, a language, today, and a day or session."""


def sessions_of(programme: "Programme") -> list[Session]:
    """What a sheet can be for: each day of the event, and below it each session of the day."""
    heading = programme.heading
    first, last = (date.fromisoformat(one[:10]) for one in (heading.starts_at, heading.ends_at or heading.starts_at))
    days: dict[str, list[ProgrammeEntry]] = {
        (first + timedelta(days=step)).isoformat(): [] for step in range(min((last - first).days, 60) + 1)
    }
    days |= {day.day: [entry for entry in day.entries if entry.kind == "session"] for day in programme.days}
    found = []
    for day, entries in sorted(days.items()):
        found.append(Session(day))
        found += [Session(day, entry.id, entry.title, entry.starts_at) for entry in entries]
    return found


def make_pdf(
    database: "Database", name: str, event_id: str, language: str, day: str, when: Session | None = None
) -> tuple[bytes, str]:
    """The pages of a paper; and the names of characters that no typeface has, to be told before it is printed."""
    from desktop_app.printing.house import style_of
    from desktop_app.printing.typefaces import names_of, noting_unprintable

    with style_of(database), noting_unprintable() as lacking:
        pdf = PAPERS[name][1](database, event_id, language, day, when)
    return pdf, names_of(lacking)
