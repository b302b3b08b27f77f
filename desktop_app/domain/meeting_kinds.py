"""The kinds of record that meetings are made of: rules of bodies, agendas, papers, who came."""

import re
from typing import Any

from desktop_app.domain.event_kinds import WHEN_AND_WHERE, ends_after_it_starts
from desktop_app.domain.fields import (
    Bilingual,
    Boolean,
    Choice,
    Date,
    Integer,
    Languages,
    Link,
    LongText,
    Moment,
    Text,
    end_after_start,
    in_one_language,
    not_below,
    only_one_of,
)
from desktop_app.domain.kind import PERIOD, Kind, Section
from desktop_app.i18n import N_, _

MEETING_STATES = (
    ("prepared", N_("In preparation")),
    ("convened", N_("Convened")),
    ("held", N_("Held")),
    ("closed", N_("Closed")),
    ("cancelled", N_("Cancelled")),
)
ITEM_KINDS = (
    ("information", N_("Information")),
    ("discussion", N_("Discussion")),
    ("decision", N_("Decision")),
)
OUTCOMES = (
    ("discussed", N_("Discussed")),
    ("postponed", N_("Postponed")),
)
ANSWERS = (
    ("accepted", N_("Accepted")),
    ("tentative", N_("Perhaps")),
    ("declined", N_("Declined")),
)
STATUSES = (
    ("present", N_("Present")),
    ("excused", N_("Excused")),
    ("absent", N_("Absent")),
    ("replaced", N_("Replaced")),
)
QUORUM_KINDS = (
    ("none", N_("None")),
    ("half", N_("Half of the votes")),
    ("more_than_half", N_("More than half of the votes")),
    ("two_thirds", N_("Two thirds of the votes")),
    ("percent", N_("So many votes of a hundred")),
    ("number", N_("So many votes")),
)
LANGUAGES_OF_TEXT = (("fr", N_("French")), ("en", N_("English")))


def check_body_rules(values: dict[str, Any]) -> list[tuple[str, str]]:
    """A quorum in figures needs its figure; a pattern needs the number."""
    found = []
    if values.get("quorum_kind") in ("percent", "number") and not values.get("quorum_number"):
        found.append(("quorum_number", _("Say how many votes are needed.")))
    pattern = values.get("decision_pattern")
    if pattern and not re.search(r"\{number(:0?[1-9])?\}", pattern):
        sentence = _("The pattern needs {part} in it, for example {example}.")
        found.append(("decision_pattern", sentence.format(part="{number}", example="{year}-{number:02}")))
    return found


BODY_RULES = Kind(
    "body_rules",
    N_("Rules of a body"),
    N_("Rules of bodies"),
    "landmark",
    (
        Link("organisation_id", N_("Body"), to="organisation", required=True),
        Integer("agenda_days", N_("Agenda, days before")),
        Integer("papers_days", N_("Papers, days before")),
        Integer("draft_minutes_days", N_("Draft minutes, days after")),
        Integer("corrections_days", N_("Corrections, days after the draft")),
        Choice("quorum_kind", N_("Quorum"), options=QUORUM_KINDS),
        Integer("quorum_number", N_("Votes needed"), hint=N_("Only for a quorum in figures")),
        Integer("proxies_per_holder", N_("Proxies one person may hold")),
        Text("decision_pattern", N_("Numbers of decisions")),
        *PERIOD,
    ),
    checks=(
        end_after_start(),
        not_below(0, "agenda_days", "papers_days", "draft_minutes_days", "corrections_days", "proxies_per_holder"),
        check_body_rules,
    ),
)

MEETING = Kind(
    "meeting",
    N_("Meeting"),
    N_("Meetings"),
    "users",
    (
        Link("body_id", N_("Body"), to="organisation", required=True, column=True),
        Integer("number", N_("Number"), column=True),
        Bilingual("title", N_("Title"), hint=N_("Empty: the body and the number")),
        *WHEN_AND_WHERE,
        Choice("state", N_("State"), options=MEETING_STATES, column=True),
        Link("chair_id", N_("Chair"), to="person"),
        Link("minute_taker_id", N_("Minute-taker"), to="person"),
        Choice("language", N_("Language of the minutes"), options=LANGUAGES_OF_TEXT),
        Languages("interpretation", N_("Interpreted into")),
        Date("convened_on", N_("Convened on")),
        Moment("opened_at", N_("Opened at")),
        Moment("closed_at", N_("Closed at")),
        Link("event_id", N_("Event"), to="event"),
        Link("follows_id", N_("Follows"), to="meeting"),
        Link("grant_id", N_("Grant"), to="grant", hint=N_("Empty: that of the event")),
        LongText("remarks", N_("Remarks")),
    ),
    (
        Section("agenda_item", "meeting_id", N_("Agenda")),
        Section("attendance", "meeting_id", N_("Attendance")),
        Section("convening", "meeting_id", N_("Agenda as sent")),
        Section("decision", "meeting_id", N_("Decisions")),
        Section("action", "meeting_id", N_("Actions")),
        Section("minutes", "meeting_id", N_("Minutes")),
        Section("attachment", "meeting_id", N_("Files")),
        Section("attendance_sheet", "meeting_id", N_("Attendance sheets")),
    ),
    (ends_after_it_starts,),
    listed=True,
)

AGENDA_ITEM = Kind(
    "agenda_item",
    N_("Agenda item"),
    N_("Agenda items"),
    "list-ordered",
    (
        Link("meeting_id", N_("Meeting"), to="meeting", required=True),
        Bilingual("title", N_("Title"), column=True),
        Boolean("is_heading", N_("Heading"), hint=N_("Has no number of its own")),
        Choice("kind", N_("Kind"), options=ITEM_KINDS, column=True),
        Link("owner_id", N_("Introduced by"), to="person", column=True),
        Link("owner_organisation_id", N_("For"), to="organisation"),
        Integer("minutes_planned", N_("Minutes planned"), column=True),
        Boolean("confidential", N_("Confidential")),
        Boolean("late", N_("Late")),
        Boolean("recurring", N_("In every agenda")),
        Choice("outcome", N_("Outcome"), options=OUTCOMES),
        Bilingual("summary", N_("Summary"), long=True),
        Link("parent_id", N_("Part of"), to="agenda_item"),
        Link("approves_id", N_("Approves the minutes of"), to="meeting"),
        Link("carried_from_id", N_("Carried over from"), to="agenda_item"),
    ),
    (
        Section("agenda_paper", "agenda_item_id", N_("Papers")),
        Section("minute_item", "agenda_item_id", N_("Minutes")),
        Section("vote", "agenda_item_id", N_("Votes")),
    ),
    (in_one_language("title"), not_below(0, "minutes_planned")),
)

AGENDA_PAPER = Kind(
    "agenda_paper",
    N_("Paper"),
    N_("Papers"),
    "file-text",
    (
        Link("agenda_item_id", N_("Agenda item"), to="agenda_item", required=True),
        Link("attachment_id", N_("File"), to="attachment", required=True, column=True),
    ),
)

CONVENING = Kind(
    "convening",
    N_("Agenda as sent"),
    N_("Agendas as sent"),
    "mails",
    (
        Link("meeting_id", N_("Meeting"), to="meeting", required=True),
        Integer("edition", N_("Edition"), required=True),
        Date("sent_on", N_("Sent on"), required=True, column=True),
        Moment("starts_at", N_("Starts"), required=True),
        Moment("ends_at", N_("Ends")),
        Bilingual("place", N_("Place")),
    ),
    (Section("convened_item", "convening_id", N_("Items")),),
)

CONVENED_ITEM = Kind(
    "convened_item",
    N_("Item as sent"),
    N_("Items as sent"),
    "list-ordered",
    (
        Link("convening_id", N_("Agenda as sent"), to="convening", required=True),
        Link("agenda_item_id", N_("Agenda item"), to="agenda_item"),
        Text("number", N_("Number")),
        Integer("depth", N_("Depth")),
        Boolean("is_heading", N_("Heading")),
        Bilingual("title", N_("Title"), column=True),
        Bilingual("summary", N_("Summary"), long=True),
        Bilingual("papers", N_("Papers"), long=True),
        Choice("kind", N_("Kind"), options=ITEM_KINDS),
        Bilingual("owner", N_("Introduced by")),
        Integer("minutes_planned", N_("Minutes planned")),
        Moment("starts_at", N_("Starts")),
        Moment("ends_at", N_("Ends")),
        Boolean("confidential", N_("Confidential")),
        Boolean("late", N_("Late")),
    ),
)

ATTENDANCE = Kind(
    "attendance",
    N_("Attendance"),
    N_("Attendance"),
    "id-card",
    (
        Link("meeting_id", N_("Meeting"), to="meeting"),
        Link("event_id", N_("Event"), to="event"),
        Link("timetable_entry_id", N_("Entry of the timetable"), to="timetable_entry"),
        Link("person_id", N_("Person"), to="person", required=True, column=True),
        Link("represents_id", N_("Represents"), to="organisation", column=True),
        Bilingual("position", N_("Title on that day")),
        Date("invited_on", N_("Invited")),
        Choice("answer", N_("Answer"), options=ANSWERS),
        Date("answered_on", N_("Answered")),
        Choice("status", N_("Came"), options=STATUSES, column=True),
        Boolean("remote", N_("From afar")),
        Boolean("voting", N_("Votes")),
        Link("replaced_by_id", N_("Replaced by"), to="attendance"),
        Link("proxy_to_id", N_("Proxy to"), to="attendance"),
        Link("arrived_item_id", N_("Came in at"), to="agenda_item"),
        Link("left_item_id", N_("Left before"), to="agenda_item"),
        Moment("checked_in_at", N_("Checked in")),
        Text("remarks", N_("Remarks")),
    ),
    checks=(
        only_one_of(
            ("meeting_id", "event_id", "timetable_entry_id"),
            N_("Attendance belongs to one meeting, one event or one entry of a timetable."),
        ),
    ),
)

ATTENDANCE_SHEET = Kind(
    "attendance_sheet",
    N_("Attendance sheet"),
    N_("Attendance sheets"),
    "square-pen",
    (
        Link("event_id", N_("Event"), to="event"),
        Link("meeting_id", N_("Meeting"), to="meeting"),
        Link("timetable_entry_id", N_("Entry of the timetable"), to="timetable_entry"),
        Text("code", N_("Code"), required=True, column=True),
        Date("day", N_("Day"), required=True, column=True),
        Date("printed_on", N_("Printed on"), required=True),
        LongText("lines", N_("Lines")),
        Link("scan_id", N_("Scan"), to="attachment"),
    ),
    checks=(only_one_of(("event_id", "meeting_id"), N_("A sheet belongs to one event or one meeting.")),),
)

MEETING_KINDS = (
    BODY_RULES, MEETING, AGENDA_ITEM, AGENDA_PAPER, CONVENING, CONVENED_ITEM, ATTENDANCE, ATTENDANCE_SHEET,
)  # fmt: skip
