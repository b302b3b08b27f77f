"""The kinds of record of people: their mandates and what they agreed to."""

from desktop_app.domain.fields import Bilingual, Choice, Date, Link, LongText, Text, end_after_start
from desktop_app.domain.kind import PERIOD, VERIFIED, Kind, Section
from desktop_app.domain.worded import Coordinates
from desktop_app.i18n import N_

END_REASONS = (
    ("term", N_("Term ended")),
    ("resigned", N_("Resigned")),
    ("replaced", N_("Replaced")),
    ("died", N_("Died")),
    ("other", N_("Other")),
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
        Text("further_given", N_("Other first names")),
        Text("suffix", N_("After the name"), hint=N_("PhD, Jr…")),
        Text("nickname", N_("Nickname")),
        Text("shown_as", N_("Name in address books"), hint=N_("Only where it is written otherwise")),
        Date("born_on", N_("Born")),
        Text("profession", N_("Profession")),
        Date("anniversary_on", N_("Anniversary")),
        Text("time_zone", N_("Time zone"), hint=N_("Europe/Paris, or +01:00")),
        Coordinates("coordinates", N_("Place on the map"), hint=N_("48.85; 2.35")),
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
        Section("kept_value", "person_id", N_("Other details"), inline=True),
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
        Text("department", N_("Department"), hint=N_("Culture; Theatres")),
        Text("duties", N_("Function")),
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

PERSON_KINDS = (PERSON, MANDATE, CONSENT)
