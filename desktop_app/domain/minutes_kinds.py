"""The kinds of record that come out of a meeting: minutes, decisions, votes, actions."""

from desktop_app.domain.fields import (
    Bilingual,
    Boolean,
    Choice,
    Date,
    Integer,
    Link,
    LongText,
    Text,
    Year,
    in_one_language,
    not_below,
)
from desktop_app.domain.kind import Kind, Section
from desktop_app.domain.meeting_kinds import LANGUAGES_OF_TEXT
from desktop_app.i18n import N_

MINUTE_KINDS = (
    ("note", N_("Note")),
    ("statement", N_("Statement")),
    ("decision", N_("Decision")),
    ("action", N_("Action")),
)
BASES = (
    ("consensus", N_("Consensus")),
    ("vote", N_("Vote")),
    ("silence", N_("Silence procedure")),
)
VOTE_METHODS = (
    ("show_of_hands", N_("Show of hands")),
    ("by_name", N_("By name")),
    ("secret", N_("Secret")),
)
MAJORITY_KINDS = (
    ("simple", N_("Simple majority")),
    ("two_thirds", N_("Two thirds")),
    ("three_quarters", N_("Three quarters")),
    ("unanimous", N_("Unanimity")),
)
BALLOTS = (
    ("for", N_("For")),
    ("against", N_("Against")),
    ("abstention", N_("Abstention")),
)
ACTION_STATUSES = (
    ("open", N_("Open")),
    ("done", N_("Done")),
    ("dropped", N_("Dropped")),
)
MINUTES_STATES = (
    ("draft", N_("Draft")),
    ("circulated", N_("Circulated")),
    ("approved", N_("Approved")),
    ("approved_amended", N_("Approved as amended")),
)
REVISION_REASONS = (
    ("kept", N_("Kept")),
    ("circulated", N_("Circulated")),
    ("approved", N_("Approved")),
    ("before_restoring", N_("Before an older one was restored")),
)
CORRECTION_ANSWERS = (
    ("accepted", N_("Accepted")),
    ("rejected", N_("Not accepted")),
)

MINUTE_ITEM = Kind(
    "minute_item",
    N_("Item of the minutes"),
    N_("Items of the minutes"),
    "notebook-pen",
    (
        Link("agenda_item_id", N_("Agenda item"), to="agenda_item", required=True),
        Choice("kind", N_("Kind"), options=MINUTE_KINDS, required=True, column=True),
        Bilingual("text", N_("Text"), column=True, long=True),
        Choice("source_language", N_("Written in"), options=LANGUAGES_OF_TEXT),
        Link("speaker_id", N_("Speaker"), to="person"),
    ),
    (
        Section("decision", "minute_item_id", N_("Decision")),
        Section("action", "minute_item_id", N_("Action")),
    ),
)

DECISION = Kind(
    "decision",
    N_("Decision"),
    N_("Decisions"),
    "gavel",
    (
        Link("body_id", N_("Body"), to="organisation", required=True),
        Text("code", N_("Number"), column=True),
        Bilingual("title", N_("Subject"), column=True),
        Choice("basis", N_("Decided by"), options=BASES),
        Date("decided_on", N_("Decided on"), column=True),
        Link("meeting_id", N_("Meeting"), to="meeting"),
        Link("minute_item_id", N_("Text in the minutes"), to="minute_item"),
        Year("year", N_("Year")),
        Integer("number", N_("Number in the year")),
        Boolean("provisional", N_("Provisional number")),
        Link("superseded_by_id", N_("Superseded by"), to="decision"),
    ),
)

VOTE = Kind(
    "vote",
    N_("Vote"),
    N_("Votes"),
    "vote",
    (
        Link("agenda_item_id", N_("Agenda item"), to="agenda_item", required=True),
        Link("decision_id", N_("Decision"), to="decision"),
        Bilingual("title", N_("Question"), column=True),
        Choice("method", N_("How"), options=VOTE_METHODS),
        Choice("majority", N_("Majority"), options=MAJORITY_KINDS),
        Integer("votes_for", N_("For")),
        Integer("votes_against", N_("Against")),
        Integer("abstentions", N_("Abstentions")),
    ),
    (Section("ballot", "vote_id", N_("Ballots")),),
    (not_below(0, "votes_for", "votes_against", "abstentions"),),
)

BALLOT = Kind(
    "ballot",
    N_("Ballot"),
    N_("Ballots"),
    "vote",
    (
        Link("vote_id", N_("Vote"), to="vote", required=True),
        Link("attendance_id", N_("Voice of"), to="attendance", required=True, column=True),
        Link("cast_by_id", N_("Cast by"), to="attendance"),
        Choice("value", N_("Voice"), options=BALLOTS, required=True, column=True),
    ),
)

ACTION = Kind(
    "action",
    N_("Action"),
    N_("Actions"),
    "square-check",
    (
        Link("body_id", N_("Body"), to="organisation", required=True),
        Bilingual("title", N_("What"), column=True),
        Link("owner_id", N_("Who"), to="person", column=True),
        Link("owner_organisation_id", N_("For"), to="organisation", column=True),
        Date("due_on", N_("Due"), column=True),
        Choice("status", N_("Status"), options=ACTION_STATUSES, column=True),
        Date("done_on", N_("Done")),
        Link("meeting_id", N_("Asked in"), to="meeting"),
        Link("minute_item_id", N_("In the minutes"), to="minute_item"),
        Link("closed_in_id", N_("Closed in"), to="meeting"),
    ),
    (Section("action_report", "action_id", N_("Reported so far")),),
    (in_one_language("title"),),
)

ACTION_REPORT = Kind(
    "action_report",
    N_("Report on an action"),
    N_("Reports on actions"),
    "message-square",
    (
        Link("action_id", N_("Action"), to="action", required=True),
        Link("meeting_id", N_("Meeting"), to="meeting", required=True),
        Bilingual("text", N_("Report"), column=True, long=True),
        Date("reported_on", N_("Reported on")),
    ),
    checks=(in_one_language("text"),),
)

MINUTES = Kind(
    "minutes",
    N_("Minutes"),
    N_("Minutes"),
    "file-text",
    (
        Link("meeting_id", N_("Meeting"), to="meeting", required=True),
        Choice("state", N_("State"), options=MINUTES_STATES, column=True),
        Date("circulated_on", N_("Circulated on")),
        Date("corrections_until", N_("Corrections until")),
        Link("approved_in_id", N_("Approved in"), to="meeting"),
        Date("approved_on", N_("Approved on")),
    ),
    (
        Section("correction_request", "minutes_id", N_("Corrections asked for")),
        Section("minutes_revision", "minutes_id", N_("Revisions")),
    ),
)

MINUTES_REVISION = Kind(
    "minutes_revision",
    N_("Revision of minutes"),
    N_("Revisions of minutes"),
    "history",
    (
        Link("minutes_id", N_("Minutes"), to="minutes", required=True),
        Integer("number", N_("Number"), required=True, column=True),
        Date("kept_on", N_("Kept on"), required=True, column=True),
        Choice("reason", N_("Why"), options=REVISION_REASONS, column=True),
        LongText("content", N_("Content")),
    ),
)

CORRECTION_REQUEST = Kind(
    "correction_request",
    N_("Correction asked for"),
    N_("Corrections asked for"),
    "pencil",
    (
        Link("minutes_id", N_("Minutes"), to="minutes", required=True),
        Link("minute_item_id", N_("Item of the minutes"), to="minute_item"),
        Link("organisation_id", N_("Asked by"), to="organisation", column=True),
        Link("person_id", N_("Person"), to="person"),
        Choice("language", N_("Language"), options=LANGUAGES_OF_TEXT, required=True),
        LongText("old_text", N_("Text as it stood")),
        LongText("new_text", N_("Text asked for"), required=True, column=True),
        Text("reason", N_("Reason")),
        Date("asked_on", N_("Asked on")),
        Choice("answer", N_("Answer"), options=CORRECTION_ANSWERS, column=True),
        Date("answered_on", N_("Answered on")),
    ),
)

MINUTES_KINDS = (
    MINUTE_ITEM, DECISION, VOTE, BALLOT, ACTION, ACTION_REPORT, MINUTES, MINUTES_REVISION, CORRECTION_REQUEST,
)  # fmt: skip
