"""Evidence for who pays: what an event or meeting must leave on paper, what of it is missing, and all of it at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app import i18n
from desktop_app.i18n import N_, _
from desktop_app.services import (
    attendance,
    convening,
    events,
    headings,
    minutes,
    minutes_document,
    sheets,
    writing,
)
from desktop_app.services.attendance import Counts, Occasion
from desktop_app.services.papers import (
    AgendaDocument,
    Attendee,
    ByLanguage,
    Heading,
    MinutesDocument,
    Programme,
    SheetDocument,
    both,
)
from desktop_app.storage.database import Database

TITLES = {
    "grant": N_("The grant that pays for it is named"),
    "visibility": N_("The grant has its sentence to print, in French and in English"),
    "place": N_("The place is known"),
    "programme": N_("There is a programme"),
    "titles": N_("Everything in the programme has its title in French and in English"),
    "invited": N_("Somebody is invited"),
    "convened": N_("The convocation was sent, with its date"),
    "sheet": N_("The attendance sheet of each day is printed"),
    "scan": N_("The signed sheet of each day is scanned"),
    "attendance": N_("Who came is written down"),
    "minutes": N_("There are minutes"),
    "minutes_languages": N_("The minutes are there in French and in English"),
    "approved": N_("The minutes are approved"),
}
"""What is looked for, in the order of the list."""
BEFORE = ("grant", "visibility", "place", "programme", "titles", "invited", "convened", "sheet")
OF_MEETINGS = ("minutes", "minutes_languages", "approved")


@dataclass(frozen=True)
class Check:
    """One thing that must be there (see `TITLES`), due before the day or after it, and a word on what is missing."""

    what: str
    when: str
    is_there: bool
    detail: str = ""

    @property
    def sentence(self) -> str:
        """What must be there, in the language in force."""
        return _(TITLES[self.what])


@dataclass(frozen=True)
class ScannedSheet:
    """An attendance sheet as it was printed, and the file of its signed scan."""

    sheet: SheetDocument
    printed_on: str
    scan_id: str


@dataclass(frozen=True)
class FileOf:
    """A file of an event or a meeting."""

    attachment_id: str
    kind: str
    name: str
    title: ByLanguage


@dataclass(frozen=True)
class Evidence:
    """All that one event or meeting leaves on paper."""

    occasion: Occasion
    heading: Heading
    day: str
    told: Mapping[str, tuple[Check, ...]]
    """What must be there, with the words on what is missing in each language."""
    programme: Programme | None
    convocations: tuple[AgendaDocument, ...]
    """The agenda in each edition as it was sent, with the date."""
    minutes: MinutesDocument | None
    sheets: tuple[ScannedSheet, ...]
    files: tuple[FileOf, ...]
    attendees: tuple[Attendee, ...]
    counts: Counts
    kinds: Mapping[str, str]
    """By the id of each attendee: the code of the kind of organisation they stood for."""

    @property
    def checks(self) -> tuple[Check, ...]:
        """What must be there, in the language in force."""
        return self.told[i18n.language()]

    @property
    def missing(self) -> tuple[Check, ...]:
        """What is not there (yet)."""
        return tuple(check for check in self.checks if not check.is_there)


def missing(database: Database, occasion: Occasion, day: str) -> list[Check]:
    """What is missing on a day: before it takes place only what can be there by then."""
    takes_place = attendance.day_of(database, occasion)
    return [
        check
        for check in checks(database, occasion)
        if not check.is_there and (check.when == "before" or day > takes_place)
    ]


def checks(database: Database, occasion: Occasion) -> list[Check]:
    """Everything that must be there, whether it is or not."""
    found = _of_all(database, occasion)
    found |= _of_meeting(database, occasion.id) if occasion.kind == "meeting" else _of_event(database, occasion.id)
    found |= _of_sheets(database, occasion)
    return [
        Check(what, "before" if what in BEFORE else "after", not found[what], found[what])
        for what in TITLES
        if what in found
    ]


Lacks = dict[str, str]
"""Each thing looked for with what it lacks; an empty text means that it is there."""


def _of_all(database: Database, occasion: Occasion) -> Lacks:
    heading = _heading(database, occasion)
    seen = heading.visibility
    counted = attendance.counts(database, occasion)
    nobody = _("Nobody is on the list.")
    undecided = database.read(
        f"SELECT count(*) FROM attendance WHERE {occasion.column} = ? AND status IS NULL AND coalesce(answer, '') <> "
        "'declined'",
        (occasion.id,),
    )[0][0]
    everybody = database.read(f"SELECT count(*) FROM attendance WHERE {occasion.column} = ?", (occasion.id,))[0][0]
    came = counted.by_status.get("present", 0)
    lacking = _("{count} without a word on whether they came").format(count=undecided) if undecided else ""
    return {
        "grant": "" if seen else _("No grant is chosen."),
        "visibility": "" if seen and seen.text.get("fr") and seen.text.get("en") else _("A language is missing."),
        "place": "" if heading.place.venue or heading.place.room else _("No venue is chosen."),
        "invited": "" if everybody else nobody,
        "attendance": nobody if not everybody else lacking or ("" if came else _("Nobody was there.")),
    }


def _heading(database: Database, occasion: Occasion) -> Heading:
    of = headings.of_event if occasion.kind == "event" else headings.of_meeting
    return of(database, occasion.id)


def _of_event(database: Database, event_id: str) -> Lacks:
    rows = database.read("SELECT title_fr, title_en FROM timetable_entry WHERE event_id = ?", (event_id,))
    invited = database.read(
        "SELECT 1 FROM attendance WHERE event_id = ? AND invited_on IS NOT NULL LIMIT 1", (event_id,)
    )
    return {
        "programme": "" if rows else _("The timetable is empty."),
        "titles": _one_language(rows),
        "convened": "" if invited else _("No date of an invitation is written down."),
    }


def _one_language(rows: list[tuple[str | None, str | None]]) -> str:
    lacking = [fr or en or "" for fr, en in rows if not fr or not en]
    if not lacking:
        return ""
    return _("{count} in one language only: {first}").format(count=len(lacking), first=lacking[0])


def _of_meeting(database: Database, meeting_id: str) -> Lacks:
    rows = database.read("SELECT title_fr, title_en FROM agenda_item WHERE meeting_id = ?", (meeting_id,))
    convened = writing.standing_values(database, "meeting", meeting_id)["convened_on"]
    items = database.read(
        "SELECT t.text_fr, t.text_en FROM minute_item t JOIN agenda_item i ON i.id = t.agenda_item_id "
        "WHERE i.meeting_id = ?",
        (meeting_id,),
    )
    state = minutes.state(database, meeting_id)["state"]
    return {
        "programme": "" if rows else _("The agenda is empty."),
        "titles": _one_language(rows),
        "convened": "" if convened else _("It was not convened yet."),
        "minutes": "" if items else _("Nothing is written."),
        "minutes_languages": _one_language(items) if items else _("Nothing is written."),
        "approved": "" if state in minutes.APPROVED else _("They are a draft or were only circulated."),
    }


def _of_sheets(database: Database, occasion: Occasion) -> Lacks:
    printed = sheets.of_occasion(database, occasion)
    with_sheet = {one.day for one in printed}
    with_scan = {one.day for one in printed if one.scan_id}
    days = _days(database, occasion)
    return {"sheet": _without(days, with_sheet), "scan": _without(days, with_scan)}


def _without(days: list[str], there: set[str]) -> str:
    from desktop_app.i18n import format_partial

    return ", ".join(format_partial(day) for day in days if day not in there)


def _days(database: Database, occasion: Occasion) -> list[str]:
    """The days an event or a meeting takes place on."""
    from desktop_app.domain.moments import days_from

    values = writing.standing_values(database, occasion.kind, occasion.id)
    first, last = values["starts_at"][:10], (values["ends_at"] or values["starts_at"])[:10]
    # What ends in the small hours belongs to the evening it began on.
    last = days_from(last, -1) if last > first and (values["ends_at"] or "")[11:] < "06:00" else last
    found = [first]
    while found[-1] < last and len(found) < 60:
        found.append(days_from(found[-1], 1))
    return found


# Gathered -------------------------------------------------------------------------------------------------------


def gather(database: Database, occasion: Occasion, day: str) -> Evidence:
    """All that is there of one event or meeting, and what is not."""
    from desktop_app.services import lists_of_people

    is_meeting = occasion.kind == "meeting"
    sent = [number for number, _on in convening.editions(database, occasion.id)] if is_meeting else []
    has_minutes = is_meeting and not _of_meeting(database, occasion.id)["minutes"]
    return Evidence(
        occasion=occasion,
        heading=_heading(database, occasion),
        day=day,
        told=_told(database, occasion),
        programme=None if is_meeting else events.programme(database, occasion.id),
        convocations=tuple(convening.document(database, occasion.id, edition=number) for number in sent),
        minutes=minutes_document.document(database, occasion.id) if has_minutes else None,
        sheets=tuple(
            ScannedSheet(sheets.document(database, one.code), one.printed_on, one.scan_id)
            for one in sheets.of_occasion(database, occasion)
        ),
        files=tuple(_files(database, occasion)),
        attendees=tuple(lists_of_people.attendees(database, occasion)),
        counts=attendance.counts(database, occasion),
        kinds=attendance.kinds_of(database, occasion),
    )


def _told(database: Database, occasion: Occasion) -> dict[str, tuple[Check, ...]]:
    found = {}
    for code in i18n.LANGUAGES:
        with i18n.speaking(code):
            found[code] = tuple(checks(database, occasion))
    return found


def _files(database: Database, occasion: Occasion) -> list[FileOf]:
    rows = database.read(
        f"SELECT id, kind, name, title_fr, title_en FROM attachment WHERE {occasion.column} = ? ORDER BY kind, id",
        (occasion.id,),
    )
    return [FileOf(row[0], row[1], row[2], both(row[3], row[4])) for row in rows]
