"""The kinds of record of organisations: their names, seats, and links to one another."""

from desktop_app.domain.fields import Bilingual, Choice, Country, Date, Integer, Link, LongText, Text, end_after_start
from desktop_app.domain.kind import PERIOD, VERIFIED, Kind, Section
from desktop_app.i18n import N_

LANGUAGE_OF_NAME = (("fr", N_("French")), ("en", N_("English")), ("original", N_("Own language")))

KIND_OF_NAME = (
    ("official", N_("Official")),
    ("short", N_("Short")),
    ("acronym", N_("Acronym")),
    ("former", N_("Former")),
)

ORGANISATION = Kind(
    "organisation",
    N_("Organisation"),
    N_("Organisations"),
    "building-2",
    (
        Link("kind_id", N_("Kind"), to="organisation_kind", column=True),
        Country("country", N_("Country"), column=True),
        Link("parent_id", N_("Body of"), to="organisation", hint=N_("For committees and groups: of whom")),
        Date("founded_on", N_("Founded")),
        Date("dissolved_on", N_("Dissolved")),
        LongText("remarks", N_("Remarks")),
        *VERIFIED,
    ),
    (
        Section("organisation_name", "organisation_id", N_("Names"), inline=True, empty=N_("No name yet.")),
        Section("contact_point", "organisation_id", N_("Phones, e-mail, web"), inline=True),
        Section("address", "organisation_id", N_("Addresses"), inline=True),
        Section("seat", "organisation_id", N_("Seats")),
        Section("mandate", "organisation_id", N_("People")),
        Section("membership", "organisation_id", N_("Membership")),
        Section("contribution_due", "organisation_id", N_("Contributions")),
        Section("organisation_link", "organisation_id", N_("Links")),
        Section("tagging", "organisation_id", N_("Tags"), inline=True),
        Section("attachment", "organisation_id", N_("Pictures")),
        Section("kept_value", "organisation_id", N_("Other details"), inline=True),
        Section("body_rules", "organisation_id", N_("Rules of meetings")),
        Section("meeting", "body_id", N_("Meetings")),
        Section("practice", "organisation_id", N_("Practices")),
        Section("interaction", "organisation_id", N_("Dialogue")),
        Section("position_sending", "organisation_id", N_("Positions received")),
        Section("verification", "organisation_id", N_("Verifications")),
        Section("note", "organisation_id", N_("Notes")),
        Section("task", "organisation_id", N_("Tasks")),
    ),
    (end_after_start("founded_on", "dissolved_on"),),
    listed=True,
)

ORGANISATION_NAME = Kind(
    "organisation_name",
    N_("Name"),
    N_("Names"),
    "tag",
    (
        Link("organisation_id", N_("Organisation"), to="organisation", required=True),
        Choice("language", N_("Language"), options=LANGUAGE_OF_NAME, required=True),
        Choice("kind", N_("Kind"), options=KIND_OF_NAME, required=True),
        Text("text", N_("Name"), required=True),
        *PERIOD,
    ),
    checks=(end_after_start(),),
)

SEAT = Kind(
    "seat",
    N_("Seat"),
    N_("Seats"),
    "armchair",
    (
        Link("organisation_id", N_("Body"), to="organisation", required=True, column=True),
        Link("role_type_id", N_("Role"), to="role_type", column=True),
        Link("represents_id", N_("Kept for"), to="organisation", column=True),
        Bilingual("label", N_("Label")),
        Integer("rank", N_("Order")),
        *PERIOD,
    ),
    checks=(end_after_start(),),
)

ORGANISATION_LINK = Kind(
    "organisation_link",
    N_("Link"),
    N_("Links"),
    "link",
    (
        Link("organisation_id", N_("Organisation"), to="organisation", required=True, column=True),
        Link("link_kind_id", N_("Is"), to="link_kind", required=True, column=True),
        Link("other_id", N_("Of"), to="organisation", required=True, column=True),
        *PERIOD,
    ),
    checks=(end_after_start(),),
)

ORGANISATION_KINDS = (ORGANISATION, ORGANISATION_NAME, SEAT, ORGANISATION_LINK)
