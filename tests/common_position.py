"""A few members of a platform who write a common position, for the tests about it; the base is always a real one."""

from dataclasses import dataclass, field

from desktop_app.services import records
from desktop_app.storage.database import Database
from tests.office import mandate, organisation, person

MEMBERS = (
    ("Ardent", "FR", "member"),
    ("Berger", "BE", "member"),
    ("Costa", "FR", "member"),
    ("Dupont", "FR", "observer"),
)
"""Three with a vote, in two countries, and an observer."""


@dataclass
class Members:
    """Each member's organisation and president, by name."""

    ids: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)


def members(base: Database) -> Members:
    """Members since November 2008, each with a president."""
    made = Members()
    categories = {
        code: records.add(
            base, "membership_category", {"label_fr": fr, "label_en": en, "code": code, "votes": code == "member"}
        )
        for code, fr, en in (("member", "Membre", "Member"), ("observer", "Observateur", "Observer"))
    }
    for name, country, category in MEMBERS:
        of = organisation(base, f"Association {name}", country=country)
        values = {"organisation_id": of, "category_id": categories[category], "starts_on": "2008-11-16"}
        records.add(base, "membership", values)
        made.ids[name] = of
        made.people[name] = person(base, name, "Anne", form_of_address="f")
        mandate(base, made.people[name], of, title_fr="présidente", title_en="President", starts_on="2008")
    return made
