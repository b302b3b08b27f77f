"""The kinds of record of exchange and dialogue: themes, practices, interactions, work packages, verification."""

from typing import Any

from desktop_app.domain.fields import (
    Amount,
    Bilingual,
    Choice,
    Country,
    Date,
    Link,
    LongText,
    Text,
    Year,
    end_after_start,
    in_one_language,
    only_one_of,
)
from desktop_app.domain.kind import LABELS, PERIOD, Kind, Section
from desktop_app.domain.membership_kinds import CURRENCIES
from desktop_app.i18n import N_, _

SIDES = (
    ("south", N_("South")),
    ("north", N_("North")),
)
INTERACTION_KINDS = (
    ("meeting", N_("Meeting")),
    ("letter", N_("Letter")),
    ("call", N_("Call")),
    ("email", N_("E-mail")),
    ("hearing", N_("Hearing")),
)
FILE_USES = (
    ("document", N_("Document")),
    ("signed", N_("Signed copy")),
    ("emblem", N_("Emblem")),
)
VERIFICATION_ANSWERS = (
    ("taken", N_("Taken in")),
    ("refused", N_("Not taken in")),
)


def check_years(values: dict[str, Any]) -> list[tuple[str, str]]:
    """The rule that years are in their order."""
    first, last = values.get("first_year"), values.get("last_year")
    return [("last_year", _("The last year is before the first."))] if first and last and last < first else []


def check_budget(values: dict[str, Any]) -> list[tuple[str, str]]:
    """A budget says in which currency, and is not below nothing."""
    budget = values.get("budget")
    if budget and str(budget).startswith("-"):
        return [("budget", _("A budget is not below zero."))]
    return [("currency", _("Say in which currency the budget is."))] if budget and not values.get("currency") else []


def check_partner(values: dict[str, Any]) -> list[tuple[str, str]]:
    """A partner is known by something: an organisation of the base, a name, or at least a country."""
    if any(values.get(name) for name in ("organisation_id", "name", "country")):
        return []
    return [("name", _("Say who the partner is: an organisation, a name, or at least its country."))]


BUDGET = (
    Amount("budget", N_("Budget")),
    Choice("currency", N_("Currency"), options=CURRENCIES),
)

THEME = Kind("theme", N_("Theme"), N_("Themes"), "tag", LABELS, vocabulary=True)

PRACTICE = Kind(
    "practice",
    N_("Practice"),
    N_("Practices"),
    "globe",
    (
        Bilingual("title", N_("Title"), column=True),
        Link("organisation_id", N_("Member"), to="organisation", required=True, column=True),
        Bilingual("summary", N_("Summary"), long=True),
        Year("first_year", N_("From year"), column=True),
        Year("last_year", N_("Until year"), hint=N_("Empty while it lasts")),
        *BUDGET,
        Link("contact_id", N_("Contact person"), to="person"),
        Bilingual("lessons", N_("Lessons"), long=True),
        Date("last_verified_on", N_("Last verified")),
        Text("verified_by", N_("Verified by")),
        LongText("remarks", N_("Remarks")),
    ),
    (
        Section("practice_partner", "practice_id", N_("Partners"), inline=True, empty=N_("No partner yet.")),
        Section("practice_theme", "practice_id", N_("Themes"), inline=True),
        Section("record_file", "practice_id", N_("Files")),
        Section("practice_offer", "practice_id", N_("Presented at")),
    ),
    (in_one_language("title"), check_years, check_budget),
    listed=True,
)

PRACTICE_PARTNER = Kind(
    "practice_partner",
    N_("Partner"),
    N_("Partners"),
    "link",
    (
        Link("practice_id", N_("Practice"), to="practice", required=True),
        Choice("side", N_("Side"), options=SIDES, required=True, column=True),
        Text("name", N_("Name"), column=True, hint=N_("Where the partner is not among the organisations")),
        Link("organisation_id", N_("Organisation"), to="organisation", column=True),
        Country("country", N_("Country"), column=True, hint=N_("Empty: that of the organisation")),
    ),
    checks=(check_partner,),
)

PRACTICE_THEME = Kind(
    "practice_theme",
    N_("Theme of a practice"),
    N_("Themes of practices"),
    "tag",
    (
        Link("practice_id", N_("Practice"), to="practice", required=True),
        Link("theme_id", N_("Theme"), to="theme", required=True, column=True),
    ),
)

PRACTICE_OFFER = Kind(
    "practice_offer",
    N_("Presentation of a practice"),
    N_("Presentations of practices"),
    "calendar-plus",
    (
        Link("practice_id", N_("Practice"), to="practice", required=True),
        Link("agenda_item_id", N_("Agenda item"), to="agenda_item", column=True),
        Link("timetable_entry_id", N_("Entry of the timetable"), to="timetable_entry", column=True),
        Date("offered_on", N_("Offered on")),
    ),
    checks=(
        only_one_of(
            ("agenda_item_id", "timetable_entry_id"),
            N_("A practice is presented in one item of a meeting or one entry of an event."),
        ),
    ),
)

INTERACTION = Kind(
    "interaction",
    N_("Dialogue"),
    N_("Dialogues"),
    "message-square",
    (
        Bilingual("title", N_("Subject"), column=True),
        Choice("kind", N_("Kind"), options=INTERACTION_KINDS, required=True, column=True),
        Date("happened_on", N_("Date"), required=True, column=True),
        Link("organisation_id", N_("With"), to="organisation", required=True, column=True),
        Text("place", N_("Place")),
        Bilingual("said", N_("What was said"), long=True),
        Link("position_id", N_("About the position"), to="position"),
        Link("event_id", N_("At the event"), to="event"),
        Link("grant_id", N_("Grant"), to="grant"),
        Text("author", N_("Noted by")),
    ),
    (
        Section(
            "interaction_person", "interaction_id", N_("Who was there"), inline=True, empty=N_("Nobody named yet.")
        ),
        Section("task", "interaction_id", N_("What follows"), inline=True, empty=N_("Nothing to do yet.")),
        Section("record_file", "interaction_id", N_("Files")),
    ),
    (in_one_language("title"),),
    listed=True,
)

INTERACTION_PERSON = Kind(
    "interaction_person",
    N_("Participant"),
    N_("Participants"),
    "user-round",
    (
        Link("interaction_id", N_("Dialogue"), to="interaction", required=True),
        Link("person_id", N_("Person"), to="person", required=True, column=True),
        Link("organisation_id", N_("For"), to="organisation", column=True, hint=N_("Empty: as of that day")),
    ),
)

WORK_PACKAGE = Kind(
    "work_package",
    N_("Work package"),
    N_("Work packages"),
    "layout-list",
    (
        Link("grant_id", N_("Grant"), to="grant", required=True),
        Text("code", N_("Number"), required=True, column=True),
        Bilingual("title", N_("Title"), column=True),
        *PERIOD,
        *BUDGET,
        Bilingual("summary", N_("Summary"), long=True),
    ),
    checks=(in_one_language("title"), end_after_start(), check_budget),
)

RECORD_FILE = Kind(
    "record_file",
    N_("File of a record"),
    N_("Files of records"),
    "paperclip",
    (
        Link("attachment_id", N_("File"), to="attachment", required=True, column=True),
        Choice("kind", N_("Use"), options=FILE_USES, required=True),
        Link("practice_id", N_("Practice"), to="practice"),
        Link("position_id", N_("Common position"), to="position"),
        Link("interaction_id", N_("Dialogue"), to="interaction"),
        Link("grant_id", N_("Grant"), to="grant"),
    ),
    checks=(
        only_one_of(
            ("practice_id", "position_id", "interaction_id", "grant_id"),
            N_("A file belongs to one practice, position, dialogue or grant."),
        ),
    ),
)

VERIFICATION_ROUND = Kind(
    "verification_round",
    N_("Verification round"),
    N_("Verification rounds"),
    "list-checks",
    (
        Bilingual("title", N_("Title"), column=True),
        Date("starts_on", N_("From"), required=True, column=True),
        Date("due_on", N_("Answers until"), required=True, column=True),
        Date("closed_on", N_("Closed on"), column=True),
        LongText("remarks", N_("Remarks")),
    ),
    (Section("verification", "round_id", N_("Members")),),
    (in_one_language("title"), end_after_start("starts_on", "due_on")),
)

VERIFICATION = Kind(
    "verification",
    N_("Verification"),
    N_("Verifications"),
    "square-check",
    (
        Link("round_id", N_("Verification round"), to="verification_round", required=True),
        Link("organisation_id", N_("Member"), to="organisation", required=True, column=True),
        Date("sent_on", N_("Sent on"), column=True),
        Date("reminded_on", N_("Reminded on"), column=True),
        Date("answered_on", N_("Answered on"), column=True),
        Text("answered_by", N_("Answered by")),
        LongText("remarks", N_("Remarks")),
    ),
    (Section("verification_answer", "verification_id", N_("Answers")),),
)

VERIFICATION_ANSWER = Kind(
    "verification_answer",
    N_("Answer of a member"),
    N_("Answers of members"),
    "pencil",
    (
        Link("verification_id", N_("Verification"), to="verification", required=True),
        Text("row_kind", N_("Kind of record"), required=True),
        Text("row_id", N_("Record"), required=True),
        Text("field", N_("Field"), required=True, column=True),
        LongText("old_value", N_("As we have it"), column=True),
        LongText("new_value", N_("As the member wrote"), column=True),
        Date("received_on", N_("Received on")),
        Choice("answer", N_("Answer"), options=VERIFICATION_ANSWERS, column=True),
        Date("answered_on", N_("Answered on")),
    ),
)

VOICE_KINDS = (
    THEME, PRACTICE, PRACTICE_PARTNER, PRACTICE_THEME, PRACTICE_OFFER, INTERACTION, INTERACTION_PERSON, WORK_PACKAGE,
    RECORD_FILE, VERIFICATION_ROUND, VERIFICATION, VERIFICATION_ANSWER,
)  # fmt: skip
