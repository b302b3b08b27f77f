"""The kinds of record of where organisations and people are reached."""

from desktop_app.domain.contact_rules import check_contact_point
from desktop_app.domain.fields import Boolean, Choice, Country, Link, LongText, Text, end_after_start, only_one_of
from desktop_app.domain.kind import PERIOD, Kind
from desktop_app.i18n import N_

CONTACT_POINTS = (
    ("email", N_("E-mail")),
    ("phone", N_("Phone")),
    ("mobile", N_("Mobile")),
    ("fax", N_("Fax")),
    ("web", N_("Web site")),
    ("im", N_("Messages")),
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
        LongText("extended", N_("Building, floor")),
        Text("post_box", N_("P.O. box")),
        Text("postcode", N_("Postcode")),
        Text("city", N_("Town"), column=True),
        Text("cedex", N_("Cedex")),
        Text("region", N_("Region")),
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

CONTACT_KINDS = (ADDRESS, CONTACT_POINT)
