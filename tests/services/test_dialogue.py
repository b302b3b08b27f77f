"""Dialogue: a talk with who was there and what follows, and the file one takes along to an institution."""

import pytest

from desktop_app.errors import Invalid
from desktop_app.services import dialogue, positions, records, tasks
from desktop_app.storage.database import Database
from tests.office import mandate, organisation, person

DAY = "2009-05-04"


@pytest.fixture
def commission(base: Database) -> tuple[str, str]:
    """An institution and somebody who works there."""
    institution = organisation(base, "Commission européenne", country="BE")
    who = person(base, "Fontaine", "Claire")
    mandate(base, who, institution, title_fr="directrice", title_en="Director", starts_on="2008")
    return institution, who


def met(base: Database, commission: tuple[str, str], day: str = "2009-04-20", title: str = "Audience") -> str:
    institution, who = commission
    values = {
        "title_fr": title, "kind": "meeting", "happened_on": day, "organisation_id": institution,
        "said_fr": "La ligne budgétaire est maintenue.",
    }  # fmt: skip
    return dialogue.note(base, values, [who], follow=[("Envoyer la note", "2009-04-30", "Anne")])


def test_a_talk_keeps_who_was_there_for_whom_and_what_follows(base: Database, commission: tuple[str, str]) -> None:
    made = met(base, commission)
    (talk,) = dialogue.talks(base, DAY, organisation=commission[0])
    assert (talk.id, talk.kind, talk.said["fr"]) == (made, "meeting", "La ligne budgétaire est maintenue.")
    assert [(one.family, one.organisation["fr"]) for one in talk.people] == [("Fontaine", "Commission européenne")]
    assert [(one.title, one.assigned_to, one.overdue) for one in talk.tasks] == [("Envoyer la note", "Anne", True)]


def test_talks_stand_with_the_newest_first_and_none_of_the_future(base: Database, commission: tuple[str, str]) -> None:
    met(base, commission, "2009-02-02", "Première")
    met(base, commission, "2009-03-02", "Deuxième")
    met(base, commission, "2009-09-02", "Plus tard")
    assert [one.title["fr"] for one in dialogue.talks(base, DAY)] == ["Deuxième", "Première"]


def test_what_cannot_be_kept_leaves_nothing_behind(base: Database, commission: tuple[str, str]) -> None:
    values = {"title_fr": "Lettre", "kind": "letter", "happened_on": "2009-04-20", "organisation_id": commission[0]}
    with pytest.raises(Invalid):
        dialogue.note(base, values, [commission[1]], follow=[("", None, None)])
    assert base.read("SELECT count(*) FROM interaction") == [(0,)]


def test_the_file_before_a_visit(base: Database, commission: tuple[str, str]) -> None:
    institution, _who = commission
    met(base, commission)
    position = records.add(base, "position", {"title_fr": "Aide et collectivités", "drafted_on": "2009-03-01"})
    positions.add_paragraph(base, position, {"text_fr": "Un dialogue est demandé."})
    positions.freeze(base, position, "2009-04-01")
    positions.send(base, position, institution, "2009-04-22")
    file = dialogue.institution_file(base, institution, DAY)
    assert file.organisation["fr"] == "Commission européenne"
    assert [one.family for one in file.people] == ["Fontaine"]
    assert [one.title["fr"] for one in file.talks] == ["Audience"]
    assert [(title["fr"], on) for title, on in file.positions] == [("Aide et collectivités", "2009-04-22")]
    assert [(one.title, one.due_on) for one in file.tasks] == [("Envoyer la note", "2009-04-30")]


def test_what_is_done_is_no_longer_in_the_file(base: Database, commission: tuple[str, str]) -> None:
    met(base, commission)
    (task,) = dialogue.institution_file(base, commission[0], DAY).tasks
    records.change(base, "task", task.id, {"done_on": "2009-05-01"})
    assert dialogue.institution_file(base, commission[0], DAY).tasks == ()


def test_a_task_is_done_on_a_day_and_is_no_longer_open(base: Database) -> None:
    task = records.add(base, "task", {"title": "Envoyer la note", "due_on": "2009-01-20"})
    tasks.finish(base, task, "2009-01-19")
    (line,) = tasks.lines(base, "id = :id", {"id": task}, "2009-02-01")
    assert (line.done_on, line.overdue) == ("2009-01-19", False)
