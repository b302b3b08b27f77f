"""Attendance sheets: printed with a code, signed, scanned, and the scan tied back to the lines that were on paper."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import i18n
from desktop_app.domain.names import sorting_name
from desktop_app.errors import NotFound, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import attachments, headings, lists_of_people, writing
from desktop_app.services.attendance import Occasion
from desktop_app.services.papers import Attendee, ByLanguage, Heading, SheetDocument, Someone, both
from desktop_app.services.plain_papers import as_plain, from_plain
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without those that are read for one another on paper."""


@dataclass(frozen=True)
class Sheet:
    """A printed sheet: what it belongs to, and its lines as they were printed."""

    id: str
    code: str
    occasion: Occasion
    day: str
    printed_on: str
    lines: tuple[str, ...]
    """The attendance of each line, in order."""
    scan_id: str
    heading: Heading | None
    """What stood at its head; sheets of before kept none."""


def print_sheet(
    database: Database, occasion: Occasion, day: str, printed_on: str, *, timetable_entry: str | None = None
) -> SheetDocument:
    """Make a sheet for a day, or a session of it: its lines are kept under a code, and it is ready to be printed."""
    people = _lines_of(database, occasion, timetable_entry)
    code = _new_code()
    values = {
        occasion.column: occasion.id, "timetable_entry_id": timetable_entry, "code": code, "day": day,
        "printed_on": printed_on, "lines": _written(_heading(database, occasion), [one.id for one in people]),
    }  # fmt: skip
    kept = writing.checked(database, "attendance_sheet", values)
    with database.transaction(N_("Attendance sheet {code}"), code=code) as session:
        writing.insert(session, "attendance_sheet", kept)
    return document(database, code)


def sheet_of(
    database: Database, occasion: Occasion, day: str, printed_on: str, *, timetable_entry: str | None = None
) -> SheetDocument:
    """The sheet of a day or session: the last one printed while head and people are still so, else a new one."""
    wanted = {one.id for one in _lines_of(database, occasion, timetable_entry)}
    heading = _heading(database, occasion)
    rows = database.read(
        f"SELECT code, lines FROM attendance_sheet WHERE {occasion.column} = ? AND day = ? "
        "AND timetable_entry_id IS ? AND scan_id IS NULL ORDER BY id DESC",
        (occasion.id, day, timetable_entry),
    )
    for code, text in rows:
        head, lines = _read(text)
        if set(lines) == wanted and head in (heading, None):
            return document(database, code)
    return print_sheet(database, occasion, day, printed_on, timetable_entry=timetable_entry)


def _new_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _letter in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def _lines_of(database: Database, occasion: Occasion, timetable_entry: str | None) -> list[Attendee]:
    """Who stands on a sheet, by family name: those of the session where it has its own list."""
    of_session = (
        lists_of_people.attendees(database, Occasion("timetable_entry", timetable_entry)) if timetable_entry else []
    )
    everybody = of_session or lists_of_people.attendees(database, occasion)
    coming = [one for one in everybody if one.answer != "declined" and one.status not in ("excused", "replaced")]
    return sorted(coming, key=lambda one: (i18n.collation_key(_sorted_under(one.who), "fr"), one.id))


def _sorted_under(who: Someone) -> str:
    """As the sheet prints the name, with the particle where it counts."""
    return sorting_name(who.given, who.particle, who.family or who.printed_name, None)


def _heading(database: Database, occasion: Occasion) -> Heading:
    of = headings.of_event if occasion.kind == "event" else headings.of_meeting
    return of(database, occasion.id)


def _written(heading: Heading, lines: list[str]) -> str:
    """What was printed, as a sheet keeps it: its head in the words of that day, and its lines."""
    return json.dumps({"heading": as_plain(heading), "lines": lines})


def _read(text: str) -> tuple[Heading | None, tuple[str, ...]]:
    """What a sheet keeps; those of before kept their lines alone."""
    kept = json.loads(text)
    if isinstance(kept, list):
        return None, tuple(kept)
    return from_plain(Heading, kept["heading"]), tuple(kept["lines"])


def document(database: Database, code: str) -> SheetDocument:
    """A sheet as it was printed, whatever its room is called now; names of people are today's."""
    sheet = by_code(database, code)
    row = writing.standing_values(database, "attendance_sheet", sheet.id)
    session: ByLanguage = {}
    everybody = lists_of_people.attendees(database, sheet.occasion)
    if row["timetable_entry_id"]:
        entry = writing.standing_values(database, "timetable_entry", row["timetable_entry_id"])
        session = both(entry["title_fr"], entry["title_en"])
        everybody += lists_of_people.attendees(database, Occasion("timetable_entry", row["timetable_entry_id"]))
    known = {one.id: one for one in everybody}
    return SheetDocument(
        sheet.heading or _heading(database, sheet.occasion),
        sheet.code,
        sheet.day,
        session,
        tuple(known[line] for line in sheet.lines if line in known),
    )


def by_code(database: Database, code: str) -> Sheet:
    """The sheet of a code as it was typed or read from the scan."""
    wanted = code.strip().upper()
    rows = database.read(
        "SELECT id, code, event_id, meeting_id, day, printed_on, lines, scan_id FROM attendance_sheet "
        "WHERE replace(code, '-', '') = ? ORDER BY id DESC LIMIT 1",
        (wanted.replace("-", "").replace(" ", ""),),
    )
    if not rows:
        raise NotFound(
            _("No attendance sheet has the code {code}. It stands at the foot of the sheet.").format(code=code)
        )
    row = rows[0]
    occasion = Occasion("event", row[2]) if row[2] else Occasion("meeting", row[3])
    heading, lines = _read(row[6])
    return Sheet(row[0], row[1], occasion, row[4], row[5], lines, row[7] or "", heading)


def of_occasion(database: Database, occasion: Occasion) -> list[Sheet]:
    """The sheets that were printed, the oldest first."""
    rows = database.read(f"SELECT code FROM attendance_sheet WHERE {occasion.column} = ? ORDER BY id", (occasion.id,))
    return [by_code(database, row[0]) for row in rows]


def keep_scan(database: Database, code: str, path: Path, day: str, *, signed: Iterable[str] = ()) -> str:
    """Keep the scan of a signed sheet with its event or meeting, and who signed where that is said; its id."""
    sheet, present = by_code(database, code), set(signed)
    _only_of(sheet, present)
    if sheet.scan_id:
        raise UserError(_("Sheet {code} has a scan already. Delete that file first.").format(code=sheet.code))
    values = {**attachments.taken_in(database, path, day, "scan"), sheet.occasion.column: sheet.occasion.id}
    kept = writing.checked(database, "attachment", values)
    with database.transaction(N_("Scan of sheet {code}"), code=sheet.code) as session:
        made = writing.insert(session, "attachment", kept)
        writing.change(session, "attendance_sheet", sheet.id, scan_id=made)
        if present:
            _tick(session, sheet, present)
    return made


def tick_off(database: Database, code: str, present: "list[str]") -> int:
    """From a signed sheet: those who signed were there, the others of its lines were not; how many rows changed."""
    sheet = by_code(database, code)
    _only_of(sheet, set(present))
    with database.transaction(N_("Signed on sheet {code}"), code=sheet.code) as session:
        return _tick(session, sheet, set(present))


def _only_of(sheet: Sheet, present: set[str]) -> None:
    if present - set(sheet.lines):
        raise UserError(_("Somebody ticked here is not on sheet {code}.").format(code=sheet.code))


def _tick(session: "Session", sheet: Sheet, present: set[str]) -> int:
    changed = 0
    for line in sheet.lines:
        status = "present" if line in present else "absent"
        rows = writing.rows(session, "SELECT status FROM attendance WHERE id = ?", (line,))
        if rows and rows[0][0] not in (status, "excused", "replaced"):
            writing.change(session, "attendance", line, status=status)
            changed += 1
    return changed
