"""The kinds of what files leave in a base: values kept without a field, mappings of columns, and what went out."""

from desktop_app.domain.fields import (
    Boolean,
    Choice,
    Date,
    Integer,
    Link,
    LongText,
    Moment,
    Text,
    only_one_of,
)
from desktop_app.domain.kind import Kind
from desktop_app.domain.worded import DetailName, DetailParameters
from desktop_app.i18n import N_

KEPT_VALUE = Kind(
    "kept_value",
    N_("Other detail"),
    N_("Other details"),
    "file-text",
    (
        Link("organisation_id", N_("Organisation"), to="organisation"),
        Link("person_id", N_("Person"), to="person"),
        Link("event_id", N_("Event"), to="event"),
        Choice(
            "source",
            N_("Came from"),
            required=True,
            options=(
                ("column", N_("A table")),
                ("vcard", N_("A vCard")),
                ("ldif", N_("LDIF")),
                ("icalendar", N_("A calendar")),
                ("combined", N_("A combined record")),
            ),
        ),
        DetailName("name", N_("What"), required=True, column=True),
        LongText("value", N_("Value"), column=True),
        DetailParameters("parameters", N_("More about it")),
        Choice("form", N_("Written"), options=(("text", N_("As one reads it")),)),
        Text("key", N_("Known there by")),
    ),
    checks=(
        only_one_of(
            ("organisation_id", "person_id", "event_id"),
            N_("A detail belongs to one organisation, one person or one event."),
        ),
    ),
)

IMPORT_MAPPING = Kind(
    "import_mapping",
    N_("Way to read a file"),
    N_("Ways to read files"),
    "file-text",
    (
        Text("label", N_("Name"), required=True, column=True),
        LongText("headings", N_("Headings"), required=True),
        LongText("mapping", N_("Columns and fields"), required=True),
    ),
)

EXPORT = Kind(
    "export",
    N_("Export made"),
    N_("Exports"),
    "upload",
    (
        Moment("written_at", N_("When"), required=True, column=True),
        Text("user_name", N_("Who"), required=True, column=True),
        Text("what", N_("What"), required=True, column=True, hint=N_("A kind of record, or “everything”")),
        Text("form", N_("In the form of"), required=True, column=True),
        Integer("count", N_("Records"), required=True, column=True),
        Date("as_of", N_("As of")),
        Boolean("is_part", N_("Part of the list")),
    ),
)

INTERCHANGE_KINDS = (KEPT_VALUE, IMPORT_MAPPING, EXPORT)
