"""Why two records are likely one, in words: what says most first."""

from collections.abc import Iterable

from desktop_app.i18n import N_, _
from desktop_app.services.likeness import Evidence

WORDS: dict[str, str] = {
    "given_same": N_("Same first name"),
    "given_form": N_("First names that are forms of one"),
    "given_near": N_("First names a slip of the pen apart"),
    "given_far": N_("First names alike"),
    "given_part": N_("First names with a part in common"),
    "given_initial": N_("First name shortened"),
    "given_other": N_("Different first names"),
    "family_same": N_("Same family name"),
    "family_near": N_("Family names a slip of the pen apart"),
    "family_far": N_("Family names alike"),
    "family_part": N_("Family names with a part in common"),
    "family_other": N_("Different family names"),
    "swapped": N_("First and family name swapped"),
    "name_whole": N_("Same first and family name"),
    "name_same": N_("Same name"),
    "name_near": N_("Names nearly the same"),
    "name_part": N_("Names with words in common"),
    "name_acronym": N_("One is the acronym of the other: {one}"),
    "name_other": N_("Different names"),
    "born_same": N_("Same day of birth"),
    "born_near": N_("Days of birth a slip of the pen apart"),
    "born_far": N_("Days of birth alike"),
    "born_year": N_("Same year of birth"),
    "born_other": N_("Different days of birth"),
    "email_same": N_("Same e-mail: {one}"),
    "email_shared": N_("An e-mail that others have too: {one}"),
    "email_near": N_("E-mails one letter apart: {one}, {other}"),
    "email_other": N_("Different e-mails"),
    "phone_same": N_("Same telephone number"),
    "phone_shared": N_("A telephone number that others have too"),
    "phone_near": N_("Telephone numbers one figure apart"),
    "phone_other": N_("Different telephone numbers"),
    "site_same": N_("Same web site: {one}"),
    "site_shared": N_("A web site that others have too: {one}"),
    "site_near": N_("Web sites one letter apart: {one}, {other}"),
    "site_other": N_("Different web sites"),
    "street_same": N_("Same street"),
    "street_near": N_("Streets nearly the same"),
    "street_far": N_("Streets alike"),
    "street_other": N_("Different streets"),
    "town_same": N_("Same town"),
    "town_other": N_("Different towns"),
    "belongs_same": N_("Same organisation"),
    "belongs_other": N_("Different organisations"),
    "country_other": N_("Different countries"),
    "official_same": N_("Same official number"),
    "official_other": N_("Different official numbers"),
    "combined_before": N_("They were combined before; a copy that was away brought one of them back"),
    "more_same": N_("Files say the same of both"),
    "more_other": N_("Files say different things of them"),
}
_QUIET = 1.0
"""Evidence of fewer bits is not worth a word."""


def in_words(evidence: Iterable[Evidence]) -> list[str]:
    """The reasons in the language in force, those for it before those against it, the strongest of each first."""
    said = _whole_names([one for one in evidence if abs(one.bits) >= _QUIET])
    ordered = sorted(said, key=lambda one: (one.bits < 0, -abs(one.bits)))
    return [_(WORDS[one.what]).format(one=_written(one.one), other=_written(one.other)) for one in ordered]


def _whole_names(evidence: list[Evidence]) -> list[Evidence]:
    """First and family name the same are one reason."""
    same = [one for one in evidence if one.what in ("given_same", "family_same")]
    if len(same) < 2:
        return evidence
    whole = Evidence("name_whole", sum(one.bits for one in same))
    return [whole, *(one for one in evidence if one not in same)]


def _written(plain: str) -> str:
    """A compared value as one reads it: names begin with a capital; addresses of mail stay small."""
    return plain if "@" in plain or "." in plain or plain.isdigit() else plain.title()
