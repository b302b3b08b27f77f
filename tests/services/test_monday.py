"""What a secretary sees on Monday: what is due, what comes and lacks something, who leaves, which seats are empty."""

import subprocess
import sys
from pathlib import Path

from desktop_app.domain.moments import days_from
from desktop_app.services import monday, records
from desktop_app.storage.database import Database
from tests.committee import committee, meeting
from tests.office import organisation

DAY = "2009-01-12"


def test_tasks_and_actions_that_are_due_the_late_ones_first(base: Database) -> None:
    of = committee(base)
    for title, due, done in (
        ("Plus tard", "2009-06-01", None), ("Bientôt", "2009-01-20", None), ("En retard", "2009-01-02", None),
        ("Fait", "2009-01-05", "2009-01-05"),
    ):  # fmt: skip
        records.add(base, "task", {"title": title, "due_on": due, "done_on": done})
    values = {"body_id": of.body, "title_fr": "Écrire aux maires", "status": "open"}
    records.add(base, "action", {**values, "due_on": "2009-01-10", "owner_id": of.people["Ardent"]})
    found = monday.monday(base, DAY)
    assert [(one.title, one.overdue) for one in found.tasks] == [("En retard", True), ("Bientôt", False)]
    assert [one.due_on for one in found.actions] == ["2009-01-10"]


def test_meetings_ahead_say_what_they_lack_without_asking_for_a_grant(base: Database) -> None:
    held = meeting(base, committee(base))
    (one,) = monday.monday(base, DAY).ahead
    assert (one.occasion.id, one.starts_at) == (held, "2009-01-21T10:00")
    assert [check.what for check in one.missing] == ["place", "convened", "sheet"]
    assert monday.monday(base, "2009-01-22").ahead == ()


def test_mandates_that_end_within_ninety_days_unless_somebody_follows(base: Database) -> None:
    of = committee(base)
    seats = {row[1]: row[0] for row in base.read("SELECT id, person_id FROM mandate WHERE seat_id IS NOT NULL")}
    for name, days in (("Ardent", 10), ("Berger", 89), ("Costa", 91)):
        records.change(base, "mandate", seats[of.people[name]], {"ends_on": days_from(DAY, days)})
    assert [one.who.family for one in monday.ending(base, DAY)] == ["Ardent", "Berger"]
    seat = records.values_of(base, "mandate", seats[of.people["Ardent"]])["seat_id"]
    follows = {
        "person_id": of.people["Costa"], "organisation_id": of.body, "seat_id": seat,
        "starts_on": days_from(DAY, 11),
    }  # fmt: skip
    records.add(base, "mandate", follows)
    assert [one.who.family for one in monday.ending(base, DAY)] == ["Berger"]


def test_a_seat_is_vacant_once_its_mandate_has_ended(base: Database) -> None:
    of = committee(base)
    assert monday.vacant(base, DAY) == []
    (row,) = base.read(
        "SELECT id, seat_id FROM mandate WHERE seat_id IS NOT NULL AND person_id = ?", (of.people["Costa"],)
    )
    records.change(base, "mandate", row[0], {"ends_on": "2009-01-11"})
    (empty,) = monday.vacant(base, DAY)
    assert (empty.seat_id, empty.body["en"], empty.represents["fr"]) == (row[1], "Steering Committee", "Association C")


def test_members_nobody_verified_for_a_year(base: Database) -> None:
    values = {"label_fr": "Membre", "label_en": "Member", "code": "member", "votes": True}
    category = records.add(base, "membership_category", values)
    for name, seen in (("Ardent", None), ("Berger", "2007-12-01"), ("Costa", "2008-12-01")):
        of = organisation(base, f"Association {name}", last_verified_on=seen)
        records.add(base, "membership", {"organisation_id": of, "category_id": category, "starts_on": "2007"})
    found = [(one.organisation["fr"], one.last_verified_on) for one in monday.unverified(base, DAY)]
    assert found == [("Association Ardent", ""), ("Association Berger", "2007-12-01")]
    whole, first = monday.monday(base, DAY), monday.monday(base, DAY, named=1)
    assert (len(whole.unverified), whole.to_verify) == (2, 2)
    assert ([one.organisation["fr"] for one in first.unverified], first.to_verify) == (["Association Ardent"], 2)


def test_an_empty_base_has_nothing_to_do(base: Database) -> None:
    found = monday.monday(base, DAY)
    assert not any((found.tasks, found.actions, found.deadlines, found.ahead, found.ending, found.vacant))
    assert (found.conflicts, found.copies_away) == (0, 0)


def test_a_copy_on_the_road_is_named_with_the_day_it_left(base: Database, tmp_path: Path) -> None:
    from desktop_app.sync import copies

    copies.make_copy(base, tmp_path / "laptop.parvis", "Strasbourg")
    found = monday.monday(base, DAY)
    assert [one.name for one in found.copies] == ["Strasbourg"]
    assert found.copies[0].met_on
    assert found.copies_away == 1


def test_tasks_and_deadlines_say_whom_they_are_about(base: Database) -> None:
    of = committee(base)
    records.add(base, "task", {"title": "Rappeler", "due_on": "2009-01-20", "organisation_id": of.body})
    found = monday.monday(base, DAY)
    assert found.names[of.body]["en"] == "Steering Committee"


def test_it_is_read_before_the_mapping_is_there(base: Database) -> None:
    """The start page is filled by plain SQL: whoever makes it wait for SQLAlchemy is found here."""
    records.add(base, "task", {"title": "Rappeler", "due_on": "2009-01-10"})
    meeting(base, committee(base))
    code = (
        "import sys; from pathlib import Path; from desktop_app.storage.database import open_base\n"
        "from desktop_app.services.monday import monday; import desktop_app.ui.today_lines\n"
        f"found = monday(open_base(Path(sys.argv[1])), {DAY!r}); print(len(found.tasks), len(found.ahead))\n"
        "print(sorted({'sqlalchemy', 'reportlab'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(base.path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines() == ["1 1", "[]"]
