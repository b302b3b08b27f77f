"""A steering committee with its members, its seats and its rules, for the tests that let it meet."""

from dataclasses import dataclass, field

from desktop_app.services import agenda, attendance, lists_of_people, meetings, records
from desktop_app.services.attendance import Occasion
from desktop_app.storage.database import Database
from tests.office import mandate, organisation, person

MEMBERS = ("Ardent", "Berger", "Costa", "Dupont", "Eriksson")
"""Each sits for an organisation of the same letter; five votes, so three make a quorum."""


@dataclass
class Committee:
    """The body, its people and whom they stand for, by family name."""

    body: str
    people: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)


def committee(base: Database, **rules: object) -> Committee:
    """A committee of five, each for an organisation."""
    kind = records.add(
        base, "organisation_kind", {"label_fr": "Comité", "label_en": "Committee", "code": "committee", "is_body": True}
    )
    body = organisation(base, "Comité de pilotage", kind_id=kind, country="FR")
    records.add(
        base,
        "organisation_name",
        {"organisation_id": body, "language": "en", "kind": "official", "text": "Steering Committee"},
    )
    made = Committee(body)
    for place, name in enumerate(MEMBERS):
        of = organisation(base, f"Association {name[0]}", country=("FR", "BE", "IT", "FR", "SE")[place])
        who = person(
            base, name, "Anne" if place % 2 else "Paul", form_of_address="f" if place % 2 else "m", language="fr"
        )
        mandate(
            base, who, of, title_fr="directrice" if place % 2 else "directeur", title_en="Director", starts_on="2005"
        )
        seat = records.add(base, "seat", {"organisation_id": body, "represents_id": of, "rank": place})
        mandate(
            base, who, body, seat_id=seat, on_behalf_of_id=of, title_fr="membre", title_en="member", starts_on="2008"
        )
        made.people[name], made.organisations[name] = who, of
    records.add(
        base,
        "body_rules",
        {
            "organisation_id": body,
            "agenda_days": 14,
            "papers_days": 7,
            "draft_minutes_days": 7,
            "corrections_days": 14,
            **rules,
        },
    )
    return made


def meeting(base: Database, of: Committee, starts_at: str = "2009-01-21T10:00", **values: str) -> str:
    """A meeting with two items, its members invited."""
    made = meetings.prepare(base, of.body, starts_at, **values)
    agenda.add(
        base,
        made,
        {
            "title_fr": "Adoption de l’ordre du jour",
            "title_en": "Adoption of the agenda",
            "recurring": True,
            "minutes_planned": 5,
        },
    )
    agenda.add(base, made, {"title_fr": "Haïti", "title_en": "Haiti", "kind": "decision", "minutes_planned": 40})
    attendance.invite_body(base, made, "2009-01-02")
    return made


def rows(base: Database, meeting_id: str) -> dict[str, str]:
    """The attendance of each person of a meeting, by family name."""
    return {one.who.family: one.id for one in lists_of_people.attendees(base, Occasion("meeting", meeting_id))}


def item(base: Database, meeting_id: str, title: str) -> str:
    """The agenda item of a French title."""
    return next(line.id for line in agenda.lines(base, meeting_id) if line.title.get("fr", "").startswith(title))


def all_come(base: Database, meeting_id: str, *names: str) -> None:
    """Let some people be there (all, when none is named) and open the meeting."""
    there = rows(base, meeting_id)
    for name in names or there:
        attendance.set_status(base, there[name], "present")
    starts_at = records.values_of(base, "meeting", meeting_id)["starts_at"]
    meetings.open_(base, meeting_id, starts_at)
