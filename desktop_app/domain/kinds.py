"""The kinds of record and their fields, declared once.

Forms, tables, search, the command line, headings of files, validation and history all read these
declarations. A kind's name is its table's; nothing here loads the mapping, so the first window may use it.
"""

from desktop_app.domain.contact_rules import check_contact_point
from desktop_app.domain.duplicate_kinds import DUPLICATE_KINDS
from desktop_app.domain.edition_kinds import EDITION_KINDS
from desktop_app.domain.event_kinds import EVENT_KINDS
from desktop_app.domain.fields import (
    Amount,
    Bilingual,
    Boolean,
    Choice,
    Country,
    Date,
    Integer,
    Link,
    LongText,
    Text,
    Year,
    end_after_start,
    only_one_of,
)
from desktop_app.domain.interchange_kinds import INTERCHANGE_KINDS
from desktop_app.domain.kind import LABELS, PERIOD, Kind, Section
from desktop_app.domain.letter_kinds import LETTER_TEMPLATE
from desktop_app.domain.meeting_kinds import MEETING_KINDS
from desktop_app.domain.minutes_kinds import MINUTES_KINDS
from desktop_app.domain.position_kinds import POSITION_KINDS
from desktop_app.domain.voice_kinds import VOICE_KINDS
from desktop_app.i18n import N_

__all__ = ["CONSENT", "CONTACT_POINTS", "KINDS", "KIND_OF_NAME", "LANGUAGE_OF_NAME", "Kind", "Section"]

LANGUAGE_OF_NAME = (("fr", N_("French")), ("en", N_("English")), ("original", N_("Own language")))
KIND_OF_NAME = (
    ("official", N_("Official")),
    ("short", N_("Short")),
    ("acronym", N_("Acronym")),
    ("former", N_("Former")),
)
CONTACT_POINTS = (
    ("email", N_("E-mail")),
    ("phone", N_("Phone")),
    ("mobile", N_("Mobile")),
    ("fax", N_("Fax")),
    ("web", N_("Web site")),
)
END_REASONS = (
    ("term", N_("Term ended")),
    ("resigned", N_("Resigned")),
    ("replaced", N_("Replaced")),
    ("died", N_("Died")),
    ("other", N_("Other")),
)
MEMBERSHIP_END_REASONS = (
    ("category", N_("Change of category")),
    ("resigned", N_("Resigned")),
    ("excluded", N_("Excluded")),
    ("dissolved", N_("Dissolved")),
    ("other", N_("Other")),
)

VERIFIED = (
    Date("last_verified_on", N_("Last verified")),
    Text("verified_by", N_("Verified by")),
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
        Section("kept_value", "organisation_id", N_("Kept from files"), inline=True),
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

PERSON = Kind(
    "person",
    N_("Person"),
    N_("People"),
    "user-round",
    (
        Choice(
            "form_of_address",
            N_("Form of address"),
            options=(("f", N_("Ms")), ("m", N_("Mr"))),
        ),
        Text("honorific", N_("Title"), hint=N_("Dr, Prof.…")),
        Text("given", N_("First name")),
        Text("particle", N_("Particle"), hint=N_("de, von…")),
        Text("family", N_("Family name"), required=True),
        Text("sort_name", N_("Sorted under"), hint=N_("Only where the usual rule is wrong")),
        Choice("language", N_("Language of letters"), options=(("fr", N_("French")), ("en", N_("English")))),
        LongText("remarks", N_("Remarks")),
        *VERIFIED,
    ),
    (
        Section("mandate", "person_id", N_("Mandates")),
        Section("contact_point", "person_id", N_("Personal phones and e-mail"), inline=True),
        Section("address", "person_id", N_("Addresses"), inline=True),
        Section("consent", "person_id", N_("Consents"), inline=True),
        Section("tagging", "person_id", N_("Tags"), inline=True),
        Section("attachment", "person_id", N_("Pictures")),
        Section("kept_value", "person_id", N_("Kept from files"), inline=True),
        Section("attendance", "person_id", N_("Meetings and events")),
        Section("interaction_person", "person_id", N_("Dialogue")),
        Section("note", "person_id", N_("Notes")),
        Section("task", "person_id", N_("Tasks")),
    ),
    listed=True,
)

MANDATE = Kind(
    "mandate",
    N_("Mandate"),
    N_("Mandates"),
    "crown",
    (
        Link("person_id", N_("Person"), to="person", required=True, column=True),
        Link("organisation_id", N_("Organisation or body"), to="organisation", required=True, column=True),
        Link("role_type_id", N_("Role"), to="role_type", column=True),
        Bilingual("title", N_("Own title"), hint=N_("Only where it differs from the role's")),
        Link("on_behalf_of_id", N_("On behalf of"), to="organisation"),
        Link("seat_id", N_("Seat"), to="seat"),
        *PERIOD,
        Choice("end_reason", N_("Why it ended"), options=END_REASONS),
        Link("address_id", N_("Works at"), to="address", hint=N_("The organisation's seat when empty")),
        LongText("remarks", N_("Remarks")),
    ),
    (Section("contact_point", "mandate_id", N_("Work phones and e-mail"), inline=True),),
    (end_after_start(),),
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

MEMBERSHIP = Kind(
    "membership",
    N_("Membership"),
    N_("Memberships"),
    "book-user",
    (
        Link("organisation_id", N_("Organisation"), to="organisation", required=True, column=True),
        Link("category_id", N_("Category"), to="membership_category", required=True, column=True),
        Link("family_id", N_("Family"), to="family", column=True),
        *PERIOD,
        Choice("end_reason", N_("Why it ended"), options=MEMBERSHIP_END_REASONS),
    ),
    (Section("membership_event", "membership_id", N_("What happened"), inline=True),),
    (end_after_start(),),
)

MEMBERSHIP_EVENT = Kind(
    "membership_event",
    N_("Event of membership"),
    N_("Events of membership"),
    "calendar-clock",
    (
        Link("membership_id", N_("Membership"), to="membership", required=True),
        Choice(
            "kind",
            N_("What"),
            required=True,
            options=(
                ("applied", N_("Applied")),
                ("admitted", N_("Admitted")),
                ("suspended", N_("Suspended")),
                ("resigned", N_("Resigned")),
                ("excluded", N_("Excluded")),
                ("readmitted", N_("Readmitted")),
            ),
        ),
        Date("happened_on", N_("When")),
        Text("decided_in", N_("Decided in"), hint=N_("The meeting that decided it")),
        Text("remarks", N_("Remarks")),
    ),
)

CURRENCIES = tuple((code, code) for code in ("EUR", "CHF", "GBP", "RON", "USD", "XOF"))

CONTRIBUTION_DUE = Kind(
    "contribution_due",
    N_("Contribution"),
    N_("Contributions"),
    "receipt",
    (
        Link("organisation_id", N_("Organisation"), to="organisation", required=True),
        Year("year", N_("Year"), required=True, column=True),
        Amount("amount", N_("Amount due"), required=True, column=True),
        Choice("currency", N_("Currency"), options=CURRENCIES, required=True),
    ),
    (Section("contribution_paid", "contribution_due_id", N_("Payments"), inline=True),),
)

CONTRIBUTION_PAID = Kind(
    "contribution_paid",
    N_("Payment"),
    N_("Payments"),
    "banknote",
    (
        Link("contribution_due_id", N_("Contribution"), to="contribution_due", required=True),
        Date("paid_on", N_("Paid on")),
        Amount("amount", N_("Amount"), required=True),
        Text("reference", N_("Reference")),
    ),
)

ADDRESS = Kind(
    "address",
    N_("Address"),
    N_("Addresses"),
    "map-pin",
    (
        Link("organisation_id", N_("Organisation"), to="organisation"),
        Link("person_id", N_("Person"), to="person"),
        Choice(
            "kind",
            N_("Use"),
            required=True,
            options=(
                ("seat", N_("Seat")),
                ("correspondence", N_("Letters")),
                ("invoicing", N_("Invoices")),
                ("home", N_("Home")),
            ),
        ),
        LongText("lines", N_("Street"), hint=N_("One line of the envelope each")),
        Text("postcode", N_("Postcode")),
        Text("city", N_("Town"), column=True),
        Text("cedex", N_("Cedex")),
        Country("country", N_("Country")),
        *PERIOD,
    ),
    checks=(
        end_after_start(),
        only_one_of(("organisation_id", "person_id"), N_("An address belongs to one organisation or one person.")),
    ),
)

CONTACT_POINT = Kind(
    "contact_point",
    N_("Contact point"),
    N_("Contact points"),
    "phone",
    (
        Link("organisation_id", N_("Organisation"), to="organisation"),
        Link("person_id", N_("Person"), to="person"),
        Link("mandate_id", N_("Mandate"), to="mandate"),
        Choice("kind", N_("Kind"), options=CONTACT_POINTS, required=True),
        Text("value", N_("Number or address"), required=True, column=True),
        Text("label", N_("Label"), hint=N_("Switchboard, press…")),
        Boolean("public", N_("Printed"), hint=N_("May stand in the directory")),
        *PERIOD,
    ),
    checks=(
        end_after_start(),
        only_one_of(
            ("organisation_id", "person_id", "mandate_id"),
            N_("A contact point belongs to one organisation, one person or one mandate."),
        ),
        check_contact_point,
    ),
)

CONSENT = Kind(
    "consent",
    N_("Consent"),
    N_("Consents"),
    "circle-check",
    (
        Link("person_id", N_("Person"), to="person", required=True),
        Choice(
            "purpose",
            N_("Purpose"),
            required=True,
            options=(
                ("directory", N_("Printed directory")),
                ("participants", N_("Shared among participants")),
                ("public_list", N_("Public list")),
                ("newsletter", N_("Newsletter")),
                ("photo", N_("Photo")),
            ),
        ),
        Choice(
            "basis",
            N_("How it was given"),
            options=(
                ("written", N_("In writing")),
                ("form", N_("On a form")),
                ("spoken", N_("By word of mouth")),
                ("public_office", N_("Public office")),
            ),
        ),
        Date("given_on", N_("Given")),
        Date("withdrawn_on", N_("Withdrawn")),
    ),
    checks=(end_after_start("given_on", "withdrawn_on"),),
)

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

TAG = Kind(
    "tag",
    N_("Tag"),
    N_("Tags"),
    "tags",
    (
        Text("label_fr", N_("Label in French"), required=True, column=True),
        Text("label_en", N_("Label in English")),
    ),
    vocabulary=True,
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

ORGANISATION_KIND = Kind(
    "organisation_kind",
    N_("Kind of organisation"),
    N_("Kinds of organisation"),
    "landmark",
    (*LABELS, Boolean("is_body", N_("Has seats"), hint=N_("A committee, council or working group"))),
    vocabulary=True,
)
FAMILY = Kind("family", N_("Family"), N_("Families"), "users", LABELS, vocabulary=True)
MEMBERSHIP_CATEGORY = Kind(
    "membership_category",
    N_("Category of member"),
    N_("Categories of member"),
    "star",
    (*LABELS, Boolean("votes", N_("Votes"))),
    vocabulary=True,
)
LINK_KIND = Kind(
    "link_kind",
    N_("Kind of link"),
    N_("Kinds of link"),
    "link",
    (*LABELS, Bilingual("inverse", N_("Read from the other end"), required=True)),
    vocabulary=True,
)
ROLE_TYPE = Kind(
    "role_type",
    N_("Role"),
    N_("Roles"),
    "crown",
    (
        Text("title_fr_m", N_("French, for a man"), required=True, column=True),
        Text("title_fr_f", N_("French, for a woman"), required=True, column=True),
        Text("title_fr_n", N_("French, for either")),
        Text("title_en", N_("English"), required=True, column=True),
        Text("code", N_("Code"), required=True, hint=N_("A short word for files and the command line")),
        Integer("rank", N_("Order")),
    ),
    vocabulary=True,
)

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        ORGANISATION, PERSON, MANDATE, SEAT, MEMBERSHIP, ORGANISATION_NAME, ORGANISATION_LINK, MEMBERSHIP_EVENT,
        CONTRIBUTION_DUE, CONTRIBUTION_PAID, ADDRESS, CONTACT_POINT, CONSENT, NOTE, TASK, TAG, TAGGING, SAVED_LIST,
        ORGANISATION_KIND, FAMILY, MEMBERSHIP_CATEGORY, LINK_KIND, ROLE_TYPE, LETTER_TEMPLATE,
        *EVENT_KINDS, *MEETING_KINDS, *MINUTES_KINDS, *INTERCHANGE_KINDS, *EDITION_KINDS, *POSITION_KINDS,
        *VOICE_KINDS, *DUPLICATE_KINDS,
    )
}  # fmt: skip
