"""Travel files by stick and mail: lost, late, cut short, edited, of another base, of another version, under lock."""

import hashlib
import json
import lzma
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.errors import UserError, WrongPassphrase
from desktop_app.i18n import speaking
from desktop_app.interchange.exports import export
from desktop_app.services import attachments as papers
from desktop_app.services import exporting, history, records
from desktop_app.services.attendance import Occasion
from desktop_app.services.bases import new_encrypted_base
from desktop_app.storage import attachments
from desktop_app.storage import connection as files
from desktop_app.storage.connection import NewerBase
from desktop_app.storage.database import Database, create, open_base
from desktop_app.sync import copies, merging, travel
from desktop_app.sync.parcels import Foreign
from desktop_app.sync.records import Fork, vector
from desktop_app.sync.taking import Missing
from tests.office import everything, person
from tests.sync.test_merging import dupont, one

PASSPHRASE = "quatre chevaux gris"


def sent(base: Database, name: str, to: str | None = None, passphrase: str | None = None) -> Path:
    path = base.path.with_name(name)
    travel.write_for(base, to, path, passphrase)
    return path


def refused(base: Database, path: Path, what: type[Exception] = UserError, passphrase: str | None = None) -> str:
    """The sentence by which a file is refused; nothing of it was taken in."""
    before = everything(base), base.read("SELECT * FROM journal_change")
    with pytest.raises(what) as sentence:
        travel.read(base, path, passphrase)
    assert (everything(base), base.read("SELECT * FROM journal_change")) == before
    return str(sentence.value)


def test_a_file_brings_what_the_other_lacks_and_only_that(office: Database, laptop: Database) -> None:
    records.change(laptop, "person", dupont(laptop), {"language": "fr"})
    first = sent(laptop, "1.travel", "Office")
    assert travel.read(office, first).applied == 1
    assert one(office, "SELECT language FROM person") == "fr"
    records.change(office, "person", dupont(office), {"honorific": "Dr"})
    assert travel.read(laptop, sent(office, "2.travel", "Laptop")).applied == 1
    assert everything(office) == everything(laptop)


def test_a_lost_file_is_caught_up_by_the_next(office: Database, laptop: Database) -> None:
    person(laptop, "Perdu")
    sent(laptop, "lost.travel", "Office")
    person(laptop, "Suivant")
    travel.read(office, sent(laptop, "next.travel", "Office"))
    assert sorted(row[0] for row in office.read("SELECT family FROM person")) == ["Dupont", "Perdu", "Suivant"]


def test_the_same_file_twice_does_no_harm(office: Database, laptop: Database) -> None:
    person(laptop, "Roux")
    path = sent(laptop, "1.travel")
    assert travel.read(office, path).applied > 0
    assert travel.read(office, path).applied == 0


def test_a_later_file_waits_for_the_earlier_one(office: Database, laptop: Database, third: Database) -> None:
    person(laptop, "Roux")
    first = sent(laptop, "1.travel", "Office")
    travel.read(office, first)
    travel.read(laptop, sent(office, "back.travel", "Laptop"))
    person(laptop, "Blanc")
    later = sent(laptop, "2.travel", "Office")
    assert "has not arrived here yet" in refused(third, later, Missing)
    travel.read(third, first)
    travel.read(third, later)
    assert one(third, "SELECT count(*) FROM person") == 3


@pytest.mark.parametrize("at", [0.0, 0.1, 0.5, 0.99])
def test_a_file_cut_short_is_refused_whole(office: Database, laptop: Database, at: float) -> None:
    person(laptop, "Roux")
    path = sent(laptop, "1.travel")
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * at)])
    refused(office, path)


def test_a_byte_changed_on_the_way_is_noticed(office: Database, laptop: Database) -> None:
    person(laptop, "Roux")
    path = sent(laptop, "1.travel")
    content = bytearray(path.read_bytes())
    for place in (3, content.index(b"\n") + 9, len(content) - 2):
        broken = bytearray(content)
        broken[place] ^= 1
        path.write_bytes(broken)
        refused(office, path)


def test_a_small_file_that_would_unpack_without_end_is_refused(
    office: Database, laptop: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(laptop, "Roux")
    path = sent(laptop, "1.travel")
    head, _newline, body = path.read_bytes().partition(b"\n")
    monkeypatch.setattr(travel, "_SMALL", 1_000_000)
    for bomb in (lzma.compress(lzma.decompress(body) + b" " * 30_000_000), huge_dictionary(body)):
        told = json.loads(head) | {"sha256": hashlib.sha256(bomb).hexdigest()}
        path.write_bytes(json.dumps(told).encode() + b"\n" + bomb)
        assert "damaged" in refused(office, path)


def huge_dictionary(body: bytes) -> bytes:
    """The same content under a head that asks for a quarter of a gigabyte to unpack it."""
    own = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 28}]
    return lzma.compress(lzma.decompress(body), filters=own)


def test_a_file_of_another_base_is_refused(office: Database, tmp_path: Path) -> None:
    other = create(tmp_path / "other.parvis", "Zoé")
    person(other, "Étranger")
    assert "another base" in refused(office, sent(other, "other.travel"), Foreign)
    other.close()
    (tmp_path / "letter.txt").write_text("Dear Anne", encoding="utf-8")
    assert "not a travel file" in refused(office, tmp_path / "letter.txt")
    assert "cannot be read" in refused(office, tmp_path / "nowhere.travel")


def test_a_file_of_a_newer_program_says_which_to_install(office: Database, laptop: Database) -> None:
    person(laptop, "Roux")
    path = sent(laptop, "1.travel")
    line, _newline, body = path.read_bytes().partition(b"\n")
    head = json.loads(line) | {"schema_version": files.SCHEMA_VERSION + 1}
    path.write_bytes(json.dumps(head).encode() + b"\n" + body)
    assert "newer Parvis" in refused(office, path, NewerBase)


def test_records_of_an_older_program_get_what_was_usual_for_the_fields_they_lack(
    office: Database, laptop: Database
) -> None:
    made = person(laptop, "Roux")
    raw = files.connect(laptop.path)
    raw.execute("UPDATE journal_change SET new = json_remove(new, '$.verified_by') WHERE row_id = ?", (made,))
    raw.execute("UPDATE journal_transaction SET schema_version = 1")
    raw.close()
    travel.read(office, sent(laptop, "1.travel"))
    assert office.read("SELECT family, verified_by FROM person WHERE id = ?", (made,)) == [("Roux", None)]


def test_a_locked_file_opens_under_its_passphrase_only_and_shows_no_name(office: Database, laptop: Database) -> None:
    person(laptop, "Vercingétorix")
    path = sent(laptop, "1.travel", None, PASSPHRASE)
    assert b"rcing" not in path.read_bytes()
    assert "locked" in refused(office, path, WrongPassphrase)
    assert "does not open" in refused(office, path, WrongPassphrase, "quatre chevaux noirs")
    assert travel.read(office, path, PASSPHRASE).applied > 0


def test_an_encrypted_base_locks_its_files_by_its_own_key(tmp_path: Path, office: Database) -> None:
    base, _recovery = new_encrypted_base(tmp_path / "secret.parvis", PASSPHRASE, "Anne")
    copies.make_copy(base, tmp_path / "away.parvis", "Away")
    away = open_base(tmp_path / "away.parvis", "Bruno", base.key)
    person(away, "Vercingétorix")
    path = sent(away, "1.travel")
    assert travel.read(base, path).applied > 0
    assert "another base" in refused(office, path, WrongPassphrase)
    base.close()
    away.close()


def test_papers_travel_too_and_only_those_that_are_missing(office: Database, laptop: Database, tmp_path: Path) -> None:
    paper = tmp_path / "note.pdf"
    paper.write_bytes(b"%PDF-1.4 a paper")
    event = records.add(laptop, "event", {"title_fr": "Lancement", "starts_at": "16/11/2008 16h30"})
    made = papers.add(laptop, Occasion("event", event), paper, "2008-11-16")
    digest = one(laptop, "SELECT digest FROM attachment WHERE id = ?", made)
    travel.read(office, sent(laptop, "1.travel", "Office"))
    assert attachments.read(office, digest) == b"%PDF-1.4 a paper"
    assert attachments.bring_missing(laptop, office) == []


def test_a_base_restored_from_a_backup_and_used_twice_is_told_and_its_work_is_kept(
    office: Database, laptop: Database
) -> None:
    from desktop_app.storage.backup import backup, restore

    kept = laptop.path.with_name("kept.parvis")
    backup(laptop, kept)
    person(laptop, "Avant")
    merging.together(office, laptop, "merge")
    laptop.close()
    restore(kept, laptop.path, overwrite=True)
    again = open_base(laptop.path, "Bruno")
    person(again, "Après")
    with pytest.raises(Fork) as fork:
        merging.together(office, again, "merge")
    assert "new identity" in str(fork.value)
    refused(office, sent(again, "1.travel"), Fork)
    assert fork.value.common == vector(again)[fork.value.copy] - 1
    copies.take_new_identity(again, fork.value.common)
    merging.together(office, again, "merge")
    for base in (office, again):
        assert sorted(row[0] for row in base.read("SELECT family FROM person")) == ["Après", "Avant", "Dupont"]
    again.close()


def test_a_file_of_a_doubled_base_tells_up_to_where_both_were_one(office: Database, laptop: Database) -> None:
    person(laptop, "Avant")
    travel.read(office, sent(laptop, "1.travel", "Office"))
    sealed = vector(laptop)
    twin = open_base(_doubled(laptop), "Bruno")
    for base, name in ((laptop, "Ici"), (twin, "Ailleurs")):
        person(base, name)
    travel.read(office, sent(laptop, "2.travel", "Office"))
    only_the_rest = twin.path.with_name("3.travel")
    travel.write(twin, vector(twin), only_the_rest)
    with pytest.raises(Fork) as fork:
        travel.read(office, only_the_rest)
    assert fork.value.common == sealed[fork.value.copy]
    copies.take_new_identity(twin, fork.value.common)
    travel.read(office, sent(twin, "4.travel"))
    assert sorted(row[0] for row in office.read("SELECT family FROM person")) == ["Ailleurs", "Avant", "Dupont", "Ici"]
    twin.close()


def _doubled(base: Database) -> Path:
    """The file copied by hand."""
    from desktop_app.storage.backup import backup

    double = base.path.with_name("double.parvis")
    backup(base, double)
    return double


def test_a_restored_backup_that_was_not_worked_in_simply_catches_up(office: Database, laptop: Database) -> None:
    from desktop_app.storage.backup import backup, restore

    kept = laptop.path.with_name("kept.parvis")
    backup(laptop, kept)
    person(laptop, "Avant")
    merging.together(office, laptop, "merge")
    laptop.close()
    restore(kept, laptop.path, overwrite=True)
    again = open_base(laptop.path, "Bruno")
    merging.together(office, again, "merge")
    assert sorted(row[0] for row in again.read("SELECT family FROM person")) == ["Avant", "Dupont"]
    again.close()


def test_a_laptop_dated_2031_is_said_and_nothing_is_lost(office: Database, laptop: Database) -> None:
    raw = files.connect(laptop.path)
    raw.execute("UPDATE journal_now SET clock = ?", (1_925_000_000_000 << 16,))
    raw.close()
    person(laptop, "Futur")
    found = travel.read(office, sent(laptop, "1.travel"))
    assert len(found.warnings) == 1 and "2031" in found.warnings[0]
    person(office, "Présent")
    assert one(office, "SELECT at FROM journal_transaction ORDER BY at LIMIT 1") >> 16 < 1_900_000_000_000
    assert sorted(row[0] for row in office.read("SELECT family FROM person")) == ["Dupont", "Futur", "Présent"]


def test_what_somebody_took_out_on_the_road_is_told_at_the_office(office: Database, laptop: Database) -> None:
    person(office, "Blanc")
    before = history.next_undo(office)
    chosen, now = exporting.all_of("person", "2026-11-24"), datetime(2026, 11, 24, 9, tzinfo=UTC)
    count = export(laptop, "csv", chosen, laptop.path.with_name("list.csv"), now).count
    travel.read(office, sent(laptop, "1.travel", "Office"))
    assert office.read('SELECT what, form, count FROM "export"') == [("person", "csv", count)]
    with speaking("en"):
        titles = [one.title for one in history.recent(office, "2026-11-24")]
    assert f"Export People ({count}), Table as text (.csv)" in titles
    assert history.next_undo(office) == before
