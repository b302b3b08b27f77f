"""The user's own lists: kinds of organisation and of link, families, categories, roles, tags."""

from desktop_app.domain.fields import Bilingual, Boolean, Integer, Text
from desktop_app.domain.kind import LABELS, Kind
from desktop_app.i18n import N_

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

VOCABULARY_KINDS = (ORGANISATION_KIND, FAMILY, MEMBERSHIP_CATEGORY, LINK_KIND, ROLE_TYPE, TAG)
