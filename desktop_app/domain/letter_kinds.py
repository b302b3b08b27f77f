"""The kind of record for letters to many, and the fields that their texts may name."""

import re
from collections.abc import Mapping
from typing import Any

from desktop_app.domain.fields import Bilingual, Choice, Link
from desktop_app.domain.kind import LABELS, Kind
from desktop_app.i18n import N_, _

FIELDS = {
    "salutation": N_("The salutation, by language and gender: Madame la Présidente,"),
    "name": N_("The name with Mr or Ms"),
    "given": N_("First name"),
    "family": N_("Family name"),
    "title": N_("What the person does"),
    "organisation": N_("The organisation's name"),
    "acronym": N_("The organisation's acronym"),
    "town": N_("Town"),
    "country": N_("Country"),
    "today": N_("The day of the letter"),
    "reply_by": N_("The day until which to answer"),
    "publisher": N_("Who writes: the platform's name"),
}
"""What may stand in braces in the text of a letter, and what it says."""

FIELD = re.compile(r"\{(\w+)\}")


def unknown_fields(text: str) -> list[str]:
    """The words in braces that are no field, each once."""
    return [name for name in dict.fromkeys(FIELD.findall(text)) if name not in FIELDS]


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its fields filled in once: braces within a value stay as they were typed."""
    return FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def _knows_its_fields(values: dict[str, Any]) -> list[tuple[str, str]]:
    wrong = []
    for name in ("subject_fr", "subject_en", "text_fr", "text_en"):
        for unknown in unknown_fields(values.get(name) or ""):
            words = _("There is no field {field}. There are: {fields}.")
            known = ", ".join(f"{{{each}}}" for each in FIELDS)
            wrong.append((name, words.format(field=f"{{{unknown}}}", fields=known)))
    return wrong


LETTER_TEMPLATE = Kind(
    "letter_template",
    N_("Letter"),
    N_("Letters"),
    "mail",
    (
        *LABELS[:1],
        Bilingual("subject", N_("Subject")),
        Bilingual(
            "text", N_("Text"), long=True, hint=N_("{salutation}, {organisation} and other fields are filled in")
        ),
        Choice(
            "purpose",
            N_("Only with consent to"),
            options=(
                ("directory", N_("Printed directory")),
                ("participants", N_("Shared among participants")),
                ("public_list", N_("Public list")),
                ("newsletter", N_("Newsletter")),
                ("photo", N_("Photo")),
            ),
        ),
        Link("attachment_id", N_("Word file"), to="attachment", hint=N_("Used instead of the text")),
        *LABELS[1:],
    ),
    checks=(_knows_its_fields,),
    vocabulary=True,
)
