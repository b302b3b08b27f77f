"""The kinds of record of membership: its terms, what happened to it, contributions and payments."""

from desktop_app.domain.fields import Amount, Choice, Date, Link, Text, Year, end_after_start
from desktop_app.domain.kind import PERIOD, Kind, Section
from desktop_app.i18n import N_

MEMBERSHIP_END_REASONS = (
    ("category", N_("Change of category")),
    ("resigned", N_("Resigned")),
    ("excluded", N_("Excluded")),
    ("dissolved", N_("Dissolved")),
    ("other", N_("Other")),
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

MEMBERSHIP_KINDS = (MEMBERSHIP, MEMBERSHIP_EVENT, CONTRIBUTION_DUE, CONTRIBUTION_PAID)
