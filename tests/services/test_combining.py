"""Two records become one: every link moves, nothing is dropped, old ids lead to the one that stays, one undo."""

from typing import Any

import pytest
from sqlalchemy import Column

from desktop_app.domain.everything import Base
from desktop_app.domain.record import new_id
from desktop_app.errors import Invalid, UserError
from desktop_app.services import combining, duplicates, history, personal_data, records
from desktop_app.storage import moving
from desktop_app.storage.connection import connect
from desktop_app.storage.database import Database
from tests import office

DAY = office.TODAY
LINKS = [(kind, table, column) for kind in duplicates.KINDS_LOOKED_THROUGH for table, column in moving.links_to(kind)]


def column(base: Database, table: str, name: str, row: str) -> Any:
    """One value of one row."""
    found = base.read(f'SELECT "{name}" FROM "{table}" WHERE id = ?', (row,))
    return found[0][0] if found else "gone"


def kept(base: Database, owner: str) -> list[tuple[str, str]]:
    """What was set aside on a card: title and text."""
    return base.read(
        "SELECT name, value FROM kept_value WHERE source = 'combined' AND ? IN (person_id, organisation_id) "
        "ORDER BY name, value",
        (owner,),
    )


# Every link of the schema --------------------------------------------------------------------------------------


def test_every_foreign_key_of_the_schema_is_among_the_links_that_move() -> None:
    """Written out from the mapping anew: a link that `moving` overlooks is missing here."""
    declared = {
        (key.column.table.name, table.name, key.parent.name)
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name in duplicates.KINDS_LOOKED_THROUGH
    }

    assert set(LINKS) == declared


def filled(base: Database, table: str, **given: Any) -> str:
    """A row of any table with what it cannot be without, made below the rules; its links lead to rows like it."""
    values: dict[str, Any] = {"id": new_id(), **given}
    described = Base.metadata.tables[table]
    for one in described.columns:
        if one.name not in values and not one.nullable:
            values[one.name] = _any_value(base, one)
    _one_owner(base, table, values)
    raw = connect(base.path)
    raw.execute("PRAGMA foreign_keys = ON")
    names = ", ".join(f'"{name}"' for name in values)
    raw.execute(f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(values))})', list(values.values()))
    raw.close()
    return str(values["id"])


def _any_value(base: Database, one: Column[Any]) -> Any:
    for key in one.foreign_keys:
        return filled(base, key.column.table.name)
    if one.default is not None and one.default.is_scalar and one.default.arg != "":
        return one.default.arg
    if one.type.python_type in (int, bool):
        return 1
    return "2009-01-01" if one.name.endswith(("_on", "_at")) else new_id()[-12:]


_OWNERS = {
    "attendance": ("meeting_id", "event_id", "timetable_entry_id"),
    "attendance_sheet": ("meeting_id", "event_id"),
    "practice_offer": ("agenda_item_id", "timetable_entry_id"),
    **dict.fromkeys(
        ("address", "kept_value", "tagging", "replacement", "not_duplicate"), ("organisation_id", "person_id")
    ),
    "contact_point": ("organisation_id", "person_id", "mandate_id"),
}
"""The links of which a row needs exactly one."""


def _one_owner(base: Database, table: str, values: dict[str, Any]) -> None:
    owners = _OWNERS.get(table, ())
    if owners and not any(values.get(owner) for owner in owners):
        first = "person_id" if "other_person_id" in values else owners[0]
        target = next(iter(Base.metadata.tables[table].c[first].foreign_keys)).column.table.name
        values[first] = filled(base, target)


@pytest.mark.parametrize("kind", duplicates.KINDS_LOOKED_THROUGH)
def test_what_leads_to_the_one_leads_to_the_other_afterwards(base: Database, kind: str) -> None:
    keep, other = filled(base, kind), filled(base, kind)
    rows = {(table, name): filled(base, table, **{name: other}) for of, table, name in LINKS if of == kind}
    before = office.everything(base)

    combining.combine(base, kind, keep, other, day=DAY)

    assert {link: column(base, *link, row) for link, row in rows.items()} == dict.fromkeys(rows, keep)
    assert column(base, kind, "id", other) == "gone"
    history.undo(base)
    assert office.everything(base) == before


def test_no_text_of_the_base_holds_the_old_id(base: Database) -> None:
    keep, other = office.organisation(base, "Ville d’Essai"), office.organisation(base, "Ville d'Essai")
    records.add(
        base, "saved_list", {"label_fr": "Les siens", "kind": "person", "filters": f'[["where","is","{other}"]]'}
    )
    round_id = filled(base, "verification_round")
    sheet = filled(base, "verification", round_id=round_id, organisation_id=keep)
    filled(base, "verification_answer", verification_id=sheet, row_kind="organisation", row_id=other)

    combining.combine(base, "organisation", keep, other, day=DAY)

    holding = [
        (table.name, one.name)
        for table in Base.metadata.tables.values()
        if not table.name.startswith("journal_")
        for one in table.columns
        if base.read(f'SELECT 1 FROM "{table.name}" WHERE instr(CAST("{one.name}" AS TEXT), ?) > 0', (other,))
    ]
    assert holding == [("replacement", "replaced_id")]


# Nothing is dropped ------------------------------------------------------------------------------------------


def test_what_only_one_of_them_has_stays(base: Database) -> None:
    keep = office.person(base, "Dupont", "Anne")
    other = office.person(base, "Dupont", "Anne", honorific="Dr", language="fr", remarks="Préfère le matin")

    combining.combine(base, "person", keep, other, day=DAY)

    values = records.values_of(base, "person", keep)
    assert (values["honorific"], values["language"], values["remarks"]) == ("Dr", "fr", "Préfère le matin")
    assert kept(base, keep) == []


def test_what_differs_is_kept_in_words_under_its_title(base: Database) -> None:
    keep = office.person(base, "Dupont", "Anne", honorific="Prof.", language="fr", remarks="Le matin.")
    other = office.person(base, "Dupond", "Anna", honorific="Dr", language="en", remarks="Le soir.")

    combining.combine(base, "person", keep, other, {"language": "other"}, day=DAY)

    values = records.values_of(base, "person", keep)
    assert (values["family"], values["honorific"], values["language"]) == ("Dupont", "Prof.", "en")
    assert values["remarks"] == "Le matin.\n\nLe soir."
    assert kept(base, keep) == [("Language of letters", "French"), ("Other name", "Anna Dupond"), ("Title", "Dr")]


def test_the_name_of_the_other_may_stay(base: Database) -> None:
    keep, other = office.person(base, "Dupont", "Anne"), office.person(base, "Dupond", "Anna")

    combining.combine(base, "person", keep, other, {"family": "other"}, day=DAY)

    assert records.title(base, "person", keep, DAY) == "Anne Dupond"
    assert kept(base, keep) == [("Other name", "Anna Dupond"), ("Other name", "Anne Dupont")]


def test_all_names_and_numbers_of_both_organisations_stand_on_one_card(base: Database) -> None:
    keep = office.organisation(
        base, "Association nationale des maires", office.contact("email", "info@anm.example"), country="FR"
    )
    other = office.organisation(
        base, "Assoc. nat. des maires", office.name("ANM", kind="acronym"),
        office.contact("phone", "01 44 18 14 14"), office.contact("email", "INFO@anm.example"), country="BE",
    )  # fmt: skip

    combining.combine(base, "organisation", keep, other, day=DAY)

    names = base.read("SELECT text FROM organisation_name WHERE organisation_id = ? ORDER BY text", (keep,))
    assert [name for (name,) in names] == ["ANM", "Assoc. nat. des maires", "Association nationale des maires"]
    points = base.read("SELECT value FROM contact_point WHERE organisation_id = ? ORDER BY value", (keep,))
    assert [value for (value,) in points] == ["01 44 18 14 14", "INFO@anm.example", "info@anm.example"]
    assert kept(base, keep) == [("Country", "Belgium")]


def test_a_row_that_both_have_stands_once_with_what_either_says(base: Database) -> None:
    keep = office.person(base, "Dupont", "Anne", office.contact("email", "anne@essai.example"))
    other = office.person(base, "Dupont", "Anne", office.contact("email", "anne@essai.example", label="secrétariat"))
    tag = records.add(base, "tag", {"label_fr": "presse"})
    for one in (keep, other):
        records.add(base, "tagging", {"tag_id": tag, "person_id": one})

    combining.combine(base, "person", keep, other, day=DAY)

    points = base.read("SELECT value, label FROM contact_point WHERE person_id = ?", (keep,))
    assert points == [("anne@essai.example", "secrétariat")]
    assert base.read("SELECT count(*) FROM tagging WHERE person_id = ?", (keep,)) == [(1,)]


def test_somebody_on_one_list_twice_is_there_once_and_what_differed_is_kept(base: Database) -> None:
    keep, other = office.person(base, "Dupont", "Anne"), office.person(base, "Dupond", "Anne")
    event = filled(base, "event")
    mine = filled(base, "attendance", event_id=event, person_id=keep, status="excused")
    theirs = filled(
        base, "attendance", event_id=event, person_id=other, status="present", answer="yes",
        replaced_by_id=mine,
    )  # fmt: skip
    guest = filled(base, "attendance", event_id=event, person_id=filled(base, "person"))
    raw = connect(base.path)
    raw.execute("UPDATE attendance SET proxy_to_id = ? WHERE id = ?", (theirs, guest))
    raw.close()

    combining.combine(base, "person", keep, other, day=DAY)

    rows = base.read("SELECT id, status, answer, replaced_by_id FROM attendance WHERE person_id = ?", (keep,))
    assert rows == [(mine, "excused", "yes", None)]
    assert column(base, "attendance", "proxy_to_id", guest) == mine
    assert ("Attendance – Came", "Present") in kept(base, keep)


def test_two_seats_that_look_alike_stay_two(base: Database) -> None:
    keep, other = office.organisation(base, "Comité"), office.organisation(base, "Comite")
    for body in (keep, other):
        records.add(base, "seat", {"organisation_id": body})

    combining.combine(base, "organisation", keep, other, day=DAY)

    assert base.read("SELECT count(*) FROM seat WHERE organisation_id = ?", (keep,)) == [(2,)]


def test_a_year_s_contribution_of_both_is_one_with_all_payments(base: Database) -> None:
    keep, other = office.organisation(base, "Ville"), office.organisation(base, "La Ville")
    for member, amount in ((keep, "1200"), (other, "900")):
        due = records.add(
            base, "contribution_due", {"organisation_id": member, "year": "2009", "amount": amount, "currency": "EUR"}
        )
        records.add(base, "contribution_paid", {"contribution_due_id": due, "amount": amount})

    combining.combine(base, "organisation", keep, other, day=DAY)

    dues = base.read("SELECT id, organisation_id FROM contribution_due")
    assert [member for _due, member in dues] == [keep]
    paid = base.read("SELECT contribution_due_id FROM contribution_paid")
    assert paid == [(dues[0][0],)] * 2
    assert [name for name, _text in kept(base, keep)] == ["Contribution – Amount due"]


# What the two are to each other ------------------------------------------------------------------------------------


def test_a_link_between_the_two_is_kept_in_words(base: Database) -> None:
    keep, other = office.organisation(base, "Réseau"), office.organisation(base, "Le Réseau")
    kind = records.add(
        base,
        "link_kind",
        {"label_fr": "partenaire", "label_en": "partner", "inverse_fr": "a", "inverse_en": "b", "code": "p"},
    )
    records.add(base, "organisation_link", {"organisation_id": other, "link_kind_id": kind, "other_id": keep})
    records.change(base, "organisation", other, {"parent_id": keep})

    combining.combine(base, "organisation", keep, other, day=DAY)

    assert base.read("SELECT count(*) FROM organisation_link") == [(0,)]
    assert column(base, "organisation", "parent_id", keep) is None
    assert kept(base, keep) == [("Link", "partenaire, partner")]


def test_an_organisation_is_never_made_its_own_grandparent(base: Database) -> None:
    top = office.organisation(base, "Plateforme")
    middle = office.organisation(base, "Comité", parent_id=top)
    low = office.organisation(base, "Groupe", parent_id=middle)

    with pytest.raises(UserError, match="body of a body"):
        combining.combine(base, "organisation", top, low, day=DAY)


def test_two_bodies_with_the_same_numbers_stay_apart(base: Database) -> None:
    keep, other = office.organisation(base, "Comité"), office.organisation(base, "Le Comité")
    for body in (keep, other):
        filled(base, "meeting", body_id=body, number=3)

    with pytest.raises(UserError, match="meeting number 3"):
        combining.combine(base, "organisation", keep, other, day=DAY)


def test_only_people_and_organisations_are_combined(base: Database) -> None:
    one, two = filled(base, "tag"), filled(base, "tag")

    with pytest.raises(UserError, match="people and organisations are"):
        combining.combine(base, "tag", one, two, day=DAY)
    with pytest.raises(UserError, match="one and the same"):
        combining.combine(base, "person", one, one, day=DAY)


def test_a_choice_that_is_none_is_refused_before_anything_is_written(base: Database) -> None:
    keep, other = office.person(base, "Dupont"), office.person(base, "Dupond")

    with pytest.raises(Invalid):
        combining.combine(base, "person", keep, other, {"colour": "keep"}, day=DAY)
    assert records.values_of(base, "person", other)["family"] == "Dupond"


# Afterwards ------------------------------------------------------------------------------------------


def test_one_undo_takes_all_of_it_back(base: Database) -> None:
    keep = office.person(base, "Dupont", "Anne", office.contact("email", "a@b.example"), remarks="Un")
    other = office.person(base, "Dupond", "Anne", office.contact("email", "a@b.example"), remarks="Deux")
    office.mandate(base, other, office.organisation(base, "Ville"), office.contact("phone", "01 44 18 14 14"))
    before = office.everything(base)

    combining.combine(base, "person", keep, other, {"remarks": "other"}, day=DAY)
    assert history.next_undo(base) == "Combine Anne Dupond into Anne Dupont"
    history.undo(base)

    assert office.everything(base) == before


def test_who_has_an_old_id_is_led_to_the_record_that_stays(base: Database) -> None:
    first, second, third = (office.person(base, "Dupont", given) for given in ("Anne", "Anna", "Annie"))
    combining.combine(base, "person", second, first, day=DAY)
    combining.combine(base, "person", third, second, day=DAY)

    assert combining.standing_id(base, "person", first) == third
    assert combining.standing_id(base, "person", third) == third
    assert combining.standing_id(base, "person", "0" * 32) == "0" * 32


def test_forgetting_somebody_reaches_whom_they_were_combined_with(base: Database) -> None:
    keep, other = office.person(base, "Dupont", "Anne"), office.person(base, "Zyzomys", "Anna")
    combining.combine(base, "person", keep, other, day=DAY)

    personal_data.erase(base, keep)

    said = base.read(
        "SELECT count(*) FROM journal_change WHERE instr(coalesce(old, '') || coalesce(new, ''), 'Zyzomys')"
    )
    assert said == [(0,)]


# Beside each other ------------------------------------------------------------------------------------------


def test_the_fields_stand_beside_each_other_and_the_fuller_one_is_proposed(base: Database) -> None:
    keep = office.person(base, "Dupont", "Anne", language="fr")
    other = office.person(base, "Dupond", "Anne", language="en", honorific="Dr", remarks="Note")

    sides = combining.beside(base, "person", keep, other, DAY)

    assert [(side.title, side.keep, side.other, side.chosen, side.differs) for side in sides] == [
        ("Title", "", "Dr", "other", False),
        ("First name", "Anne", "Anne", "keep", False),
        ("Family name", "Dupont", "Dupond", "keep", True),
        ("Language of letters", "French", "English", "keep", True),
        ("Remarks", "", "Note", "other", False),
    ]


def test_what_moves_along_is_counted_in_words(base: Database) -> None:
    other = office.person(base, "Dupond", "Anne", office.contact("email", "a@b.example"))
    for place in ("Ville", "Région"):
        office.mandate(base, other, office.organisation(base, place))

    assert combining.moving(base, "person", other) == [("Mandates", 2), ("Contact points", 1)]
