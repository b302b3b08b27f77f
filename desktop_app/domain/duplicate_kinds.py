"""The kinds of what is remembered of duplicates."""

from desktop_app.domain.fields import Link, Text, only_one_of
from desktop_app.domain.kind import Kind
from desktop_app.i18n import N_

REPLACEMENT = Kind(
    "replacement",
    N_("Combined record"),
    N_("Combined records"),
    "git-merge",
    (
        Link("organisation_id", N_("Organisation"), to="organisation"),
        Link("person_id", N_("Person"), to="person"),
        Text("replaced_id", N_("Combined record"), required=True),
    ),
    checks=(
        only_one_of(("organisation_id", "person_id"), N_("A record is combined into one organisation or one person.")),
    ),
)

NOT_DUPLICATE = Kind(
    "not_duplicate",
    N_("Pair that is not a duplicate"),
    N_("Pairs that are not duplicates"),
    "unlink",
    (
        Link("organisation_id", N_("Organisation"), to="organisation"),
        Link("other_organisation_id", N_("Other organisation"), to="organisation"),
        Link("person_id", N_("Person"), to="person"),
        Link("other_person_id", N_("Other person"), to="person"),
    ),
    checks=(only_one_of(("organisation_id", "person_id"), N_("A pair is of two organisations or two people.")),),
)

DUPLICATE_KINDS = (REPLACEMENT, NOT_DUPLICATE)
