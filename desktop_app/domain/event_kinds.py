"""The kinds of record that events are made of: venues, rooms, grants, the timetable, speakers, files."""

from typing import Any

from desktop_app.domain.fields import (
    Bilingual,
    Choice,
    Country,
    Date,
    Integer,
    Languages,
    Link,
    LongText,
    Moment,
    Text,
    Zone,
    end_after_start,
    in_one_language,
    not_below,
)
from desktop_app.domain.kind import PERIOD, Kind, Section
from desktop_app.i18n import N_, _

EVENT_STATUSES = (
    ("planned", N_("Planned")),
    ("confirmed", N_("Confirmed")),
    ("held", N_("Held")),
    ("postponed", N_("Postponed")),
    ("cancelled", N_("Cancelled")),
)
CLOCKS = (("day", N_("Whole days")), ("floating", N_("By the clock of wherever one is")))
ENTRY_KINDS = (
    ("session", N_("Session")),
    ("talk", N_("Talk")),
    ("break", N_("Break")),
    ("meal", N_("Meal")),
)
SPEAKER_ROLES = (
    ("chair", N_("Chair")),
    ("speaker", N_("Speaker")),
    ("rapporteur", N_("Rapporteur")),
    ("interpreter", N_("Interpreter")),
)
ATTACHMENT_KINDS = (
    ("paper", N_("Paper")),
    ("scan", N_("Signed sheet, scanned")),
    ("picture", N_("Picture")),
    ("other", N_("Other")),
)
END_BEFORE_START = N_("The end is before the start.")


def ends_after_it_starts(values: dict[str, Any]) -> list[tuple[str, str]]:
    """The rule that what takes place ends after it starts; both are wall times of one zone."""
    start, end = values.get("starts_at"), values.get("ends_at")
    return [("ends_at", _(END_BEFORE_START))] if start and end and end <= start else []


WHEN_AND_WHERE = (
    Moment("starts_at", N_("Starts"), required=True, column=True, hint=N_("16/11/2008 16h30")),
    Moment("ends_at", N_("Ends")),
    Zone("zone", N_("Time zone"), hint=N_("Europe/Paris; times are those of this place")),
    Link("venue_id", N_("Venue"), to="venue", column=True),
    Link("room_id", N_("Room"), to="room"),
)

VENUE = Kind(
    "venue",
    N_("Venue"),
    N_("Venues"),
    "map-pin",
    (
        Bilingual("name", N_("Name"), column=True),
        Link("organisation_id", N_("House of"), to="organisation"),
        LongText("lines", N_("Street"), hint=N_("One line of the envelope each")),
        Text("postcode", N_("Postcode")),
        Text("city", N_("Town"), column=True),
        Country("country", N_("Country"), column=True),
        LongText("remarks", N_("Remarks")),
    ),
    (Section("room", "venue_id", N_("Rooms"), inline=True),),
    (in_one_language("name"),),
)

ROOM = Kind(
    "room",
    N_("Room"),
    N_("Rooms"),
    "armchair",
    (
        Link("venue_id", N_("Venue"), to="venue", required=True),
        Bilingual("name", N_("Name"), column=True),
        Bilingual("floor", N_("Floor"), hint=N_("1er étage, 1st floor")),
        Integer("capacity", N_("Seats")),
        Integer("booths", N_("Interpreters' booths")),
    ),
    checks=(in_one_language("name"), not_below(0, "capacity", "booths")),
)

GRANT = Kind(
    "grant",
    N_("Grant"),
    N_("Grants"),
    "banknote",
    (
        Link("funder_id", N_("Funder"), to="organisation", column=True),
        Text("reference", N_("Reference"), column=True),
        Bilingual("title", N_("Title"), column=True),
        *PERIOD,
        Bilingual("visibility", N_("Sentence to print"), hint=N_("On all that the grant pays for"), long=True),
        Date("keep_until", N_("Keep papers until")),
    ),
    (
        Section("work_package", "grant_id", N_("Work packages"), inline=True, empty=N_("No work package yet.")),
        Section("event", "grant_id", N_("Events")),
        Section("meeting", "grant_id", N_("Meetings")),
        Section("position", "grant_id", N_("Common positions")),
        Section("interaction", "grant_id", N_("Dialogue")),
        Section("record_file", "grant_id", N_("Files")),
    ),
    (in_one_language("title"), end_after_start()),
)

EVENT = Kind(
    "event",
    N_("Event"),
    N_("Events"),
    "calendar-days",
    (
        Bilingual("title", N_("Title"), column=True),
        *WHEN_AND_WHERE,
        Text("place", N_("Where, in words"), hint=N_("What the venue does not say, or where there is none")),
        Choice("clock", N_("Times"), options=CLOCKS),
        Text("web", N_("Web page")),
        Link("host_id", N_("Host"), to="organisation"),
        Choice("status", N_("Status"), options=EVENT_STATUSES, column=True),
        Languages("languages", N_("Languages of work")),
        Languages("interpretation", N_("Interpreted into")),
        Link("grant_id", N_("Grant"), to="grant"),
        LongText("remarks", N_("Remarks")),
    ),
    (
        Section("timetable_entry", "event_id", N_("Timetable")),
        Section("attendance", "event_id", N_("Participants")),
        Section("meeting", "event_id", N_("Meetings")),
        Section("attachment", "event_id", N_("Files")),
        Section("attendance_sheet", "event_id", N_("Attendance sheets")),
        Section("calendar_entry", "event_id", N_("In calendars"), inline=True),
        Section("repetition", "event_id", N_("Repetition"), inline=True),
        Section("repetition_date", "event_id", N_("Days of the repetition"), inline=True),
        Section("reminder", "event_id", N_("Reminders"), inline=True),
        Section("invitee", "event_id", N_("Invited by the calendar"), inline=True),
        Section("kept_value", "event_id", N_("Other details"), inline=True),
    ),
    (in_one_language("title"), ends_after_it_starts),
    listed=True,
)

TIMETABLE_ENTRY = Kind(
    "timetable_entry",
    N_("Entry of the timetable"),
    N_("Entries of the timetable"),
    "clock",
    (
        Link("event_id", N_("Event"), to="event", required=True),
        Choice("kind", N_("Kind"), options=ENTRY_KINDS, required=True, column=True),
        Bilingual("title", N_("Title"), column=True),
        Moment("starts_at", N_("Starts"), hint=N_("Empty: after the entry before")),
        Integer("minutes_planned", N_("Length in minutes")),
        Link("room_id", N_("Room"), to="room", hint=N_("Empty: the room of the event")),
        Link("parent_id", N_("Part of"), to="timetable_entry"),
        Bilingual("summary", N_("Summary"), long=True),
    ),
    (
        Section("speaker", "timetable_entry_id", N_("Speakers"), inline=True),
        Section("attendance", "timetable_entry_id", N_("Participants")),
    ),
    (in_one_language("title"), not_below(0, "minutes_planned")),
)

SPEAKER = Kind(
    "speaker",
    N_("Speaker"),
    N_("Speakers"),
    "message-square",
    (
        Link("timetable_entry_id", N_("Entry of the timetable"), to="timetable_entry", required=True),
        Choice("role", N_("Part"), options=SPEAKER_ROLES, required=True, column=True),
        Link("person_id", N_("Person"), to="person", column=True),
        Text("printed_name", N_("Name as printed")),
        Bilingual("printed_title", N_("Title as printed")),
        Bilingual("printed_organisation", N_("Organisation as printed")),
    ),
)

ATTACHMENT = Kind(
    "attachment",
    N_("File"),
    N_("Files"),
    "paperclip",
    (
        Link("event_id", N_("Event"), to="event"),
        Link("meeting_id", N_("Meeting"), to="meeting"),
        Link("person_id", N_("Person"), to="person"),
        Link("organisation_id", N_("Organisation"), to="organisation"),
        Choice("kind", N_("Kind"), options=ATTACHMENT_KINDS, required=True),
        Text("name", N_("File name"), required=True, column=True),
        Bilingual("title", N_("Title")),
        Text("digest", N_("Fingerprint"), required=True),
        Integer("size", N_("Bytes"), required=True),
        Date("added_on", N_("Added")),
    ),
)

EVENT_KINDS = (VENUE, ROOM, GRANT, EVENT, TIMETABLE_ENTRY, SPEAKER, ATTACHMENT)
