"""The kinds of record of what the office notes: notes, tasks, tags on records, lists it keeps."""

from desktop_app.domain.fields import Choice, Date, Link, LongText, Text, only_one_of
from desktop_app.domain.kind import Kind
from desktop_app.i18n import N_

NOTE = Kind(
    "note",
    N_("Note"),
    N_("Notes"),
    "sticky-note",
    (
        Link("organisation_id", N_("Organisation"), to="organisation"),
        Link("person_id", N_("Person"), to="person"),
        Date("noted_on", N_("Date"), column=True),
        Choice(
            "kind",
            N_("Kind"),
            options=(
                ("call", N_("Call")),
                ("letter", N_("Letter")),
                ("email", N_("E-mail")),
                ("meeting", N_("Meeting")),
                ("note", N_("Note")),
            ),
        ),
        LongText("text", N_("Text"), required=True, column=True),
        Text("author", N_("By")),
    ),
)

TASK = Kind(
    "task",
    N_("Task"),
    N_("Tasks"),
    "square-check",
    (
        Link("organisation_id", N_("Organisation"), to="organisation"),
        Link("person_id", N_("Person"), to="person"),
        Text("title", N_("What"), required=True, column=True),
        Date("due_on", N_("Due"), column=True),
        Date("done_on", N_("Done"), column=True),
        Text("assigned_to", N_("Who"), column=True),
        Link("interaction_id", N_("Follows from"), to="interaction"),
    ),
)

TAGGING = Kind(
    "tagging",
    N_("Tag on a record"),
    N_("Tags on records"),
    "tag",
    (
        Link("tag_id", N_("Tag"), to="tag", required=True),
        Link("organisation_id", N_("Organisation"), to="organisation"),
        Link("person_id", N_("Person"), to="person"),
    ),
    checks=(only_one_of(("organisation_id", "person_id"), N_("A tag stands on one organisation or one person.")),),
)

SAVED_LIST = Kind(
    "saved_list",
    N_("Saved list"),
    N_("Saved lists"),
    "list-filter",
    (
        Text("label_fr", N_("Name in French"), required=True, column=True),
        Text("label_en", N_("Name in English")),
        Choice(
            "kind",
            N_("Of"),
            required=True,
            options=(("organisation", N_("Organisations")), ("person", N_("People"))),
        ),
        LongText("filters", N_("Filters")),
    ),
)

NOTE_KINDS = (NOTE, TASK, TAGGING, SAVED_LIST)
