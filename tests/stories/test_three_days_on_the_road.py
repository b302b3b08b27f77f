"""Two laptops and the office work for three days on the same contact, agenda and minutes, and meet by every way."""

from pathlib import Path

from desktop_app.services import agenda, minutes, records
from desktop_app.storage.backup import check
from desktop_app.storage.database import Database, create, open_base
from desktop_app.sync import conflicts, copies, inbox, merging, travel
from tests.committee import Committee, committee, meeting
from tests.office import contact, everything, person

SECRET = "trois chevaux bleus dans la cour"
DAY = "2009-01-23"


class Road:
    """The office, two laptops, and the meeting that all of them work on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = create(folder / "office.parvis", "Anne")
        copies.name_copy(self.office, "Office")
        self.of: Committee = committee(self.office)
        self.meeting = meeting(self.office, self.of)
        self.contact = person(self.office, "Dupont", "Jeanne", contact("email", "jeanne@example.org"))
        self.first = agenda.add(self.office, self.meeting, {"title_fr": "Budget", "kind": "discussion"})
        self.second = agenda.add(self.office, self.meeting, {"title_fr": "Calendrier", "kind": "discussion"})
        self.text = minutes.add(
            self.office, self.first, "note", "Le comité examine le budget de la plateforme.", language="fr"
        )
        self.strasbourg = self._leaves("strasbourg", "Bruno")
        self.brussels = self._leaves("brussels", "Chloé")
        self.all = (self.office, self.strasbourg, self.brussels)

    def _leaves(self, name: str, user: str) -> Database:
        path = self.folder / f"{name}.parvis"
        copies.make_copy(self.office, path, name.title())
        return open_base(path, user)

    def sends(self, sender: Database, receiver: Database, name: str) -> None:
        """A travel file goes from one to the other."""
        file = self.folder / f"{name}.parvis-travel"
        travel.write_for(sender, copies.identity(receiver).copy, file, SECRET)
        travel.read(receiver, file, SECRET)

    def titles(self, base: Database) -> list[str]:
        return [line.title.get("fr", "") for line in agenda.lines(base, self.meeting)]

    def text_on(self, base: Database) -> str:
        return str(base.read("SELECT text_fr FROM minute_item WHERE id = ?", (self.text,))[0][0])

    def close(self) -> None:
        for base in self.all:
            base.close()


def test_three_days_on_the_road_end_equal_with_exactly_the_expected_conflicts(tmp_path: Path) -> None:
    road = Road(tmp_path)
    office, strasbourg, brussels = road.all

    # Monday: each does something else of the same things; nothing conflicts.
    records.change(office, "person", road.contact, {"honorific": "Dr"})
    records.change(strasbourg, "person", road.contact, {"language": "fr"})
    minutes.edit(strasbourg, road.text, "fr", "Le comité examine le budget de la plateforme pour 2009.")
    minutes.edit(brussels, road.text, "fr", "Le comité directeur examine le budget de la plateforme.")
    agenda.add(brussels, road.meeting, {"title_fr": "Divers", "kind": "information"})
    road.sends(strasbourg, office, "monday-1")
    road.sends(office, strasbourg, "monday-2")
    merging.merge(office, brussels.path)
    road.sends(office, strasbourg, "monday-3")
    assert [conflicts.count_open(base) for base in road.all] == [0, 0, 0]
    for base in road.all:
        assert road.text_on(base) == "Le comité directeur examine le budget de la plateforme pour 2009."
        assert road.titles(base)[-3:] == ["Budget", "Calendrier", "Divers"]

    # Tuesday: two people disagree, about one field of the contact and about one passage of the minutes.
    records.change(office, "person", road.contact, {"honorific": "Me"})
    records.change(strasbourg, "person", road.contact, {"honorific": "Pr"})
    minutes.edit(strasbourg, road.text, "fr", "Le comité directeur adopte le budget de la plateforme pour 2009.")
    minutes.edit(brussels, road.text, "fr", "Le comité directeur rejette le budget de la plateforme pour 2009.")
    agenda.move(office, road.second, parent=None, place=0)
    agenda.add(strasbourg, road.meeting, {"title_fr": "Élections", "kind": "discussion"})
    road.sends(brussels, strasbourg, "tuesday-1")
    road.sends(strasbourg, office, "tuesday-2")
    road.sends(office, brussels, "tuesday-3")
    road.sends(office, strasbourg, "tuesday-4")
    assert everything(office) == everything(strasbourg) == everything(brussels)
    for base in road.all:
        asked = [(one.table, one.field, one.kind) for one in conflicts.open_conflicts(base)]
        assert asked == [("minute_item", "text_fr", "text"), ("person", "honorific", "field")]
        assert "adopte" in road.text_on(base)
        assert "rejette" in road.text_on(base)
    told = {matter.record: matter for matter in inbox.matters(office, inbox.ids(office), DAY)}
    assert sorted(said.value for said in told["Jeanne Dupont"].sides) == ["Me", "Pr"]

    # Wednesday: Anne decides one, Chloé the other, each where she is; nobody is asked twice.
    _minute, person_ = conflicts.open_conflicts(office)
    conflicts.resolve(office, person_.id, keep="theirs")
    minute = next(one for one in conflicts.open_conflicts(brussels) if one.field == "text_fr")
    conflicts.resolve(brussels, minute.id, value="Le comité directeur adopte le budget de la plateforme.")
    records.change(strasbourg, "person", road.contact, {"remarks": "Parle grec."})
    merging.merge(office, brussels.path)
    merging.merge(office, strasbourg.path)
    merging.merge(office, brussels.path)
    assert everything(office) == everything(strasbourg) == everything(brussels)
    for base in road.all:
        assert conflicts.open_conflicts(base) == []
        assert road.text_on(base) == "Le comité directeur adopte le budget de la plateforme."
        person_now = base.read("SELECT honorific, language, remarks FROM person WHERE id = ?", (road.contact,))
        assert person_now == [("Pr", "fr", "Parle grec.")]
        assert set(road.titles(base)) >= {"Budget", "Calendrier", "Divers", "Élections"}
        assert len(copies.peers(base)) >= 1
        assert check(base.path) == []
    road.close()
