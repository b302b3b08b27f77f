"""The office hub: workstations meet there, in any order, with nothing lost and nothing asked that is settled."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.services import attachments as papers
from desktop_app.services import personal_data, records
from desktop_app.services.attendance import Occasion
from desktop_app.storage import attachments
from desktop_app.storage.backup import backup, check
from desktop_app.storage.database import Database, create, open_base
from desktop_app.sync import copies, hub, merging
from desktop_app.sync.parcels import Foreign
from desktop_app.sync.records import Fork, vector
from tests.office import everything, organisation, person
from tests.sync.postgres import Server, server

__all__ = ["server"]


@pytest.fixture
def url(server: Server, request: pytest.FixtureRequest) -> str:
    """A hub that nobody has met yet."""
    return server.url("hub_" + hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:12])


def dupont(base: Database) -> str:
    return str(base.read("SELECT id FROM person WHERE family = 'Dupont'")[0][0])


def said(base: Database) -> list[tuple[str, str]]:
    return base.read("SELECT honorific, language FROM person WHERE family = 'Dupont'")


def test_what_each_did_reaches_all_by_the_hub(office: Database, laptop: Database, third: Database, url: str) -> None:
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    records.change(laptop, "person", dupont(laptop), {"language": "fr"})
    organisation(third, "Ville de Lille")
    for base in (office, laptop, third, office, laptop):
        assert hub.sync(base, url).came.conflicts == []
    assert said(office) == said(laptop) == said(third) == [("Dr", "fr")]
    assert everything(office) == everything(laptop) == everything(third)
    assert all(check(base.path) == [] for base in (office, laptop, third))


def test_with_nothing_new_nothing_travels(office: Database, laptop: Database, url: str) -> None:
    for base in (office, laptop, office):
        hub.sync(base, url)
    before = vector(office)
    again = hub.sync(office, url)
    assert (again.came.applied, again.sent) == (0, 0)
    assert vector(office) == before
    assert hub.address(office) == url
    assert [(one.copy, one.way, one.waiting) for one in copies.peers(office) if one.way == "hub"] == [("hub", "hub", 0)]


def test_the_same_field_changed_twice_is_one_conflict_on_every_side(
    office: Database, laptop: Database, url: str
) -> None:
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    records.change(laptop, "person", dupont(laptop), {"honorific": "Pr"})
    hub.sync(office, url)
    assert len(hub.sync(laptop, url).came.conflicts) == 1
    assert len(hub.sync(office, url).came.conflicts) == 1
    assert said(office) == said(laptop)


def test_hub_stick_and_merge_may_be_mixed(office: Database, laptop: Database, third: Database, url: str) -> None:
    records.change(laptop, "person", dupont(laptop), {"honorific": "Dr"})
    hub.sync(laptop, url)
    merging.together(third, laptop, "merge")
    records.change(third, "person", dupont(third), {"language": "en"})
    hub.sync(third, url)
    assert hub.sync(office, url).came.applied > 0
    hub.sync(laptop, url)
    assert everything(office) == everything(laptop) == everything(third)


def test_files_travel_once(office: Database, laptop: Database, url: str, tmp_path: Path) -> None:
    paper = tmp_path / "budget.pdf"
    paper.write_bytes(b"%PDF-1.4 budget")
    event = records.add(office, "event", {"title_fr": "Forum", "starts_at": "2009-03-27T09:00", "zone": "Europe/Paris"})
    made = papers.add(office, Occasion("event", event), paper, "2009-01-05")
    hub.sync(office, url)
    hub.sync(laptop, url)
    assert papers.read(laptop, made) == b"%PDF-1.4 budget"


def test_who_is_erased_is_erased_on_the_hub_too(server: Server, office: Database, laptop: Database, url: str) -> None:
    martin = person(office, "Zzyzx", "Martin", remarks="A un chat.")
    for base in (office, laptop):
        hub.sync(base, url)
    personal_data.erase(laptop, martin)
    for base in (laptop, office):
        hub.sync(base, url)
    assert office.read("SELECT 1 FROM person WHERE id = ?", (martin,)) == []
    assert "Zzyzx" not in server.dumped(url)


def test_the_photo_of_somebody_erased_leaves_the_hub_and_no_workstation_brings_it_back(
    office: Database, laptop: Database, url: str, server: Server
) -> None:
    martin = person(office, "Zzyzx", "Martin")
    digest, size = attachments.keep_content(office, b"a photo of them")
    given = {"kind": "picture", "name": "photo.png", "digest": digest, "size": size, "person_id": martin}
    records.add(office, "attachment", given)
    for base in (office, laptop):
        hub.sync(base, url)
    assert attachments.is_here(laptop, digest)
    personal_data.erase(laptop, martin)
    for base in (laptop, office, laptop):
        hub.sync(base, url)
    assert digest not in server.dumped(url)
    assert [attachments.is_here(base, digest) for base in (office, laptop)] == [False, False]


def test_the_hub_of_another_platform_is_refused(office: Database, url: str, tmp_path: Path) -> None:
    hub.sync(office, url)
    other = create(tmp_path / "other.parvis", "Zoé")
    organisation(other, "Ville de Rome")
    before = everything(other)
    with pytest.raises(Foreign, match="another base"):
        hub.sync(other, url)
    assert everything(other) == before
    other.close()


def test_a_hub_of_a_newer_program_is_refused_with_a_sentence(office: Database, url: str, server: Server) -> None:
    hub.sync(office, url)
    server.run_sql(url, "UPDATE hub_platform SET schema_version = 999")
    with pytest.raises(UserError, match="Install the newer Parvis here first"):
        hub.sync(office, url)


def test_two_bases_of_one_name_are_found_out(office: Database, url: str) -> None:
    double = office.path.with_name("double.parvis")
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    backup(office, double)
    records.change(office, "person", dupont(office), {"honorific": "Pr"})
    hub.sync(office, url)
    twin = open_base(double, "Bruno")
    records.change(twin, "person", dupont(twin), {"language": "fr"})
    with pytest.raises(Fork, match="under the name of the same copy") as fork:
        hub.sync(twin, url)
    assert said(twin) == [("Dr", "fr")]
    before = vector(twin)
    own = copies.identity(twin).copy
    assert fork.value.common == before[own] - 1
    copies.take_new_identity(twin, fork.value.common)
    assert vector(twin) == {**before, own: before[own] - 1, copies.identity(twin).copy: 1}
    hub.sync(twin, url)
    hub.sync(office, url)
    assert everything(twin) == everything(office)
    twin.close()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ("postgresql://parvis@127.0.0.1:1/nowhere", "The hub did not answer"),
        ("https://example.org", "is no address of a hub"),
        ("nonsense", "is no address of a hub"),
    ],
)
def test_an_address_that_leads_nowhere_is_said(office: Database, wrong: str, sentence: str) -> None:
    before = everything(office)
    with pytest.raises(UserError, match=sentence):
        hub.sync(office, wrong)
    assert everything(office) == before


def test_no_password_is_kept() -> None:
    assert hub.without_password("postgresql://anne:secret@hub.example/parvis") == "postgresql://anne@hub.example/parvis"


def test_a_cable_pulled_at_any_moment_leaves_both_sides_whole(
    office: Database, laptop: Database, url: str, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.sync(office, url)
    for moment in ("_vector", "_digest_at", "_records", "_insert", "_give_files"):
        records.change(laptop, "person", dupont(laptop), {"remarks": f"Avant {moment}."})
        organisation(office, f"Ville {moment}")
        hub.sync(office, url)
        real = getattr(hub, moment)

        def pulled(*given: object, real: object = real) -> object:
            server.stop()
            return real(*given)  # type: ignore[operator]

        monkeypatch.setattr(hub, moment, pulled)
        with pytest.raises(hub.HubAway, match="did not answer"):
            hub.sync(laptop, url)
        monkeypatch.setattr(hub, moment, real)
        assert check(laptop.path) == []
        server.start()
        for base in (office, laptop, office):
            hub.sync(base, url)
        assert everything(office) == everything(laptop)


WORKSTATION = """
import sys
from pathlib import Path
from desktop_app.storage.database import open_base
from desktop_app.sync import hub
from tests.office import organisation
base = open_base(Path(sys.argv[1]), sys.argv[2])
for number in range(5):
    organisation(base, f"Ville {sys.argv[2]} {number}")
    hub.sync(base, sys.argv[3])
base.close()
"""


def test_ten_workstations_at_once_lose_nothing(office: Database, url: str) -> None:
    paths = []
    for number in range(10):
        path = office.path.with_name(f"station-{number}.parvis")
        copies.make_copy(office, path, f"Station {number}")
        paths.append(path)
    root = Path(__file__).parents[2]
    working = [
        subprocess.Popen([sys.executable, "-c", WORKSTATION, str(path), f"W{number}", url], cwd=root)
        for number, path in enumerate(paths)
    ]
    assert [one.wait(timeout=120) for one in working] == [0] * 10
    hub.sync(office, url)
    names = {row[0] for row in office.read("SELECT text FROM organisation_name")}
    assert {f"Ville W{number} {turn}" for number in range(10) for turn in range(5)} <= names
    last = open_base(paths[-1], "W9")
    hub.sync(last, url)
    assert everything(last) == everything(office)
    last.close()
