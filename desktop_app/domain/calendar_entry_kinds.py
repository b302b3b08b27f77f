"""The kinds of record of what calendars know of an event: repetition, reminders, whom they invited."""

from desktop_app.domain.fields import Boolean, Choice, Integer, Link, LongText, Text, not_below
from desktop_app.domain.kind import Kind
from desktop_app.domain.worded import Coordinates, Length, Stamp, Weekdays
from desktop_app.i18n import N_

_EVENT = Link("event_id", N_("Event"), to="event", required=True)
_MORE = N_("As calendars write it, one a line")

CALENDAR_ENTRY = Kind(
    "calendar_entry",
    N_("Entry of a calendar"),
    N_("Entries of calendars"),
    "calendar-days",
    (
        _EVENT,
        Choice(
            "visibility",
            N_("Who may see it"),
            options=(
                ("public", N_("Everybody")),
                ("private", N_("Only we")),
                ("confidential", N_("Only that we are busy")),
            ),
        ),
        Choice("shows_as", N_("Shown as"), options=(("opaque", N_("Busy")), ("transparent", N_("Free")))),
        Integer("priority", N_("Priority"), hint=N_("1 the highest, 9 the lowest")),
        Text("keywords", N_("Categories"), column=True, hint=N_("With commas between")),
        Coordinates("coordinates", N_("Place on the map"), hint=N_("48.85; 2.35")),
        Text("zone", N_("Time zone as named there"), hint=N_("Where the times are by no clock that we know")),
        Text("uid", N_("Identifier"), column=True),
        Integer("version", N_("Number of the version")),
        Stamp("written_at", N_("Written on")),
        Stamp("made_at", N_("Made on")),
        Stamp("changed_at", N_("Changed on")),
        Text("key", N_("Known there by")),
    ),
)

REPETITION = Kind(
    "repetition",
    N_("Repetition"),
    N_("Repetitions"),
    "refresh-cw",
    (
        _EVENT,
        Choice(
            "frequency",
            N_("Takes place"),
            required=True,
            column=True,
            options=(
                ("yearly", N_("Every year")),
                ("monthly", N_("Every month")),
                ("weekly", N_("Every week")),
                ("daily", N_("Every day")),
                ("hourly", N_("Every hour")),
                ("minutely", N_("Every minute")),
                ("secondly", N_("Every second")),
            ),
        ),
        Integer("every", N_("One in"), hint=N_("2: every second one")),
        Weekdays("weekdays", N_("On"), hint=N_("Monday, last Friday"), column=True),
        Text("month_days", N_("Days of the month"), hint=N_("1, 15, -1")),
        Text("months", N_("Months"), hint=N_("3, 9")),
        Text("positions", N_("Of these, number"), hint=N_("1 the first, -1 the last")),
        Integer("times", N_("How often")),
        Stamp("until", N_("Until"), hint=N_("2008-11-16 16:30:00")),
        Text("more", N_("More"), hint=N_("WKST=MO")),
    ),
    checks=(not_below(0, "every", "times"),),
)

REPETITION_DATE = Kind(
    "repetition_date",
    N_("Day of a repetition"),
    N_("Days of repetitions"),
    "calendar-days",
    (
        _EVENT,
        Choice(
            "kind",
            N_("Kind"),
            required=True,
            column=True,
            options=(("also", N_("Also on")), ("not", N_("Not on")), ("instead", N_("In the place of"))),
        ),
        Stamp("falls_on", N_("Day and time"), required=True, column=True, hint=N_("2008-11-16 16:30:00")),
        Text("zone", N_("Time zone")),
    ),
)

REMINDER = Kind(
    "reminder",
    N_("Reminder"),
    N_("Reminders"),
    "bell",
    (
        _EVENT,
        Choice(
            "action",
            N_("How"),
            options=(
                ("display", N_("On the screen")),
                ("audio", N_("With a sound")),
                ("email", N_("By e-mail")),
                ("none", N_("Not at all")),
            ),
        ),
        Length("goes_off", N_("Time of the reminder"), is_signed=True, hint=N_("15 minutes before"), column=True),
        Boolean("from_end", N_("From the end"), hint=N_("Counted from the end of the event")),
        LongText("text", N_("Text"), column=True),
        Text("subject", N_("Subject")),
        Integer("again", N_("How often again")),
        Length("pause", N_("After"), hint=N_("5 minutes")),
        LongText("more", N_("More"), hint=_MORE),
    ),
)

INVITEE = Kind(
    "invitee",
    N_("Invited by a calendar"),
    N_("Invited by calendars"),
    "users",
    (
        _EVENT,
        Choice(
            "role",
            N_("Part"),
            required=True,
            options=(
                ("organiser", N_("Organiser")),
                ("chair", N_("Chair")),
                ("required", N_("Expected")),
                ("optional", N_("Optional")),
                ("informed", N_("To know")),
                ("unsaid", N_("Invited")),
            ),
        ),
        Text("name", N_("Name"), column=True),
        Text("address", N_("E-mail"), required=True, column=True),
        Choice(
            "answer",
            N_("Answer"),
            options=(
                ("needs-action", N_("None yet")),
                ("accepted", N_("Yes")),
                ("tentative", N_("Perhaps")),
                ("declined", N_("No")),
                ("delegated", N_("Somebody else comes")),
            ),
        ),
        Choice(
            "kind",
            N_("Kind"),
            options=(
                ("individual", N_("Person")),
                ("group", N_("Group")),
                ("room", N_("Room")),
                ("resource", N_("Equipment")),
                ("unknown", N_("Unknown")),
            ),
        ),
        Choice("asked", N_("Asked for an answer"), options=(("true", N_("Yes")), ("false", N_("No")))),
        Text("more", N_("More"), hint=_MORE),
    ),
)

CALENDAR_ENTRY_KINDS = (CALENDAR_ENTRY, REPETITION, REPETITION_DATE, REMINDER, INVITEE)
"""Those of one event, each shown on its card where there is one."""
